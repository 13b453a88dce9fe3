import Documents
import Indexes

/// What a person is told when the documents do not answer: where was looked, and which words stand nowhere.
struct Refusal: Sendable, Hashable {
    let passages: Int
    let documents: Int
    /// The question's words that no passage holds, as they were written.
    let absent: [String]

    /// The first words of every refusal.
    static let words = "Not in these documents."

    /// Whether only a part of the index was searched.
    var isNarrowed = false

    /// How many of the words are named.
    private static let mostNamed = 5

    /// The refusal as a person reads it.
    var text: String {
        if documents == 0 {
            let why = "No document matches what the search is narrowed to."
            return
                "\(Self.words) \(isNarrowed ? why : "The index holds none yet; docent index FOLDER takes some up.")"
        }
        let none = Self.lack(of: absent, in: "None of them")
        return
            "\(Self.words) Searched \(passages.counted("passage")) of \(documents.counted("document")).\(none)"
    }

    /// That words stand nowhere, as a sentence behind another; empty when there are none.
    static func lack(of words: [String], in subject: String) -> String {
        let missing = words.prefix(mostNamed).map { "“\($0)”" }.joined(separator: ", ")
        return words.isEmpty ? "" : " \(subject) holds \(missing)."
    }
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
    func absentWords(of query: Query) async throws -> (words: [String], passages: Int) {
        var passages = 0
        var absent: [String] = []
        for code in AskedThings(query.text).codes {
            let whole = LexicalQuery(text: code, phrases: [code])
            let found = try await index.search(whole, filter: query.filter, limit: 1)
            if found.lexicalMatches == 0 { absent.append(code) }
        }
        for word in Self.informative(AskedClause.of(query.text)).prefix(Self.mostWords) {
            let found = try await index.search(LexicalQuery(text: word), filter: query.filter, limit: 1)
            passages = max(passages, found.admitted)
            if found.lexicalMatches == 0, !absent.contains(word) { absent.append(word) }
        }
        return (absent, passages)
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
                || askingDegree.contains(last) && degrees.contains(lower) || ListingQuestion.asks(lower)
            let isOfBound =
                !bound.isEmpty && !Words(word).stems.isEmpty && Words(word).stems.allSatisfy(bound.contains)
            return !saysNothing && !isOfBound && seen.insert(lower).inserted
        }
    }

    /// What asks for a degree, as in `wie hoch`, and the words for degrees.
    private static let askingDegree: Set<String> = ["how", "wie", "hoe"]
    private static let degrees: Set<String> = [
        "high", "big", "large", "long", "wide", "deep", "tall", "heavy", "expensive", "far", "often", "fast",
        "old",
        "hoch", "groß", "lang", "lange", "breit", "tief", "schwer", "teuer", "weit", "oft", "schnell", "alt",
        "hoog",
        "groot", "zwaar", "duur", "ver", "vaak", "oud",
    ]

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
