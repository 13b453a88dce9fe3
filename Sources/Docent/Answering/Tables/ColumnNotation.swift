import Documents

/// How the numbers of a column are written: whether the mark of `1.850` parts thousands or begins a fraction is told by the other
/// cells.
struct ColumnNotation: Sendable {
    /// The marks that stand before a fraction.
    private let fractions: Set<UInt8>
    /// The marks that part thousands.
    private let groups: Set<UInt8>
    /// How many digits of a fraction every number has; 0 where they have not equally many.
    private let decimals: Int
    /// What stands around every number, such as a currency's sign; nil where they differ in it.
    let frame: Frame?
    /// The word that all numbers count in, such as `million`; nil where they count in none, or in several.
    let multiple: Multiple?
    /// Whether a number without any mark stands beside those with one: fractions are mostly written with equally many digits.
    private let hasWhole: Bool

    /// - Parameter values: the cells of the column.
    init(_ values: [String]) {
        let written = Set(values).compactMap { WrittenNumber($0) }
        let numerals = written.map(\.numeral)
        var (fractions, groups): (Set<UInt8>, Set<UInt8>) = ([], [])
        for numeral in numerals where numeral.readings.count == 1 {
            guard let last = numeral.marks.last else { continue }
            let isFraction =
                numeral.readings[0] != numeral.readings[0].rounded() || !Self.repeats(numeral.marks)
            if isFraction, Self.both.contains(last) { fractions.insert(last) }
            groups.formUnion(isFraction ? numeral.marks.dropLast() : numeral.marks[...])
        }
        self.fractions = fractions
        let hasWhole = numerals.contains { $0.marks.isEmpty }
        self.hasWhole = hasWhole
        let single = numerals.filter { $0.readings.count == 2 }.map { $0.marks[0] }
        self.groups = groups.union(single.filter { Self.isGroup($0, fractions, groups, hasWhole) })
        let tails = Set(written.map { $0.decimals(behind: fractions) })
        decimals = tails.count == 1 ? tails.first ?? 0 : 0
        let multiples = Set(written.map { $0.multiple?.value })
        let multiple = multiples.count == 1 ? multiples.first ?? nil : nil
        self.multiple = multiple
        let frames = Set(written.map { multiple == nil ? $0.frame : $0.wholeFrame })
        frame = frames.count == 1 ? frames.first : nil
    }

    /// The number that a cell begins with; nil when it holds none.
    func number(_ text: String) -> Double? {
        guard let written = WrittenNumber(text), let first = written.numeral.readings.first else {
            return nil
        }
        let numeral = written.numeral
        let isFraction =
            numeral.readings.count == 2
            && !Self.isGroup(numeral.marks[0], fractions, groups, hasWhole)
        let value = (isFraction ? numeral.readings[1] : first) * (written.multiple?.value.factor ?? 1)
        return Self.isNegative(text) ? -value : value
    }

    /// A word that a number counts in, such as `million`.
    struct Multiple: Sendable, Hashable {
        let factor: Double
        let word: String
    }

    /// What stands before and behind the number of a cell.
    struct Frame: Sendable, Hashable {
        let before: String
        let behind: String

        /// A number with the same around it, behind its minus.
        func around(_ number: String) -> String {
            let isNegative = number.first == "-"
            return (isNegative ? "-" : "") + before + number.dropFirst(isNegative ? 1 : 0) + behind
        }
    }

    /// A number as the column writes its own, with so many digits of a fraction at most.
    ///
    /// - Parameter multiple: what it is counted in, which the frame says.
    func written(_ number: Double, digits: Int, counting multiple: Multiple? = nil) -> String {
        let number = number / (multiple?.factor ?? 1)
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (abs(number) * scale).rounded()
        guard scaled < 9e15 else { return "\(number)" }
        let (whole, rest) = (Int(scaled) / Int(scale), Int(scaled) % Int(scale))
        let fraction = String(String(Int(scale) + rest).dropFirst())
        let needed = fraction.reversed().drop { $0 == "0" }.count
        let kept = fraction.prefix(max(needed, min(decimals, digits)))
        let tail = kept.isEmpty ? "" : (fractions.contains(UInt8(ascii: ",")) ? "," : ".") + String(kept)
        return (number < 0 && scaled > 0 ? "-" : "") + grouped(whole) + tail
    }

    /// A whole number with the mark between its thousands, where the column has one.
    private func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        guard let mark = groups.filter({ $0 < 0x80 }).min(), digits.count > 3 else { return String(digits) }
        let parted = digits.enumerated().map { place, digit in
            place > 0 && (digits.count - place).isMultiple(of: 3)
                ? "\(Character(Unicode.Scalar(mark)))\(digit)" : String(digit)
        }
        return parted.joined()
    }

    /// Whether a single mark before three digits parts thousands.
    ///
    /// Where no other cell tells, a comma does, and a full stop where whole numbers stand beside it.
    private static func isGroup(
        _ mark: UInt8, _ fractions: Set<UInt8>, _ groups: Set<UInt8>, _ hasWhole: Bool
    ) -> Bool {
        if fractions.contains(mark) { return false }
        if groups.contains(mark) || !fractions.isEmpty { return true }
        return mark == UInt8(ascii: ",") || hasWhole
    }

    /// The marks that begin a fraction somewhere and part thousands elsewhere.
    private static let both: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: ",")]

    /// Whether the same mark stands twice or more, as only one between thousands does.
    private static func repeats(_ marks: [UInt8]) -> Bool {
        marks.count > 1 && Set(marks).count == 1
            || marks.contains { !both.contains($0) } && Set(marks).count == 1
    }

    /// Whether a minus stands right before the first digit, or brackets around it as accountants write it.
    private static func isNegative(_ text: String) -> Bool {
        guard let digit = text.firstIndex(where: \.isNumber) else { return false }
        let before = text[..<digit].last { !$0.isWhitespace && !currencies.contains($0) }
        return before == "-" || before == "−" || before == "(" && text.last == ")" && text.first == "("
    }

    private static let currencies: Set<Character> = ["€", "$", "£", "¥"]
}

/// The first number of a cell, with what stands around it.
private struct WrittenNumber {
    let numeral: Numeral
    private let bytes: [UInt8]
    private let start: Int

    init?(_ text: String) {
        bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(where: { (0x30...0x39).contains($0) }) else { return nil }
        self.start = start
        numeral = Numeral(bytes, from: start)
    }

    /// How many digits stand behind the mark of a fraction.
    func decimals(behind marks: Set<UInt8>) -> Int {
        bytes[start..<numeral.end].lastIndex(where: marks.contains).map { numeral.end - $0 - 1 } ?? 0
    }

    /// The word right behind the number that multiplies it, such as `million`, and what follows that.
    var multiple: (value: ColumnNotation.Multiple, rest: String)? {
        let behind = self.behind.drop(while: \.isWhitespace)
        let word = behind.prefix(while: \.isLetter)
        // A single letter may be a unit: the K of kelvins.
        guard word.count > 1, let factor = FigureWords.factors[word.lowercased()] else { return nil }
        return (
            ColumnNotation.Multiple(factor: factor, word: word.lowercased()),
            String(behind.dropFirst(word.count).drop { $0 == "." })
        )
    }

    /// What stands on both sides, without what says that the number is below zero or counts in millions.
    var frame: ColumnNotation.Frame { frame(before: multiple?.rest ?? behind) }

    /// The same with what it counts in.
    var wholeFrame: ColumnNotation.Frame { frame(before: behind) }

    private func frame(before behind: String) -> ColumnNotation.Frame {
        let marks: Set<Character> = ["-", "−", "+", "(", ")"]
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        return ColumnNotation.Frame(
            before: before.filter { !marks.contains($0) },
            behind: behind.filter { !marks.contains($0) })
    }

    private var behind: String { String(decoding: bytes[numeral.end...], as: UTF8.self) }
}
