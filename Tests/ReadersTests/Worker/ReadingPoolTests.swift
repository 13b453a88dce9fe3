import Documents
import Foundation
import Testing

@testable import Readers

/// The program beside the tests whose command `parse-worker` reads files.
let program: String? = {
    guard let own = CommandLine.arguments.first, let end = own.lastIndex(of: "/") else { return nil }
    let path = own[...end] + "docent"
    return (try? FileSource.read(String(path))) == nil ? nil : String(path)
}()

@Suite(.enabled(if: program != nil, "the program is not built"))
struct ReadingPoolTests {
    private let pool = ReadingPool(program: program ?? "", workers: 2)

    private func read(_ text: String, named name: String = "a.txt", seconds: Int = 1) async throws -> Document
    {
        var options = ReadingOptions()
        options.maximumSeconds = seconds
        return try await pool.read(name: name, bytes: Array(text.utf8), options: options)
    }

    /// Under `ulimit -t` the hard bound could not be raised, and so the soft one was not lowered either.
    @Test("a worker's bound lies within the hard one that it inherits")
    func inheritedBound() {
        let inherited = rlimit(rlim_cur: 5_000, rlim_max: 5_000)
        let lowered = ReadingWorker.lowered(inherited, to: 14)
        #expect(lowered.rlim_cur == 14 && lowered.rlim_max == 5_000)
        let higher = ReadingWorker.lowered(inherited, to: 9_000)
        #expect(higher.rlim_cur == 5_000 && higher.rlim_max == 5_000)
    }

    @Test func `a worker reads what this process reads`() async throws {
        let html =
            "<title>T</title><h1>A</h1><p>b <a href=u>c</a></p><table><tr><th>x<th>y<tr><td>1<td>2</table>"
        let there = try await read(html, named: "a.html")
        let here = try readDocument(named: "a.html", bytes: Array(html.utf8))
        #expect(there == here)
    }

    @Test func `errors arrive as they were thrown`() async {
        await #expect(throws: ReaderError.empty) { try await read("") }
        await #expect(throws: ReaderError.unsafeMarkup(detail: "entities grow beyond bounds", line: 3)) {
            try await read(Bombs.quadratic, named: "a.xml", seconds: 5)
        }
    }

    @Test(arguments: [("segv", 11), ("trap", 5), ("abort", 6)])
    func `a crash costs one file`(trigger: String, signal: Int32) async throws {
        await #expect(throws: ReaderError.crashed(signal: signal)) {
            try await read("docent-test-trigger:\(trigger)")
        }
        #expect(try await read("still here").text == "still here")
    }

    @Test func `a file that takes too long is ended`() async throws {
        await #expect(throws: ReaderError.timeLimit(seconds: 1)) {
            try await read("docent-test-trigger:loop")
        }
    }

    @Test func `a file that takes too much memory is ended`() async throws {
        await #expect(throws: ReaderError.memoryLimit) {
            try await read("docent-test-trigger:memory", seconds: 10)
        }
        #expect(try await read("still here").text == "still here")
    }

    @Test func `noise on standard output does not reach the program`() async throws {
        #expect(try await read("docent-test-trigger:print", seconds: 10).text.isEmpty)
    }

    @Test func `an answer that is none is no crash`() async throws {
        let script = Fixtures.folder.appending(path: "programs/garbling-worker").path
        await #expect(throws: ReaderError.garbled) {
            try await ReadingPool(program: script, workers: 1).read(name: "a.txt", bytes: [0x61])
        }
    }

    @Test func `a worker has few of the rights of the person who started it`() async throws {
        let inForce = Confinement.probe()
        let said = try await read("docent-test-trigger:rights", seconds: 10).text
        let deeds = Dictionary(
            uniqueKeysWithValues: said.split(separator: "\n").map { line in
                let parts = line.split(separator: ": ").map(String.init)
                return (parts[0], parts[1])
            })
        #expect(deeds.count == 14)
        for deed in ["writing into the folder", "table of encodings"] {
            #expect(deeds[deed] == "done", "\(deed)")
        }
        if inForce.contains(.calls) {
            let calls = deeds.keys.filter {
                $0.hasPrefix("socket")
                    || ["program", "signal to the program", "other program in its place"].contains($0)
            }
            #expect(calls.count == 7)
            for deed in calls { #expect(deeds[deed] == "refused", "\(deed)") }
        }
        if inForce.contains(.files) {
            for deed in [
                "listing of the root", "reading of a setting", "writing elsewhere", "writing beside",
            ] {
                #expect(deeds[deed] == "refused", "\(deed)")
            }
        }
    }

    #if os(Linux)
    @Test func `a worker inherits no other one's socket`() async throws {
        let workers = try await withThrowingTaskGroup(of: WorkerProcess.self) { group in
            for _ in 0..<16 { group.addTask { try WorkerProcess(program: program ?? "") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        defer { for worker in workers { worker.end() } }
        for worker in workers {
            let end = ContinuousClock.now + .seconds(20)
            while try sockets(of: worker).prefix(2) != ["0", "2"], .now < end {
                try await Task.sleep(for: .milliseconds(20))
            }
            // The third is that of its launcher.
            #expect(try sockets(of: worker).count <= 3)
        }
    }

    @Test func `a worker does not inherit blocked signals`() async throws {
        let worker = try await Task.detached {
            var all = sigset_t()
            sigfillset(&all)
            var before = sigset_t()
            pthread_sigmask(SIG_SETMASK, &all, &before)
            defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
            return try WorkerProcess(program: program ?? "")
        }.value
        defer { worker.end() }
        let open = "SigBlk:\t0000000000000000"
        let end = ContinuousClock.now + .seconds(20)
        while try !status(of: worker).contains(open), .now < end {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try status(of: worker).contains(open))
    }

    private func status(of worker: WorkerProcess) throws -> String {
        try String(contentsOfFile: "/proc/\(worker.identifier)/status", encoding: .utf8)
    }

    private func sockets(of worker: WorkerProcess) throws -> [String] {
        let folder = "/proc/\(worker.identifier)/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?
                .hasPrefix("socket:") == true
        }.sorted()
    }
    #endif

    @Test func `one bad file among a hundred costs only itself`() async throws {
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let text = number == 50 ? "docent-test-trigger:abort" : "file \(number)"
                    return (try? await read(text).text) == text
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(results == 99)
    }
}

/// Files that grow when they are read.
enum Bombs {
    /// A short file whose references would expand to far more than it holds.
    static let quadratic: String = {
        let references = String(repeating: "&a;", count: 20_000)
        let text = String(repeating: "x", count: 10_000)
        return "<!DOCTYPE r [\n<!ENTITY a \"\(text)\">]>\n<r>\(references)</r>"
    }()

    /// Nine levels of ten references each.
    static let laughs: String = {
        var entities = "<!ENTITY l0 \"lol\">"
        for level in 1...9 {
            let references = String(repeating: "&l\(level - 1);", count: 10)
            entities += "<!ENTITY l\(level) \"\(references)\">"
        }
        return "<!DOCTYPE r [\(entities)]><r>&l9;</r>"
    }()
}
