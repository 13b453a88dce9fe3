import Documents
import GRDB

/// Applies the phrases that a chunk must contain and those that it may not contain.
///
/// The inverted index gives the chunks that hold all of a phrase's words; the stored text then decides.
struct PhraseFilter {
    let db: Database
    let scorer: LexicalScorer
    let norms: [Norm]

    /// Whether nobody waits for the result any more.
    var interruption = Interruption()

    /// What is left of the admitted chunks.
    ///
    /// Words decide before any text is read: each text is read once for all phrases, and only where the index says that
    /// all of them may stand there.
    func narrowed(_ admission: Admission, by query: LexicalQuery) throws -> Admission {
        let (wanted, unwanted) = (Phrase.all(query.phrases), Phrase.all(query.excluded))
        var admission = admission
        if !wanted.isEmpty {
            let candidates = try wanted.dropFirst().reduce(try candidates(for: wanted[0])) { found, phrase in
                found.isEmpty ? [] : found.intersection(try self.candidates(for: phrase))
            }
            let found = try those(of: candidates) { words in wanted.allSatisfy { words.contains($0.words) } }
            admission = Admission(admission, keeping: found, norms: norms)
        }
        if !unwanted.isEmpty {
            let suspects = try unwanted.reduce(into: Set<ChunkID>()) { $0.formUnion(try candidates(for: $1)) }
                .filter(admission.contains)
            let found = try those(of: suspects) { words in unwanted.contains { words.contains($0.words) } }
            admission = Admission(admission, without: found, norms: norms)
        }
        return admission
    }

    /// The chunks that have all of a phrase's words, in whatever order.
    private func candidates(for phrase: Phrase) throws -> Set<ChunkID> {
        try interruption.check()
        return try scorer.chunks(withAll: phrase.terms)
    }

    /// The chunks whose words meet a condition.
    private func those(
        of chunks: Set<ChunkID>, where condition: (JoinedWords) -> Bool
    ) throws -> Set<ChunkID> {
        let (store, ordered) = (ContentStore(db: db), chunks.sorted())
        var found: Set<ChunkID> = []
        for start in stride(from: 0, to: ordered.count, by: Self.batch) {
            try interruption.check()
            let texts = try store.chunks(Array(ordered[start..<min(start + Self.batch, ordered.count)]))
            for text in texts where condition(JoinedWords(text.chunk.embeddedText)) { found.insert(text.id) }
        }
        return found
    }

    /// How many texts are read at once, between two looks at whether anybody waits.
    private static let batch = 64
}

/// The words of a phrase in their order, and the terms that the index has of them.
private struct Phrase {
    let words: JoinedWords
    let terms: [String]

    /// The phrases of a question, each once; those without a word are left out.
    static func all(_ phrases: [String]) -> [Phrase] {
        var known: Set<JoinedWords> = []
        return phrases.compactMap { text in
            let phrase = Phrase(words: JoinedWords(text), terms: Analyzer().terms(of: text).terms)
            let isNew = !phrase.words.isEmpty && !phrase.terms.isEmpty && known.insert(phrase.words).inserted
            return isNew ? phrase : nil
        }
    }
}
