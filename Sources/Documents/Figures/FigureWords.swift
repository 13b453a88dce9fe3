/// The words that figures are written with, in English, German and French, in small letters; those of money in
/// Polish and Czech too.
package enum FigureWords {
    /// The number of each month, by its names.
    package static let months: [String: Int] = monthSpellings.enumerated().reduce(into: [:]) {
        months, month in
        for name in month.element { months[name] = month.offset + 1 }
    }

    /// The long English names of the months, in their order.
    package static let monthNames = monthSpellings.map { $0[0] }

    private static let monthSpellings = [
        "january jan januar jänner janvier janv enero gennaio janeiro januari stycznia styczeń",
        "february feb februar février févr febrero febbraio fevereiro februari lutego luty",
        "march mar märz mrz mars marzo março maart mrt marca marzec",
        "april apr avril avr abril aprile kwietnia kwiecień",
        "may mai mayo maggio maio mei maja maj",
        "june jun juni juin junio giugno junho czerwca czerwiec",
        "july jul juli juillet juil julio luglio julho lipca lipiec",
        "august aug août agosto augustus sierpnia sierpień",
        "september sep sept septembre septiembre settembre setembro września wrzesień",
        "october oct oktober okt octobre octubre ottobre outubro października październik",
        "november nov novembre noviembre novembro listopada listopad",
        "december dec dezember dez décembre déc diciembre dicembre dezembro grudnia grudzień",
    ].map { $0.split(separator: " ").map(String.init) }

    /// The names of months that are other words too: a month only beside a day or a year.
    package static let monthsAndMore: Set<String> = ["may", "mai", "mayo", "maja", "marca"]

    /// What stands between the parts of a date: `9 de mayo de 2026`, `3rd of May`.
    static let dateJoints: Set<String> = ["of", "de", "del"]

    package static let units: [String: String] = table([
        "EUR": ["eur", "euro", "euros"], "USD": ["usd", "dollar", "dollars"],
        "CHF": ["chf", "franken", "francs"],
        "GBP": ["gbp", "pound", "pounds", "pfund"], "JPY": ["jpy", "yen"], "CNY": ["cny", "rmb", "yuan"],
        "PLN": ["zł", "zloty", "złoty", "złotych"], "CZK": ["kč"],
        "%": ["percent", "prozent", "pourcent"],
        "day": ["day", "days", "tag", "tage", "tagen", "jour", "jours"],
        "week": ["week", "weeks", "woche", "wochen", "semaine", "semaines"],
        "month": ["month", "months", "monat", "monate", "monaten", "mois"],
        "year": ["year", "years", "jahr", "jahre", "jahren", "an", "ans", "année", "années"],
        "hour": ["h", "hour", "hours", "stunde", "stunden", "std", "heure", "heures"],
        "minute": ["min", "minute", "minutes", "minuten"],
        "second": ["s", "sec", "second", "seconds", "sek", "sekunde", "sekunden", "secondes"],
        "km": ["km", "kilometre", "kilometres", "kilometer", "kilometers", "kilomètres"],
        "m": ["m", "metre", "metres", "meter", "meters", "mètre", "mètres"], "cm": ["cm"], "mm": ["mm"],
        "kg": ["kg", "kilogram", "kilograms", "kilogramm"], "g": ["g", "gram", "grams", "gramm"],
        "t": ["tonne", "tonnes", "tonnen"], "l": ["l", "litre", "litres", "liter", "liters"],
        "mg": ["mg", "milligram", "milligrams", "milligramm"], "µg": ["µg", "μg", "mcg"],
        "ml": ["ml", "millilitre", "millilitres", "milliliter", "milliliters"], "cl": ["cl"], "dl": ["dl"],
        "hl": ["hl"], "ha": ["ha", "hectare", "hectares", "hektar"], "µm": ["µm", "μm"],
        "ms": ["ms", "millisecond", "milliseconds", "millisekunden"],
        "Wh": ["wh"], "kWh": ["kwh"], "MWh": ["mwh"], "GWh": ["gwh"], "kW": ["kw"],
        "W": ["w", "watt", "watts"],
        "A": ["ampere", "amperes", "amps"], "Ω": ["ohm", "ohms"], "MW": ["megawatt", "megawatts"],
        "IU": ["iu"], "cent": ["cent", "cents", "ct"], "mph": ["mph"], "ppb": ["ppb"], "mol": ["mol"],
        "mmol": ["mmol"],
        "kVA": ["kva"], "V": ["v", "volt", "volts"], "kV": ["kv"], "mAh": ["mah"], "kJ": ["kj"],
        "Hz": ["hz"], "kHz": ["khz"], "MHz": ["mhz"], "GHz": ["ghz"], "rpm": ["rpm"], "dB": ["db"],
        "bar": ["bar"], "mbar": ["mbar"], "hPa": ["hpa"], "kPa": ["kpa"], "MPa": ["mpa"], "psi": ["psi"],
        "Nm": ["nm"], "kN": ["kn"], "ppm": ["ppm"],
        "inch": ["inch", "inches"], "ft": ["ft", "foot", "feet"], "yd": ["yd", "yard", "yards"],
        "mile": ["mile", "miles", "mi"], "lb": ["lb", "lbs"], "oz": ["oz", "ounce", "ounces"],
        "gal": ["gal", "gallon", "gallons"],
        "kB": ["kb"], "MB": ["mb"], "GB": ["gb"], "TB": ["tb"],
    ])

    /// The units that are told by their capitals, as `MW` is from `mW`: those of the International System with their prefixes.
    static let spelledUnits: [String: String] = {
        let prefixes = ["", "n", "µ", "m", "k", "M", "G", "T"]
        let bases = ["W", "V", "A", "J", "N", "Pa", "Hz", "Ω", "Ohm", "mol", "Wh", "VA", "Nm", "Bq", "Sv"]
        var units: [String: String] = [:]
        for prefix in prefixes {
            for base in bases { units[prefix + base] = prefix + (base == "Ohm" ? "Ω" : base) }
        }
        return units
    }()

    /// The units of length that areas and volumes are told in.
    static let lengths: Set<String> = ["mm", "cm", "m", "km"]

    /// The currencies, by the codes of ISO 4217 that stand before or behind amounts in capitals: in small letters `try` is a
    /// word and `sek` a second.
    package static let currencies: Set<String> = [
        "EUR", "USD", "CHF", "GBP", "JPY", "SEK", "DKK", "NOK", "PLN", "CZK", "CNY", "HUF", "RON", "AUD",
        "CAD",
        "NZD", "INR", "KRW", "BRL", "MXN", "ZAR", "TRY", "SGD", "HKD",
    ]

    /// What spells a currency, per cent or a degree with a sign, as UTF-8.
    static let signs: [([UInt8], String)] = [
        ([0xE2, 0x82, 0xAC], "EUR"), ([0x24], "USD"), ([0xC2, 0xA3], "GBP"), ([0xC2, 0xA5], "JPY"),
        ([0x25], "%"), ([0xE2, 0x80, 0xB0], "‰"),
        ([0xC2, 0xB0, 0x43], "°C"), ([0xE2, 0x84, 0x83], "°C"), ([0xC2, 0xB0, 0x46], "°F"),
        ([0xE2, 0x84, 0x89], "°F"),
    ]

    /// What the words behind a number multiply it by.
    package static let factors: [String: Double] = [
        "thousand": 1e3, "tausend": 1e3, "tsd": 1e3, "mille": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6,
        "millionen": 1e6, "mio": 1e6, "mn": 1e6, "billion": 1e9, "billions": 1e9, "milliarde": 1e9,
        "milliarden": 1e9, "mrd": 1e9, "milliard": 1e9, "milliards": 1e9, "bn": 1e9,
    ]

    static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "e", "ème"]

    private static func table(_ words: [String: [String]]) -> [String: String] {
        var table: [String: String] = [:]
        for (name, spellings) in words {
            for spelling in spellings { table[spelling] = name }
        }
        return table
    }
}
