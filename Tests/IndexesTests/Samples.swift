import Documents
import Embeddings
import POSIX

@testable import Indexes

/// A folder of its own for one test, removed at its end.
final class Scratch: Sendable {
    let folder: String
    var path: String { folder + "/test.sqlite" }

    init() {
        var template = Array("/tmp/docent-indexes-XXXXXX\0".utf8CString)
        _ = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkdtemp($0) } }
        folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        for name in ["test.sqlite", "test.sqlite-wal", "test.sqlite-shm", "test.sqlite.lock"] {
            unlink(folder + "/" + name)
        }
        rmdir(folder)
    }
}

/// Numbers that look random and are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Documents made of words by seed: the same seed gives the same document.
enum Samples {
    static let dimension = 64
    static let model = IndexModel(fingerprint: "test-1", name: "test", dimension: dimension)

    private static let syllables = [
        "ba", "re", "ti", "mo", "lu", "sha", "ke", "von", "dri", "pol", "nex", "gar",
    ]

    static func word(_ random: inout Seeded) -> String {
        // A few words are frequent and many rare, as in language.
        let rank = Int(
            Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random) * 1_000)
        var word = ""
        var rest = rank + 12
        while rest > 0 {
            word += syllables[rest % syllables.count]
            rest /= syllables.count
        }
        return word
    }

    /// One section a chunk, below a heading of its own.
    static func document(seed: UInt64, sections: Int = 4, words: Int = 30) -> (Document, [Chunk]) {
        var random = Seeded(state: seed)
        var text = ""
        var blocks: [Block] = []
        var chunks: [Chunk] = []
        for ordinal in 0..<sections {
            let heading = word(&random)
            let body = (0..<words).map { _ in word(&random) }.joined(separator: " ") + " n°\(seed)."
            if !text.isEmpty { text += "\n" }
            let start = text.utf8.count
            text += body
            let range = start..<text.utf8.count
            let place = Place.section(headings: [heading], paragraphs: 1...1)
            blocks.append(Block(kind: .paragraph, range: range, place: place))
            chunks.append(
                Chunk(
                    ordinal: ordinal, text: body, headings: [heading],
                    context: ordinal == 1 ? "context" : nil,
                    layer: ordinal == 3 ? .hidden : .body, locator: Locator(place: place, range: range)))
        }
        let document = Document(
            format: Format(rawValue: seed.isMultiple(of: 2) ? "docx" : "html"),
            title: "Title \(word(&random))",
            metadata: Metadata(language: "en", modified: "2024-0\(1 + seed % 9)-01"), text: text,
            blocks: blocks)
        return (document, chunks)
    }

    static func file(seed: UInt64) -> FileState {
        FileState(
            sha256: [UInt8](repeating: UInt8(seed & 255), count: 32), size: Int(seed), modified: Int64(seed))
    }

    /// A vector that follows from a text alone.
    static func vector(_ text: String) -> [Float] {
        var random = Seeded(state: Checksum.of(text))
        return unit((0..<dimension).map { _ in Float.random(in: -1...1, using: &random) })
    }

    static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }

    /// A document of paragraphs, each a chunk.
    static func plain(_ path: String, parts: [String]) -> IndexedDocument {
        var text = ""
        var blocks: [Block] = []
        var chunks: [Chunk] = []
        for (ordinal, part) in parts.enumerated() {
            if !text.isEmpty { text += "\n" }
            let range = text.utf8.count..<text.utf8.count + part.utf8.count
            text += part
            let place = Place.section(headings: [], paragraphs: ordinal + 1...ordinal + 1)
            blocks.append(Block(kind: .paragraph, range: range, place: place))
            chunks.append(
                Chunk(
                    ordinal: ordinal, text: part, headings: [], context: nil, layer: .body,
                    locator: Locator(place: place, range: range)))
        }
        let document = Document(
            format: Format(rawValue: "text"), title: "", metadata: Metadata(), text: text, blocks: blocks)
        return IndexedDocument(path: path, file: file(seed: 1), document: document, chunks: chunks)
    }

    static func indexed(_ path: String, seed: UInt64, vectors: Bool = true) -> SampleDocument {
        let (document, chunks) = document(seed: seed)
        return SampleDocument(
            document: IndexedDocument(
                path: path, file: file(seed: seed), document: document, chunks: chunks),
            vectors: vectors ? chunks.flatMap { vector($0.embeddedText) } : nil)
    }
}

/// A document with the vectors that are stored at once, if any.
struct SampleDocument {
    let document: IndexedDocument
    let vectors: [Float]?

    var path: String { document.path }
}

extension Fusion {
    /// Words and vectors alike, without feedback and smoothing.
    static let plain: Fusion = {
        var fusion = Fusion()
        (fusion.feedback, fusion.smoothed) = (0, 0)
        return fusion
    }()
}

extension Index {
    /// Stores documents, then the vectors that some bring, where there is a model.
    func store(_ samples: [SampleDocument], in collection: DocumentCollection.ID) async throws {
        try await store(samples.map(\.document), in: collection)
        guard let dimension = try await model()?.dimension else { return }
        for sample in samples {
            guard let values = sample.vectors,
                let stored = try await document(at: sample.path, in: collection)
            else { continue }
            try await storeVectors(
                EmbeddingMatrix(dimension: dimension, values: values),
                of: try await chunks(of: stored.id).map(\.id))
        }
    }

    /// Embeds every chunk that has no vector.
    func embedAll() async throws {
        while true {
            let pending = try await chunksWithoutVectors(limit: 50)
            if pending.isEmpty { return }
            let values = pending.flatMap { Samples.vector($0.chunk.embeddedText) }
            try await storeVectors(
                EmbeddingMatrix(dimension: Samples.dimension, values: values), of: pending.map(\.id))
        }
    }

    /// What the index holds, without numbers that depend on its history.
    func dump() async throws -> [String] {
        var lines: [String] = []
        for document in try await documents() {
            let head =
                "\(document.collection)/\(document.path) \(document.outcome) \(document.file.sha256.first ?? 0)"
            lines.append("\(head) \(document.title) \(document.chunks) \(document.reason?.code ?? "")")
            for stored in try await chunks(of: document.id) {
                let chunk = stored.chunk
                lines.append(
                    "  \(chunk.ordinal) \(chunk.locator.display) \(chunk.layer) \(Checksum.of(chunk.embeddedText))"
                )
            }
        }
        return lines
    }

    /// The path of each document.
    func paths() async throws -> [StoredDocument.ID: String] {
        Dictionary(uniqueKeysWithValues: try await documents().map { ($0.id, $0.path) })
    }

    /// The best hits of a search as paths and ordinals with both scores.
    func hits(_ text: String, filter: SearchFilter = SearchFilter(), limit: Int = 20) async throws -> [String]
    {
        let found = try await search(
            LexicalQuery(text: text), vector: Samples.vector(text), filter: filter, limit: limit)
        let paths = try await paths()
        var lines: [String] = []
        for candidate in found.candidates {
            guard let stored = try await chunks([candidate.chunk]).first, let path = paths[stored.document]
            else { continue }
            lines.append(
                "\(path)#\(stored.chunk.ordinal) \(candidate.lexicalScore) \(candidate.vectorScore ?? -2)")
        }
        return lines.sorted()
    }
}
