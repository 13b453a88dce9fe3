/// The day that a workbook counts its dates from.
enum DateSystem: Sendable {
    /// Day 1 is 1900-01-01, and 1900 is taken for a leap year, as Lotus 1-2-3 did.
    case from1900
    /// Day 0 is 1904-01-01, the early Macintosh's choice.
    case from1904
}

/// A moment as a spreadsheet's serial number means it, on the proleptic Gregorian calendar.
struct SpreadsheetDate: Equatable {
    var year = 1900
    var month = 1
    var day = 0
    /// 0 is Sunday.
    var weekday = 6
    var hour = 0
    var minute = 0
    var second = 0
    /// The fraction of a second in units of `10^-fractionDigits`.
    var fraction = 0
    /// Whole days since the system's day 0, for elapsed hours.
    var days = 0

    /// The last serial number that a spreadsheet shows as a date: 9999-12-31.
    static let last = 2_958_466.0

    /// Splits a serial number; nil when no date is shown for it.
    ///
    /// - Parameter fractionDigits: how many digits of the seconds' fraction are kept; the rest is rounded.
    init?(serial: Double, system: DateSystem, fractionDigits: Int = 0) {
        guard serial.isFinite, serial >= 0, serial < Self.last else { return nil }
        let unit = [1, 10, 100, 1000][min(max(fractionDigits, 0), 3)]
        let perDay = 86_400 * unit
        var whole = Int(serial.rounded(.down))
        var ticks = Int(((serial - Double(whole)) * Double(perDay)).rounded())
        if ticks >= perDay {
            ticks -= perDay
            whole += 1
        }
        fraction = ticks % unit
        let seconds = ticks / unit
        (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        days = whole
        takeDay(whole, system)
    }

    private mutating func takeDay(_ whole: Int, _ system: DateSystem) {
        switch system {
        case .from1904:
            (year, month, day) = Self.civil(daysSince1970: whole - 24_107)
            weekday = (whole + 5) % 7
        case .from1900 where whole == 60:
            (year, month, day) = (1900, 2, 29)
            weekday = 3
        case .from1900 where whole == 0:
            break
        case .from1900:
            (year, month, day) = Self.civil(daysSince1970: whole - (whole < 60 ? 25_568 : 25_569))
            weekday = (whole + 6) % 7
        }
    }

    /// Days since 1970-01-01 to a date, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
    static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The serial number of a moment in ISO 8601, such as `2026-03-01T08:30:00`; nil for what is none.
    static func serial(of text: String, _ system: DateSystem) -> Double? {
        let parts = text.split { "-T:Z".contains($0) }.map { Double($0) }
        guard (3...6).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
        let numbers = parts.compactMap(\.self) + [0, 0, 0]
        guard let year = Int(exactly: numbers[0]), let month = Int(exactly: numbers[1]),
            let day = Int(exactly: numbers[2]), (1900...9999).contains(year), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        let days = self.days(to: (year, month, day)) + (system == .from1904 ? 24_107 : 25_569)
        let isBeforeLeapDay = system == .from1900 && days < 61
        let time = numbers[3] / 24 + numbers[4] / 1_440 + numbers[5] / 86_400
        return Double(isBeforeLeapDay ? days - 1 : days) + time
    }

    /// Days from 1970-01-01 to a date, after the same algorithms as ``civil(daysSince1970:)``.
    private static func days(to date: (year: Int, month: Int, day: Int)) -> Int {
        let year = date.month <= 2 ? date.year - 1 : date.year
        let ofYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1
        let ofEra = year % 400 * 365 + year % 400 / 4 - year % 400 / 100 + ofYear
        return year / 400 * 146_097 + ofEra - 719_468
    }

    /// The moment as ISO 8601: the date, with the time unless it is midnight.
    var iso8601: String {
        let date = "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))"
        return hour == 0 && minute == 0 && second == 0 ? date : date + "T" + time
    }

    /// The time of day as ISO 8601.
    var time: String { "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))" }

    /// A number with leading zeros.
    static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return digits.utf8.count >= width
            ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
