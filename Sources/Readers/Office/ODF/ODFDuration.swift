/// A time of day or a stretch of time as OpenDocument writes it, such as `PT30H15M00S` or `-P1DT2H` (XML Schema part 2, 3.2.6).
struct ODFDuration: Sendable {
    let seconds: Int
    private let isNegative: Bool

    /// Reads it; nil when it is none, or has years or months, which have no length of their own.
    init?(_ text: String) {
        var rest = Substring(text)
        isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        guard rest.first == "P" else { return nil }
        let parts = rest.dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let days = Self.sum(parts[0], ["D": 86_400]),
            let times = Self.sum(parts.count > 1 ? parts[1] : "", ["H": 3_600, "M": 60, "S": 1])
        else { return nil }
        seconds = days + times
    }

    private static func sum(_ text: Substring, _ units: [Character: Int]) -> Int? {
        var (sum, digits) = (0, "")
        for character in text {
            if character.isASCII, character.isNumber || character == "." || character == "," {
                digits.append(character == "," ? "." : character)
            } else {
                guard let unit = units[character], let value = Double(digits), value < 1e9 else { return nil }
                sum += Int(value * Double(unit))
                digits = ""
            }
        }
        return digits.isEmpty ? sum : nil
    }

    /// Whether it can be a time of day: what is longer or negative counts hours on.
    var isTimeOfDay: Bool { !isNegative && seconds < 86_400 }

    /// How many days it is, as spreadsheets compute with times.
    var days: Double { Double(isNegative ? -seconds : seconds) / 86_400 }

    /// `30:15:00`.
    var shown: String {
        let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
        return (isNegative ? "-" : "") + parts.map { SpreadsheetDate.padded($0) }.joined(separator: ":")
    }
}
