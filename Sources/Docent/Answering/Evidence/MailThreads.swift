import Documents
import Readers

/// The letters among passages and which of them reply to which: who asks what somebody asked before is to be told the reply.
struct MailThreads: Sendable {
    /// A letter: where it stands, what it is about, and whether it replies.
    private struct Letter: Sendable {
        let passages: Set<Int>
        let range: Range<Int>
        let date: String?
        let subject: String
        let isReply: Bool

        /// Whether it was written after another: it stands behind it in one file, or its file has a later date.
        func follows(_ other: Letter) -> Bool {
            if passages == other.passages { return range.lowerBound > other.range.lowerBound }
            guard let date, let before = other.date else { return true }
            return date > before
        }

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
            Self.letters(of: passages[numbers[0]], at: Set(numbers))
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
            let letter = letters.first(where: { $0.holds(best.unit) })
        else { return scored }
        let replies = replies(to: letter, among: scored)
        let asked = Set(Words.parts(of: question.text))
        let settled = replies.first {
            question.expected != .anything && question.expected.match(in: $0.unit.text, asked: asked) >= 1
                && Self.settles($0.unit.text, best.unit.text)
        }
        guard let reply = settled ?? replies.first else { return scored }
        let told = question.expected.match(in: best.unit.text, asked: asked)
        let isTold = question.expected != .anything && told >= 1
        let unit = reply.unit.below(best.unit.compared)
        let isAnswered =
            question.expected != .anything && question.expected.match(in: unit.text, asked: asked) >= 1
        let asksAlike = units.contains {
            letter.holds($0) && Self.isQuestion($0.text) && Self.asksAlike(question.text, $0.text)
        }
        let isFirst = settled != nil || !isTold && (isAnswered || asksAlike)
        let answer = ScoredUnit(
            unit: unit, features: best.features, score: best.score + (isFirst ? Self.step : -Self.step))
        let rest = scored.filter { $0.unit != reply.unit }
        return isFirst
            ? [answer] + rest : (rest + [answer]).sorted { $0.score > $1.score }
    }

    /// How far a reply stands before or behind the question.
    private static let step = 0.01

    /// The sentences of the letters that reply to one, best first.
    private func replies(to letter: Letter, among scored: [ScoredUnit]) -> [ScoredUnit] {
        let replies = letters.filter {
            $0.isReply && $0.subject == letter.subject && $0.follows(letter)
        }
        guard !replies.isEmpty else { return [] }
        return scored.filter { item in
            item.features.isBare == 0 && !Self.isQuestion(item.unit.text) && !item.unit.isQuoted
                && !Self.fields.contains { item.unit.text.hasPrefix($0) }
                && replies.contains { $0.holds(item.unit) }
        }
    }

    /// Whether a sentence of a reply names an amount or day of what it replies to beside another: “47 instead of 55”.
    private static func settles(_ reply: String, _ letter: String) -> Bool {
        let (ours, theirs) = (telling(reply), telling(letter))
        let shared = ours.filter { figure in theirs.contains { $0.agrees(with: figure) } }
        return !shared.isEmpty && shared.count < ours.count
    }

    /// The figures of a text that two sentences do not share by chance: dates, and numbers of two digits and more.
    private static func telling(_ text: String) -> [Figure] {
        Figures.all(in: text).filter { figure in
            switch figure.value {
            case .date: true
            case .quantity(let readings, _): readings.contains { abs($0) >= 10 }
            case .code: false
            }
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
    private static func letters(of source: SourcedPassage, at passages: Set<Int>) -> [Letter] {
        let content = source.content
        let subjects = content.blocks.filter { if case .heading(level: 1) = $0.kind { true } else { false } }
        let starts = subjects.map(\.range.lowerBound)
        let ends = starts.dropFirst() + [content.text.utf8.count]
        return zip(subjects, ends).map { block, end in
            let (subject, isReply) = subject(String(content[block.range]))
            return Letter(
                passages: passages, range: block.range.lowerBound..<end, date: source.passage.date,
                subject: subject, isReply: isReply)
        }
    }

    /// What a letter is about, without the marks before it.
    static func subject(_ text: String) -> (words: String, isReply: Bool) {
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
