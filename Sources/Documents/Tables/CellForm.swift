/// What kind of words a table's cell holds, as far as that tells names of columns from what stands below them.
enum CellForm: Sendable, Hashable {
    /// Short words, such as `Price` or `Q1`.
    case name
    /// A number, an amount or a truth value, with its unit at the most.
    case figure(Measure)
    /// A year or a date, which may name a column or stand in it.
    case period
    /// More digits than letters, such as `K-4711`.
    case code
    /// A sentence or more.
    case text

    /// How a number is counted: the numbers of one column are counted alike.
    enum Measure: Sendable, Hashable { case number, share, money }

    /// Looks at a cell's words and at the typed value behind them.
    init(_ words: some StringProtocol, _ value: CellValue?) {
        switch value {
        case .number: self = Self.isYear(words) ? .period : .figure(Self.measure(of: words))
        case .date: self = .period
        case .boolean, .error: self = .figure(.number)
        case .text, nil: self = Self.form(of: words, isTyped: value != nil)
        }
    }

    /// Whether the cell holds what is measured or dated.
    var isFigure: Bool {
        switch self {
        case .figure, .period: true
        case .name, .code, .text: false
        }
    }

    private static let longestName = 80

    private static func form(of words: some StringProtocol, isTyped: Bool) -> Self {
        guard words.utf8.count <= longestName else { return .text }
        guard words.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return .name }
        let shape = Shape(words)
        if shape.startsWithNumber, shape.words <= 1, shape.letters <= 9 {
            guard shape.hasYear else { return .figure(measure(of: words)) }
            return isTyped && isYear(words) ? .name : .period
        }
        return shape.digits > shape.letters ? .code : .name
    }

    private static func isYear(_ words: some StringProtocol) -> Bool {
        WrittenYear.of(words) != nil
    }

    private static func measure(of words: some StringProtocol) -> Measure {
        if words.contains("%") { return .share }
        let hasSign = words.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
        return hasSign || Shape.hasCurrency(words) ? .money : .number
    }
}

/// Counts of what a cell's words are made of.
private struct Shape {
    private(set) var digits = 0
    private(set) var letters = 0
    /// Runs of letters, without a currency's code before the number.
    private(set) var words = 0
    /// Whether a number comes first, or a sign or a currency before it.
    private(set) var startsWithNumber = false
    /// Whether a number of four digits is a year, and no part of a longer one.
    private(set) var hasYear = false

    init(_ text: some StringProtocol) {
        var number = 0
        var length = 0
        var isWord = false
        var isAfterSpace = false
        let scalars = Array(text.unicodeScalars)
        for (position, scalar) in scalars.enumerated() {
            if let digit = Self.digit(scalar) {
                if digits == 0 {
                    startsWithNumber = letters == 0 || (isAfterSpace && Self.startsWithCurrency(scalars))
                }
                if digits == 0, startsWithNumber, letters > 0 { (letters, words) = (0, 0) }
                digits += 1
                length += 1
                number = min(number * 10 + digit, 1_000_000)
                isWord = false
                continue
            }
            endNumber(number, length, before: scalar, scalars[position...].dropFirst().first)
            (number, length) = (0, 0)
            isAfterSpace = scalar.properties.isWhitespace
            guard scalar.properties.isAlphabetic else {
                isWord = false
                continue
            }
            letters += 1
            if !isWord { words += 1 }
            isWord = true
        }
        endNumber(number, length, before: nil, nil)
    }

    /// Currencies whose codes are written before amounts, also those that no figure is compared in; `MV 20` is a name.
    private static let currencies = FigureWords.currencies.union([
        "AUD", "CAD", "CNY", "HUF", "INR", "NZD", "Fr", "Kč", "Rs", "kr",
    ])

    /// Whether one of the words is the code of a currency, or the sign that Chinese and Japanese write behind amounts.
    static func hasCurrency(_ words: some StringProtocol) -> Bool {
        words.contains("円") || words.contains("元")
            || words.split { !$0.isLetter }.contains { currencies.contains(String($0)) }
    }

    private static func startsWithCurrency(_ scalars: [Unicode.Scalar]) -> Bool {
        var word = ""
        for scalar in scalars.prefix(4) where scalar.properties.isAlphabetic {
            word.unicodeScalars.append(scalar)
        }
        return currencies.contains(word)
    }

    private mutating func endNumber(
        _ number: Int, _ length: Int, before mark: Unicode.Scalar?, _ next: Unicode.Scalar?
    ) {
        guard length == 4, WrittenYear.range.contains(number) else { return }
        let hasFraction = (mark == "." || mark == ",") && next.flatMap(Self.digit) != nil
        if !hasFraction { hasYear = true }
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        let value = Int(scalar.value) - 0x30
        return (0...9).contains(value) ? value : nil
    }
}
