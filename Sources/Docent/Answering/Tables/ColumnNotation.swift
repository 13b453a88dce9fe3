import Documents

/// How the numbers of a column are written: whether the mark of `1.850` parts thousands or begins a fraction is told by the other
/// cells.
struct ColumnNotation: Sendable {
    /// The marks that stand before a fraction.
    private let fractions: Set<UInt8>
    /// The marks that part thousands.
    private let groups: Set<UInt8>
    /// Whether a number without any mark stands beside those with one: fractions are mostly written with equally many digits.
    private let hasWhole: Bool

    /// - Parameter values: the cells of the column.
    init(_ values: [String]) {
        let numerals = values.compactMap(Self.numeral)
        var (fractions, groups): (Set<UInt8>, Set<UInt8>) = ([], [])
        for numeral in numerals where numeral.readings.count == 1 {
            guard let last = numeral.marks.last else { continue }
            let isFraction =
                numeral.readings[0] != numeral.readings[0].rounded() || !Self.repeats(numeral.marks)
            if isFraction, Self.both.contains(last) { fractions.insert(last) }
            groups.formUnion(isFraction ? numeral.marks.dropLast() : numeral.marks[...])
        }
        self.fractions = fractions
        self.groups = groups
        hasWhole = numerals.contains { $0.marks.isEmpty }
    }

    /// The number that a cell begins with; nil when it holds none.
    func number(_ text: String) -> Double? {
        guard let numeral = Self.numeral(text), let first = numeral.readings.first else { return nil }
        let value = numeral.readings.count == 2 && !isGroup(numeral.marks[0]) ? numeral.readings[1] : first
        return Self.isNegative(text) ? -value : value
    }

    /// A number as the column writes its own, with so many digits of a fraction at most.
    func written(_ number: Double, digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (abs(number) * scale).rounded()
        guard scaled < 9e15 else { return "\(number)" }
        let (whole, rest) = (Int(scaled) / Int(scale), Int(scaled) % Int(scale))
        let fraction = String(String(Int(scale) + rest).dropFirst())
        let kept = fraction.reversed().drop { $0 == "0" }.reversed()
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
    private func isGroup(_ mark: UInt8) -> Bool {
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

    private static func numeral(_ text: String) -> Numeral? {
        let bytes = Array(text.utf8)
        return bytes.firstIndex { (0x30...0x39).contains($0) }.map { Numeral(bytes, from: $0) }
    }

    /// Whether a minus stands right before the first digit, or brackets around it as accountants write it.
    private static func isNegative(_ text: String) -> Bool {
        guard let digit = text.firstIndex(where: \.isNumber) else { return false }
        let before = text[..<digit].last { !$0.isWhitespace && !currencies.contains($0) }
        return before == "-" || before == "−" || before == "(" && text.last == ")" && text.first == "("
    }

    private static let currencies: Set<Character> = ["€", "$", "£", "¥"]
}
