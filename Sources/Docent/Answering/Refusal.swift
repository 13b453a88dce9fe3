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

    /// The words of a question that say what it is about, each once.
    private static func informative(_ question: String) -> [String] {
        let common = QuestionLanguage(of: question).common
        var seen: Set<String> = []
        return question.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init).filter {
            !common.contains($0.lowercased()) && !ListingQuestion.asks($0.lowercased())
                && seen.insert($0.lowercased()).inserted
        }
    }
}
