/// What asks for operations on the rows of a table, and what questions say of tables that names nothing in them.
extension Lexicon {
    /// What asks for a number behind `the`, before `of`.
    static let numberNouns = words(
        en: "number amount quantity count", de: "anzahl zahl menge", fr: "nombre quantité")
    /// What asks for how a thing is called.
    static let labelNouns = words(en: "name names title", de: "name namen titel", fr: "nom noms titre")
    /// What speaks of the table itself.
    static let emptyOfTables = words(
        en:
            "chart column row list listed table data recorded shown given according appear appears different distinct time times",
        de: "spalte zeile tabelle liste aufgeführt", fr: "colonne ligne tableau")
    /// What counts how often something is so.
    static let occurrences = words(en: "times", de: "mal", fr: "fois")
    /// What points at a thing that the words around it do not name.
    static let pointing = words(
        en: "this these that those", de: "dieser diese dieses diesem", fr: "ce cette ces")
    /// What asks for rows that share a value with another.
    static let sames = words(en: "same", de: "gleiche gleichen selbe selben", fr: "même mêmes")
    /// What asks for things that follow one another.
    static let consecutive = words(
        en: "consecutive consecutively successive straight", de: "aufeinanderfolgende hintereinander",
        fr: "consécutifs consécutives")
    static let inARow = phrases(en: "in a row", de: "in folge", fr: "de suite")
    /// What says that a number of years is an age.
    static let agesInYears = words(en: "old age aged", de: "alt alter", fr: "âge âgé âgés")
    /// What says that nothing stands between two rows.
    static let directly = words(
        en: "directly immediately right ranked", de: "direkt unmittelbar", fr: "directement immédiatement")
    /// What asks for the smallest number of things.
    static let fewest = words(en: "fewest", de: "wenigsten")
    /// What names the two ends of a table.
    static let tops = words(en: "top", de: "anfang", fr: "haut")
    static let bottoms = words(en: "bottom end", de: "ende", fr: "bas fin")
    /// What heads a column of places on the earth.
    static let whereHeaders = words(
        en: "location venue place city site stadium country where", de: "ort stadt land",
        fr: "lieu ville pays")
    /// What heads a column of people, or of whoever took part.
    static let whoHeaders = words(
        en: "name player rider driver person winner coach candidate champion incumbent",
        de: "name spieler fahrer sieger", fr: "nom joueur vainqueur")
}
