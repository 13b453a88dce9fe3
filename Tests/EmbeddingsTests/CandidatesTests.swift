import CVectorKernels
import Testing

@testable import Embeddings

/// Law: a first pass over bits and exact rescoring find what a full sort finds.
@Suite struct CandidatesTests {
    static let dimension = 64

    /// Unit vectors around centres.
    static func clustered(_ count: Int, seed: UInt64) -> EmbeddingMatrix {
        var random = Seeded(state: seed)
        let centres = (0..<40).map { _ in random.floats(dimension) }
        var values: [Float] = []
        for _ in 0..<count {
            let centre = centres.randomElement(using: &random) ?? []
            let noise = random.floats(dimension)
            let row = zip(centre, noise).map { $0 + 0.6 * $1 }
            let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            values += row.map { $0 / length }
        }
        return EmbeddingMatrix(dimension: dimension, values: values)
    }

    static func top(_ scores: [Float], _ k: Int) -> Set<Int> {
        Set(scores.indices.sorted { scores[$0] > scores[$1] }.prefix(k))
    }

    @Test func `recall at ten is at least 0.99 on clustered data, over several segments`() {
        let matrix = Self.clustered(5000, seed: 1), queries = Self.clustered(30, seed: 1)
        let (codes, scales) = VectorCodes.bytes(matrix)
        var kept = 0
        for row in 0..<queries.count {
            let query = VectorQuery(queries[row])
            var candidates = Candidates([query], pass: FirstPass(limit: 400, dimension: 64))
            codes.withUnsafeBytes { codes in
                for range in [0..<1000, 1000..<1007, 1007..<5000] {
                    let part = UnsafeRawBufferPointer(
                        rebasing: codes[range.lowerBound * 64..<range.upperBound * 64])
                    let planes = BitPlanes(part, count: range.count, dimension: 64)
                    candidates.scan(planes, count: range.count, first: UInt32(range.lowerBound))
                }
            }
            let found = codes.withUnsafeBytes { codes in
                scales.withUnsafeBufferPointer { candidates.rescored(codes: codes, scales: $0) }
            }
            let best = Set(zip(found.ids, found.scores).sorted { $0.1 > $1.1 }.prefix(10).map { Int($0.0) })
            let exact = (0..<matrix.count).map { at in
                zip(matrix[at], queries[row]).reduce(0) { $0 + $1.0 * $1.1 }
            }
            kept += best.intersection(Self.top(exact, 10)).count
        }
        #expect(kept >= 297)
    }

    /// The larger the collection, the fewer dimensions are read and the more candidates kept, so that a small one stands for all.
    @Test(arguments: [1_000, 100_000, 500_000, 2_000_000, 10_000_000])
    func `recall at ten is at least 0.99 whatever share of the dimensions is read`(size: Int) {
        let matrix = Self.clustered(20_000, seed: 7), queries = Self.clustered(30, seed: 7)
        let (codes, scales) = VectorCodes.bytes(matrix)
        let planes = codes.withUnsafeBytes { BitPlanes($0, count: matrix.count, dimension: Self.dimension) }
        let pass = FirstPass(wanted: 768, among: size, dimension: Self.dimension)
        var kept = 0
        for row in 0..<queries.count {
            let query = VectorQuery(queries[row])
            var candidates = Candidates([query], pass: pass)
            candidates.scan(planes, count: matrix.count, first: 0)
            let exact = codes.withUnsafeBytes { codes in
                scales.withUnsafeBufferPointer {
                    Candidates.exact((0..<20_000).map { $0 }, query: query, codes: codes, scales: $0)
                }
            }
            kept += Self.top(exact, 10).intersection(candidates.best().map { Int($0) }).count
        }
        #expect(kept >= 297)
    }

    @Test func `a larger collection is read in fewer dimensions and brings more candidates`() {
        let passes = [10_000, 100_000, 300_000, 1_000_000, 4_000_000, 10_000_000].map {
            FirstPass(wanted: 2_048, among: $0, dimension: 384)
        }
        #expect(passes.map(\.planes) == passes.map(\.planes).sorted(by: >))
        #expect(passes.map(\.limit) == passes.map(\.limit).sorted())
        #expect(passes[0].planes == 384 && passes[5].planes < 128)
    }

    /// All vectors that the sample for the threshold meets are near, and no others: fewer than are wanted.
    @Test(arguments: [1, 2]) func `a sample that promises too much leaves no candidates out`(threads: Int) {
        let count = 512 * 1_600, query = VectorQuery([Float](repeating: 1, count: 8))
        var planes = BitPlanes(dimension: 8)
        planes.grow(to: count)
        let near = [UInt8](repeating: 255, count: 512), far = [UInt8](repeating: 1, count: 512)
        for line in 0..<1_600 {
            let isSampled = (0..<16).contains { 1_600 * (2 * $0 + 1) / 32 == line }
            (isSampled ? near : far).withUnsafeBytes { planes.put($0, at: line * 512) }
        }
        var candidates = Candidates([query], pass: FirstPass(limit: 10_000, dimension: 8))
        candidates.scan(planes, count: count, first: 0, threads: threads)
        #expect(candidates.best().count == 10_000)
    }

    @Test func `bits are put into planes block by block, and what is beyond the room left out`() {
        var random = Seeded(state: 9)
        let count = 32_768 + 100, dimension = 20
        let codes = (0..<count * dimension).map { _ in Int8.random(in: -9...9, using: &random) }
        let bits = codes.withUnsafeBytes { VectorCodes.bits($0, count: count, dimension: dimension) }
        let width = VectorCodes.bitCodeBytes(count: 32, dimension: dimension)
        var planes = BitPlanes(dimension: dimension)
        planes.grow(to: count)
        for first in stride(from: 0, to: count, by: 32).reversed() {
            bits[first / 32 * width..<(first / 32 + 1) * width].withUnsafeBytes { planes.put($0, at: first) }
        }
        bits.withUnsafeBytes { planes.put($0, at: planes.room - 32) }
        bits[..<width].withUnsafeBytes { planes.put($0, at: planes.room) }
        planes.withUnsafePlanes { planes in
            for vector in stride(from: 0, to: count, by: 7) {
                for d in 0..<dimension {
                    let byte = planes[
                        (vector / 32_768 * dimension + d) * BitPlanes.planeBytes + vector % 32_768 / 8]
                    #expect((byte >> UInt8(vector % 8) & 1 == 1) == (codes[vector * dimension + d] >= 0))
                }
            }
        }
    }

    /// A copy that is written to has memory of its own, which may be aligned in another way.
    @Test(arguments: [1, 2, 40]) func `planes are aligned to lines, copied or grown`(dimension: Int) {
        let count = 32_768 + 5
        let codes = (0..<count * dimension).map { Int8($0 % 5 - 2) }
        let bits = codes.withUnsafeBytes { VectorCodes.bits($0, count: count, dimension: dimension) }
        var planes = [codes.withUnsafeBytes { BitPlanes($0, count: count, dimension: dimension) }]
        for _ in 0..<8 {
            var copy = planes[0]
            bits.prefix(64).withUnsafeBytes { copy.put($0, at: 0) }
            planes.append(copy)
            copy.grow(to: count * planes.count)
            planes.append(copy)
        }
        let bytes = planes[0].room / 32_768 * dimension * BitPlanes.planeBytes
        for other in planes {
            planes[0].withUnsafePlanes { one in
                other.withUnsafePlanes { two in
                    #expect(Int(bitPattern: two) % 64 == 0)
                    #expect((0..<bytes).allSatisfy { one[$0] == two[$0] })
                }
            }
        }
    }

    @Test func `what is not allowed is never found`() {
        let matrix = Self.clustered(1000, seed: 2)
        let codes = VectorCodes.bytes(matrix).codes
        let planes = codes.withUnsafeBytes { BitPlanes($0, count: 1000, dimension: 64) }
        var allowed = [UInt32](repeating: 0, count: 32)
        for id in stride(from: 0, to: 1000, by: 7) { allowed[id / 32] |= 1 << UInt32(id % 32) }
        var candidates = Candidates(
            [VectorQuery(matrix[3])], pass: FirstPass(limit: 50, dimension: 64))
        candidates.scan(planes, count: 1000, first: 10, allowed: [allowed])
        let best = candidates.best()
        #expect(best.count == 50 && best.allSatisfy { ($0 - 10).isMultiple(of: 7) })
    }

    @Test(arguments: [2, 3, 7], [1, 500, 20_000])
    func `several threads find what one does, in the same order`(threads: Int, limit: Int) {
        var random = Seeded(state: UInt64(threads * limit))
        let count = 700_001, query = VectorQuery(random.floats(24))
        var planes = BitPlanes(dimension: 24)
        planes.grow(to: count)
        let bits = (0..<VectorCodes.bitCodeBytes(count: count, dimension: 24)).map { _ in
            UInt8(truncatingIfNeeded: random.next())
        }
        bits.withUnsafeBytes { planes.put($0, at: 0) }
        let allowed = (0..<(count + 31) / 32).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        let found = [1, threads].map { threads in
            var candidates = Candidates([query], pass: FirstPass(limit: limit, dimension: 24))
            candidates.scan(planes, count: 700, first: 0, threads: threads)
            candidates.scan(planes, count: count, first: 700, allowed: [allowed], threads: threads)
            return Array(candidates.best())
        }
        #expect(found[0] == found[1] && found[0].count == limit)
    }

    /// Questions of a batch read different planes, admit different vectors and find more or fewer than are kept.
    @Test(arguments: [(1, 2), (2, 1), (9, 1), (9, 2), (33, 2)], [700, 70_001, 400_009])
    func `a question finds in a batch what it finds alone`(asked: (batch: Int, threads: Int), count: Int) {
        let (batch, threads) = asked
        var random = Seeded(state: UInt64(batch * count))
        var planes = BitPlanes(dimension: 24)
        planes.grow(to: count)
        let bits = (0..<VectorCodes.bitCodeBytes(count: count, dimension: 24)).map { _ in
            UInt8(truncatingIfNeeded: random.next())
        }
        bits.withUnsafeBytes { planes.put($0, at: 0) }
        let words = (count + 31) / 32
        let allowed = (0..<batch).map { question in
            (0..<words).map { word -> UInt32 in
                switch question % 4 {
                case 0: UInt32.max
                case 1: UInt32(truncatingIfNeeded: random.next())
                case 2: word / 16 % 5 == 0 ? UInt32(truncatingIfNeeded: random.next()) : 0
                default: word == words / 2 ? 0x8001 : 0
                }
            }
        }
        let queries = (0..<batch).map { _ in VectorQuery(random.floats(24)) }
        let pass = FirstPass(wanted: 500, among: count * 8, dimension: 24)
        var together = Candidates(queries, pass: pass)
        together.scan(planes, count: count, first: 3, allowed: allowed, threads: threads)
        for (question, query) in queries.enumerated() {
            var alone = Candidates([query], pass: pass)
            alone.scan(planes, count: count, first: 3, allowed: [allowed[question]])
            #expect(together.best(of: question) == alone.best())
            #expect(question % 4 != 3 || alone.best().count <= 2)
        }
    }

    @Test(arguments: [1, 5])
    func `each row is scored by its number on whatever thread`(threads: Int) {
        let matrix = Self.clustered(2_000, seed: 6)
        let (codes, scales) = VectorCodes.bytes(matrix)
        let rows = (0..<3_001).map { UInt32($0 * 577 % 2_000) }, query = VectorQuery(matrix[9])
        let scores = codes.withUnsafeBytes { codes in
            scales.withUnsafeBufferPointer {
                Candidates.exact(rows, query: query, codes: codes, scales: $0, threads: threads)
            }
        }
        for (row, score) in zip(rows, scores) {
            let exact = zip(matrix[Int(row)], query.vector).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            #expect(abs(score - exact) < 0.02)
        }
    }

    @Test(arguments: [(0, 8), (1, 1), (15, 24), (33, 7), (100, 64)], [1, 3])
    func `rows are multiplied with each other`(shape: (count: Int, dimension: Int), threads: Int) {
        var random = Seeded(state: 8)
        let (count, dimension) = shape
        let rows = random.floats(count * dimension)
        let products = DotProducts.matrix(rows, count: count, dimension: dimension, threads: threads)
        for one in 0..<count {
            for other in 0..<count {
                let exact = (0..<dimension).reduce(Float(0)) {
                    $0 + rows[one * dimension + $1] * rows[other * dimension + $1]
                }
                let product = products[one * DotProducts.stride(count) + other]
                #expect(abs(product - exact) < 1e-4)
                #expect(product == products[other * DotProducts.stride(count) + one])
            }
        }
    }

    @Test func `bit codes stand in blocks of 32 as documented`() {
        var codes = [Int8](repeating: -1, count: 33 * 12)
        codes[32 * 12 + 9] = 5
        codes[1 * 12 + 0] = 0
        let bits = codes.withUnsafeBytes { VectorCodes.bits($0, count: 33, dimension: 12) }
        var expected = [UInt8](repeating: 0, count: VectorCodes.bitCodeBytes(count: 33, dimension: 12))
        expected[1] = 1
        expected[64 + 32 + 0] = 2
        #expect(bits == expected && bits.count == 128)
    }

    /// Spans around the size at which one pass over the scores no longer tells them apart.
    @Test(arguments: [1, 3, 700, 4_095, 4_096, 9_000, 65_535], [1, 7, 100, 499, 500])
    func `the best are kept in their order, of equal ones the first`(span: Int, keep: Int) {
        var random = Seeded(state: UInt64(span * 1_000 + keep))
        var scores = (0..<500).map { _ in
            UInt16(65_535 - span + Int.random(in: 0...span, using: &random))
        }
        var ids = (0..<500).map { UInt32($0) }
        let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(keep)
        let expected = order.sorted().map { UInt32($0) }
        let lowest = vk_keep_best(&ids, &scores, 500, keep)
        #expect(Array(ids.prefix(keep)) == expected)
        #expect(scores.prefix(keep).min() == lowest)
    }
}
