/// What is shown of a meeting, a task or a note.
enum CalendarEntry {
    /// The subject; nil where the entry has none.
    static func title(_ lines: [ContentLine]) -> String? {
        lines.first { $0.name == "SUMMARY" && !$0.text.isEmpty }?.text
    }

    /// What is known, each with its label.
    static func rows(_ lines: [ContentLine], method: String) -> [(label: String, value: String)] {
        func all(_ name: String) -> [ContentLine] { lines.filter { $0.name == name } }
        func text(_ name: String) -> String { all(name).map(\.text).joined(separator: ", ") }
        let status = method == "CANCEL" ? "cancelled" : text("STATUS").lowercased().replacing("-", with: " ")
        let rows = [
            ("When", CalendarTime.span(lines)), ("Due", all("DUE").first.map(CalendarTime.text) ?? ""),
            ("Where", text("LOCATION")),
            ("Organizer", all("ORGANIZER").map(person).joined(separator: "; ")),
            ("Attendees", all("ATTENDEE").map(attendee).joined(separator: "; ")),
            ("Repeats", all("RRULE").map { RecurrenceWords.text($0.value) }.joined(separator: "; ")),
            ("Except on", all("EXDATE").map(CalendarTime.text).joined(separator: ", ")),
            ("Status", status == "confirmed" ? "" : status),
            ("Categories", text("CATEGORIES").replacing(",", with: ", ").replacing(",  ", with: ", ")),
            ("Contact", text("CONTACT")), ("Link", text("URL")), ("Description", text("DESCRIPTION")),
        ]
        return rows.filter { !$0.1.allSatisfy(\.isWhitespace) }
    }

    private static func person(_ line: ContentLine) -> String {
        let address = line.text.lowercased().hasPrefix("mailto:") ? String(line.text.dropFirst(7)) : line.text
        guard let name = line["CN"], !name.isEmpty, name != address else { return address }
        return address.isEmpty ? name : "\(name) <\(address)>"
    }

    private static func attendee(_ line: ContentLine) -> String {
        let answer = line["PARTSTAT"]?.lowercased() ?? ""
        let said = ["accepted", "declined", "tentative"].contains(answer) ? " (\(answer))" : ""
        return person(line) + said
    }
}

/// Dates and times of calendars (RFC 5545, sections 3.3.4 to 3.3.6).
enum CalendarTime {
    /// From when to when; the end of whole days is the day after the last.
    static func span(_ lines: [ContentLine]) -> String {
        guard let from = lines.first(where: { $0.name == "DTSTART" }) else { return "" }
        if let to = lines.first(where: { $0.name == "DTEND" }) {
            return span(from, to)
        }
        let length = lines.first { $0.name == "DURATION" }.map { duration($0.value) } ?? ""
        return length.isEmpty ? text(from) : "\(text(from)), for \(length)"
    }

    private static func span(_ from: ContentLine, _ to: ContentLine) -> String {
        guard let first = parts(from.value), let last = parts(to.value) else {
            return "\(text(from)) – \(text(to))"
        }
        if first.time == nil {
            let end = dayBefore(last.date)
            return end <= first.date ? first.date : "\(first.date) – \(end)"
        }
        let zone = zone(from)
        let start = [first.date, first.time].compactMap(\.self).joined(separator: " ")
        guard zone == self.zone(to) else { return "\(text(from)) – \(text(to))" }
        let end = first.date == last.date ? [last.time] : [last.date, last.time]
        return "\(start) – \(end.compactMap(\.self).joined(separator: " "))\(zone)"
    }

    /// A moment, or several, with the time zone that it is in.
    static func text(_ line: ContentLine) -> String {
        let moments = line.value.split(separator: ",").map { value in
            parts(String(value)).map { [$0.date, $0.time].compactMap(\.self).joined(separator: " ") }
                ?? String(value)
        }
        return moments.joined(separator: ", ") + zone(line)
    }

    private static func zone(_ line: ContentLine) -> String {
        line.value.hasSuffix("Z") ? " UTC" : line["TZID"].map { " (\($0))" } ?? ""
    }

    /// The date of `20240506T140000`, and the time where there is one.
    static func parts(_ value: String) -> (date: String, time: String?)? {
        let digits = value.filter(\.isNumber)
        guard value.utf8.first.map({ $0 &- 0x30 < 10 }) == true, digits.utf8.count >= 8 else { return nil }
        func slice(_ from: Int, _ count: Int) -> String { String(digits.dropFirst(from).prefix(count)) }
        let date = "\(slice(0, 4))-\(slice(4, 2))-\(slice(6, 2))"
        guard digits.utf8.count >= 12 else { return (date, nil) }
        let seconds = slice(12, 2)
        let end = seconds.isEmpty || seconds == "00" ? "" : ":" + seconds
        return (date, "\(slice(8, 2)):\(slice(10, 2))\(end)")
    }

    private static func dayBefore(_ date: String) -> String {
        let numbers = date.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 3 else { return date }
        if numbers[2] > 1 {
            return "\(date.prefix(8))\(SpreadsheetDate.padded(numbers[2] - 1))"
        }
        let (year, month) = numbers[1] > 1 ? (numbers[0], numbers[1] - 1) : (numbers[0] - 1, 12)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month) else { return date }
        return "\(SpreadsheetDate.padded(year, 4))-\(SpreadsheetDate.padded(month))-\(days[month - 1])"
    }

    /// `PT1H30M` as `1 h 30 min`.
    private static func duration(_ value: String) -> String {
        var words: [String] = []
        var number = ""
        var isTime = false
        for character in value {
            switch character {
            case "0"..."9": number.append(character)
            case "T": isTime = true
            case "W", "D", "H", "M", "S":
                let units = ["W": "weeks", "D": "days", "H": "h", "M": "min", "S": "s"]
                if Int(number) != 0, isTime || character != "M" {
                    words.append("\(number) \(units[String(character)] ?? "")")
                }
                number = ""
            default: break
            }
        }
        return words.joined(separator: " ")
    }
}
