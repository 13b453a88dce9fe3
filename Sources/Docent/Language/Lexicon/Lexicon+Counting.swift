/// What asks how many there are of a thing.
extension Lexicon {
    /// What stands before the thing that is counted.
    static let countingLeads = phrases(
        en: "how many", de: "wie viele|wie vielen|wieviele", fr: "combien de|combien d",
        es: "cuántos|cuántas", it: "quanti|quante", pt: "quantos|quantas", nl: "hoeveel")
    /// The verbs behind such a word by which it asks how much.
    static let amountVerbs = words(nl: "kost kosten weegt duurt is")
}
