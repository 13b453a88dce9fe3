import Documents
import POSIX
import Testing

@testable import Indexes

/// Any history of changes ends in what a clean build of its last state is.
@Suite struct HistoryTests {
    @Test(arguments: 1...6) func `a history ends equal to a clean build`(seed: UInt64) async throws {
        let (lived, clean) = (Scratch(), Scratch())
        var random = Seeded(state: seed)
        var state: [String: UInt64] = [:]
        var index = try Index.create(at: lived.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        for _ in 0..<60 {
            let path = "d\(Int.random(in: 0..<12, using: &random)).docx"
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                let version = UInt64.random(in: 0..<200, using: &random)
                let batch = [path, "\(path).copy"].map {
                    Samples.indexed($0, seed: version, vectors: Bool.random(using: &random))
                }
                try await index.store(batch, in: collection)
                for document in batch { state[document.path] = version }
            case 5, 6:
                try await index.remove([path], in: collection)
                state[path] = nil
            case 7:
                let target = "\(path).moved"
                guard state[target] == nil, let version = state[path] else { continue }
                try await index.store([Samples.indexed(target, seed: version)], in: collection)
                try await index.remove([path], in: collection)
                state[path] = nil
                state[target] = version
            case 8:
                try index.close()
                index = try Index.open(at: lived.path, access: .readWrite)
            default:
                if Bool.random(using: &random) {
                    try await index.compact()
                } else {
                    try await index.embedAll()
                }
            }
        }
        try await index.embedAll()
        let fresh = try Index.create(at: clean.path)
        try await fresh.setModel(Samples.model)
        let target = try await fresh.collection(named: "papers", root: "/papers").id
        try await fresh.store(
            state.sorted { $0.key < $1.key }.map { Samples.indexed($0.key, seed: $0.value) }, in: target)
        #expect(try await index.check() == [])
        #expect(try await fresh.check() == [])
        #expect(try await index.dump() == fresh.dump())
        for _ in 0..<10 {
            let question = (0..<6).map { _ in Samples.word(&random) }.joined(separator: " ")
            #expect(try await index.hits(question, limit: 500) == fresh.hits(question, limit: 500))
        }
    }

    @Test func `what is as it was writes no row`() async throws {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "papers", root: "/papers")
        try await index.store([Samples.indexed("a", seed: 1, vectors: false)], in: collection.id)
        let before = try await index.changes()
        #expect(try await index.collection(named: "papers", root: "/papers").id == collection.id)
        try await index.store([] as [IndexedDocument], in: collection.id)
        try await index.remove(["nothing"], in: collection.id)
        try await index.remove([], in: collection.id)
        #expect(try await index.changes() == before)
    }

    @Test func `compacting closes the gaps and keeps what is found`() async throws {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        for seed in UInt64(0)..<30 {
            try await index.store([Samples.indexed("d\(seed)", seed: seed)], in: collection)
        }
        try await index.remove((0..<30).filter { $0 % 3 == 1 }.map { "d\($0)" }, in: collection)
        let before = try await index.hits("bare timo lusha", limit: 500)
        #expect(try await index.status().vacant == 40)
        try await index.compact()
        #expect(try await index.status().vacant == 0)
        #expect(try await index.hits("bare timo lusha", limit: 500) == before)
        #expect(try await index.check() == [])
    }
}

/// What a run of changes leaves behind is tidied at its end.
@Suite struct FinishTests {
    private let scratch = Scratch()

    private func edited(_ documents: Int) async throws -> (Index, DocumentCollection.ID) {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        for round in UInt64(0)..<3 {
            try await index.store(
                (0..<documents).map { Samples.indexed("d\($0)", seed: UInt64($0) * 3 + round) },
                in: collection)
        }
        return (index, collection)
    }

    @Test func `ends compact, in one segment and with an empty log, and then has nothing to do`() async throws
    {
        let (index, _) = try await edited(200)
        #expect(try await index.status().vacant == 1_600)
        let before = try await index.hits("bare timo lusha", limit: 2_000)
        try await index.finish()
        #expect(try await index.status().vacant == 0)
        #expect(try await index.read { db in try PostingStore(db: db).segments().count } == 1)
        #expect(try await index.hits("bare timo lusha", limit: 2_000) == before)
        #expect(try await index.check() == [])
        var log = stat()
        #expect(stat(scratch.path + "-wal", &log) == 0 && log.st_size == 0)
        let (changes, state) = (try await index.changes(), try await index.generation())
        try await index.finish()
        #expect(try await index.changes() == changes)
        #expect(try await index.generation() == state)
    }

    @Test func `a search that is overtaken by a compaction shows the passages that it found`()
        async throws
    {
        let (index, collection) = try await edited(20)
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        let text = try #require(try await reader.chunks([230]).first).chunk.text
        var tries = 0
        let found = try await reader.withSteadyNumbers {
            tries += 1
            let best = try await reader.search(LexicalQuery(text: text), limit: 1).candidates.map(\.chunk)
            if tries == 1 { try await index.compact() }
            return try await reader.passages(best).chunks.map(\.chunk.text)
        }
        #expect(tries == 2)
        #expect(found == [text])
        // What is merely stored leaves the numbers as they are.
        tries = 0
        try await reader.withSteadyNumbers {
            tries += 1
            try await index.store([Samples.indexed("more", seed: 999)], in: collection)
        }
        #expect(tries == 1)
        await #expect(throws: IndexError.locked(path: scratch.path, process: nil)) {
            try await reader.withSteadyNumbers { try await index.compact() }
        }
    }
}

extension Index {
    /// The rows that the writing connection has changed so far.
    func changes() async throws -> Int {
        try await write { db in try db.integer("SELECT total_changes()") }
    }
}
