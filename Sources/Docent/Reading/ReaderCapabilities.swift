import FoundationEssentials
import Indexes
import POSIX

/// What the readers can do here: which external programs are installed, and whether scans are recognised.
///
/// A collection remembers it: a file that was read in part is read again once they can do more.
struct ReaderCapabilities: Sendable, Hashable, Codable {
    let parts: Set<String>

    /// What they can do now.
    init(_ options: IngestionOptions) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let programs = ["pdftotext", "pdftoppm", "pdfimages", "soffice", "libreoffice", "tesseract"].filter {
            program in
            folders.contains { access("\($0)/\(program)", X_OK) == 0 }
        }
        parts = Set(programs + (options.recognisesScans ? ["scans"] : []))
    }

    /// Whether they can do more than `before`; an index that remembers nothing was made with all that is here but
    /// recognition.
    func exceeds(_ before: ReaderCapabilities?) -> Bool {
        !parts.subtracting(before?.parts ?? parts.subtracting(["scans"])).isEmpty
    }

    private static let kind = Index.KeptKind(rawValue: "reading")

    /// What a collection was read with the last time.
    static func last(of collection: String, in index: Index) async throws -> ReaderCapabilities? {
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
