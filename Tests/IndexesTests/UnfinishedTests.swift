import Documents
import Testing

@testable import Indexes

struct UnfinishedTests {
    /// The vectors' legs gave nothing to a passage that had none, so that any that had one stood above it.
    @Test func `a passage without a vector stands above passages that share no word with the question`()
        async throws
    {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        for seed in UInt64(0)..<8 {
            try await index.store([Samples.indexed("d\(seed)", seed: seed)], in: collection)
        }
        let late = Samples.indexed("late", seed: 40, vectors: false)
        try await index.store([late], in: collection)
        let stored = try #require(try await index.document(at: "late", in: collection))
        let sought = try #require(try await index.chunks(of: stored.id).first)
        let text = sought.chunk.text
        let found = try await index.search(
            LexicalQuery(text: text), vector: Samples.vector("another thing"), limit: 5)
        #expect(found.candidates.first?.chunk == sought.id)
        #expect(found.embedded < found.admitted)
    }
}
