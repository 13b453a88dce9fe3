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

    /// The folders in which a file has an expected outline beside it.
    static let folders: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.sorted().filter { name in names(in: name).contains { $0.hasSuffix(".outline") } }
    }()

    /// All files of some folders, as `folder/name`.
    static func files(_ folders: [String]) -> [String] {
        folders.flatMap { folder in
            names(in: folder).sorted().filter { !$0.hasSuffix(".outline") && $0 != "tag-soup.jsonl" }
                .map { "\(folder)/\($0)" }
        }
    }

    private static func names(in name: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []
    }
}
