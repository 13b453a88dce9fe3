/// Brings the date that a file gives itself into the one form in which dates are compared: ISO 8601.
///
/// ISO 8601 itself is read, the dates of mails (RFC 5322, 3.3) and of PDF files (`D:20260304101500+01'00'`, ISO 32000-1,
/// 7.9.4), what `date` prints, and dates written out in English, German and French. A date stays as exact as it was:
/// `2026`, `2026-03`, `2026-03-04`, or that with a time, its distance to UTC behind it when that is said.
package enum DocumentDate {
    /// The date in ISO 8601; nil when the text is none, is no day of the calendar, or can mean two days.
    package static func iso8601(_ text: String) -> String? {
        let text = text.drop(while: \.isWhitespace).prefix(longest)
        if let whole = inDigits(text) { return whole }
        return written(String(text))
    }

    /// The most characters of a date that are looked at.
    private static let longest = 80

    private struct Day {
        let year: Int
        var month: Int?
        var day: Int?

        /// The day in ISO 8601; nil when there is none such in the calendar.
        var iso8601: String? {
            guard (1000...2999).contains(year) else { return nil }
            guard let month else { return "\(year)" }
            guard (1...12).contains(month) else { return nil }
            guard let day else { return "\(year)-\(two(month))" }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let last = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            return (1...last).contains(day) ? "\(year)-\(two(month))-\(two(day))" : nil
        }
    }

    // MARK: In digits

    /// A date with the year first, its parts between equal marks or with none between.
    private static func inDigits(_ text: Substring) -> String? {
        let isOfPDF = text.hasPrefix("D:")
        let rest = isOfPDF ? text.dropFirst(2) : text
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if digits.count > 4 { return compact(digits, rest.dropFirst(digits.count), isOfPDF) }
        guard digits.count == 4, let year = Int(digits) else { return nil }
        var after = rest.dropFirst(4)
        var day = Day(year: year)
        if let mark = after.first, "-/.".contains(mark), let month = number(after.dropFirst()) {
            day.month = month.value
            after = month.rest
            if after.first == mark {
                guard let number = number(after.dropFirst()) else { return nil }
                day.day = number.value
                after = number.rest
            }
        }
        guard after.first.map({ "Tt Z+-".contains($0) }) ?? true, let date = day.iso8601 else { return nil }
        if day.day == nil { return after.allSatisfy(\.isWhitespace) ? date : nil }
        return date + clock(after)
    }

    /// One or two digits at the beginning of a text that no third one follows, and what follows them.
    private static func number(_ text: Substring) -> (value: Int, rest: Substring)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count < 3, let value = Int(digits) else { return nil }
        return (value, text.dropFirst(digits.count))
    }

    /// `20260304`, `20260304101500`, `20260304T101500Z`; a PDF file may leave out all but the year.
    private static func compact(_ digits: Substring, _ after: Substring, _ isOfPDF: Bool) -> String? {
        var digits = String(digits)
        var after = after
        if digits.count == 8, after.first == "T" {
            let time = after.dropFirst().prefix { $0.isASCII && $0.isNumber }
            digits += time
            after = after.dropFirst(1 + time.count)
        }
        guard isOfPDF ? digits.count % 2 == 0 : [8, 12, 14].contains(digits.count), digits.count <= 14 else {
            return nil
        }
        let numbers = stride(from: 0, to: digits.count, by: 2).compactMap {
            Int(digits.dropFirst($0).prefix(2))
        }
        let day = Day(
            year: numbers[0] * 100 + numbers[1], month: numbers.count > 2 ? numbers[2] : nil,
            day: numbers.count > 3 ? numbers[3] : nil)
        guard let date = day.iso8601 else { return nil }
        guard numbers.count > 5 else { return date }
        let time = numbers.dropFirst(4).map(two).joined(separator: ":")
        return date + clock("\(time)\(after.replacing("'", with: ""))")
    }

    // MARK: Written out

    /// The first date of a text with its year and time, wherever they stand behind it.
    private static func written(_ text: String) -> String? {
        for figure in Figures.all(in: text) {
            guard case .date(let readings) = figure.value, let first = readings.first else { continue }
            let rest = text.slice(figure.range.upperBound..<text.utf8.count)
            guard readings.allSatisfy({ $0 == first }), let year = first.year ?? year(in: rest) else {
                continue
            }
            let day = Day(year: year, month: first.month, day: first.day)
            return day.iso8601.map { first.day == nil ? $0 : $0 + clock(rest) }
        }
        return nil
    }

    /// The year behind a day: two digits as in old mails, or four, before the time or after it.
    private static func year(in rest: Substring) -> Int? {
        let words = rest.split(whereSeparator: \.isWhitespace)
        if let first = words.first, first.count == 2, let year = Int(first) {
            return year + (year < 50 ? 2000 : 1900)
        }
        return words.lazy.filter { $0.count == 4 }.compactMap { Int($0) }.first { (1000...2999).contains($0) }
    }

    // MARK: Time

    /// The time of a text as `T10:15:00` with its distance to UTC; empty when there is none.
    private static func clock(_ text: some StringProtocol) -> String {
        let text = String(text)
        guard text.contains(":") else { return "" }
        if isClock(text) { return text }
        let time =
            #/(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([AaPp]\.?[Mm]\b\.?)?\s*(Z|[A-Z]{2,4}\b|[+\-−]\d{2}:?\d{2})?/#
        guard let match = text.firstMatch(of: time), var hour = Int(match.1), let minute = Int(match.2) else {
            return ""
        }
        let second = match.3.flatMap { Int($0) } ?? 0
        if let half = match.4?.lowercased() {
            guard (1...12).contains(hour) else { return "" }
            hour = hour % 12 + (half.hasPrefix("p") ? 12 : 0)
        }
        guard hour < 24, minute < 60, second <= 60 else { return "" }
        return "T\(two(hour)):\(two(minute)):\(two(second))" + (match.5.map { zone(String($0)) } ?? "")
    }

    /// Whether a text is a time as it is wanted: what is stored was brought into that form.
    private static func isClock(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 9, bytes[0] == UInt8(ascii: "T"), bytes[6] == UInt8(ascii: ":"),
            let hour = hour(bytes[1...5]), let second = two(bytes[7], bytes[8]), hour < 24, second <= 60
        else { return false }
        switch bytes.count {
        case 9: return true
        case 10: return bytes[9] == UInt8(ascii: "Z")
        case 15:
            let isSigned = bytes[9] == UInt8(ascii: "+") || bytes[9] == UInt8(ascii: "-")
            return isSigned && self.hour(bytes[10...14]).map { (0...14).contains($0) } == true
                && bytes[10...14].contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
        default: return false
        }
    }

    /// The hour of `10:15`; nil when that is no hour and minute.
    private static func hour(_ bytes: ArraySlice<UInt8>) -> Int? {
        let at = bytes.startIndex
        guard bytes[at + 2] == UInt8(ascii: ":"), let hour = two(bytes[at], bytes[at + 1]),
            let minute = two(bytes[at + 3], bytes[at + 4]), minute < 60
        else { return nil }
        return hour
    }

    /// The number of two digits.
    private static func two(_ tens: UInt8, _ ones: UInt8) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard digits.contains(tens), digits.contains(ones) else { return nil }
        return Int(tens - digits.lowerBound) * 10 + Int(ones - digits.lowerBound)
    }

    private static func zone(_ name: String) -> String {
        if let known = zones[name] { return known }
        let digits = name.filter(\.isNumber)
        guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)),
            hours <= 14, minutes < 60
        else { return "" }
        if hours == 0, minutes == 0 { return "Z" }
        return "\(name.hasPrefix("+") ? "+" : "-")\(two(hours)):\(two(minutes))"
    }

    /// The names of zones that mails have, and those of the languages that are read.
    private static let zones = [
        "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
        "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "WET": "Z",
        "BST": "+01:00", "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00",
    ]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
