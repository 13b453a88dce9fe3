/// What conditions of a question for rows are told by, beside ``negations``, ``absences`` and the words of bounds.
extension Lexicon {
    /// What takes single things out of those that are asked for.
    static let exceptions = words(
        en: "except excepting excluding besides", de: "außer ausgenommen", fr: "sauf excepté hormis",
        es: "excepto salvo", it: "tranne eccetto", pt: "exceto", nl: "behalve", pl: "oprócz")
    /// The same in several words.
    static let exceptionPhrases = phrases(
        en: "other than|apart from|aside from|with the exception of|different from|but not",
        de: "mit ausnahme von|mit ausnahme der|mit ausnahme des|abgesehen von|anders als|aber nicht",
        fr: "à part|à l exception de|autre que|autres que|mais pas")

    /// What denies the place behind it.
    static let outsides = words(en: "outside", de: "außerhalb", fr: "hors")

    /// What sets a condition that no cell tells: it nearly denies, or asks for the like of another row.
    static let unclearConditions = words(
        en: "hardly rarely seldom barely scarcely same",
        de: "kaum selten gleiche gleichen gleicher gleiches selbe selben selber",
        fr: "rarement guère même mêmes")

    /// What bounds, where no number follows: `at most as much as Anna`.
    static let unclearBounds = phrases(
        en: "at most|at least|as much as|as many as|as long as|as old as|as early as|as late as",
        de: "höchstens|mindestens|wenigstens|so viel wie|so viele wie|so alt wie|so lang wie",
        fr: "au moins|au plus|autant que|autant de")

    /// What joins the conditions of a question; no words that are articles or prepositions in another language.
    static let conditionJoints = words(
        en: "and but or nor that which who", de: "und aber oder sowie noch", fr: "et mais ou ni qui",
        es: "y pero", pt: "mas", nl: "maar", pl: "ale lub oraz")
    /// What parts conditions of which one is enough.
    static let alternatives = words(en: "or", de: "oder", fr: "ou", it: "oppure", pl: "lub albo")
    /// What bounds times and stands before conditions of other kinds too.
    static let timeWords = after.union(before).union(since).union(until).union(spanLeads)
    /// What bounds numbers alone.
    static let boundingNumbers = bounding.subtracting(timeWords)
    /// What opens a denial of several things, and denies each of them but the first.
    static let neithers = words(en: "neither", de: "weder", fr: "ni", es: "ni", pl: "ani")
    static let nors = words(en: "nor", de: "noch", fr: "ni", es: "ni", pl: "ani")

    /// What asks for the earliest and for the latest of a column of dates, beside ``first`` and ``last``.
    static let earliest = words(
        de: "zuerst erster erstes erstem", fr: "premiers premières", es: "primero primera", it: "primo prima")
    static let latest = words(
        de: "zuletzt letzter letztes letztem", fr: "derniers dernières", es: "último última",
        it: "ultimo ultima")
    /// What says right behind `first` that its place is meant, and what does so wherever it stands.
    static let placesInTables = words(
        en: "row line entry", de: "zeile eintrag", fr: "ligne entrée", es: "fila", it: "riga")
    static let listings = words(
        en: "list listed table register", de: "liste gelistet aufgeführt tabelle verzeichnis",
        fr: "liste tableau", es: "lista",
        it: "elenco")

    /// Verbs and adverbs of a question for rows that say no more than that a row is so.
    static let plainVerbs = words(
        en: """
            stand stands standing stay stays sit sits work works working worked located situated based belong belongs belonged kept \
            keep come comes came out go goes take takes gets made one ones has lie lies exist exists give gives offer offers provide provides there been being than rather later ago
            """,
        de: """
            stehen steht liegen liegt arbeiten arbeitet befinden befindet sich gehören gehört kommen kommt kamen kam stammen \
            stammt stammten stammte \
            bekommt worden wurde wurden wird sein bis als schon bereits noch
            """,
        fr: "travaille travaillent trouve trouvent situé située situés situées se ne n")
    /// Verbs that ask for one thing.
    static let singularVerbs = words(
        en: "was is came comes stands served reigned ruled", de: "war ist kam kommt steht", fr: "était est")
    /// What says that a place was reached, beside a column of places, and what says that it was the first.
    static let placing = words(
        en: "finish finished finishes place placed rank ranked reach reached come came position",
        de: "belegte belegt erreichte erreicht wurde landete kam platz rang")
    static let winning = words(
        en: "won win wins winner champion champions", de: "gewann gewinnt gewonnen sieger siegerin siegte",
        fr: "gagné gagnant vainqueur remporté")
    /// What says that a race was ended, by those who have a place.
    static let finishing = words(en: "finish finished finishers", de: "beendet beendete beendeten ziel")
    /// What heads a column of winners, beside which no place says who won.
    static let winnerHeaders = words(
        en: "winner winners champion champions", de: "sieger siegerin gewinner meister",
        fr: "vainqueur gagnant")

    /// What compares with another row before `than`, upwards and downwards, beside the comparing words.
    static let moreThanRow = words(
        en: "more greater", de: "mehr", fr: "plus", es: "más", it: "più", nl: "meer")
    static let lessThanRow = words(
        en: "less fewer", de: "weniger", fr: "moins", es: "menos", it: "meno", nl: "minder")
    /// What stands between such a word and the other row.
    static let rowJoints = words(en: "than", de: "als", fr: "que", es: "que", it: "di", nl: "dan")
    /// What stands before a thing that a row has, or before what was done with it.
    static let having = words(
        en: "a an any have has had with is are was were been get gets",
        de: "ein eine einen hat haben mit ist sind wurde wurden war waren",
        fr: "un une a ont avec est sont")
    /// What heads a column of people.
    static let peopleHeaders = words(
        en:
            "employee employees person staff member members worker applicant candidate student teacher driver patient customer",
        de: """
            mitarbeiter mitarbeiterin mitarbeitende person personen kunde patient schüler lehrer teilnehmer bewerber fahrer mitglied
            """,
        fr: "employé employée salarié personne élève client membre", es: "empleado persona",
        it: "dipendente persona", pt: "funcionário pessoa", nl: "medewerker", pl: "pracownik osoba")
}
