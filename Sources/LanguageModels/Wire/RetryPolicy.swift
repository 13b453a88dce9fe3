import FoundationEssentials
import NIOHTTP1

/// When a request that failed before its reply began may be sent again, and after how long.
struct RetryPolicy: Sendable {
    /// Retries after the first attempt.
    var limit = 2
    /// The longest pause, in seconds; a server that asks for more has its answer passed on.
    var longestPause = 30.0
    /// The first pause, in seconds, doubled at each retry and spread by a random factor from 0.5 to 1.5.
    var firstPause = 0.5

    /// The pause before the next attempt, nil when there is to be none.
    func pause(after attempt: Int, of error: LanguageModelsError) -> Duration? {
        guard attempt < limit else { return nil }
        let spread = firstPause * Double(1 << attempt) * Double.random(in: 0.5...1.5)
        switch error {
        case .unreachable(_, LanguageModelsError.lostConnection): return .seconds(spread / 10)
        case .refused(_, let status, let message, let wanted):
            guard Self.passing.contains(status), message?.contains("quota") != true,
                (wanted ?? 0) <= longestPause
            else { return nil }
            return .seconds(max(spread, wanted ?? 0))
        default: return nil
        }
    }

    /// The states that pass by themselves; 529 is "overloaded" at some providers.
    private static let passing: Set<Int> = [408, 429, 500, 502, 503, 504, 529]

    /// The seconds that a server asks to wait (RFC 9110, 10.2.3; and the milliseconds of OpenAI and Azure).
    static func retryAfter(_ headers: HTTPHeaders, now: Date = Date()) -> Double? {
        if let text = headers.first(name: "retry-after-ms"), let value = Double(text) {
            return bounded(value / 1000)
        }
        guard let text = headers.first(name: "retry-after") else { return nil }
        if let seconds = Double(text) { return bounded(seconds) }
        return HTTPDate.parse(text).flatMap { bounded($0 - now.timeIntervalSince1970) }
    }

    /// A pause of a day at most, whatever a server says.
    private static func bounded(_ seconds: Double) -> Double? {
        seconds.isFinite ? min(max(0, seconds), 86_400) : nil
    }
}

/// The date form of HTTP headers.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`, nil for another form.
    static func parse(_ text: String) -> Double? {
        let parts = text.split { $0 == " " || $0 == "," || $0 == ":" }
        guard parts.count == 8, parts[7] == "GMT", let month = months.firstIndex(of: String(parts[2])),
            let day = Int(parts[1]), (1...31).contains(day), let year = Int(parts[3]),
            (1970...9999).contains(year),
            let hour = Int(parts[4]), let minute = Int(parts[5]), let second = Int(parts[6]),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        return Double(((days(year, month + 1, day) * 24 + hour) * 60 + minute) * 60 + second)
    }

    /// Days since 1970 in the Gregorian calendar, counting years from March so that the leap day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
