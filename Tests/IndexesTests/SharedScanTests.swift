import Dispatch
import Documents
import Embeddings
import Synchronization
import Testing

@testable import Indexes

/// Law: a question finds the same whether it is asked alone, together with others, or while others are.
@Suite struct SharedScanTests {
    private let scratch = Scratch()

    /// Random vectors, a tenth of them removed again; more of them than are compared one by one.
    private func index(_ documents: Int, sections: Int) async throws -> Index {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "one", root: "/").id
        var random = Seeded(state: 5)
        for number in 0..<documents {
            let (document, chunks) = Samples.document(seed: UInt64(number), sections: sections, words: 2)
            try await index.store(
                [
                    SampleDocument(
                        document: IndexedDocument(
                            path: "f\(number % 3)/d\(number)", file: Samples.file(seed: 1),
                            document: document, chunks: chunks),
                        vectors: chunks.flatMap { _ in Self.vector(&random) })
                ], in: collection)
        }
        try await index.remove(
            stride(from: 0, to: documents, by: 10).map { "f\($0 % 3)/d\($0)" }, in: collection)
        return index
    }

    private static func vector(_ random: inout Seeded) -> [Float] {
        Samples.unit((0..<Samples.dimension).map { _ in Float.random(in: -1...1, using: &random) })
    }

    private static func vectors(_ count: Int) -> [[Float]] {
        var random = Seeded(state: 6)
        return (0..<count).map { _ in vector(&random) }
    }

    private static func alone(_ vector: [Float], _ index: Index, _ filter: SearchFilter) async throws
        -> [Found]
    {
        try await index.search(nil, vector: vector, filter: filter, limit: 12).candidates.map(Found.init)
    }

    private struct Found: Equatable {
        let chunk: ChunkID
        let score: Float?
        let rank: Int?

        init(_ candidate: Candidate) {
            (chunk, score, rank) = (candidate.chunk, candidate.vectorScore, candidate.vectorRank)
        }
    }

    @Test(arguments: [(0, nil), (1, nil), (2, "f1/*"), (40, nil), (40, "f1/*")], [(3, 20), (40, 120)])
    func `vectors find together what each finds alone`(
        asked: (batch: Int, path: String?), size: (documents: Int, sections: Int)
    ) async throws {
        let (batch, path) = asked
        let index = try await index(size.documents, sections: size.sections)
        let filter = SearchFilter(paths: path.map { [$0] } ?? [], layers: [.body, .hidden])
        let vectors = Self.vectors(batch)
        let together = try await index.nearest(to: vectors, filter: filter, limit: 12)
        #expect(together.count == batch)
        for (vector, found) in zip(vectors, together) {
            #expect(try await found.map(Found.init) == Self.alone(vector, index, filter))
        }
    }

    @Test func `searches at once find what each finds alone`() async throws {
        let index = try await index(40, sections: 120)
        let questions = Self.vectors(24).enumerated().map { number, vector in
            (vector, SearchFilter(paths: number % 3 == 0 ? ["f2/*"] : [], layers: [.body, .hidden]))
        }
        let found = try await withThrowingTaskGroup { group in
            for (number, question) in questions.enumerated() {
                group.addTask { (number, try await Self.alone(question.0, index, question.1)) }
            }
            return try await group.reduce(into: [Int: [Found]]()) { $0[$1.0] = $1.1 }
        }
        for (number, question) in questions.enumerated() {
            #expect(try await found[number] == Self.alone(question.0, index, question.1))
        }
    }

    @Test func `requests of one state and of another all end`() {
        let (count, dimension) = (40_000, Samples.dimension)
        var planes = BitPlanes(dimension: dimension)
        planes.grow(to: count)
        let allowed = [UInt32](repeating: .max, count: (count + 31) / 32)
        let pass = FirstPass(limit: 10, dimension: dimension)
        let scans = SharedScan(), found = Mutex<[Int]>([])
        let requests = Self.vectors(12).enumerated().map { number, vector in
            SharedScan.Request(
                [VectorQuery(vector)], planes: planes, generation: number % 5 == 4 ? 2 : 1, count: count,
                allowed: allowed, pass: pass)
        }
        DispatchQueue.concurrentPerform(iterations: requests.count) { number in
            let chunks = scans.nearest(requests[number])
            found.withLock { $0.append(chunks.count == 1 && chunks[0].count == 10 ? 1 : 0) }
        }
        #expect(found.withLock(\.self) == [Int](repeating: 1, count: 12))
    }
}
