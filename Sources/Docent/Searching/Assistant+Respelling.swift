import Embeddings
import Indexes

extension Assistant {
    /// A query with the words that no passage holds as the documents spell them, where they hold a word that is spelled nearly
    /// so.
    ///
    /// What stands between quotation marks is meant as it is typed, and so are codes and the words that the embedding model
    /// knows.
    func respelled(_ query: Query) async throws -> Query {
        let language = QuestionLanguage(of: query.text)
        let names = Words(query.text, language: language).names
        let phrases = Set(query.phrases.flatMap { Words.letters(of: $0) })
        var found: [Misspelling] = []
        for word in InformativeWords.of(query.text).prefix(Self.mostWords)
        where mayBeMisspelt(word) && !phrases.contains(word.lowercased()) {
            let isName = Words(phrase: word).stems.contains(where: names.contains)
            let most = Misspelling.mostEdits(
                in: word, isName: isName, isKnownLanguage: language == .english)
            guard most > 0 else { continue }
            let result = try await index.search(LexicalQuery(text: word), filter: query.filter, limit: 0)
            guard result.lexicalMatches == 0,
                let read = try await spelling(of: word, edits: most, within: query.filter)
            else { continue }
            found.append(Misspelling(typed: word, read: read, isName: isName))
        }
        return found.isEmpty ? query : query.mended(by: found)
    }

    /// How many words of a question are looked at.
    private static let mostWords = 12

    /// Whether a word is of letters that may be wrong, and not one that the embedding model has as a whole.
    private func mayBeMisspelt(_ word: String) -> Bool {
        word.allSatisfy(\.isLetter) && !word.allSatisfy(\.isUppercase)
            && word.unicodeScalars.allSatisfy { $0.pieceSize == nil }
            && embedder.map { TokenCount.of(word, $0) > 1 } != false
    }

    /// The word of the documents that is spelled most like another that they do not hold, as it is written there; of several the
    /// most frequent.
    private func spelling(
        of word: String, edits most: Int, within filter: SearchFilter
    ) async throws -> String? {
        let terms = try await index.terms(
            like: Spelling.folded(word.lowercased()), edits: most, filter: filter, limit: Self.mostTerms)
        let chunks = Dictionary(
            try await index.chunks(terms.map(\.example)).map { ($0.id, $0.chunk) },
            uniquingKeysWith: { one, _ in one })
        let likely = terms.flatMap { term -> [(word: String, edits: Int, chunks: Int)] in
            guard let chunk = chunks[term.example] else { return [] }
            return (chunk.headings + [chunk.text]).flatMap { $0.split { !$0.isLetter } }.compactMap {
                written in
                Misspelling.edits(from: word, to: written, most: most).map {
                    (String(written), $0, term.chunks)
                }
            }
        }
        let best = likely.min { ($0.edits, -$0.chunks, $0.word) < ($1.edits, -$1.chunks, $1.word) }?.word
        // A capital that only opens a sentence there would name something here.
        return word.first?.isLowercase == true ? best?.lowercased() : best
    }

    /// How many terms are looked at that may be the stem of what is meant.
    private static let mostTerms = 24
}
