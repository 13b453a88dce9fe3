import Foundation
import POSIX
import Testing

@testable import Readers

@Suite("Folders of workers")
struct ScratchFolderTests {
    @Test("are removed after their program was killed")
    func sweep() throws {
        let base = FileManager.default.temporaryDirectory.appending(path: "sweep-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: base) }
        for name in [
            "docent-worker-left", "docent-worker-held", "docent-worker-new", "docent-other", "elsewhere",
        ] {
            try FileManager.default.createDirectory(
                atPath: base + "/" + name, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(filePath: "\(base)/\(name)/page.png"))
        }
        symlink(base + "/elsewhere", base + "/docent-worker-link")
        for name in ["left", "held"] {
            var times = [
                timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0),
            ]
            utimes("\(base)/docent-worker-\(name)", &times)
        }
        let held = open(base + "/docent-worker-held", O_RDONLY | O_DIRECTORY)
        flock(held, LOCK_EX)
        ScratchFolder.sweep(base)
        let left = Set(try FileManager.default.contentsOfDirectory(atPath: base))
        #expect(
            left == [
                "docent-worker-held", "docent-worker-new", "docent-other", "elsewhere", "docent-worker-link",
            ])
        #expect(FileManager.default.fileExists(atPath: base + "/elsewhere/page.png"))
        close(held)
        ScratchFolder.sweep(base)
        #expect(!FileManager.default.fileExists(atPath: base + "/docent-worker-held"))
    }

    @Test("are held while they are needed, and let go with them")
    func held() throws {
        let folder = try ScratchFolder(prefix: "docent-test-")
        let other = open(folder.path, O_RDONLY | O_DIRECTORY)
        #expect(flock(other, LOCK_EX | LOCK_NB) != 0)
        folder.remove()
        #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
        close(other)
    }

    @Test("a child that has ended keeps its number until it is waited for")
    func ended() {
        var child = pid_t()
        let words = [strdup("/bin/sh"), strdup("-c"), strdup("exit 7"), nil]
        defer { words.forEach { free($0) } }
        #expect(posix_spawn(&child, "/bin/sh", nil, nil, words, environ) == 0)
        while !ChildProcess.hasEnded(child) { usleep(1_000) }
        #expect(ChildProcess.hasEnded(child) && kill(child, 0) == 0)
        var status: Int32 = 0
        #expect(waitpid(child, &status, 0) == child && status >> 8 == 7)
        #expect(ChildProcess.hasEnded(child))
    }
}
