import Documents
import Indexes

/// What a person is told when the documents do not answer: where was looked, and which words stand nowhere.
struct Refusal: Sendable, Hashable {
    let passages: Int
    let documents: Int
    /// The question's words that no passage holds, as they were written.
    let absent: AbsentWords

    /// The first words of every refusal.
    static let words = "Not in these documents."

    /// Whether only a part of the index was searched.
    var isNarrowed = false

    /// The refusal as a person reads it.
    var text: String {
        if documents == 0 {
            let why = "No document matches what the search is narrowed to."
            return
                "\(Self.words) \(isNarrowed ? why : "The index holds none yet; docent index FOLDER takes some up.")"
        }
        let none = absent.sentence(of: "None of them")
        return
            "\(Self.words) Searched \(passages.counted("passage")) of \(documents.counted("document")).\(none)"
    }
}

/// The words of a question, as they were written, that stand in no passage that was searched.
struct AbsentWords: Sendable, Hashable {
    /// Those that stand nowhere.
    var nowhere: [String] = []
    /// Those that stand in text that files hide, with a document that does.
    var hidden: [Hidden] = []

    /// A word that stands in hidden text alone.
    struct Hidden: Sendable, Hashable {
        let word: String
        let document: String
    }

    /// What is said of them behind another sentence; empty when there are none.
    ///
    /// - Parameter subject: what holds none of them, such as `No document`.
    func sentence(of subject: String) -> String {
        let missing = nowhere.prefix(Self.mostNamed).map { "“\($0)”" }.joined(separator: ", ")
        return (nowhere.isEmpty ? "" : " \(subject) holds \(missing).")
            + hidden.prefix(Self.mostNamed).map {
                " “\($0.word)” stands only in text that \($0.document) hides; `--hidden` reads that too."
            }.joined()
    }

    /// How many of the words are named.
    private static let mostNamed = 5
}

extension Assistant {
    /// What was searched for a query that nothing answered.
    func refusal(of query: Query) async throws -> Refusal {
        let (absent, passages) = try await absentWords(of: query)
        let status = try await index.status()
        let isNarrowed = query.filter != SearchFilter()
        let documents =
            isNarrowed
            ? try await self.documents(within: query.filter).count { $0.chunks > 0 }
            : status.documents.values.reduce(0, +)
        return Refusal(
            passages: passages > 0 || isNarrowed ? passages : status.chunks, documents: documents,
            absent: absent, isNarrowed: isNarrowed)
    }

    /// The codes and words of a query that no passage holds, as they were written, and how many passages were searched for
    /// words; none when the query has none.
    func absentWords(of query: Query) async throws -> (words: AbsentWords, passages: Int) {
        var passages = 0
        var absent: [(word: String, query: LexicalQuery)] = []
        for code in AskedThings(query.text).codes {
            let whole = LexicalQuery(text: code, phrases: [code])
            let found = try await index.search(whole, filter: query.filter, limit: 1)
            if found.lexicalMatches == 0 { absent.append((code, whole)) }
        }
        for word in Self.informative(AskedClause.of(query.text)).prefix(Self.mostWords) {
            let found = try await index.search(LexicalQuery(text: word), filter: query.filter, limit: 1)
            passages = max(passages, found.admitted)
            if found.lexicalMatches == 0, !absent.contains(where: { $0.word == word }) {
                absent.append((word, LexicalQuery(text: word)))
            }
        }
        var words = AbsentWords()
        for (word, lexical) in absent {
            if let document = try await document(hiding: lexical, within: query.filter) {
                words.hidden.append(AbsentWords.Hidden(word: word, document: document))
            } else {
                words.nowhere.append(word)
            }
        }
        return (words, passages)
    }

    /// The path of a document that holds words in text that it hides; nil where none does, or hidden text was searched.
    private func document(hiding words: LexicalQuery, within filter: SearchFilter) async throws -> String? {
        guard !filter.layers.contains(.hidden) else { return nil }
        var hidden = filter
        hidden.layers = [.hidden]
        let found = try await index.search(words, filter: hidden, limit: 1)
        guard found.lexicalMatches > 0 else { return nil }
        return try await index.passages(found.candidates.map(\.chunk)).documents.values.first?.path
    }

    /// How many words of a question are looked up one by one.
    private static let mostWords = 12

    /// The words of a question that say what it is about, each once: no grammar, and no number that only sets a bound.
    static func informative(_ question: String) -> [String] {
        let common = QuestionLanguage(of: question).common
        let bound = TableQuestion(question).boundStems
        var seen: Set<String> = []
        var last = ""
        return words(of: question).filter { word in
            let lower = word.lowercased()
            defer { last = lower }
            let parts = lower.split(separator: "-")
            let saysNothing =
                common.contains(lower) || parts.count > 1 && parts.allSatisfy { common.contains(String($0)) }
                || Lexicon.how.contains(last) && Lexicon.degrees.contains(lower)
                || ListingQuestion.asks(lower)
            let isOfBound =
                !bound.isEmpty && !Words(word).stems.isEmpty && Words(word).stems.allSatisfy(bound.contains)
            return !saysNothing && !isOfBound && seen.insert(lower).inserted
        }
    }

    /// The words of a question as they were written, a number with the marks between its digits; of a script without spaces
    /// the figures, and the runs between what only asks or joins.
    private static func words(of question: String) -> [String] {
        guard question.unicodeScalars.contains(where: { $0.pieceSize != nil }) else {
            return spacedWords(of: question)
        }
        let figures = Figures.all(in: question).map(\.range)
        let ends = [0] + figures.map(\.upperBound)
        let starts = figures.map(\.lowerBound) + [question.utf8.count]
        return zip(ends, starts).enumerated().flatMap { place, gap in
            spacedWords(of: UnspacedWords.spaced(String(question.slice(gap.0..<gap.1))))
                + (place < figures.count ? [String(question.slice(figures[place]))] : [])
        }
    }

    private static func spacedWords(of question: String) -> [String] {
        let joined = question.replacing(/(\d)['’\u{A0}\u{202F}\u{2009} ](?=\d{3}(?!\d))/) {
            "\($0.output.1)\u{A0}"
        }
        return joined.split { $0 == " " || $0 == "\n" || $0 == "\t" || isMark($0) }.flatMap {
            word -> [String] in
            let word = Words.trimmed(word) { !$0.isLetter && !$0.isNumber }
            guard let first = word.unicodeScalars.first else { return [] }
            return first.pieceSize == nil
                ? [word] : UnspacedWords.contents(of: word).filter { !NumberBound.isUnspaced($0) }
        }
    }

    /// Whether a character ends a word wherever it stands; points and commas are marks within numbers.
    private static func isMark(_ character: Character) -> Bool {
        !character.isLetter && !character.isNumber && !"-.,\u{A0}".contains(character)
    }
}
