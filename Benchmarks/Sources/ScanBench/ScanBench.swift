import CVectorKernels
import Embeddings
import Foundation

/// Measures the scan over vectors as the index keeps them, one question at a time on one thread.
///
///     scan-bench VECTORS COUNT QUERIES TRUTH SECONDS
///
/// VECTORS and QUERIES hold rows of 384 floats, TRUTH ten 32-bit row numbers a query. Prints one JSON object.
@main enum ScanBench {
    static let dimension = 384
    /// What the ten nearest need of the first pass: recall no longer rises with more.
    static let candidates = 768
    /// What a search takes into exact scoring, which mixes hundreds from both legs; see `Search.exactLimit`.
    static let deepCandidates = 2_048

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count == 5, let count = Int(arguments[1]), let seconds = Double(arguments[4]) else {
            exit(64)
        }
        let start = ContinuousClock.now
        let codes = try Codes(path: arguments[0], count: count)
        let built = (ContinuousClock.now - start) / .seconds(1)
        let queries = try read(arguments[2], as: Float.self)
        let truth = try read(arguments[3], as: Int32.self)
        let firstPass = measure(codes, queries, truth, seconds) { codes.nearest($0, candidates: candidates) }
        let deep = measure(codes, queries, truth, seconds) {
            codes.nearest($0, candidates: deepCandidates)
        }
        let divided = measure(codes, queries, truth, seconds) {
            codes.nearest($0, candidates: candidates, threads: 2)
        }
        let exact = measure(codes, queries, truth, seconds) { codes.nearestOfAll($0) }
        var result: [String: Any] = [
            "count": count, "built_s": built, "memory_mb": memoryPeak(), "set": Precision.instructionSet,
            "bits": firstPass, "bits_deep": deep, "bits_divided": divided, "bytes": exact,
        ]
        result["code_gb_s"] = codes.scanRate()
        let data = try JSONSerialization.data(withJSONObject: result, options: [.sortedKeys])
        print(String(decoding: data, as: UTF8.self))
    }

    static func read<Value>(_ path: String, as type: Value.Type) throws -> [Value] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return data.withUnsafeBytes { Array($0.bindMemory(to: Value.self)) }
    }

    static func memoryPeak() -> Double {
        var usage = rusage()
        getrusage(0, &usage)
        return Double(usage.ru_maxrss) / 1024
    }

    /// Asks all queries over and over for some seconds, after one round to warm up.
    static func measure(
        _ codes: Codes, _ queries: [Float], _ truth: [Int32], _ seconds: Double,
        _ ask: (ArraySlice<Float>) -> [UInt32]
    ) -> [String: Any] {
        let count = queries.count / dimension
        func query(_ number: Int) -> ArraySlice<Float> {
            queries[number * dimension..<(number + 1) * dimension]
        }
        var kept = 0
        for number in 0..<count {
            let expected = Set(truth[number * 10..<number * 10 + 10].map { UInt32($0) })
            kept += expected.intersection(ask(query(number))).count
        }
        var times: [Double] = []
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end || times.count < count {
            let start = ContinuousClock.now
            _ = ask(query(times.count % count))
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        return [
            "recall10": Double(kept) / Double(count * 10), "ms": percentiles(times), "queries": times.count,
        ]
    }

    static func percentiles(_ times: [Double]) -> [String: Double] {
        let sorted = times.sorted()
        func at(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        return ["p10": at(0.1), "p50": at(0.5), "p90": at(0.9), "p99": at(0.99)]
    }
}

/// Vectors as codes, as an index holds them in memory.
struct Codes {
    let count: Int
    var bytes: [Int8] = []
    var scales: [Float] = []
    var bits: [UInt8] = []

    init(path: String, count: Int) throws {
        self.count = count
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let dimension = ScanBench.dimension, portion = 16_384
        bytes.reserveCapacity(count * dimension)
        scales.reserveCapacity(count)
        ScannedBytes.grow(&bits, to: VectorCodes.bitCodeBytes(count: count, dimension: dimension))
        bits.removeAll(keepingCapacity: true)
        for first in stride(from: 0, to: count, by: portion) {
            let rows = min(portion, count - first)
            try autorelease {
                guard let data = try file.read(upToCount: rows * dimension * 4),
                    data.count == rows * dimension * 4
                else { throw CocoaError(.fileReadCorruptFile) }
                let values = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
                let part = VectorCodes.bytes(EmbeddingMatrix(dimension: dimension, values: values))
                bytes += part.codes
                scales += part.scales
                bits += part.codes.withUnsafeBytes { VectorCodes.bits($0, count: rows, dimension: dimension) }
            }
        }
    }

    private func autorelease(_ body: () throws -> Void) rethrows { try body() }

    /// The first pass over one-bit codes, then exact scores of the best.
    func nearest(_ vector: ArraySlice<Float>, candidates limit: Int, threads: Int = 1) -> [UInt32] {
        let query = VectorQuery(vector)
        var candidates = Candidates(query: query, limit: limit)
        bits.withUnsafeBytes { candidates.scan($0, count: count, first: 0, threads: threads) }
        let found = bytes.withUnsafeBytes { bytes in
            scales.withUnsafeBufferPointer { candidates.rescored(codes: bytes, scales: $0, threads: threads) }
        }
        return Self.best(found.ids.indices.map { (found.ids[$0], found.scores[$0]) })
    }

    /// All byte codes.
    func nearestOfAll(_ vector: ArraySlice<Float>) -> [UInt32] {
        let query = VectorQuery(vector)
        var dots = [Int32](repeating: 0, count: count)
        vk_scan_i8(bytes, count, query.codes.count, query.codes, 1, &dots)
        var least = -Float.infinity
        var kept: [(UInt32, Float)] = []
        for row in 0..<count {
            let score = Float(dots[row]) * scales[row]
            guard score > least else { continue }
            kept.append((UInt32(row), score))
            if kept.count == 128 {
                kept.sort { $0.1 > $1.1 }
                kept.removeLast(118)
                least = kept[9].1
            }
        }
        return Self.best(kept)
    }

    private static func best(_ scored: [(UInt32, Float)]) -> [UInt32] {
        var best: [(UInt32, Float)] = []
        for entry in scored where best.count < 10 || entry.1 > best[9].1 {
            let place = best.firstIndex { $0.1 < entry.1 } ?? best.count
            best.insert(entry, at: place)
            if best.count > 10 { best.removeLast() }
        }
        return best.map(\.0)
    }

    /// Gigabytes of byte codes in a second, scores alone.
    func scanRate() -> Double {
        let query = [Int8](repeating: 3, count: ScanBench.dimension)
        var dots = [Int32](repeating: 0, count: count)
        var best = Double.infinity
        for _ in 0..<5 {
            let start = ContinuousClock.now
            vk_scan_i8(bytes, count, query.count, query, 1, &dots)
            best = min(best, (ContinuousClock.now - start) / .seconds(1))
        }
        return Double(bytes.count) / best / 1e9
    }
}
