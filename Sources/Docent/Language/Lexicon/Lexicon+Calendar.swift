import Documents

/// Days, months and the turns of time.
extension Lexicon {
    /// The days of the week from Monday on.
    static let weekdays = [
        words(en: "monday mondays", de: "montag montags", fr: "lundi"),
        words(en: "tuesday tuesdays", de: "dienstag dienstags", fr: "mardi"),
        words(en: "wednesday wednesdays", de: "mittwoch mittwochs", fr: "mercredi"),
        words(en: "thursday thursdays", de: "donnerstag donnerstags", fr: "jeudi"),
        words(en: "friday fridays", de: "freitag freitags", fr: "vendredi"),
        words(en: "saturday saturdays", de: "samstag samstags", fr: "samedi"),
        words(en: "sunday sundays", de: "sonntag sonntags", fr: "dimanche"),
    ]

    /// What may stand in the place of one day.
    static let days = weekdays.reduce(words(en: "weekends")) { $0.union($1) }

    /// The short names of the days in English, by the long one.
    static let weekdayAbbreviations = [
        "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thu": "thursday",
        "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
    ]

    /// What an answer gives a date by beside its figures.
    static let dates = words(en: "today century noon midnight", de: "uhr").union(days)
        .union(FigureWords.months.keys)

    /// The parts of a year that columns are headed by.
    static let months = words(en: "month", de: "monat", fr: "mois")
    static let quarters = words(en: "quarter", de: "quartal", fr: "trimestre")
    static let weeks = words(en: "week", de: "woche kalenderwoche", fr: "semaine")
    /// What ends a period that still lasts.
    static let present = words(
        en: "present now today date incumbent", de: "heute jetzt", fr: "présent", signs: "")

    /// The years.
    static let years = words(en: "year", de: "jahr", fr: "année")

    /// The quarters from the first on, as sentences name them.
    static let namedQuarters = [
        phrases(en: "first quarter", de: "ersten quartal", fr: "premier trimestre"),
        phrases(en: "second quarter", de: "zweiten quartal", fr: "deuxième trimestre"),
        phrases(en: "third quarter", de: "dritten quartal", fr: "troisième trimestre"),
        phrases(en: "fourth quarter|last quarter", de: "vierten quartal", fr: "quatrième trimestre"),
    ]

    /// What tells one time or one row from its neighbours.
    static let turns = words(
        en: "first last final next previous following", de: "erste ersten letzte letzten",
        fr: "premier première dernier dernière")

    /// What follows a turn where it only says when: `last year`, `the first half`.
    static let turning = words(
        en: """
            year years half quarter month months week weeks day days morning evening night time times
            """,
        de: "jahr jahre jahren halbjahr quartal monat monate monaten woche wochen tag tage tagen mal",
        fr: "an année semestre trimestre mois semaine jour fois")

    /// What steps from a year that was spoken of to the next, and to the one before.
    static let stepsOn = words(
        en: "after next following later", de: "danach folgenden", fr: "suivante après")
    static let stepsBack = words(
        en: "before previous preceding prior earlier", de: "davor vorher", fr: "précédente avant")

    /// The ranks in words from the first on; what has two forms, with a stroke between.
    static let ordinals: [String: Int] = {
        let lists = [
            """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
            sixteenth seventeenth eighteenth nineteenth twentieth
            """,
            germanOrdinals.map { $0 + "e" }.joined(separator: " "),
            """
            premier/première deuxième/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième
            """,
            """
            primero/primera segundo/segunda tercero/tercera cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima \
            octavo/octava noveno/novena décimo/décima
            """,
            "primo/prima secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima ottavo/ottava",
            "primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta sétimo/sétima",
        ]
        var ordinals: [String: Int] = [:]
        for list in lists {
            for (place, words) in list.split(separator: " ").enumerated() {
                for word in words.split(separator: "/") { ordinals[String(word)] = place + 1 }
            }
        }
        return ordinals
    }()
    /// The German ones without their ending, which compounds such as `fünfthöchste` begin with.
    static let germanOrdinals = phrases(
        de: """
            erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|elft|zwölft|dreizehnt|vierzehnt|fünfzehnt|sechzehnt|\
            siebzehnt|achtzehnt|neunzehnt|zwanzigst
            """)
    /// What follows the digits of a rank, and how the end of one in words is inflected.
    static let ordinalEndings = words(en: "st nd rd th", fr: "e er ère ème")
    static let ordinalInflections = words(de: "en er es")
}
