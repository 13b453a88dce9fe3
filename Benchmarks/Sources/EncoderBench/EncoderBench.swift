import CMachineLimits
import Embeddings
import Foundation

/// Measures the encoder in a process of its own; each command prints one JSON object.
///
///     encoder-bench limits THREADS
///     encoder-bench passages MODEL TEXT TOKENS COUNT          the passages, as a JSON array
///     encoder-bench rate MODEL PASSAGES PRECISION THREADS RUNS [VECTORS]
///     encoder-bench first MODEL PRECISION                     loads, embeds one short question, ends
@main enum EncoderBench {
    static let questions = [
        "How many days of annual leave are there?", "notice period for suppliers",
        "who approves travel outside Europe",
        "How do I reset my password?", "warranty of the pump", "what is the budget for marketing in 2026",
    ]

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "limits": try show(limits(threads: number(arguments[1])))
        case "passages": try show(passages(arguments))
        case "rate": try show(rate(arguments))
        case "first": _ = try embedder(arguments[1], arguments[2], 1).embed([questions[0]])
        default: exit(64)
        }
    }

    static func number(_ text: String) -> Int { Int(text) ?? 1 }

    static func show(_ object: Any) throws {
        let data = try JSONSerialization.data(
            withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        print(String(decoding: data, as: UTF8.self))
    }

    static func embedder(_ model: String, _ precision: String, _ threads: Int) throws -> TransformerEmbedder {
        try TransformerEmbedder(
            folder: model, precision: precision == "default" ? nil : Precision(rawValue: precision),
            threads: threads)
    }

    static func limits(threads: Int) -> [String: Double] {
        [
            "f32_gflops": ml_peak_f32(Int32(threads)) / 1e9, "i16_gops": ml_peak_i16(Int32(threads)) / 1e9,
            "bf16_gflops": ml_peak_bf16(Int32(threads)) / 1e9, "i8_gops": ml_peak_i8(Int32(threads)) / 1e9,
            "read_gb_s_1": ml_read_rate(1, 512 << 20) / 1e9,
            "read_gb_s": ml_read_rate(Int32(threads), 512 << 20) / 1e9,
        ]
    }

    /// Cuts a text into passages of so many tokens, at words.
    static func passages(_ arguments: [String]) throws -> [String] {
        let tokenizer = try embedder(arguments[1], "default", 1)
        let words = try String(contentsOfFile: arguments[2], encoding: .utf8).split { $0.isWhitespace }
        let tokens = number(arguments[3]), count = number(arguments[4])
        var passages: [String] = []
        var passage = "", size = 2
        for word in words where passages.count < count {
            let more = tokenizer.tokenCount(String(word)) - 2
            if size + more > tokens {
                passages.append(passage)
                (passage, size) = ("", 2)
            }
            passage += passage.isEmpty ? String(word) : " " + word
            size += more
        }
        return passages
    }

    static func rate(_ arguments: [String]) throws -> [String: Any] {
        let texts = try JSONDecoder().decode(
            [String].self, from: Data(contentsOf: URL(fileURLWithPath: arguments[2])))
        let embedder = try embedder(arguments[1], arguments[3], number(arguments[4]))
        _ = try embedder.embed(Array(texts.prefix(16)))
        var seconds: [Double] = []
        var vectors: [Float] = []
        for _ in 0..<number(arguments[5]) {
            let start = ContinuousClock.now
            vectors = try embedder.embed(texts).values
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        let peak = memoryPeak()
        var latencies: [Double] = []
        for turn in 0..<330 {
            let start = ContinuousClock.now
            _ = try embedder.embed([questions[turn % questions.count]])
            if turn >= 30 { latencies.append((ContinuousClock.now - start) / .milliseconds(1)) }
        }
        if arguments.count > 6 {
            vectors += try embedder.embed(questions).values
            try vectors.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: arguments[6]))
        }
        return [
            "texts": texts.count,
            "tokens": texts.reduce(0) { $0 + min(embedder.tokenCount($1), embedder.window) },
            "seconds": seconds, "query_ms": latencies.sorted(), "peak_mb": peak,
            "precision": embedder.precision.rawValue,
            "set": Precision.instructionSet,
        ]
    }

    static func memoryPeak() -> Double {
        var usage = rusage()
        getrusage(0, &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
