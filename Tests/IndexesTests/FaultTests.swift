import Documents
import POSIX
import Testing

@testable import Indexes

@Suite struct FaultTests {
    private let scratch = Scratch()
    private let sessions = Index.KeptKind(rawValue: "session")

    private func filled(_ path: String, documents: Int = 6) async throws -> Index {
        let index = try Index.create(at: path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        for seed in 0..<UInt64(documents) {
            try await index.store([Samples.indexed("d\(seed)", seed: seed)], in: collection)
        }
        return index
    }

    @Test func `a second writer is refused at once, and told who writes`() async throws {
        let index = try await filled(scratch.path, documents: 1)
        #expect(throws: IndexError.locked(path: scratch.path, process: getpid())) {
            _ = try Index.open(at: scratch.path, access: .readWrite)
        }
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        #expect(try await reader.documents().count == 1)
        try index.close()
        _ = try Index.open(at: scratch.path, access: .readWrite)
    }

    @Test(arguments: ["link.sqlite", "test.sqlite"])
    func `two writers by two names of one index exclude each other`(
        target: String
    ) async throws {
        let other = Scratch()
        let name = target == "link.sqlite" ? scratch.folder + "/link.sqlite" : other.path
        // One link beside the index, by its name alone, and one in another folder.
        symlink(target == "link.sqlite" ? "test.sqlite" : scratch.path, name)
        defer { unlink(name) }
        // A link that leads nowhere yet is where the index is made.
        let index = try await filled(name, documents: 1)
        #expect(throws: IndexError.locked(path: scratch.path, process: getpid())) {
            _ = try Index.open(at: scratch.path, access: .readWrite)
        }
        #expect(throws: IndexError.locked(path: name, process: getpid())) {
            _ = try Index.open(at: name, access: .readWrite)
        }
        #expect(
            index.files
                == ["", "-wal", "-shm", "-journal", ".lock"].map { scratch.folder + "/test.sqlite" + $0 })
        try index.close()
        let reader = try Index.open(at: name, access: .readOnly)
        #expect(try await reader.documents().count == 1 && reader.path == name)
    }

    @Test func `a reader sees what is written meanwhile, and writes nothing itself`() async throws {
        let index = try await filled(scratch.path, documents: 2)
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        let question = try #require(try await reader.chunks([5]).first).chunk.text
        let before = try await reader.hits(question)
        try await index.store([Samples.indexed("new", seed: 1)], in: 1)
        let after = try await reader.hits(question)
        #expect(after != before && after.contains { $0.hasPrefix("new#") })
        await #expect(throws: IndexError.readOnly(path: scratch.path)) {
            try await reader.remove(["new"], in: 1)
        }
    }

    @Test func `what is missing, foreign or newer is called so`() async throws {
        let path = scratch.path
        #expect(throws: IndexError.missing(path: path)) { _ = try Index.open(at: path, access: .readOnly) }
        try write(Array("no index at all, but long enough".utf8), to: path)
        #expect(throws: IndexError.notAnIndex(path: path)) { _ = try Index.open(at: path, access: .readOnly) }
        #expect(throws: IndexError.notAnIndex(path: path)) { _ = try Index.create(at: path) }
        try write([UInt8](repeating: 0, count: 4_096), to: path)
        #expect(throws: IndexError.damaged(path: path, detail: "its head is gone")) {
            _ = try Index.open(at: path, access: .readOnly)
        }
        unlink(path)
        let index = try await filled(path, documents: 1)
        try await index.write { db in try db.run("PRAGMA user_version = 99") }
        try index.close()
        #expect(throws: IndexError.newerSchema(path: path, found: 99, known: Schema.version)) {
            _ = try Index.open(at: path, access: .readWrite)
        }
    }

    @Test func `a short file that begins no index is not called a damaged one`() async throws {
        let path = scratch.path
        try write(Array("abc".utf8), to: path)
        #expect(throws: IndexError.notAnIndex(path: path)) { _ = try Index.open(at: path, access: .readOnly) }
        #expect(throws: IndexError.notAnIndex(path: path)) { _ = try Index.create(at: path) }
        for rest in [[0, 0, 0], Array("SQLite".utf8)] as [[UInt8]] {
            try write(rest, to: path)
            #expect(throws: IndexError.damaged(path: path, detail: "its head is gone")) {
                _ = try Index.open(at: path, access: .readOnly)
            }
        }
        try write([], to: path)
        #expect(throws: IndexError.missing(path: path)) { _ = try Index.open(at: path, access: .readOnly) }
        try await filled(path, documents: 1).close()
        #expect(try await Index.open(at: path, access: .readOnly).documents().count == 1)
    }

    @Test func `the files can be read by their owner only`() async throws {
        let index = try await filled(scratch.path, documents: 1)
        for name in ["", "-wal", "-shm", ".lock"] {
            var status = stat()
            #expect(stat(scratch.path + name, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600, "\(name)")
        }
        try index.close()
    }

    @Test func `no damaged page escapes the check or brings a search down`() async throws {
        let index = try await filled(scratch.path)
        try await index.finish()
        let state = try await index.dump()
        let question = "bare timo lusha"
        let hits = try await index.hits(question)
        try index.close()
        let whole = try read(scratch.path)
        var found = 0
        for page in 0..<whole.count / Schema.pageSize {
            var bytes = whole
            var random = Seeded(state: UInt64(page))
            // A few bytes in the middle of the used part; pages fill up from their end.
            let place = (page + 1) * Schema.pageSize - 600
            for i in place..<place + 64 { bytes[i] ^= UInt8.random(in: 1...255, using: &random) }
            let copy = Scratch()
            try write(bytes, to: copy.path)
            guard let damaged = try? Index.open(at: copy.path, access: .readOnly) else {
                found += 1
                continue
            }
            let faults = try await damaged.check()
            if faults.isEmpty {
                // Nothing was stored there: everything must be as it was.
                #expect(try await damaged.dump() == state)
                #expect(try await damaged.hits(question) == hits, "page \(page)")
            } else {
                found += 1
                _ = try? await damaged.hits(question)
            }
        }
        #expect(found >= 5)
    }

    @Test(arguments: [0.2, 0.5, 0.8, 0.97]) func `a log that is cut anywhere gives the state of some commit`(
        share: Double
    ) async throws {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        var states: [[String]] = [try await index.dump()]
        for seed in UInt64(0)..<8 {
            try await index.store([Samples.indexed("d\(seed % 5)", seed: seed)], in: collection)
            states.append(try await index.dump())
        }
        // What the disk would hold if the process died now and the log had reached it in part.
        let copy = Scratch()
        let log = try read(scratch.path + "-wal")
        try write(try read(scratch.path), to: copy.path)
        try write(Array(log.prefix(Int(Double(log.count) * share))), to: copy.path + "-wal")
        let survivor = try Index.open(at: copy.path, access: .readWrite)
        #expect(try await survivor.check() == [])
        let state = try await survivor.dump()
        #expect(states.contains(state))
        try await survivor.store([Samples.indexed("after", seed: 77)], in: collection)
        #expect(try await survivor.check() == [])
        // What was acknowledged is kept when the log is whole.
        let other = Scratch()
        try write(try read(scratch.path), to: other.path)
        try write(log, to: other.path + "-wal")
        #expect(try await Index.open(at: other.path, access: .readOnly).dump() == states.last)
    }

    @Test func `the check of the whole index looks at what is kept beside the documents`() async throws {
        let index = try await filled(scratch.path, documents: 1)
        try await index.keep(Array("a session".utf8), kind: sessions, name: "one")
        try await index.keep(Array("another".utf8), kind: sessions, name: "two")
        #expect(try await index.check() == [])
        try await index.write { db in
            try db.run("UPDATE kept SET data = (SELECT data FROM kept WHERE name = 'one') WHERE name = 'two'")
        }
        #expect(try await index.check() == ["what is kept as session two is damaged"])
    }

    @Test func `an index that was made before things were kept opens, to read and to write`() async throws {
        try await filled(scratch.path, documents: 2).close()
        let old = try Index.open(at: scratch.path, access: .readWrite)
        try await old.write { db in
            try db.run("DROP TABLE kept")
            try db.run("DELETE FROM grdb_migrations WHERE identifier = 'kept'")
        }
        try old.close()
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        #expect(try await reader.kept(kind: sessions).isEmpty)
        #expect(try await reader.check() == [])
        #expect(try await reader.isRenumbered(since: 0) == false)
        let writer = try Index.open(at: scratch.path, access: .readWrite)
        try await writer.keep([1, 2, 3], kind: sessions, name: "one")
        #expect(try await reader.kept(kind: sessions).map(\.bytes) == [[1, 2, 3]])
        #expect(try await writer.check() == [])
    }

    /// The superuser may write everywhere.
    @Test(.enabled(if: geteuid() != 0)) func `a search works in a folder that nobody may write to`()
        async throws
    {
        let index = try await filled(scratch.path)
        try index.close()
        chmod(scratch.folder, 0o500)
        defer { chmod(scratch.folder, 0o700) }
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        #expect(try await reader.hits("bare timo").isEmpty == false)
        #expect(throws: IndexError.readOnly(path: scratch.path)) {
            _ = try Index.open(at: scratch.path, access: .readWrite)
        }
    }

    /// SQLite was told that such a file never changes.
    @Test func `who may not write beside the file sees what its owner writes there`() async throws {
        let index = try await filled(scratch.path)
        try await index.finish()
        try index.close()
        let reader = try Index(IndexFile(path: scratch.path, makesCompanions: false), access: .readOnly)
        let found = try await reader.hits("bare timo")
        for round in UInt64(1)...3 {
            let writer = try Index.open(at: scratch.path, access: .readWrite)
            try await writer.remove(writer.documents().map(\.path), in: 1)
            try await writer.store([Samples.indexed("new\(round)", seed: 90 + round)], in: 1)
            try await writer.finish()
            #expect(try await reader.documents().map(\.path) == ["new\(round)"])
            #expect(try await reader.hits("bare timo") != found)
            #expect(try await reader.hits("bare timo") == writer.hits("bare timo"))
            try writer.close()
            #expect(try await reader.documents().map(\.path) == ["new\(round)"])
        }
        #expect(try await reader.check() == [])
    }

    @Test func `a full disk is called so and loses nothing that was acknowledged`() async throws {
        let index = try await filled(scratch.path, documents: 3)
        let before = try await index.dump()
        try await index.limitPages(to: 5)
        await #expect(throws: IndexError.diskFull(path: scratch.path)) {
            for seed in UInt64(10)..<60 {
                try await index.store([Samples.indexed("d\(seed)", seed: seed)], in: 1)
            }
        }
        #expect(try await index.check() == [])
        #expect(try await index.dump().starts(with: before.prefix(1)))
        try await index.limitPages(to: 100_000)
        try await index.store([Samples.indexed("more", seed: 99)], in: 1)
        #expect(try await index.check() == [])
    }

    private func read(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "rb"))
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(file))
        rewind(file)
        #expect(fread(&bytes, 1, bytes.count, file) == bytes.count)
        return bytes
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = try #require(fopen(path, "wb"))
        defer { fclose(file) }
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}

extension Index {
    /// Lets the file grow by so many pages at most; SQLite then reports a full disk.
    func limitPages(to count: Int) async throws {
        try await write { db in
            let pages = try db.integer("PRAGMA page_count")
            _ = try db.integer("PRAGMA max_page_count = \(pages + count)")
        }
    }
}
