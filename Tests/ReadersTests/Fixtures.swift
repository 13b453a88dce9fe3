import Foundation

@testable import Readers

/// The files under `Tests/Fixtures`.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// All files of some formats that have an expected outline beside them, or could have one.
    static func files(_ formats: String...) -> [String] {
        formats.flatMap { format in
            let names = try? FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: format).path)
            return (names ?? []).sorted().filter { !$0.hasSuffix(".outline") && $0 != "tag-soup.jsonl" }
                .map { "\(format)/\($0)" }
        }
    }
}
