import Documents

/// What a question, or a clause of it, demands of a column's values: `for less than € 320`, `below 70 points`, `no funding`,
/// `are insured`.
struct TableCondition: Sendable {
    /// What is asked of a cell.
    enum Kind: Sendable {
        /// A number within bounds.
        case bound(WrittenBound)
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
    /// The stems of all the words by which a column is spoken of.
    let asked: Set<String>
    /// The same words, the commonest included: a column may be called `Done`.
    let written: Set<String>

    /// The condition that a clause of a question for things sets.
    init(_ kind: Kind, number: String?, nouns: Set<String>, in clause: String) {
        (self.kind, self.number, self.nouns, selects) = (kind, number, nouns, true)
        asked = Set(Words(clause).stems).union(TableColumn.spoken(Words.parts(of: clause)))
        written = Set(Words.parts(of: clause))
    }

    /// - Returns: nil when the question demands nothing of the kind.
    init?(_ question: String, _ opening: QuestionOpening) {
        selects = opening.selects
        if let bound = WrittenBound(firstIn: question) {
            kind = .bound(bound)
            number = bound.number
            nouns = Set(Words(bound.after).stems.prefix(2))
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
        asked = Set(Words(question).stems).union(TableColumn.spoken(Words.parts(of: question)))
        written = Set(Words.parts(of: question))
    }

    private init(_ other: Self, nouns: Set<String>, asked: Set<String>, written: Set<String>) {
        (kind, number, selects) = (other.kind, other.number, other.selects)
        (self.nouns, self.asked, self.written) = (nouns, asked, written)
    }

    /// The same where further stems name the column.
    func naming(_ more: Set<String>) -> Self {
        Self(self, nouns: nouns.union(more), asked: asked, written: written)
    }

    /// The same where the words of another text speak of the column.
    func spoken(in text: String) -> Self {
        Self(
            self, nouns: nouns,
            asked: Set(Words(text).stems).union(TableColumn.spoken(Words.parts(of: text))),
            written: Set(Words.parts(of: text)))
    }

    /// Whether a column is told by the dates that it holds, where it is the only one.
    var isOfTime: Bool {
        switch kind {
        case .date, .years: true
        default: false
        }
    }

    /// Whether a table of which no column fulfils it is none that is asked for; a question that denies and bounds nothing
    /// may mean any.
    var isStrict: Bool { if case .yes = kind { false } else { true } }

    var bound: WrittenBound? { if case .bound(let bound) = kind { bound } else { nil } }

    /// The years that it bounds a column of dates by.
    var years: Set<Int> { if case .years(let span) = kind { span.named } else { [] } }

    /// The number that bounds which things are asked for: a row with that very number is no more meant than others.
    var selectingNumber: String? { selects && bound != nil ? number : nil }

    /// The stems of the words behind a negation, where the question asks which things have none; nil where it does not.
    private static func denied(in question: String) -> [String]? {
        let words = question.split { $0.isWhitespace || $0 == "?" || $0 == "," }.map(String.init)
        guard let place = words.firstIndex(where: isNegation), place > 0 else { return nil }
        let after = Words(words[(place + 1)...].joined(separator: " ")).stems
        // German and French verbs stand before their negation.
        return after.isEmpty ? Words(words[..<place].suffix(1).joined()).stems : after
    }

    private static func isNegation(_ word: String) -> Bool {
        let word = word.lowercased().replacing("’", with: "'")
        return Lexicon.negations.contains(word) || Lexicon.absences.contains(word) || word == "cannot"
            || word.hasSuffix("n't")
    }
}
