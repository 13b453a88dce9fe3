import Documents

/// A bound that a text sets to a number, or to two: `less than € 320`, `between 5 and 8 kg`.
struct WrittenBound: Sendable {
    /// The numbers that fit.
    let span: NumberSpan
    /// Their unit; nil when none is said.
    let unit: String?
    /// The number with its unit, or both of a span, and where they stand.
    let number: String
    let range: Range<Int>
    /// The words behind it.
    let after: String

    /// The stems of those words behind it that may name what is counted.
    var nouns: Set<String> { Set(Words(after).stems.prefix(2)) }

    /// The first bound that a text sets; nil when it sets none.
    init?(firstIn text: String) {
        guard let bound = Self.each(in: text).first else { return nil }
        self = bound
    }

    /// The bounds that a text sets, each found when it is asked for.
    static func each(in text: String) -> some Collection<WrittenBound> {
        let quantities = TableBand.quantities(of: text)
        return quantities.indices.lazy.compactMap { Self(at: $0, of: quantities, in: text) }
    }

    private init?(at place: Int, of quantities: [TableBand.Quantity], in text: String) {
        let (first, end) = (quantities[place], text.utf8.count)
        let lead = NumberBound.lead(text.lead(before: first.range))
        let rest = String(text.slice(first.range.upperBound..<end))
        if place + 1 < quantities.count,
            NumberBound.opensSpan(lead) || Self.isRange(first, quantities[place + 1], in: text),
            let second = Self.end(of: first, quantities[place + 1], in: text)
        {
            span = NumberSpan(first.number, second.number)
            unit = first.unit ?? second.unit
            range = first.range.lowerBound..<second.range.upperBound
            number = String(text.slice(range))
            after = String(text.slice(range.upperBound..<end))
        } else if let told = NumberBound(before: lead, behind: rest) {
            span = NumberSpan(told, first.number)
            unit = first.unit
            range = first.range
            number = String(text.slice(range))
            after = rest
        } else {
            return nil
        }
    }

    /// Whether an amount keeps to it, whose unit must be of the same measure.
    func takesIn(_ number: Double, _ unit: String?) -> Bool {
        (self.unit == nil) == (unit == nil) && MeasuredUnit.agree(unit, self.unit)
            && span.contains(MeasuredUnit.converted(number, from: unit, to: self.unit))
    }

    /// Whether two numbers are the ends of a range in Chinese or Japanese, where no word stands before them.
    private static func isRange(
        _ first: TableBand.Quantity, _ second: TableBand.Quantity, in text: String
    ) -> Bool {
        let between = text.slice(first.range.upperBound..<second.range.lowerBound)
        return Lexicon.unspacedJoints.contains(between.filter { !$0.isWhitespace })
    }

    /// The second of two numbers with a joint between; nil when they are none.
    private static func end(
        of first: TableBand.Quantity, _ second: TableBand.Quantity, in text: String
    ) -> TableBand.Quantity? {
        let between = text.slice(first.range.upperBound..<second.range.lowerBound).lowercased()
        return between.utf8.count <= 12 && TableBand.joins(between) ? second : nil
    }
}
