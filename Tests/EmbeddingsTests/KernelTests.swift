import CVectorKernels
import Foundation
import Testing

@testable import Embeddings

/// Law: each instruction set of this CPU gives the scalar set's results.
@Suite struct KernelTests {
    static let sets = Precision.instructionSets.filter { $0 != "scalar" }
    static let lengths = [0, 1, 7, 8, 9, 31, 384, 768, 1024]

    /// Runs a body in a set and in scalar, and returns both results.
    static func both<Result>(_ set: String, _ body: () -> Result) -> (Result, Result) {
        defer { vk_use_set_in_thread(nil) }
        vk_use_set_in_thread("scalar")
        let expected = body()
        vk_use_set_in_thread(set)
        return (body(), expected)
    }

    @Test func `every set that this processor runs can be asked for by its name`() {
        defer { vk_use_set_in_thread(nil) }
        let names = Precision.instructionSets
        #expect(names.first == "scalar" && Set(names).count == names.count)
        #expect(names.contains(String(cString: vk_set_name())) && vk_use_set_in_thread("none such") == -1)
        for name in names {
            #expect(vk_use_set_in_thread(name) == 0 && String(cString: vk_set_name()) == name)
        }
    }

    /// Searches that ran beside these tests had scores of two sets, which differ in their last bits.
    @Test func `a set that one thread asks for is not used by others`() {
        defer { vk_use_set_in_thread(nil) }
        let own = String(cString: vk_set_name())
        let another = Precision.instructionSets.first { $0 != own }
        vk_use_set_in_thread(another)
        nonisolated(unsafe) var seen: [String] = []
        let thread = Thread { seen.append(String(cString: vk_set_name())) }
        thread.start()
        while !thread.isFinished { usleep(1_000) }
        #expect(seen == [own])
    }

    @Test(arguments: sets) func `a set passes its own check at load`(set: String) {
        #expect(vk_check_set(set) == 1)
    }

    @Test(arguments: sets, lengths) func `dot products agree at any length and address`(
        set: String, length: Int
    ) {
        var random = Seeded(state: UInt64(length) + 1)
        let a = random.floats(length + 3), b = random.floats(length + 3)
        let bytes = (0..<length + 3).map { _ in Int8.random(in: -127...127, using: &random) }
        for offset in 0..<3 {
            let (mine, expected) = Self.both(set) {
                a.withUnsafeBufferPointer { a in
                    b.withUnsafeBufferPointer { b in
                        vk_dot_f32(a.baseAddress! + offset, b.baseAddress! + 2 - offset, length)
                    }
                }
            }
            #expect(abs(mine - expected) <= 1e-5 * Float(length + 1))
            let (code, exact) = Self.both(set) {
                bytes.withUnsafeBufferPointer {
                    vk_dot_i8($0.baseAddress! + offset, $0.baseAddress! + 2 - offset, length)
                }
            }
            #expect(code == exact)
        }
    }

    @Test(arguments: sets, lengths) func `byte scans agree`(set: String, length: Int) {
        var random = Seeded(state: UInt64(length) + 2)
        let codes = (0..<length * 11 + 1).map { _ in Int8.random(in: -127...127, using: &random) }
        let queries = (0..<length * 6).map { _ in Int8.random(in: -127...127, using: &random) }
        let (mine, expected) = Self.both(set) {
            var scores = [Int32](repeating: 0, count: 66)
            codes.withUnsafeBufferPointer { codes in
                queries.withUnsafeBufferPointer { queries in
                    vk_scan_i8(
                        codes.baseAddress! + 1, 11, length, queries.baseAddress ?? codes.baseAddress!, 6,
                        &scores)
                }
            }
            return scores
        }
        #expect(mine == expected)
    }

    @Test(arguments: sets, lengths) func `normalising and quantising agree`(set: String, length: Int) {
        var random = Seeded(state: UInt64(length) + 3)
        let x = random.floats(length)
        let (mine, expected) = Self.both(set) {
            var unit = x, codes = [Int8](repeating: 0, count: length)
            let size = vk_normalize_f32(&unit, length)
            let scale = vk_quantize_i8(x, length, &codes)
            return (unit, codes, size, scale)
        }
        #expect(zip(mine.0, expected.0).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(mine.1 == expected.1 && mine.3 == expected.3)
        #expect(abs(mine.2 - expected.2) <= 1e-4)
    }

    @Test(arguments: sets, [1, 7, 8, 9, 31, 384, 768, 1024]) func `rescoring agrees`(set: String, length: Int)
    {
        var random = Seeded(state: UInt64(length) + 4)
        let codes = (0..<133 * length).map { _ in Int8.random(in: -127...127, using: &random) }
        let query = random.floats(length), scales = random.floats(133)
        let ids = (0..<90).map { UInt32($0 * 37 % 133) }
        let (mine, expected) = Self.both(set) {
            var exact = [Float](repeating: 0, count: ids.count)
            vk_rescore_i8(codes, scales, length, query, ids, ids.count, &exact)
            return exact
        }
        #expect(zip(mine, expected).allSatisfy { abs($0 - $1) <= 1e-3 * Float(length) })
    }

    /// Sums are whole numbers: each set gives those of a plain loop, stops at the same line, and goes on from there.
    @Test(arguments: sets + ["scalar"], [1, 7, 8, 9, 31, 384, 1024])
    func `sums over planes are those of a plain loop`(
        set: String, length: Int
    ) {
        defer { vk_use_set_in_thread(nil) }
        vk_use_set_in_thread(set)
        var random = Seeded(state: UInt64(length) + 6)
        let vectors = length < 20 ? 41_001 : 1_300
        let codes = (0..<vectors * length).map { _ in Int8.random(in: -127...127, using: &random) }
        let allowed = (0..<(vectors + 31) / 32).map {
            $0 % 40 < 17 ? 0 : UInt32.random(in: 0 ... .max, using: &random)
        }
        let query = random.floats(length)
        let planes = codes.withUnsafeBytes { BitPlanes($0, count: vectors, dimension: length) }
        for reading in [length, (length + 2) / 3] {
            let sums = Self.sums(codes, query, reading: reading)
            let threshold = UInt16(sums.reduce(0) { $0 + Int($1) } / vectors)
            var expected = (0..<vectors).filter {
                sums[$0] > threshold && allowed[$0 / 32] >> UInt32($0 % 32) & 1 == 1
            }[...]
            var line = 0
            let lines = (vectors + 511) / 512
            while line < lines {
                let found = Self.scan(
                    planes, PlaneSum(query, reading: reading), &line, lines, vectors, allowed, threshold)
                #expect(found.map(\.vector) == Array(expected.prefix(found.count).map { UInt32($0) }))
                #expect(found.map(\.sum) == found.map { sums[Int($0.vector)] })
                expected = expected.dropFirst(found.count)
                #expect(expected.first.map { $0 / 512 >= line } ?? true)
            }
            #expect(expected.isEmpty)
        }
    }

    /// Scans on from a line for a question that has found three vectors before and has room for 600.
    static func scan(
        _ planes: BitPlanes, _ sum: PlaneSum, _ line: inout Int, _ lines: Int, _ vectors: Int,
        _ allowed: [UInt32],
        _ threshold: UInt16
    ) -> [(vector: UInt32, sum: UInt16)] {
        var ids = [UInt32](repeating: 0, count: 600), scores = [UInt16](repeating: 0, count: 600), count = 0
        let read = Set(sum.offsets).sorted()
        withUnsafePointers(to: [sum.offsets, allowed, read]) { arrays in
            ids.withUnsafeMutableBufferPointer { ids in
                scores.withUnsafeMutableBufferPointer { scores in
                    var question = vk_question(
                        sum: sum.sum(at: arrays[0]), allowed: arrays[1], threshold: threshold,
                        ids: ids.baseAddress, scores: scores.baseAddress, capacity: 600, count: 3)
                    withUnsafeMutablePointer(to: &question) { question in
                        var batch = vk_batch(
                            questions: question, count: 1, read: arrays[2], read_count: read.count)
                        planes.withUnsafePlanes {
                            line = vk_scan_planes($0, vectors, &batch, line, lines, 5)
                        }
                    }
                    count = question.count
                }
            }
        }
        return (3..<count).map { (ids[$0] - 5, scores[$0]) }
    }

    /// What vectors whose signs are a question's add up to.
    static func sums(_ codes: [Int8], _ query: [Float], reading count: Int) -> [UInt16] {
        let most = query.map { abs($0) }.max() ?? 1
        let order = query.indices.sorted { (abs(query[$1]), $0) < (abs(query[$0]), $1) }.prefix(count)
        return stride(from: 0, to: codes.count, by: query.count).map { row in
            order.reduce(0) { sum, i in
                let agrees = (codes[row + i] >= 0) == (query[i] >= 0)
                return agrees ? sum + UInt16((abs(query[i]) * (7 / most)).rounded()) : sum
            }
        }
    }

    /// The product of rows and a matrix of bytes in blocks, in a set and in scalar.
    static func products(_ set: String, _ x: [Float], _ weights: [Float], inputs: Int) -> ([Float], [Float]) {
        let rows = x.count / inputs, outputs = weights.count / inputs
        let groups = vk_groups(VK_I8_BLOCKS, inputs)
        var packed = [UInt8](repeating: 0, count: outputs * groups * 4)
        vk_pack_matrix(VK_I8_BLOCKS, weights, outputs, inputs, nil, 0, &packed, nil, nil)
        return both(set) {
            var left = [UInt8](repeating: 1, count: rows * groups * 4)
            var out = [Float](repeating: .nan, count: rows * outputs)
            vk_pack_rows(VK_I8_BLOCKS, x, inputs, rows, inputs, nil, 127, &left, groups * 4, nil, nil)
            vk_matmul(
                VK_I8_BLOCKS, left, groups * 4, packed, &out, outputs, rows, outputs, groups, nil)
            return out
        }
    }

    @Test(arguments: sets, [1, 7, 64, 65, 384, 1000]) func `products in blocks are near to those in floats`(
        set: String, inputs: Int
    ) {
        var random = Seeded(state: UInt64(inputs) + 5)
        let rows = 7, outputs = 48
        let x = random.floats(rows * inputs), weights = random.floats(outputs * inputs)
        let (mine, expected) = Self.products(set, x, weights, inputs: inputs)
        let exact = (0..<rows * outputs).map { at in
            let (row, column) = at.quotientAndRemainder(dividingBy: outputs)
            return (0..<inputs).reduce(Float(0)) { $0 + x[row * inputs + $1] * weights[column * inputs + $1] }
        }
        // Half a step of either side, where steps add up by chance.
        let slack = 0.02 * Float(inputs).squareRoot()
        #expect(zip(mine, exact).allSatisfy { abs($0 - $1) <= slack })
        #expect(zip(mine, expected).allSatisfy { abs($0 - $1) <= 1e-4 * Float(inputs) })
    }

    /// Weights that are all alike meet inputs that are all at their greatest: the most that a sum of products can be.
    @Test(arguments: sets + ["scalar"], [8, 64, 384]) func `the largest codes of blocks do not overflow`(
        set: String, inputs: Int
    ) {
        let rows = 7
        let weights = (0..<32).flatMap { [Float](repeating: $0 < 16 ? 1 : -1, count: inputs) }
        let x = [Float](repeating: 1, count: rows * inputs)
        let (mine, _) = Self.products(set, x, weights, inputs: inputs)
        for (at, product) in mine.enumerated() {
            let exact = Float(at % 32 < 16 ? inputs : -inputs)
            #expect(abs(product - exact) <= 0.02 * Float(inputs))
        }
    }
}
