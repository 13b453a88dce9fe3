/// A rule of recurrence in words (RFC 5545, section 3.3.10): `FREQ=WEEKLY;COUNT=5;BYDAY=MO` is “weekly on Monday, 5
/// times”.
enum RecurrenceWords {
    static func text(_ rule: String) -> String {
        var parts: [String: String] = [:]
        for part in rule.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { parts[String(pair[0])] = String(pair[1]) }
        }
        var words = [frequency(parts["FREQ"] ?? "", every: parts["INTERVAL"].flatMap { Int($0) } ?? 1)]
        if let days = parts["BYDAY"] { words.append("on " + list(days, day)) }
        if let days = parts["BYMONTHDAY"] { words.append("on day " + list(days, \.self)) }
        if let months = parts["BYMONTH"] { words.append("in " + list(months, month)) }
        if let position = parts["BYSETPOS"].flatMap({ Int($0) }) {
            words.append("(the \(ordinal(position)) of these)")
        }
        var text = words.joined(separator: " ")
        if let count = parts["COUNT"] { text += ", \(count) times" }
        if let end = parts["UNTIL"].flatMap(CalendarTime.parts) { text += ", until \(end.date)" }
        return text
    }

    private static func frequency(_ name: String, every count: Int) -> String {
        let units = [
            "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year", "HOURLY": "hour",
            "MINUTELY": "minute",
        ]
        guard count > 1, let unit = units[name] else { return name.lowercased() }
        return "every \(count) \(unit)s"
    }

    private static func list(_ values: String, _ words: (String) -> String) -> String {
        values.split(separator: ",").map { words(String($0)) }.joined(separator: ", ")
    }

    private static func day(_ code: String) -> String {
        let names = [
            "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
            "SA": "Saturday", "SU": "Sunday",
        ]
        let name = names[String(code.suffix(2))] ?? code
        guard let position = Int(code.dropLast(2)) else { return name }
        return "the \(ordinal(position)) \(name)"
    }

    private static func ordinal(_ position: Int) -> String {
        let names = ["first", "second", "third", "fourth", "fifth"]
        guard position != 0, position.magnitude <= names.count else { return "\(position)." }
        if position == -1 { return "last" }
        return position > 0 ? names[position - 1] : "\(names[-position - 1]) to last"
    }

    private static func month(_ number: String) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        guard let month = Int(number), (1...12).contains(month) else { return number }
        return names[month - 1]
    }
}
