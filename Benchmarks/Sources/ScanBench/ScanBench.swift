import CMachineLimits
import CVectorKernels
import Embeddings
import Foundation

/// Measures the scan over vectors as the index keeps them, one question at a time on one thread.
///
///     scan-bench VECTORS COUNT QUERIES TRUTH SECONDS
///
/// VECTORS and QUERIES hold rows of 384 floats, TRUTH the 32-bit numbers of the thousand nearest rows of each query. VECTORS
/// may be a pipe; the others are read when it has ended. Prints one JSON object.
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
        func measured(_ nearest: (ArraySlice<Float>) -> (ids: [UInt32], candidates: [UInt32])) -> [String:
            Any]
        {
            measure(queries, truth, seconds, nearest)
        }
        let pass = codes.pass(candidates), deepPass = codes.pass(deepCandidates)
        var result: [String: Any] = ["count": count, "built_s": built, "set": Precision.instructionSet]
        result["bits"] = measured { codes.nearest($0, pass) }
        result["bits_all_planes"] = measured {
            codes.nearest($0, FirstPass(limit: candidates, dimension: dimension))
        }
        result["bits_deep"] = measured { codes.nearest($0, deepPass) }
        result["bits_deep_all_planes"] = measured {
            codes.nearest($0, FirstPass(limit: deepCandidates, dimension: dimension))
        }
        result["bits_divided"] = measured { codes.nearest($0, pass, threads: 2) }
        result["questions_s"] = codes.batches(pass, queries)
        result["bytes"] = measured { (codes.nearestOfAll($0), []) }
        result["memory_mb"] = memoryPeak()
        result["first_pass"] = codes.firstPass(pass, queries)
        result["code_gb_s"] = codes.scanRate()
        result["read_gb_s"] = ml_read_rate(1, 512 << 20) / 1e9
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

    /// Asks all queries over and over for some seconds, after one round to warm up and to count what is found.
    static func measure(
        _ queries: [Float], _ truth: [Int32], _ seconds: Double,
        _ ask: (ArraySlice<Float>) -> (ids: [UInt32], candidates: [UInt32])
    ) -> [String: Any] {
        let count = queries.count / dimension, known = truth.count / count
        func query(_ number: Int) -> ArraySlice<Float> {
            queries[number * dimension..<(number + 1) * dimension]
        }
        var kept = 0, keptAmongAll = 0
        for number in 0..<count {
            let expected = truth[number * known..<(number + 1) * known].map { UInt32($0) }
            let found = ask(query(number))
            kept += Set(expected.prefix(10)).intersection(found.ids).count
            keptAmongAll += Set(expected).intersection(found.candidates).count
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
            "recall\(known)_of_candidates": Double(keptAmongAll) / Double(count * known),
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
    var bytes: [Int8]
    var scales: [Float]
    var planes = BitPlanes(dimension: ScanBench.dimension)

    init(path: String, count: Int) throws {
        self.count = count
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let dimension = ScanBench.dimension, portion = 16_384
        bytes = ScannedBytes.grown([], to: count * dimension)
        scales = ScannedBytes.grown([], to: count)
        planes.grow(to: count)
        for first in stride(from: 0, to: count, by: portion) {
            let rows = min(portion, count - first)
            let values = try Self.floats(file, rows * dimension)
            let part = VectorCodes.bytes(EmbeddingMatrix(dimension: dimension, values: values))
            bytes.replaceSubrange(first * dimension..<(first + rows) * dimension, with: part.codes)
            scales.replaceSubrange(first..<first + rows, with: part.scales)
            let bits = part.codes.withUnsafeBytes {
                VectorCodes.bits($0, count: rows, dimension: dimension)
            }
            bits.withUnsafeBytes { planes.put($0, at: first) }
        }
        // Who fills a pipe has written the rest when it closes it.
        _ = try file.read(upToCount: 1)
    }

    /// The next floats of a file or a pipe, which gives less than asked for at a time.
    private static func floats(_ file: FileHandle, _ count: Int) throws -> [Float] {
        var data = Data()
        while data.count < count * 4 {
            guard let more = try file.read(upToCount: count * 4 - data.count), !more.isEmpty else {
                throw CocoaError(.fileReadCorruptFile)
            }
            data.append(more)
        }
        return data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    }

    /// What an index of this size does for so many candidates.
    func pass(_ wanted: Int) -> FirstPass {
        FirstPass(wanted: wanted, among: count, dimension: ScanBench.dimension)
    }

    /// The first pass over one-bit codes, then exact scores of the best.
    func nearest(
        _ vector: ArraySlice<Float>, _ pass: FirstPass, threads: Int = 1
    ) -> (ids: [UInt32], candidates: [UInt32]) {
        var candidates = Candidates([VectorQuery(vector)], pass: pass)
        candidates.scan(planes, count: count, first: 0, threads: threads)
        let found = bytes.withUnsafeBytes { bytes in
            scales.withUnsafeBufferPointer { candidates.rescored(codes: bytes, scales: $0, threads: threads) }
        }
        return (Self.best(found.ids.indices.map { (found.ids[$0], found.scores[$0]) }), found.ids)
    }

    /// The first pass alone: how many planes it reads, how long it takes and how fast that is read.
    func firstPass(_ pass: FirstPass, _ queries: [Float]) -> [String: Any] {
        let dimension = ScanBench.dimension
        let times = stride(from: 0, to: queries.count, by: dimension).map { start in
            var candidates = Candidates([VectorQuery(queries[start..<start + dimension])], pass: pass)
            let start = ContinuousClock.now
            candidates.scan(planes, count: count, first: 0)
            return (ContinuousClock.now - start) / .milliseconds(1)
        }
        let median = times.sorted()[times.count / 2]
        return [
            "planes": pass.planes, "candidates": pass.limit, "ms": ScanBench.percentiles(times),
            "gb_s": Double(count / 8 * pass.planes) / median / 1e6,
        ]
    }

    /// Questions a second when so many share a pass, exact scores included: each size in turn, the median of eleven rounds.
    func batches(_ pass: FirstPass, _ queries: [Float]) -> [String: Double] {
        let dimension = ScanBench.dimension, sizes = [1, 8, 32]
        let all = stride(from: 0, to: queries.count, by: dimension).map {
            VectorQuery(queries[$0..<$0 + dimension])
        }
        var rates = sizes.map { _ in [Double]() }
        for _ in 0..<11 {
            for (place, size) in sizes.enumerated() {
                let start = ContinuousClock.now
                for first in stride(from: 0, to: all.count, by: size) {
                    nearest(Array(all[first..<min(first + size, all.count)]), pass)
                }
                rates[place].append(Double(all.count) / ((ContinuousClock.now - start) / .seconds(1)))
            }
        }
        return Dictionary(
            uniqueKeysWithValues: zip(sizes, rates).map { ("\($0)", $1.sorted()[$1.count / 2]) })
    }

    private func nearest(_ queries: [VectorQuery], _ pass: FirstPass) {
        var candidates = Candidates(queries, pass: pass)
        candidates.scan(planes, count: count, first: 0)
        bytes.withUnsafeBytes { bytes in
            scales.withUnsafeBufferPointer { scales in
                for question in queries.indices {
                    _ = candidates.rescored(question, codes: bytes, scales: scales)
                }
            }
        }
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
