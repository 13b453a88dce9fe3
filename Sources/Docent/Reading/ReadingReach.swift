import FoundationEssentials
import Indexes
import POSIX

/// What reading can reach: with which of the programs that read what we do not, and whether scans are recognised.
///
/// A collection remembers it: what was read in part may be read whole once it has grown.
struct ReadingReach: Sendable, Hashable, Codable {
    let parts: Set<String>

    /// What it is now.
    init(_ options: IngestionOptions) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let programs = ["pdftotext", "pdftoppm", "pdfimages", "soffice", "libreoffice", "tesseract"].filter {
            program in
            folders.contains { access("\($0)/\(program)", X_OK) == 0 }
        }
        parts = Set(programs + (options.recognisesScans ? ["scans"] : []))
    }

    /// Whether it reaches what `before` did not; an index that remembers nothing was made with all that is here but
    /// recognition.
    func exceeds(_ before: ReadingReach?) -> Bool {
        !parts.subtracting(before?.parts ?? parts.subtracting(["scans"])).isEmpty
    }

    private static let kind = Index.KeptKind(rawValue: "reading")

    /// What a collection was read with the last time.
    static func last(of collection: String, in index: Index) async throws -> ReadingReach? {
        let kept = try await index.kept(kind: kind).first { $0.name == collection }
        return kept.flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.bytes)) }
    }

    /// Remembers what a collection was read with.
    func keep(for collection: String, in index: Index) async throws {
        guard try await Self.last(of: collection, in: index) != self else { return }
        let sorted = JSONEncoder()
        sorted.outputFormatting = .sortedKeys
        try await index.keep(Array(try sorted.encode(self)), kind: Self.kind, name: collection)
    }
}
