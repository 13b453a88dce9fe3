import Foundation
import POSIX
import Testing

@testable import Docent

@Suite("A folder scan")
struct FolderScanTests {
    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "scan-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path + "/sub/deep", withIntermediateDirectories: true)
        return path
    }

    @Test("finds regular files in the order of their paths and passes over what is hidden or locked")
    func regular() throws {
        let root = try folder()
        for name in ["b.txt", "sub/a.txt", "sub/deep/c.md", ".hidden", "~$b.docx", "sub/.~lock.a.odt#"] {
            try Data("x".utf8).write(to: URL(filePath: root + "/" + name))
        }
        let files = try FolderScan(folder: root).files
        #expect(files.map(\.path) == ["b.txt", "sub/a.txt", "sub/deep/c.md"])
        #expect(files.allSatisfy { $0.size == 1 && $0.obstacle == nil })
    }

    @Test("names links, pipes and names that are not UTF-8, and ends on a loop", .timeLimit(.minutes(1)))
    func obstacles() throws {
        let root = try folder()
        #expect(symlink(".", root + "/loop") == 0)
        #expect(mkfifo(root + "/pipe", 0o600) == 0)
        var name = Array((root + "/bad").utf8CString.dropLast())
        name += [CChar(bitPattern: 0xFF), 0]
        close(open(name, O_CREAT | O_WRONLY, 0o600))
        let files = try FolderScan(folder: root).files
        let obstacles = Dictionary(
            files.map { ($0.path, $0.obstacle) }, uniquingKeysWith: { first, _ in first })
        #expect(obstacles["loop"] == .link)
        #expect(obstacles["pipe"] == .notRegular)
        #expect(files.contains { $0.obstacle == .name })
        #expect(files.count == 3)
    }

    @Test("a name with parted accents was another document than the same name as most programs write it")
    func partedAccents() throws {
        let root = try folder()
        for name in ["U\u{308}bersicht.md", "sub/re\u{301}sume\u{301}.md", "sub/r\u{E9}sum\u{E9}.md"] {
            close(open(root + "/" + name, O_CREAT | O_WRONLY, 0o600))
        }
        let files = try FolderScan(folder: root).files
        #expect(files.map(\.obstacle) == [nil, .twin, nil])
        let composed = ["sub/r\u{E9}sum\u{E9}.md", "sub/r\u{E9}sum\u{E9}.md", "\u{DC}bersicht.md"]
        #expect(files.map { Array($0.path.utf8) } == composed.map { Array($0.utf8) })
        #expect(files.count { $0.location.utf8.contains(0xCC) } == 2)
    }

    @Test("takes a folder that is not there for an error, never for an empty one")
    func missing() throws {
        let root = try folder() + "/gone"
        #expect(throws: DocentError.folderMissing(path: root)) { try FolderScan(folder: root) }
    }

    @Test("a folder that may not be listed was taken for an empty one, and its collection emptied")
    func unreadableRoot() throws {
        let root = try folder()
        #expect(throws: DocentError.notPermitted(path: root)) {
            try FolderScan(folder: root) { _ in FolderListing(names: [], failure: EACCES) }
        }
        #expect(throws: DocentError.folderUnreadable(path: root, code: ESTALE)) {
            try FolderScan(folder: root) { _ in FolderListing(names: [Array("b.txt".utf8)], failure: ESTALE) }
        }
    }

    @Test("a listing that an error cut short was taken for a whole one", arguments: [EIO, EACCES])
    func cutListing(code: Int32) throws {
        let root = try folder()
        for name in ["a.txt", "sub/b.txt", "sub/c.txt", "sub/deep/d.txt"] {
            try Data("x".utf8).write(to: URL(filePath: root + "/" + name))
        }
        let files = try FolderScan(folder: root) { path in
            path == root + "/sub"
                ? FolderListing(names: [Array("b.txt".utf8)], failure: code) : FolderListing(path)
        }.files
        #expect(files.map(\.path) == ["a.txt", "sub", "sub/b.txt"])
        #expect(files.map(\.obstacle) == [nil, code == EIO ? .inputOutput : .permission, nil])
        let known = ["a.txt", "sub/b.txt", "sub/c.txt", "sub/deep/d.txt", "subway.txt"].map {
            ($0, (FileState(sha256: [], size: 1, modified: 7), Outcome.indexed))
        }
        let plan = IngestionPlan(files, known: Dictionary(uniqueKeysWithValues: known), rereads: false)
        #expect(plan.vanished == ["subway.txt"])
        #expect(plan.blocked.map(\.report.outcome) == [.failed])
    }

    @Test("a folder that went while its parent was walked is gone, and no obstacle")
    func goneMeanwhile() throws {
        let root = try folder()
        let files = try FolderScan(folder: root) { path in
            switch path {
            case root: FolderListing(names: [Array("sub".utf8), Array("gone.txt".utf8)], failure: nil)
            default: FolderListing(names: [], failure: ENOENT)
            }
        }.files
        #expect(files.isEmpty)
    }
}

@Suite("A plan")
struct IngestionPlanTests {
    private func file(_ path: String, size: Int = 1, _ obstacle: FoundFile.Obstacle? = nil) -> FoundFile {
        FoundFile(path: path, location: "/" + path, size: size, modified: 7, obstacle: obstacle)
    }

    private let known: [String: IngestionPlan.Known] = [
        "same": (FileState(sha256: [], size: 1, modified: 7), .indexed),
        "grown": (FileState(sha256: [], size: 1, modified: 7), .indexed),
        "failed": (FileState(sha256: [], size: 1, modified: 7), .failed),
        "gone": (FileState(sha256: [], size: 1, modified: 7), .indexed),
        "locked/inner": (FileState(sha256: [], size: 1, modified: 7), .indexed),
    ]

    @Test("reads what is new, changed or failed before, settles the rest, and removes what is gone")
    func plan() {
        let files = [
            file("same"), file("grown", size: 2), file("failed"), file("new"), file("link", .link),
            file("locked", .permission),
        ]
        let plan = IngestionPlan(files, known: known, rereads: false)
        #expect(plan.found == 6)
        #expect(Set(plan.toRead.map(\.path)) == ["grown", "failed", "new"])
        #expect(plan.settled.map(\.document) == ["same"])
        #expect(Set(plan.blocked.map(\.report.document)) == ["link", "locked"])
        #expect(plan.vanished == ["gone"])
        #expect(plan.found == plan.settled.count + plan.blocked.count + plan.toRead.count)
    }

    @Test("reads everything when asked to")
    func rereads() {
        let plan = IngestionPlan([file("same")], known: known, rereads: true)
        #expect(plan.toRead.map(\.path) == ["same"])
    }
}
