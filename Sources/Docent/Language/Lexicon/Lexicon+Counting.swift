/// What asks how many there are of a thing.
extension Lexicon {
    /// What stands before the thing that is counted.
    static let countingLeads = phrases(
        en: "how many", de: "wie viele|wie vielen|wieviele", fr: "combien de|combien d",
        es: "cuántos|cuántas", it: "quanti|quante", pt: "quantos|quantas", nl: "hoeveel")
    /// The verbs behind such a word by which it asks how much.
    static let amountVerbs = words(nl: "kost kosten weegt duurt is")
    /// What may stand between the two.
    static let countedAround = words(
        en: """
            of the other different more further additional new open full whole single separate distinct individual total extra \
            such these those our my your its their
            """,
        de: "der die das andere weitere verschiedene neue offene volle unserer",
        fr: "des les autres nouveaux",
        nl: "andere verschillende")
    /// What may be called by another name where it is counted, as people are, and what is no thing.
    static let countedByAnyName = words(
        en: """
            people persons men human humans individuals things items pieces units entries copies examples kinds types sorts \
            ways parts points percent degrees times are is were was do does did have has can may must will would
            """,
        de:
            "leute personen menschen mitarbeiter dinge stück einträge arten teile punkte prozent grad mal sind waren",
        fr: "personnes gens choses pièces sortes fois", es: "personas cosas veces", it: "persone cose volte",
        pt: "pessoas coisas vezes", nl: "mensen personen dingen keer")
}
