/// Sums and averages, as questions ask for them and rows are named after them.
extension Lexicon {
    /// What asks for a sum by itself.
    static let sums = words(en: "sum altogether", de: "summe insgesamt", fr: "somme")
    /// What gives one in a text, and asks for one beside ``everything`` only.
    static let totals = words(en: "total totals overall", de: "gesamt", fr: "totaux")
    /// What asks for a sum of a column's numbers, and for a place or a meeting elsewhere.
    static let combining = words(
        en: "together combined add adds added",
        de: "zusammen zusammengerechnet zusammengenommen addiert gesamte gesamten",
        fr: "ensemble cumulé", es: "conjunto", nl: "samen")
    /// What asks for a sum behind the verb of “How much do all machines cost?”.
    static let jointly = words(en: "all both", de: "alle beide", fr: "tous toutes")
    static let howMuch = words(en: "much", de: "viel wieviel", fr: "combien")
    static let jointVerbs = words(en: "do did will would", de: "kosten", fr: "coûtent")
    static let everything = words(
        en: "all every together", de: "aller alle", fr: "tous toutes")

    /// What asks for an average; `mean` does so only behind an article.
    static let averages = words(
        en: "average", de: "durchschnitt durchschnittlich", fr: "moyenne", signs: "ø")

    /// What rows of averages are named after, and those of sums and averages.
    static let averageRows = words(
        en: "average averages mean median", de: "durchschnitt mittelwert", fr: "moyenne", es: "promedio",
        pl: "średnia")
    static let sumRows = averageRows.union(
        words(
            en: "total totals subtotal sum overall", de: "gesamt gesamtsumme zwischensumme summe insgesamt",
            fr: "totaux ensemble somme", es: "suma", it: "totale", nl: "totaal"))
    /// What stands beside such a word and names nothing.
    static let sumFillers = words(
        en: "grand sub net gross all of the for and general year month quarter",
        de: "und der des jahr monat", fr: "général de la les")
}
