/// The words that a question opens with, and what they ask for.
struct QuestionOpening: Sendable {
    /// What is asked for.
    enum Kind: Sendable {
        /// How many things are so.
        case count
        /// Which things are so.
        case which
        /// Where it is so.
        case place
        /// Who is so.
        case who
        /// The things that are so, by an order or a question for any: `List …`, `Are there any …`.
        case list
        /// No things: how much, when, why, whether, or what happens.
        case other
    }

    let kind: Kind
    /// The places of the words that ask, such as `how many`; empty where there are none, or no spaces between words.
    let asking: Range<Int>

    /// Whether things are asked for, or their number.
    var selects: Bool { kind != .other }

    init(_ question: String) { self.init(QuestionWord.all(of: question), of: question) }

    /// - Parameter words: all words of the question.
    init(_ words: [QuestionWord], of question: String) {
        let start = Self.start(of: words)
        let none = words.count..<words.count
        if Lexicon.choosingUnspaced.contains(where: question.contains) {
            (kind, asking) = (.which, none)
        } else if start < words.count, Lexicon.circumstances.contains(words[start].word) {
            (kind, asking) = (.other, none)
        } else {
            let written = words.indices.dropFirst(start).lazy.filter {
                words[$0].word.contains(where: \.isLetter)
            }
            let found = written.prefix(Self.reach).compactMap { Self.read(words, at: $0) }.first
            (kind, asking) = found ?? (.other, none)
        }
    }

    /// Among how many first words the one stands that asks.
    private static let reach = 4

    /// What a word asks for, with those behind it that belong to it; nil where it asks nothing.
    private static func read(_ words: [QuestionWord], at place: Int) -> (kind: Kind, asking: Range<Int>)? {
        let word = words[place].word
        let next = place + 1 < words.count ? words[place + 1].word : ""
        if let lead = countingLead(of: words[place...].lazy.map(\.word)) {
            let asking = place..<place + lead
            let verb = words.dropFirst(asking.upperBound).first
            return (verb.map { Lexicon.amountVerbs.contains($0.word) } == true ? .other : .count, asking)
        }
        let one = place..<place + 1
        if Lexicon.how.contains(word) || word == "what" && Lexicon.actions.contains(next) {
            return (.other, one)
        }
        if Lexicon.presenting.contains(word) {
            return place + 1 < words.count && asks(next) ? nil : (.list, one)
        }
        guard Lexicon.choosing.contains(word) else { return nil }
        return (Lexicon.who.contains(word) ? .who : Lexicon.places.contains(word) ? .place : .which, one)
    }

    /// How many words ask for a number where some begin so: `how many`; nil where they do not.
    static func countingLead(of words: some Sequence<String>) -> Int? {
        counting.first { words.starts(with: $0) }?.count
    }

    private static let counting = Lexicon.countingLeads.map { Words.parts(of: $0) }

    private static func asks(_ word: String) -> Bool {
        Lexicon.how.contains(word) || Lexicon.choosing.contains(word) && !Lexicon.presenting.contains(word)
    }

    /// Where the question begins behind an exception that opens it, `Apart from Anna, who …`, and behind a word such as `and`.
    private static func start(of words: [QuestionWord]) -> Int {
        var start = 0
        if let comma = words.firstIndex(where: \.endsClause), comma + 1 < words.count,
            QueryReading.exception(at: 0, of: words) != nil
        {
            start = comma + 1
        }
        let isLed = words.dropFirst(start).first.map {
            Lexicon.questionLeads.contains($0.word) || Lexicon.inYears.contains($0.word)
        }
        return isLed == true && start + 1 < words.count ? start + 1 : start
    }
}
