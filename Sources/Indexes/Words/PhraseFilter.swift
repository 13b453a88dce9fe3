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
            let found = try candidates.filter { try holds($0) { words in wanted.allSatisfy(words.contains) } }
            admission = Admission(admission, keeping: found, norms: norms)
        }
        if !unwanted.isEmpty {
            let suspects = try unwanted.reduce(into: Set<ChunkID>()) { $0.formUnion(try candidates(for: $1)) }
                .filter(admission.contains)
            let found = try suspects.filter {
                try holds($0) { words in unwanted.contains(where: words.contains) }
            }
            admission = Admission(admission, without: found, norms: norms)
        }
        return admission
    }

    /// The chunks that have all of a phrase's words, in whatever order.
    private func candidates(for phrase: Phrase) throws -> Set<ChunkID> {
        try interruption.check()
        return try scorer.chunks(withAll: phrase.terms)
    }

    private func holds(_ number: ChunkID, _ condition: (Phrase.Words) -> Bool) throws -> Bool {
        try interruption.check()
        let store = ContentStore(db: db)
        guard let chunk = try store.chunk(number)?.chunk else { return false }
        return condition(Phrase.Words(Analyzer().words(of: chunk.embeddedText)))
    }
}

/// The words of a phrase in their order, and the terms that the index has of them.
private struct Phrase {
    let words: [String]
    let terms: [String]

    /// The phrases of a question, each once; those without a word are left out.
    static func all(_ phrases: [String]) -> [Phrase] {
        var known: Set<[String]> = []
        return phrases.compactMap { text in
            let analyzer = Analyzer()
            let phrase = Phrase(words: analyzer.words(of: text), terms: analyzer.terms(of: text).terms)
            let isNew = !phrase.words.isEmpty && !phrase.terms.isEmpty && known.insert(phrase.words).inserted
            return isNew ? phrase : nil
        }
    }

    /// The words of a text.
    struct Words {
        private let words: [String]

        init(_ words: [String]) { self.words = words }

        /// Whether a phrase stands there.
        func contains(_ phrase: Phrase) -> Bool { words.contains(phrase.words) }
    }
}
