extension NumberFormat.Section {
    /// A serial number as a date or time; nil when none is shown for it.
    func dateText(_ value: Double, _ dates: DateSystem) -> String? {
        let fractionDigits = parts.reduce(0) { most, part in
            if case .secondFraction(let digits) = part { max(most, min(digits, 3)) } else { most }
        }
        if value < 0, parts.contains(where: { if case .elapsed = $0 { true } else { false } }) {
            return dateText(-value, dates).map { "-" + $0 }
        }
        guard let date = SpreadsheetDate(serial: value, system: dates, fractionDigits: fractionDigits) else {
            return nil
        }
        // The names of eras and their first days are no matter of the format; the date itself is the same in all of them.
        if hasEra { return date.iso8601 }
        let isHalfDay = parts.contains { if case .halfDay = $0 { true } else { false } }
        let names = CalendarNames.of(language: language)
        var text = ""
        var shown = date
        shown.year += yearsBefore
        for part in parts { text += Self.words(part, shown, names, isHalfDay, fractionDigits) }
        return text
    }

    private static func words(
        _ part: NumberFormat.Part, _ date: SpreadsheetDate, _ names: CalendarNames, _ isHalfDay: Bool,
        _ fractionDigits: Int
    ) -> String {
        switch part {
        case .literal(let words): words
        case .year(let width): width <= 2 ? SpreadsheetDate.padded(date.year % 100) : String(date.year)
        case .monthOrMinute(let width, true): SpreadsheetDate.padded(date.minute, min(width, 2))
        case .monthOrMinute(let width, false): month(date.month, width, names)
        case .day(let width): day(date, width, names)
        case .hour(let width):
            SpreadsheetDate.padded(isHalfDay ? (date.hour + 11) % 12 + 1 : date.hour, min(width, 2))
        case .second(let width): SpreadsheetDate.padded(date.second, min(width, 2))
        case .secondFraction(let width):
            "." + SpreadsheetDate.padded(date.fraction, fractionDigits) + zeros(width - fractionDigits)
        case .halfDay(let morning, let evening): date.hour < 12 ? morning : evening
        case .elapsed(let unit, let width): SpreadsheetDate.padded(elapsed(unit, date), width)
        case .slash: "/"
        case .comma: ","
        case .point: "."
        case .digit(let digit): digit == UInt8(ascii: "0") ? "0" : ""
        default: ""
        }
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }

    private static func month(_ month: Int, _ width: Int, _ names: CalendarNames) -> String {
        switch width {
        case 1, 2: SpreadsheetDate.padded(month, width)
        case 3: names.shortMonths[month - 1]
        case 5: String(names.months[month - 1].prefix(1))
        default: names.months[month - 1]
        }
    }

    private static func day(_ date: SpreadsheetDate, _ width: Int, _ names: CalendarNames) -> String {
        switch width {
        case 1, 2: SpreadsheetDate.padded(date.day, width)
        case 3: names.shortDays[date.weekday]
        default: names.days[date.weekday]
        }
    }

    private static func elapsed(_ unit: NumberFormat.ElapsedUnit, _ date: SpreadsheetDate) -> Int {
        let hours = date.days * 24 + date.hour
        return switch unit {
        case .hours: hours
        case .minutes: hours * 60 + date.minute
        case .seconds: (hours * 60 + date.minute) * 60 + date.second
        }
    }
}
