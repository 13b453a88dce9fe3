import Foundation

@testable import Embeddings

/// Files of this room's fixtures.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/embeddings").path

    static func decode<Value: Decodable>(_ name: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: folder + "/" + name)))
    }

    /// A copy of the tiny model in a folder of its own.
    static func tinyModel() throws -> String {
        let copy = FileManager.default.temporaryDirectory.appending(path: "tiny-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: folder + "/tiny", toPath: copy)
        return copy
    }

    /// The standard model, where it is installed.
    static let standardModel = try? ModelStore().resolve(ModelStore.standard)

    static func cosine(_ a: some Sequence<Float>, _ b: some Sequence<Float>) -> Float {
        var dot: Float = 0, left: Float = 0, right: Float = 0
        for (x, y) in zip(a, b) {
            dot += x * y
            left += x * x
            right += y * y
        }
        return dot / (left * right).squareRoot()
    }
}

/// Reproducible numbers (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
    mutating func floats(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &self) }
    }
}
