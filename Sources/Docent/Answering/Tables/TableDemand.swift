import Documents

/// What a question demands of the cells of a column, as far as its words tell.
struct TableDemand: Sendable {
    /// The numbers that fit, and their unit; nil when none is said.
    struct Bound: Sendable {
        let span: NumberSpan
        let unit: String?
    }

    /// What is asked of a cell.
    enum Kind: Sendable {
        /// A number within bounds.
        case bound(Bound)
        /// A date within a span.
        case date(DateSpan)
        /// A year within a span, or a date in one.
        case years(YearSpan)
        /// No, nothing, or a dash.
        case no
        /// Yes, in a column of yes and no.
        case yes
    }

    let kind: Kind
    /// Whether the question asks which things fulfil the condition; else only bands such as `up to 5 kg` are looked at.
    let selects: Bool
    /// The number with its unit, or the date, that a bound is set to, as it was written; nil when none is.
    let number: String?
    /// The stems that may name the column: of the words after the number or the negation.
    let nouns: Set<String>

    /// A demand that a clause of a question for things sets.
    init(_ kind: Kind, number: String?, nouns: Set<String>) {
        (self.kind, self.number, self.nouns, selects) = (kind, number, nouns, true)
    }

    /// - Returns: nil when the question demands nothing of the kind.
    init?(_ question: String) {
        selects = Self.selects(question)
        if let found = Self.bound(in: question) {
            kind = .bound(found.bound)
            number = found.number
            nouns = Set(Words(found.after).stems.prefix(2))
        } else if selects, let after = Self.denied(in: question) {
            kind = .no
            number = nil
            nouns = Set(after.prefix(3))
        } else if selects {
            let (days, years) = (DateSpan(question), YearSpan(question))
            kind = days.map(Kind.date) ?? years.map(Kind.years) ?? .yes
            number = days?.text ?? years?.text
            nouns = Set(Words(question).stems)
        } else {
            return nil
        }
    }

    /// Whether a column is told by the dates that it holds, where it is the only one.
    var isOfTime: Bool {
        switch kind {
        case .date, .years: true
        default: false
        }
    }

    /// The bound that a question sets.
    struct WrittenBound: Sendable {
        let bound: Bound
        /// The number with its unit, or both of a span, and where they stand.
        let number: String
        let range: Range<Int>
        /// The words behind it.
        let after: String
    }

    /// The first bound that a text sets.
    static func bound(in question: String) -> WrittenBound? {
        let quantities = TableBand.quantities(of: question)
        let end = question.utf8.count
        for (place, first) in quantities.enumerated() {
            let lead = NumberBound.lead(question.slice(0..<first.range.lowerBound))
            let rest = String(question.slice(first.range.upperBound..<end))
            if place + 1 < quantities.count,
                NumberBound.opensSpan(lead)
                    || isRange(first, quantities[place + 1], in: question),
                let second = Self.end(of: first, quantities[place + 1], in: question)
            {
                let bound = Bound(
                    span: NumberSpan(first.number, second.number), unit: first.unit ?? second.unit)
                let both = first.range.lowerBound..<second.range.upperBound
                return WrittenBound(
                    bound: bound, number: String(question.slice(both)), range: both,
                    after: String(question.slice(both.upperBound..<end)))
            }
            guard let told = NumberBound(before: lead, behind: rest) else { continue }
            let bound = Bound(span: NumberSpan(told, first.number), unit: first.unit)
            return WrittenBound(
                bound: bound, number: String(question.slice(first.range)), range: first.range, after: rest)
        }
        return nil
    }

    /// Whether two numbers are the ends of a range in Chinese or Japanese, where no word stands before them.
    private static func isRange(
        _ first: TableBand.Quantity, _ second: TableBand.Quantity, in question: String
    ) -> Bool {
        let between = question.slice(first.range.upperBound..<second.range.lowerBound)
        return Lexicon.unspacedJoints.contains(between.filter { !$0.isWhitespace })
    }

    /// The second of two numbers with a joint between; nil when they are none.
    private static func end(
        of first: TableBand.Quantity, _ second: TableBand.Quantity, in question: String
    ) -> TableBand.Quantity? {
        let between = question.slice(first.range.upperBound..<second.range.lowerBound).lowercased()
        return between.utf8.count <= 12 && TableBand.joins(between) ? second : nil
    }

    /// The stems of the words behind a negation, where the question asks which things have none; nil where it does not.
    private static func denied(in question: String) -> [String]? {
        let words = question.split { $0.isWhitespace || $0 == "?" || $0 == "," }.map(String.init)
        guard let place = words.firstIndex(where: isNegation), place > 0 else { return nil }
        let after = Words(words[(place + 1)...].joined(separator: " ")).stems
        // German and French verbs stand before their negation.
        return after.isEmpty ? Words(words[..<place].suffix(1).joined()).stems : after
    }

    /// Whether a question asks for things, as `Which …` does, and not why, when or what happens.
    static func selects(_ question: String) -> Bool {
        let words = Words.letters(of: question).prefix(4)
        guard let first = words.first else { return false }
        let next = words.count > 1 ? words[1] : ""
        if first == "how" { return next == "many" }
        if first == "wie" { return next.hasPrefix("viele") }
        if Lexicon.choosingUnspaced.contains(where: question.contains) { return true }
        if Lexicon.circumstances.contains(first) { return false }
        if first == "what" { return !Lexicon.actions.contains(next) }
        return words.contains(where: Lexicon.choosing.contains)
    }

    private static func isNegation(_ word: String) -> Bool {
        let word = word.lowercased().replacing("’", with: "'")
        return Lexicon.negations.contains(word) || Lexicon.absences.contains(word) || word == "cannot"
            || word.hasSuffix("n't")
    }
}
