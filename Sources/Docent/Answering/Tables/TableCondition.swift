import Documents

/// What a question, or a clause of it, demands of a column's values: `for less than € 320`, `below 70 points`, `no funding`,
/// `are insured`.
struct TableCondition: Sendable {
    /// What is asked of a cell.
    enum Kind: Sendable {
        /// A number or a time within bounds.
        case bound(Bound)
        /// No, nothing, or a dash.
        case no
        /// Yes, in a column of yes and no.
        case yes
    }

    let kind: Kind
    /// Whether the question asks which things fulfil the condition; else only bands such as `up to 5 kg` are looked at.
    let selects: Bool
    /// The stems that may name the column: of the words after the number or the negation.
    let nouns: Set<String>
    /// The stems of all the words by which a column is spoken of.
    let asked: Set<String>
    /// The same words, the commonest included: a column may be called `Done`.
    let written: Set<String>

    /// The condition that a clause of a question for things sets.
    init(_ bound: Bound, nouns: Set<String>, in clause: String) {
        (kind, self.nouns, selects) = (.bound(bound), nouns, true)
        asked = Set(Words(clause).stems).union(TableColumn.spoken(Words.parts(of: clause)))
        written = Set(Words.parts(of: clause))
    }

    /// - Returns: nil when the question demands nothing of the kind.
    init?(_ question: String, _ opening: QuestionOpening) {
        selects = opening.selects
        if let bound = WrittenBound(firstIn: question) {
            kind = .bound(.number(bound))
            nouns = bound.nouns
        } else if selects, let after = Self.denied(in: question) {
            kind = .no
            nouns = Set(after.prefix(3))
        } else if selects {
            kind = Bound(ofTimeIn: question).map(Kind.bound) ?? .yes
            nouns = Set(Words(question).stems)
        } else {
            return nil
        }
        asked = Set(Words(question).stems).union(TableColumn.spoken(Words.parts(of: question)))
        written = Set(Words.parts(of: question))
    }

    private init(_ other: Self, nouns: Set<String>, asked: Set<String>, written: Set<String>) {
        (kind, selects) = (other.kind, other.selects)
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
    var isOfTime: Bool { bound != nil && amount == nil }

    var bound: Bound? { if case .bound(let bound) = kind { bound } else { nil } }

    /// The bound of a number; nil when it sets none.
    var amount: WrittenBound? { bound?.ofNumber }

    /// The number with its unit, or the date, that a bound is set to, as it was written; nil when none is.
    var number: String? { bound?.text }

    /// The years that it bounds a column of dates by.
    var years: Set<Int> { if case .bound(.years(let span)) = kind { span.named } else { [] } }

    /// The number that bounds which things are asked for: a row with that very number is no more meant than others.
    var selectingNumber: String? { selects && amount != nil ? number : nil }

    /// The stems of the words behind a negation, where the question asks which things have none; nil where it does not.
    private static func denied(in question: String) -> [String]? {
        let words = question.split { $0.isWhitespace || $0 == "?" || $0 == "," }.map(String.init)
        let denial = words.firstIndex {
            let negation = Negation($0.lowercased().replacing("’", with: "'"))
            return negation == .denial || negation == .absence
        }
        guard let place = denial, place > 0 else { return nil }
        let after = Words(words[(place + 1)...].joined(separator: " ")).stems
        // German and French verbs stand before their negation.
        return after.isEmpty ? Words(words[..<place].suffix(1).joined()).stems : after
    }
}
