import Documents
import Readers

/// The letters among passages and which of them reply to which: who asks what somebody asked before is to be told the reply.
struct MailThreads: Sendable {
    /// A letter: where it stands, what it is about, and whether it replies.
    private struct Letter: Sendable {
        let passages: Set<Int>
        let range: Range<Int>
        let subject: String
        let isReply: Bool

        func holds(_ unit: EvidenceUnit) -> Bool {
            passages.contains(unit.passage) && range.overlaps(unit.range)
        }
    }

    private let letters: [Letter]

    init(_ passages: [SourcedPassage]) {
        let mails = passages.indices.filter { Self.formats.contains(passages[$0].content.format) }
        let documents = Dictionary(grouping: mails) {
            "\(passages[$0].passage.document) \(passages[$0].passage.sha256)"
        }
        letters = documents.sorted { $0.key < $1.key }.flatMap { _, numbers in
            Self.letters(of: passages[numbers[0]].content, at: Set(numbers))
        }
    }

    /// The formats of letters.
    static let formats = [MailReader.format, Format(rawValue: "mbox"), Format(rawValue: "msg")]

    /// Scored units with the reply to a letter's question first, where the best of them stands in that letter and the reply has
    /// what is asked for rather than it; right behind it, where both may.
    func answered(
        _ scored: [ScoredUnit], _ units: [EvidenceUnit], _ question: AskedQuestion
    ) -> [ScoredUnit] {
        guard let best = scored.first(where: { $0.features.isBare == 0 }),
            let letter = letters.first(where: { $0.holds(best.unit) }),
            let reply = reply(to: letter, among: scored)
        else { return scored }
        let asked = Set(Words.parts(of: question.text))
        let told = question.expected.match(in: best.unit.text, asked: asked)
        let isTold = question.expected != .anything && told >= 1
        let unit = reply.unit.below(best.unit.compared)
        let isAnswered =
            question.expected != .anything && question.expected.match(in: unit.text, asked: asked) >= 1
        let asksAlike = units.contains {
            letter.holds($0) && Self.isQuestion($0.text) && Self.asksAlike(question.text, $0.text)
        }
        let isFirst = !isTold && (isAnswered || asksAlike)
        let answer = ScoredUnit(
            unit: unit, features: best.features, score: best.score + (isFirst ? Self.step : -Self.step))
        let rest = scored.filter { $0.unit != reply.unit }
        return isFirst
            ? [answer] + rest : (rest + [answer]).sorted { $0.score > $1.score }
    }

    /// How far a reply stands before or behind the question.
    private static let step = 0.01

    /// The best sentence of the letters that reply to one.
    private func reply(to letter: Letter, among scored: [ScoredUnit]) -> ScoredUnit? {
        let replies = letters.filter {
            $0.isReply && $0.subject == letter.subject && $0.range != letter.range
        }
        return scored.first { item in
            item.features.isBare == 0 && !Self.isQuestion(item.unit.text)
                && !Self.fields.contains { item.unit.text.hasPrefix($0) }
                && replies.contains { $0.holds(item.unit) }
        }
    }

    /// What the lines of a letter's head begin with.
    static let fields = ["From: ", "To: ", "Cc: ", "Date: "]

    private static func isQuestion(_ text: String) -> Bool { text.utf8.last == UInt8(ascii: "?") }

    /// Whether two questions begin to ask by the same word.
    private static func asksAlike(_ one: String, _ other: String) -> Bool {
        let words = Words.parts(of: one).filter(Lexicon.interrogatives.contains)
        return !Set(words).isDisjoint(with: Words.parts(of: other))
    }

    // MARK: Letters

    /// The letters of a mail or of a box of them, each below its subject.
    private static func letters(of content: Document, at passages: Set<Int>) -> [Letter] {
        let subjects = content.blocks.filter { if case .heading(level: 1) = $0.kind { true } else { false } }
        let starts = subjects.map(\.range.lowerBound)
        let ends = starts.dropFirst() + [content.text.utf8.count]
        return zip(subjects, ends).map { block, end in
            let (subject, isReply) = subject(String(content[block.range]))
            return Letter(
                passages: passages, range: block.range.lowerBound..<end, subject: subject, isReply: isReply)
        }
    }

    /// What a letter is about, without the marks before it.
    private static func subject(_ text: String) -> (words: String, isReply: Bool) {
        var rest = text[...]
        var isReply = false
        while let colon = rest.firstIndex(of: ":") {
            let mark = rest[..<colon].lowercased().filter { $0.isLetter }
            let replies = Lexicon.replyMarks.contains(mark)
            guard replies || Lexicon.forwardMarks.contains(mark) else { break }
            isReply = isReply || replies
            rest = rest[rest.index(after: colon)...].drop { $0.isWhitespace }
        }
        return (rest.lowercased(), isReply)
    }
}

extension EvidenceUnit {
    /// The same unit with words above it that it speaks of.
    fileprivate func below(_ words: String) -> EvidenceUnit {
        EvidenceUnit(
            passage: passage, range: range, text: text, compared: compared,
            context: context.isEmpty ? words : "\(context) › \(words)", cells: cells, table: table,
            isHeading: isHeading, isList: isList, items: items, opensTable: opensTable)
    }
}
