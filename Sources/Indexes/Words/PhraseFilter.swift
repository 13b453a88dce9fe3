import Documents
import GRDB

/// Applies the phrases that a chunk must contain and those that it may not contain.
///
/// The inverted index gives the chunks that hold all of a phrase's words; the stored text then decides.
struct PhraseFilter {
    let db: Database
    let scorer: LexicalScorer
    let norms: [Norm]

    /// What is left of the admitted chunks.
    func narrowed(_ admission: Admission, by query: LexicalQuery) throws -> Admission {
        var admission = admission
        for phrase in query.phrases {
            guard let found = try chunks(containing: phrase) else { continue }
            admission = Admission(admission, keeping: found, norms: norms)
        }
        for phrase in query.excluded {
            guard let found = try chunks(containing: phrase) else { continue }
            admission = Admission(admission, without: found, norms: norms)
        }
        return admission
    }

    /// The admitted chunks whose words hold those of the phrase in its order; nil for a phrase without words.
    private func chunks(containing phrase: String) throws -> Set<ChunkID>? {
        let analyzer = Analyzer()
        let wanted = analyzer.words(of: phrase)
        let terms = analyzer.terms(of: phrase).terms
        guard !wanted.isEmpty, !terms.isEmpty else { return nil }
        let store = ContentStore(db: db)
        return try scorer.chunks(withAll: terms).filter { number in
            guard let chunk = try store.chunk(number)?.chunk else { return false }
            return analyzer.words(of: chunk.embeddedText).contains(wanted)
        }
    }
}
