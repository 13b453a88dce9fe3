/// Reads a format code from left to right into sections.
struct NumberFormatParser {
    private typealias Part = NumberFormat.Part

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var section = NumberFormat.Section()

    init(_ code: String) {
        scalars = Array(code.unicodeScalars.prefix(1024))
    }

    /// All sections.
    mutating func sections() -> [NumberFormat.Section] {
        var sections: [NumberFormat.Section] = []
        while position < scalars.count {
            if scalars[position] == ";" {
                position += 1
                sections.append(finished())
            } else {
                takePart()
            }
        }
        sections.append(finished())
        return sections
    }

    private mutating func takePart() {
        let scalar = scalars[position]
        switch scalar {
        case "\"": takeQuoted()
        case "[": takeBracket()
        case "\\": takeLiteral(skipping: 1)
        case "_":
            position += 2
            literal(" ")
        case "*": position += 2
        case "0", "#", "?": take(.digit(UInt8(scalar.value)))
        case ".": takePoint()
        case ",": take(.comma)
        case "%": take(.percent)
        case "/": take(.slash)
        case "@": take(.text)
        case "E" where holdsDigits && followed(by: "+"), "e" where holdsDigits && followed(by: "+"):
            takeExponent(plus: true)
        case "E" where holdsDigits && followed(by: "-"), "e" where holdsDigits && followed(by: "-"):
            takeExponent(plus: false)
        case "y", "Y": section.parts.append(.year(run(of: scalar)))
        case "e", "E": takeYearOfEra(scalar)
        case "b" where followed(by: "b"), "B" where followed(by: "B"):
            section.yearsBefore = Self.buddhist
            section.parts.append(.year(run(of: scalar)))
        case "m", "M": section.parts.append(.monthOrMinute(run(of: scalar), isMinute: false))
        case "d", "D": section.parts.append(.day(run(of: scalar)))
        case "h", "H": section.parts.append(.hour(run(of: scalar)))
        case "s", "S": section.parts.append(.second(run(of: scalar)))
        case "A", "a": takeHalfDay()
        case "G", "g": takeGeneral()
        default: takeLiteral(skipping: 0)
        }
    }

    /// A year of an era, which is the year itself but in languages that count by eras.
    private mutating func takeYearOfEra(_ scalar: Unicode.Scalar) {
        section.parts.append(.year(max(run(of: scalar), 4)))
        if Self.countsByEras.contains(section.language) { section.hasEra = true }
    }

    private mutating func take(_ part: NumberFormat.Part) {
        section.parts.append(part)
        position += 1
    }

    private mutating func literal(_ text: String) {
        guard case .literal(let before)? = section.parts.last else {
            section.parts.append(.literal(text))
            return
        }
        section.parts[section.parts.count - 1] = .literal(before + text)
    }

    private mutating func takeLiteral(skipping skipped: Int) {
        position += skipped
        if position < scalars.count { literal(String(Character(scalars[position]))) }
        position += 1
    }

    private mutating func takeQuoted() {
        var text = String.UnicodeScalarView()
        position += 1
        while position < scalars.count, scalars[position] != "\"" {
            text.append(scalars[position])
            position += 1
        }
        position += 1
        literal(String(text))
    }

    /// Whether the section has placeholders so far, without which no exponent follows.
    private var holdsDigits: Bool {
        section.parts.contains { if case .digit = $0 { true } else { false } }
    }

    private mutating func takeExponent(plus: Bool) {
        section.parts.append(.exponent(plus: plus))
        position += 2
    }

    /// A point after seconds begins their fraction.
    private mutating func takePoint() {
        let before = section.parts.last { !$0.isLiteral }
        switch before {
        case .second, .elapsed(.seconds, _):
            position += 1
            let digits = run(of: "0")
            if digits > 0 { section.parts.append(.secondFraction(digits)) } else { literal(".") }
        default: take(.point)
        }
    }

    private mutating func takeHalfDay() {
        if matches("AM/PM") {
            section.parts.append(.halfDay("AM", "PM"))
            position += 5
        } else if matches("A/P") {
            // The short form is shown as it is written.
            section.parts.append(
                .halfDay(String(Character(scalars[position])), String(Character(scalars[position + 2]))))
            position += 3
        } else {
            takeLiteral(skipping: 0)
        }
    }

    private mutating func takeGeneral() {
        if matches("GENERAL") {
            section.parts.append(.general)
            position += 7
            return
        }
        let start = position
        let length = run(of: "g")
        let isEra = position < scalars.count && Self.lower(scalars[position]) == "e"
        if isEra || section.language == Self.japanese, length <= 3 {
            section.hasEra = true
        } else {
            position = start
            takeLiteral(skipping: 0)
        }
    }

    private mutating func takeBracket() {
        let inside = bracketed()
        let lower = inside.lowercased()
        if let unit = lower.utf8.first, lower.utf8.allSatisfy({ $0 == unit }),
            let elapsed = Self.elapsedUnits[unit]
        {
            section.parts.append(.elapsed(elapsed, lower.utf8.count))
        } else if inside.hasPrefix("$") {
            takeLocale(inside.dropFirst())
        } else {
            section.condition = Self.condition(inside) ?? section.condition
        }
    }

    private static let japanese = 0x11
    /// Japanese, Chinese and Korean.
    private static let countsByEras: Set<Int> = [japanese, 0x04, 0x12]
    private static let buddhist = 543
    /// Calendars whose days and months are not ours: Japanese, Taiwanese, Korean, Hijri, Hebrew, Um Al Qura.
    private static let otherCalendars: Set<Int> = [0x03, 0x04, 0x05, 0x06, 0x08, 0x17]

    private static let elapsedUnits: [UInt8: NumberFormat.ElapsedUnit] = [
        UInt8(ascii: "h"): .hours, UInt8(ascii: "m"): .minutes, UInt8(ascii: "s"): .seconds,
    ]

    private mutating func bracketed() -> String {
        var inside = String.UnicodeScalarView()
        position += 1
        while position < scalars.count, scalars[position] != "]" {
            inside.append(scalars[position])
            position += 1
        }
        position += 1
        return String(inside)
    }

    /// `[$€-407]`: a currency's sign, then a language identifier.
    private mutating func takeLocale(_ text: Substring) {
        let dash = text.lastIndex(of: "-")
        let sign = dash.map { text[..<$0] } ?? text
        if !sign.isEmpty { literal(String(sign)) }
        if let dash, let identifier = Int(text[text.index(after: dash)...], radix: 16) {
            section.language = identifier & 0x3FF
            let calendar = identifier >> 16 & 0xFF
            if calendar == 0x07 { section.yearsBefore = Self.buddhist }
            section.hasEra = section.hasEra || Self.otherCalendars.contains(calendar)
        }
    }

    private static func condition(_ text: String) -> NumberFormat.Condition? {
        let operators: [(String, NumberFormat.Condition.Comparison)] = [
            ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<>", .notEqual), ("<", .less), (">", .greater),
            ("=", .equal),
        ]
        for (sign, comparison) in operators where text.hasPrefix(sign) {
            return Double(text.dropFirst(sign.utf8.count)).map { .init(comparison: comparison, bound: $0) }
        }
        return nil
    }

    private mutating func run(of scalar: Unicode.Scalar) -> Int {
        let start = position
        while position < scalars.count, Self.lower(scalars[position]) == Self.lower(scalar) { position += 1 }
        return position - start
    }

    private func followed(by next: Unicode.Scalar) -> Bool {
        position + 1 < scalars.count && scalars[position + 1] == next
    }

    private func matches(_ word: String) -> Bool {
        let upper = word.unicodeScalars
        return position + upper.count <= scalars.count
            && zip(scalars[position...], upper).allSatisfy { Self.lower($0) == Self.lower($1) }
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }

    private mutating func finished() -> NumberFormat.Section {
        section.settleMinutes()
        section.kind = section.foundKind()
        defer { section = NumberFormat.Section() }
        return section
    }
}

extension NumberFormat.Part {
    fileprivate var isLiteral: Bool { if case .literal = self { true } else { false } }
}

extension NumberFormat.Section {
    /// An `m` beside hours or seconds means minutes.
    mutating func settleMinutes() {
        var afterHour = false
        for index in parts.indices {
            switch parts[index] {
            case .hour, .elapsed: afterHour = true
            case .literal, .halfDay, .point: break
            case .monthOrMinute(let width, _) where width <= 2:
                if afterHour || isBeforeSeconds(index) {
                    parts[index] = .monthOrMinute(width, isMinute: true)
                }
                afterHour = false
            default: afterHour = false
            }
        }
    }

    private func isBeforeSeconds(_ index: Int) -> Bool {
        let next = parts[(index + 1)...].first { $0 != .point && !$0.isLiteral }
        switch next {
        case .second, .elapsed(.seconds, _): return true
        default: return false
        }
    }

    /// What the section shows, by its parts.
    func foundKind() -> NumberFormat.Kind {
        var kind = NumberFormat.Kind.literal
        for part in parts {
            switch part {
            case .year, .monthOrMinute, .day, .hour, .second, .elapsed, .halfDay, .secondFraction:
                return .date
            case .text: return .text
            case .general: return .general
            case .slash: kind = kind == .number ? .fraction : kind
            case .digit, .percent: kind = kind == .literal ? .number : kind
            default: break
            }
        }
        return kind
    }
}
