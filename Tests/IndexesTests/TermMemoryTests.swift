import Documents
import Testing

@testable import Indexes

/// What is kept of postings from one search to the next never changes what is found.
@Suite struct TermMemoryTests {
    private let scratch = Scratch()
    private let questions = ["bare timo lusha", "pol nex gar ba", "title context ti mo"]
    private let filters = [SearchFilter(), SearchFilter(paths: ["*/a*"]), SearchFilter(after: "2024-05-01")]

    private func found(in index: Index) async throws -> [SearchResult] {
        var found: [SearchResult] = []
        for question in questions {
            for filter in filters {
                found.append(
                    try await index.search(
                        LexicalQuery(text: question), vector: Samples.vector(question), filter: filter,
                        limit: 100))
            }
        }
        return found
    }

    /// Whether the same was found with the same scores, but for the rounding of other kernels, which tests of these switch to
    /// in the same process.
    private static func agree(_ some: [SearchResult], _ others: [SearchResult]) -> Bool {
        zip(some, others).allSatisfy { one, other in
            let scores = Dictionary(uniqueKeysWithValues: other.candidates.map { ($0.chunk, $0) })
            return one.lexicalMatches == other.lexicalMatches && one.admitted == other.admitted
                && one.candidates.count == other.candidates.count
                && one.candidates.allSatisfy { candidate in
                    scores[candidate.chunk].map {
                        abs($0.score - candidate.score) < 1e-4
                            && abs($0.lexicalScore - candidate.lexicalScore) < 1e-4
                    } ?? false
                }
        }
    }

    @Test func `an index that is searched all the time finds after each change what a new one finds`()
        async throws
    {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let papers = try await index.collection(named: "papers", root: "/").id
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        func store(_ seed: UInt64, at path: String) async throws {
            try await index.store([Samples.indexed(path, seed: seed)], in: papers)
        }
        let changes: [() async throws -> Void] = [
            { for seed in UInt64(0)..<6 { try await store(seed, at: "f/a\(seed)") } },
            { for seed in UInt64(6)..<12 { try await store(seed, at: "f/b\(seed)") } },
            { try await store(40, at: "f/a1") }, { try await index.remove(["f/b7", "f/a2"], in: papers) },
            { try await index.finish() },
            { try await index.compact() }, { try await store(3, at: "f/a1") },
        ]
        for change in changes {
            try await change()
            _ = try await found(in: reader)
            let again = try await found(in: reader)
            let new = try Index.open(at: scratch.path, access: .readOnly)
            #expect(Self.agree(again, try await found(in: new)))
            #expect(Self.agree(try await found(in: index), again))
            try new.close()
        }
    }

    @Test func `words that are weighed otherwise are scored anew`() async throws {
        let index = try Index.create(at: scratch.path)
        let papers = try await index.collection(named: "papers", root: "/").id
        for seed in UInt64(0)..<6 {
            try await index.store([Samples.indexed("d\(seed)", seed: seed)], in: papers)
        }
        func search(_ weights: LexicalWeights, in index: Index) async throws -> SearchResult {
            try await index.search(LexicalQuery(text: questions[0]), limit: 50, weights: weights)
        }
        let usual = try await search(LexicalWeights(), in: index)
        let others = LexicalWeights(saturation: 0.4, lengthPenalty: 0.2, heads: 3)
        let new = try Index.open(at: scratch.path, access: .readOnly)
        #expect(try await search(others, in: index) == search(others, in: new))
        #expect(try await search(others, in: index) != usual)
    }

    /// Asks a memory of 200,000 bytes for terms, of which a list takes some 1,200, and notes which it had to read.
    private struct Asked {
        let memory = TermMemory(limit: 200_000)
        private let admission: Admission
        private(set) var read: [String] = []

        init(_ index: Index) async throws {
            let norm = Norm(layer: .body, hasVector: false, body: 10, heads: 0, title: 0)
            admission = try await index.read { db in
                try Admission(
                    db, SearchFilter(), number: 0, norms: [Norm](repeating: norm, count: 1_000),
                    stretches: Stretches(db, chunks: 1_000))
            }
        }

        mutating func ask(_ term: String) {
            let key = TermMemory.Key(admission: 0, weights: LexicalWeights(), term: term)
            _ = memory.postings(of: key) {
                read.append(term)
                var postings = Postings()
                postings.append((0..<100).map { (chunk: Int32($0), frequency: 1) })
                return ScoredPostings(
                    postings, admission, LexicalWeights(), frequencies: [Float](repeating: 1, count: 256))
            }
            #expect(memory.bytes <= 200_000)
        }
    }

    @Test func `no more is kept than may be, and what was asked for last stays`() async throws {
        var asked = try await Asked(Index.create(at: scratch.path))
        for number in 0..<500 {
            asked.ask("often")
            asked.ask("term\(number)")
        }
        #expect(asked.read.count { $0 == "often" } == 1 && asked.memory.bytes > 90_000)
        asked.ask("term0")
        #expect(asked.read.count { $0 == "term0" } == 2)
    }

    @Test func `lists that all have room are read once`() async throws {
        var asked = try await Asked(Index.create(at: scratch.path))
        for _ in 0..<3 { for number in 0..<130 { asked.ask("term\(number)") } }
        #expect(asked.memory.bytes > 130_000)
        #expect(asked.read.count == 130)
    }
}

@Suite struct RankingTests {
    private let scratch = Scratch()

    /// A floor that is found before ranking leaves out none of the best, and ranks as if it were not there.
    @Test(arguments: [1, 2, 3, 5, 8]) func `the few best are the first of all`(limit: Int) async throws {
        let index = try Index.create(at: scratch.path)
        let papers = try await index.collection(named: "papers", root: "/").id
        var random = Seeded(state: 7)
        let documents = (0..<150).map { number in
            Samples.plain(
                "d\(number)",
                parts: (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    (0..<20).map { _ in Samples.word(&random) }.joined(separator: " ")
                })
        }
        try await index.store(documents, in: papers)
        try await index.remove(["d3", "d77"], in: papers)
        var fusion = Fusion.plain
        for question in ["bare rere tire", "more bare lure kere", "bare"] {
            fusion.pool = 1_000
            let all = try await index.search(LexicalQuery(text: question), limit: 1_000, fusion: fusion)
            fusion.pool = limit
            let few = try await index.search(LexicalQuery(text: question), limit: limit, fusion: fusion)
            #expect(all.candidates.count > 8 && few.lexicalMatches == all.candidates.count)
            #expect(few.candidates.map(\.chunk) == all.candidates.prefix(limit).map(\.chunk))
            #expect(few.candidates.map(\.lexicalScore) == all.candidates.prefix(limit).map(\.lexicalScore))
        }
    }

    @Test func `a floor lies below as many scores as are asked for`() {
        var random = Seeded(state: 3)
        let scores = (0..<2_000).map { _ in Float.random(in: 0..<40, using: &random) }
        for rank in [1, 10, 500, 2_000] {
            let floor = TopList.floor(ofRank: rank, in: scores)
            let above = scores.count { $0 > floor }
            #expect(above >= rank && above < rank + 120)
        }
        #expect(TopList.floor(ofRank: 2_001, in: scores) == 0 && TopList.floor(ofRank: 0, in: scores) == 0)
        #expect(TopList.floor(ofRank: 3, in: [0, 0, 1, 0]) == 0)
    }

    @Test func `sums are those of a dictionary`() {
        var random = Seeded(state: 5)
        var sums = ChunkSums(capacity: 3_000)
        var expected: [ChunkID: Float] = [:]
        for _ in 0..<3_000 {
            let chunk = Int.random(in: 0..<5_000, using: &random)
            let score = Float.random(in: 0..<1, using: &random)
            sums.add(score, to: chunk)
            expected[chunk, default: 0] += score
        }
        #expect(Dictionary(uniqueKeysWithValues: sums.all.map { ($0.chunk, $0.score) }) == expected)
        #expect(ChunkSums(capacity: 0).all.isEmpty)
    }
}
