/// What parts, things, editions and rows are numbered and named by.
extension Lexicon {
    /// The parts of a document that are named by their number.
    static let documentParts = words(
        en: """
            clause clauses section subsection subclause article paragraph para chapter point item rule
            """,
        de: "ziffer abschnitt artikel absatz punkt kapitel paragraf klausel nummer",
        fr: "alinéa chapitre règle", signs: "§")

    /// What is numbered where there are many of it, so that another number is another thing.
    static let numberedThings = words(
        en: """
            week room chapter section article clause phase level version step floor zone gate unit module group tier stage lot \
            annex appendix line machine building year month day grade class platform severity priority
            """,
        de: """
            woche jahr monat tag klasse gleis raum zimmer kapitel abschnitt artikel stufe etage halle gebäude linie
            """,
        fr: "semaine salle chapitre étage bâtiment")

    /// What stands before the number of a version in a sentence.
    static let releases = words(en: "version release v edition", de: "ausgabe", fr: "édition")
    /// What stands before it in the name of a file, which says the rest by its abbreviation.
    static let versions = words(
        en: "v ver version rev revision r draft edition ed", de: "entwurf auflage ausgabe stand")

    /// What the folders and files of old editions are called.
    static let archives = words(
        en: "archive archives archived old obsolete superseded outdated deprecated",
        de: "archiv alt veraltet",
        fr: "ancien")
    /// What asks for more than the newest edition.
    static let editionCues = words(
        en: """
            changes compare compared comparison difference different differ former formerly previous previously earlier versus vs
            """,
        de: "geändert vergleiche vergleich unterschied beide früher alte alten bisher",
        fr: "changé comparer différence ancien ancienne auparavant")

    // MARK: Columns

    /// What heads a column that only numbers its rows, as letters without their marks; or nothing.
    static let rowNumbers = words(
        en: "no nr num number pos position item id rank row line place n",
        de: "nummer lfdnr rang platz zeile", fr: "numéro rangée ligne", signs: "#"
    ).union([""])

    /// What of these says in which place a row came.
    static let placeHeaders = words(
        en: "rank pos position place standing", de: "rang platz platzierung", fr: "rang place position")
    /// What of them counts the rows in the order of what they are of, as the places and the numbers of offices do.
    static let countingHeaders = placeHeaders.union(
        words(en: "no nr num number n", de: "nummer", fr: "numéro", signs: "#"))

    /// What heads a column by which the records of a list are told apart, and what such a header ends with.
    static let recordNames = words(en: "id no nr number code key name title", de: "nummer", fr: "nom")
    static let recordEndings = ["Name", "Id", "ID", "_name", "_id", "Number", "_number", "_no"]

    /// The stems of what only numbers or names a thing.
    static let thingNumbers = words(en: "numb number nr name id code", de: "nummer", fr: "nom")
}
