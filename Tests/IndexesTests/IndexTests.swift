import Documents
import Embeddings
import Testing

@testable import Indexes

@Suite struct IndexTests {
    private let scratch = Scratch()

    private func filled(_ count: Int, vectors: Bool = true) async throws -> (Index, DocumentCollection) {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers")
        let batch = (0..<count).map { Samples.indexed("d\($0).docx", seed: UInt64($0), vectors: vectors) }
        try await index.store(batch, in: collection.id)
        return (index, collection)
    }

    @Test func `what is stored comes back as it was`() async throws {
        let (index, collection) = try await filled(3)
        let (document, chunks) = Samples.document(seed: 2)
        let stored = try #require(try await index.document(at: "d2.docx", in: collection.id))
        #expect(stored.chunks == 4)
        #expect(stored.format == document.format)
        #expect(try await index.content(of: stored.id) == document)
        #expect(try await index.chunks(of: stored.id).map(\.chunk) == chunks)
        let range = chunks[1].range
        #expect(try await index.texts([(stored.id, range)]) == [chunks[1].text])
    }

    @Test func `a range that cuts a character gives the whole characters within it`() async throws {
        let (index, collection) = try await filled(1)
        let id = try #require(try await index.document(at: "d0.docx", in: collection.id)).id
        let text = try #require(try await index.content(of: id)).text
        let sign = try #require(text.utf8.firstIndex(of: 0xC2)).utf16Offset(in: text)
        let ranges = [sign + 1..<sign + 4, sign - 1..<sign + 1, 0..<1_000_000]
        #expect(try await index.texts(ranges.map { (id, $0) }) == ["0.", "n", text])
    }

    @Test func `chunks that are read together are those that are read one by one`() async throws {
        let (index, collection) = try await filled(30)
        let long = (0..<3).map { String(repeating: "part \($0) of a long text, ", count: 300) }
        try await index.store([Samples.plain("long.txt", parts: long)], in: collection.id)
        var alone: [StoredChunk] = []
        for document in try await index.documents() { alone += try await index.chunks(of: document.id) }
        #expect(alone.count == 123)
        let wanted = alone.reversed() + alone.prefix(3)
        #expect(try await index.chunks([5_000] + wanted.map(\.id) + [-1]) == Array(wanted))
    }

    @Test func `a search finds the same after closing and opening`() async throws {
        let (index, _) = try await filled(10)
        let text = try #require(try await index.chunks([5]).first).chunk.text
        let before = try await index.hits(text)
        #expect(before.contains { $0.hasPrefix("d1.docx#1 ") })
        try index.close()
        let again = try Index.open(at: scratch.path, access: .readOnly)
        #expect(try await again.hits(text) == before)
        #expect(try await again.check() == [])
    }

    @Test func `a chunk is found by its own text first, by words and by vector`() async throws {
        let (index, _) = try await filled(20)
        for number in [0, 17, 42] {
            let chunk = try #require(try await index.chunks([number]).first).chunk
            let found = try await index.search(
                LexicalQuery(text: chunk.text), vector: Samples.vector(chunk.embeddedText), limit: 5)
            #expect(found.candidates.first { $0.lexicalRank == 1 }?.chunk == number)
            let nearest = try #require(found.candidates.first { $0.vectorRank == 1 })
            #expect(nearest.chunk == number)
            #expect(try #require(nearest.vectorScore) > 0.999)
        }
    }

    @Test func `hidden text is found only when it is asked for`() async throws {
        let (index, _) = try await filled(5)
        let hidden = try #require(try await index.chunks([3]).first).chunk
        let usual = try await index.hits(hidden.embeddedText)
        #expect(!usual.contains { $0.contains("#3 ") })
        let asked = try await index.hits(hidden.embeddedText, filter: SearchFilter(layers: [.hidden]))
        #expect(asked.count == 5 && asked.allSatisfy { $0.contains("#3 ") })
    }

    @Test func `vectors may come later, and the same text is embedded once`() async throws {
        let (index, collection) = try await filled(4, vectors: false)
        try await index.store([Samples.indexed("copy.docx", seed: 1, vectors: false)], in: collection.id)
        #expect(try await index.chunksWithoutVectors(limit: 100).count == 16)
        #expect(try await index.status().embedded == 0)
        try await index.embedAll()
        #expect(try await index.status().embedded == 20)
        // Known texts get their vectors at once, also when their document was removed before.
        try await index.remove(["d2.docx"], in: collection.id)
        try await index.store([Samples.indexed("back.docx", seed: 2, vectors: false)], in: collection.id)
        #expect(try await index.chunksWithoutVectors(limit: 100).isEmpty)
        #expect(try await index.check() == [])
    }

    @Test func `a window of vectors does not read the norms and hashes before it`() async throws {
        let (index, collection) = try await filled(0)
        // Two blocks of norms; the second one's texts are the first one's beginning.
        let parts = (0..<Norm.column.rowsPerBlock + 50).map { "part \($0 < 4_000 ? $0 : $0 - 4_000)" }
        try await index.store([Samples.plain("long.txt", parts: parts)], in: collection.id)
        let all = try await index.chunksWithoutVectors(limit: 10_000)
        #expect(all.count == 4_000)
        let late = try await index.chunksWithoutVectors(from: 3_990, limit: 20)
        #expect(late.map(\.id) == Array(3_990..<4_010))
        #expect(try await index.chunksWithoutVectors(from: 100_000, limit: 20).isEmpty)
        // What comes before is not looked at: a block that cannot be read does no harm.
        try await index.write { db in try db.run("UPDATE norms SET data = x'00' WHERE block = 0") }
        let tail = try await index.chunksWithoutVectors(from: Norm.column.rowsPerBlock, limit: 20)
        #expect(tail.first?.id == Norm.column.rowsPerBlock)
        let values = tail.flatMap { Samples.vector($0.chunk.embeddedText) }
        try await index.storeVectors(
            EmbeddingMatrix(dimension: Samples.dimension, values: values), of: tail.map(\.id))
        let left = try await index.chunksWithoutVectors(from: Norm.column.rowsPerBlock, limit: 20)
        #expect(left.first?.id == Norm.column.rowsPerBlock + 20)
    }

    @Test func `another model is refused, and a vector of another length`() async throws {
        let (index, _) = try await filled(1)
        let other = IndexModel(fingerprint: "other", name: "other", dimension: 8)
        await #expect(throws: IndexError.modelMismatch(expected: "test (test-1)", actual: "other (other)")) {
            try await index.setModel(other)
        }
        await #expect(throws: IndexError.dimensionMismatch(expected: 64, actual: 3)) {
            _ = try await index.search(nil, vector: [1, 0, 0], limit: 1)
        }
    }

    @Test func `a failed file keeps its old text when that is wanted`() async throws {
        let (index, collection) = try await filled(2)
        let reason = Reason(code: "unreadable", message: "The file could not be opened.")
        for keeping in [true, false] {
            try await index.record(
                .failed, reason: reason, file: Samples.file(seed: 9), at: "d0.docx", in: collection.id,
                keepingContent: keeping)
            let stored = try #require(try await index.document(at: "d0.docx", in: collection.id))
            #expect(stored.outcome == .failed && stored.reason == reason)
            #expect(stored.chunks == (keeping ? 4 : 0))
            #expect((try await index.content(of: stored.id) != nil) == keeping)
        }
        #expect(try await index.state(of: collection.id)["d0.docx"]?.outcome == .failed)
        #expect(try await index.check() == [])
    }

    @Test func `a failed reading keeps the hash of the old text`() async throws {
        let (index, collection) = try await filled(1)
        let reason = Reason(code: "denied", message: "It may not be opened.")
        let unread = FileState(sha256: [], size: 9, modified: 9)
        for file in [unread, Samples.file(seed: 9)] {
            try await index.record(
                .failed, reason: reason, file: file, at: "d0.docx", in: collection.id, keepingContent: true)
            let stored = try #require(try await index.document(at: "d0.docx", in: collection.id))
            #expect(stored.file == Samples.file(seed: 0))
            #expect(stored.outcome == .failed && stored.reason == reason && stored.chunks == 4)
        }
        let before = try await index.changes()
        try await index.record(
            .failed, reason: reason, file: unread, at: "d0.docx", in: collection.id, keepingContent: true)
        #expect(try await index.changes() == before)
        // Of what was never read, the file as it was seen is all that there is.
        for file in [unread, Samples.file(seed: 9)] {
            try await index.record(
                .failed, reason: reason, file: file, at: "new.docx", in: collection.id, keepingContent: true)
            #expect(try await index.document(at: "new.docx", in: collection.id)?.file == file)
        }
    }
}
