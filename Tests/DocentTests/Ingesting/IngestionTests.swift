import Foundation
import POSIX
import Testing

@testable import Docent

@Suite("Ingestion")
struct IngestionTests {
    private func place() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "ingest-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path + "/docs", withIntermediateDirectories: true)
        return path
    }

    private func assistant(at place: String) async throws -> Assistant {
        try await Assistant.open(
            AssistantConfiguration(indexPath: place + "/index.sqlite", access: .readWrite))
    }

    @Test("stores, finds, skips and removes; files found are the sum of the outcomes")
    func history() async throws {
        let place = try place()
        try Data("# Leave\n\nEveryone has 25 days of annual leave.".utf8).write(
            to: URL(filePath: place + "/docs/leave.md"))
        try Data("name,price\nseal kit,12.50\npump,900\n".utf8).write(
            to: URL(filePath: place + "/docs/prices.csv"))
        try Data().write(to: URL(filePath: place + "/docs/empty.txt"))
        let assistant = try await assistant(at: place)
        let first = try await assistant.ingest(folder: place + "/docs")
        #expect(first.outcomes[.indexed] == 2)
        #expect(first.outcomes[.refused] == 1)
        #expect(first.outcomes.values.reduce(0, +) == first.found)
        let hit = try #require(try await assistant.search(Query(parsing: "vacation days")).hits.first)
        #expect(hit.document == "leave.md")
        let second = try await assistant.ingest(folder: place + "/docs")
        #expect(second.outcomes[.unchanged] == 2)
        #expect(second.chunks == 0)
        try FileManager.default.removeItem(atPath: place + "/docs/leave.md")
        let third = try await assistant.ingest(folder: place + "/docs")
        #expect(third.outcomes[.removed] == 1)
        let left = try await assistant.search(Query(parsing: "annual leave")).hits
        #expect(left.allSatisfy { $0.document == "prices.csv" })
        #expect(try await assistant.status(checking: true).faults == [])
    }

    @Test("of a folder of everything each file ends in one outcome")
    func folderOfEverything() async throws {
        let place = try place()
        let files = FileManager.default
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures")
        try files.copyItem(atPath: fixtures.path, toPath: place + "/docs/fixtures")
        for (name, content) in [("empty.txt", Data()), ("noise.docx", Data(UInt8.min...UInt8.max))] {
            try content.write(to: URL(filePath: place + "/docs/" + name))
        }
        try files.createSymbolicLink(atPath: place + "/docs/loop", withDestinationPath: ".")
        #expect(mkfifo(place + "/docs/pipe.txt", 0o600) == 0)
        let assistant = try await assistant(at: place)
        let report = try await assistant.ingest(folder: place + "/docs")
        var paths = Set(try files.subpathsOfDirectory(atPath: place + "/docs"))
        var isFolder: ObjCBool = false
        paths = paths.filter {
            files.fileExists(atPath: place + "/docs/" + $0, isDirectory: &isFolder) && !isFolder.boolValue
                || $0 == "loop"
        }
        #expect(Set(try await assistant.documents().map(\.path)) == paths)
        #expect(report.found == paths.count && report.outcomes.values.reduce(0, +) == paths.count)
        #expect(report.outcomes[.failed, default: 0] == 0)
        #expect(report.outcomes[.indexed, default: 0] > 100)
        let again = try await assistant.ingest(folder: place + "/docs")
        #expect(again.found == paths.count && again.outcomes[.indexed, default: 0] == 0)
        #expect(again.outcomes.values.reduce(0, +) == paths.count)
    }

    @Test("what was read in part was never read again when reading could do more")
    func grownReach() async throws {
        let place = try place()
        let path = place + "/docs/a.html"
        try Data("<p>One.</p><p>The tide is high.</p>".utf8).write(to: URL(filePath: path))
        let assistant = try await assistant(at: place)
        let first = try await assistant.ingest(folder: place + "/docs")
        #expect(first.outcomes[.indexed] == 1)
        let collection = try #require(try await assistant.index.collections().first)
        let state = try await assistant.index.state(of: collection.id)
        let known = state.mapValues { (file: $0.file, outcome: Outcome.partial) }
        let found = try #require(
            try FolderScan(folder: place + "/docs").files.first { $0.path == "a.html" })
        for (rereads, count) in [(false, 0), (true, 1)] {
            let plan = IngestionPlan([found], known: known, rereads: false, rereadsPartial: rereads)
            #expect(plan.toRead.count == count && plan.sums.isEmpty)
        }
        let plain = ReaderCapabilities(IngestionOptions())
        let scans = ReaderCapabilities(IngestionOptions(recognisesScans: true))
        #expect(scans.exceeds(plain) && scans.exceeds(nil))
        #expect(!plain.exceeds(scans) && !plain.exceeds(nil) && !scans.exceeds(scans))
        #expect(try await ReaderCapabilities.last(of: collection.name, in: assistant.index) == plain)
        _ = try await assistant.ingest(
            folder: place + "/docs", options: IngestionOptions(recognisesScans: true))
        #expect(try await ReaderCapabilities.last(of: collection.name, in: assistant.index) == scans)
    }

    @Test("a folder that was not mounted, and so was empty, took all its documents out")
    func emptied() async throws {
        let place = try place()
        let assistant = try await assistant(at: place)
        for name in ["a.md", "b.md"] {
            try "# Tides\n\nThe tide is high at noon.".write(
                toFile: "\(place)/docs/\(name)", atomically: true, encoding: .utf8)
        }
        _ = try await assistant.ingest(folder: place + "/docs")
        for name in try FileManager.default.contentsOfDirectory(atPath: place + "/docs") {
            try FileManager.default.removeItem(atPath: "\(place)/docs/\(name)")
        }
        await #expect(throws: DocentError.self) { try await assistant.ingest(folder: place + "/docs") }
        #expect(try await assistant.index.status().documents.values.reduce(0, +) == 2)
    }

    @Test("an empty folder that was refused had taken the collection's root over all the same")
    func refusedRoot() async throws {
        let place = try place()
        let files = FileManager.default
        try Data("# Tides\n\nThe tide is high at noon.".utf8).write(to: URL(filePath: place + "/docs/a.md"))
        let assistant = try await assistant(at: place)
        _ = try await assistant.ingest(folder: place + "/docs")
        let before = try await assistant.index.collections()
        try files.moveItem(atPath: place + "/docs", toPath: place + "/away")
        try files.createDirectory(atPath: place + "/other/docs", withIntermediateDirectories: true)
        await #expect(throws: DocentError.self) { try await assistant.ingest(folder: place + "/other/docs") }
        #expect(try await assistant.index.collections() == before)
    }

    @Test("what stood against reading was said once and could not be looked up afterwards")
    func recordedObstacles() async throws {
        let place = try place()
        let link = place + "/docs/link.md"
        try Data("# Tides\n\nThe tide is high at noon.".utf8).write(to: URL(filePath: link))
        let assistant = try await assistant(at: place)
        _ = try await assistant.ingest(folder: place + "/docs")
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/hosts")
        let report = try await assistant.ingest(folder: place + "/docs")
        #expect(report.outcomes[.refused] == 1 && report.outcomes[.removed] == 0)
        let stored = try await assistant.documents()
        #expect(stored.map(\.reason?.code) == ["link"] && stored.map(\.chunks) == [0])
        let generation = try await assistant.index.generation()
        _ = try await assistant.ingest(folder: place + "/docs")
        #expect(try await assistant.index.generation() == generation)
        try FileManager.default.removeItem(atPath: link)
        #expect(try await assistant.ingest(folder: place + "/docs").outcomes[.removed] == 1)
    }

    @Test("a folder that became a link after it was listed led out of what is indexed")
    func swapped() async throws {
        let place = try place()
        for folder in ["/docs/a", "/outside"] {
            try FileManager.default.createDirectory(
                atPath: place + folder, withIntermediateDirectories: true)
            try Data("# Leave\n\nThis is \(folder).".utf8).write(to: URL(filePath: place + folder + "/c.md"))
        }
        let assistant = try await assistant(at: place)
        _ = try await assistant.ingest(folder: place + "/docs")
        let files = try FolderScan(folder: place + "/docs").files.filter { $0.path == "a/c.md" }
        try FileManager.default.removeItem(atPath: place + "/docs/a")
        try FileManager.default.createSymbolicLink(
            atPath: place + "/docs/a", withDestinationPath: place + "/outside")
        let collection = try #require(try await assistant.index.collections().first)
        let run = IngestionRun(
            assistant: assistant, collection: collection, folder: place + "/docs",
            options: IngestionOptions(rereads: true), progress: { _ in })
        let report = try await run.perform(files, since: .now)
        #expect(report.outcomes[.refused] == 1 && report.outcomes[.indexed, default: 0] == 0)
    }

    @Test("a file whose name an index spells otherwise stayed in it for ever, beside the same file")
    func respelled() {
        let path = "r\u{E9}sum\u{E9}.md", parted = "re\u{301}sume\u{301}.md"
        let file = FoundFile(path: path, location: "/docs/" + parted, size: 5, modified: 7, obstacle: nil)
        let state = FileState(sha256: [1], size: 5, modified: 7)
        let old = IngestionPlan([file], known: [parted: (state, .indexed)], rereads: false)
        #expect(old.vanished.map { Array($0.utf8) } == [Array(parted.utf8)])
        #expect(old.toRead == [file] && old.sums.isEmpty)
        let new = IngestionPlan([file], known: [path: (state, .indexed)], rereads: false)
        #expect(new.vanished.isEmpty && new.toRead.isEmpty)
    }

    @Test("a file that was only touched is unchanged, and a refusal that is known is not written again")
    func touched() async throws {
        let place = try place()
        let leave = place + "/docs/leave.md"
        try Data("# Leave\n\nEveryone has 25 days of annual leave.".utf8).write(to: URL(filePath: leave))
        try Data().write(to: URL(filePath: place + "/docs/empty.txt"))
        let assistant = try await assistant(at: place)
        _ = try await assistant.ingest(folder: place + "/docs")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: leave)
        let second = try await assistant.ingest(folder: place + "/docs")
        #expect(second.outcomes[.unchanged] == 1 && second.outcomes[.indexed, default: 0] == 0)
        let files = ["/index.sqlite", "/index.sqlite-wal"].map { URL(filePath: place + $0) }
        let before = try files.map { try Data(contentsOf: $0) }
        let third = try await assistant.ingest(folder: place + "/docs")
        #expect(third.outcomes[.refused] == 1)
        #expect(try files.map { try Data(contentsOf: $0) } == before)
    }

    @Test("a file that could not be read again lost the hash of its text, and quotes of it proved nothing")
    func unreadable() async throws {
        let place = try place()
        let leave = place + "/docs/leave.md"
        try Data("# Leave\n\nEveryone has 25 days of annual leave.".utf8).write(to: URL(filePath: leave))
        let assistant = try await assistant(at: place)
        _ = try await assistant.ingest(folder: place + "/docs")
        let question = Question("How many days of annual leave has everyone?")
        let before = try #require(try await assistant.ask(question).citations.first)
        // It went after its folder was listed, which stands for all that keeps a file from being opened.
        let found = FoundFile(
            path: "leave.md", location: place + "/nowhere", size: 1, modified: 1, obstacle: nil)
        let collection = try #require(try await assistant.index.collections().first)
        for _ in 1...2 {
            let run = IngestionRun(
                assistant: assistant, collection: collection, options: IngestionOptions(), progress: { _ in })
            let report = try await run.perform([found], since: .now)
            #expect(report.outcomes[.failed] == 1)
        }
        let after = try #require(try await assistant.ask(question).citations.first)
        #expect(after.quote == before.quote && after.sha256 == before.sha256)
        #expect(try await assistant.index.documents().map(\.outcome) == [.failed])
        #expect(try await assistant.ingest(folder: place + "/docs").outcomes[.indexed] == 1)
    }

    @Test("what edits left behind was never tidied: most of an index came to hold nothing")
    func tidied() async throws {
        let place = try place()
        let lines = (0..<1_200).map { "Rule \($0)\n\nThe limit of rule \($0) is \($0 * 7) euros." }
        func write(_ edition: Int) throws {
            for (number, line) in lines.enumerated() {
                try Data("# \(line)\n\nEdition \(edition).".utf8).write(
                    to: URL(filePath: place + "/docs/\(number).md"))
            }
        }
        let assistant = try await Assistant.open(
            AssistantConfiguration(
                indexPath: place + "/index.sqlite", access: .readWrite, embeddingModel: .none))
        for edition in 1...2 {
            try write(edition)
            _ = try await assistant.ingest(folder: place + "/docs")
        }
        let status = try await assistant.index.status()
        #expect(status.chunks == 1_200 && status.vacant == 0)
        #expect(try Data(contentsOf: URL(filePath: place + "/index.sqlite-wal")).isEmpty)
        let hit = try await assistant.search(Query(parsing: "limit of rule 777")).hits.first
        #expect(hit?.document == "777.md")
        _ = try await assistant.forget(collection: "docs")
        #expect(try await assistant.status(checking: true).faults == [])
        #expect(try await assistant.index.status().vacant == 0)
    }

    @Test("a filter lets nothing from outside through, and every citation verifies")
    func filtered() async throws {
        let place = try place()
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(
                atPath: place + "/docs/\(name)", withIntermediateDirectories: true)
            try Data("# Rules \(name)\n\nThe limit of rule \(name) is \(name == "a" ? 10 : 20) euros.".utf8)
                .write(to: URL(filePath: place + "/docs/\(name)/rules.md"))
        }
        let assistant = try await assistant(at: place)
        _ = try await assistant.ingest(folder: place + "/docs")
        let answer = try await assistant.ask(Question("What is the limit of the rule? path:b/*"))
        #expect(answer.passages.allSatisfy { $0.document == "b/rules.md" })
        #expect(answer.citations.allSatisfy { $0.verified })
        #expect(answer.citations.first?.quote.contains("20 euros") == true)
    }
}
