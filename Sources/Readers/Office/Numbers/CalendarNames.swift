/// The names of months and weekdays in a language, as a date format with that language shows them.
struct CalendarNames: Sendable {
    let months: [String]
    let shortMonths: [String]
    /// From Sunday.
    let days: [String]
    let shortDays: [String]

    /// The names for a Windows primary language identifier; English for those not listed.
    static func of(language: Int) -> CalendarNames {
        byLanguage[language] ?? english
    }

    private init(_ months: String, _ shortMonths: String, _ days: String, _ shortDays: String) {
        self.months = months.split(separator: " ").map(String.init)
        self.shortMonths = shortMonths.split(separator: " ").map(String.init)
        self.days = days.split(separator: " ").map(String.init)
        self.shortDays = shortDays.split(separator: " ").map(String.init)
    }

    private static let english = CalendarNames(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Sunday Monday Tuesday Wednesday Thursday Friday Saturday", "Sun Mon Tue Wed Thu Fri Sat")

    private static let byLanguage: [Int: CalendarNames] = [
        0x07: CalendarNames(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
            "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", "So Mo Di Mi Do Fr Sa"),
        0x0C: CalendarNames(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "dimanche lundi mardi mercredi jeudi vendredi samedi", "dim. lun. mar. mer. jeu. ven. sam."),
        0x0A: CalendarNames(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago sep oct nov dic",
            "domingo lunes martes miércoles jueves viernes sábado", "do. lu. ma. mi. ju. vi. sá."),
        0x10: CalendarNames(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "domenica lunedì martedì mercoledì giovedì venerdì sabato", "dom lun mar mer gio ven sab"),
        0x13: CalendarNames(
            "januari februari maart april mei juni juli augustus september oktober november december",
            "jan feb mrt apr mei jun jul aug sep okt nov dec",
            "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag", "zo ma di wo do vr za"),
        0x16: CalendarNames(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "jan fev mar abr mai jun jul ago set out nov dez",
            "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
            "dom seg ter qua qui sex sáb"),
    ]
}
