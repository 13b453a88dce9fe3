import Documents
import Indexes

extension Assistant {
    /// What was searched for a question that nothing answered.
    func refusal(of gathered: Gathered) async throws -> Refusal {
        let (absent, passages) = try await absentWords(of: gathered)
        let query = gathered.query
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

    /// The codes and words of a question that no passage holds, as they were written, and how many passages were searched for
    /// words; none when the query has none.
    func absentWords(of gathered: Gathered) async throws -> (words: AbsentWords, passages: Int) {
        let (query, asked) = (gathered.query, gathered.asked)
        var passages = 0
        var absent: [(word: String, query: LexicalQuery)] = []
        for code in asked.things.codes.prefix(Self.mostWords) {
            let whole = LexicalQuery(text: code, phrases: [code])
            let found = try await index.search(whole, filter: query.filter, limit: 1)
            if found.lexicalMatches == 0 { absent.append((code, whole)) }
        }
        for (words, day) in asked.dates.written(in: asked.text) {
            guard let term = DateTerms.closest(to: day) else { continue }
            if try await holds(term, query.filter) { continue }
            if try await isTold(day, within: query.filter) { continue }
            absent.append((words, LexicalQuery(term: term)))
        }
        for word in Self.telling(InformativeWords.of(asked), asked.dates).prefix(Self.mostWords) {
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

    /// Whether a passage has a term of the index.
    private func holds(_ term: String, _ filter: SearchFilter) async throws -> Bool {
        try await index.search(LexicalQuery(term: term), filter: filter, limit: 1).lexicalMatches > 0
    }

    /// Whether a document of the year of a day tells the day without that.
    private func isTold(_ day: Figure.Day, within filter: SearchFilter) async throws -> Bool {
        guard day.year != nil, let term = DateTerms.anyYear(of: day) else { return false }
        let found = try await index.search(
            LexicalQuery(term: term), filter: filter, limit: Self.mostPassages)
        let (chunks, documents) = try await index.passages(found.candidates.map(\.chunk))
        return chunks.contains { chunk in
            guard let document = documents[chunk.document] else { return false }
            let years = AskedDates.years(of: document.path, document.title, document.date)
            return AskedDates.tells(day, in: chunk.chunk.text, ofYears: years)
        }
    }

    /// In how many passages a day is looked for that its document gives the year.
    private static let mostPassages = 64

    /// The path of a document that holds words in text that it hides; nil where none does, or hidden text was searched.
    private func document(hiding words: LexicalQuery, within filter: SearchFilter) async throws -> String? {
        guard !filter.layers.contains(.hidden) else { return nil }
        var hidden = filter
        hidden.layers = [.hidden]
        let found = try await index.search(words, filter: hidden, limit: 1)
        guard found.lexicalMatches > 0 else { return nil }
        return try await index.passages(found.candidates.map(\.chunk)).documents.values.first?.path
    }

    /// The words that are missed where no document holds them: none of a date, which has other notations, and none that says
    /// nothing, unless there are no others.
    private static func telling(_ words: [String], _ dates: AskedDates) -> [String] {
        let others = words.filter { !dates.hold($0) }
        let telling = others.filter { !Lexicon.lightWords.contains($0.lowercased()) }
        return telling.isEmpty && dates.isEmpty ? others : telling
    }

    /// How many words of a question are looked up one by one, and how many codes.
    private static let mostWords = 12
}
