import Documents
import Testing

@testable import Indexes

/// Rows that carry no checksum, such as those that name documents: what stands there is not believed.
@Suite struct DamagedRowTests {
    private let scratch = Scratch()

    private static let damages = [
        "UPDATE document SET chunks = -3", "UPDATE document SET firstChunk = -40",
        "UPDATE document SET firstChunk = 9223372036854775807", "UPDATE document SET textStart = -9",
        "UPDATE document SET textBytes = 9223372036854775807", "UPDATE document SET title = NULL",
        "UPDATE document SET outcome = NULL", "UPDATE document SET size = NULL",
        "UPDATE segment SET firstChunk = -1", "UPDATE segment SET endChunk = -1",
        "UPDATE segment SET level = NULL", "UPDATE state SET nextChunk = NULL",
        "UPDATE state SET nextChunk = -5", "UPDATE state SET generation = 9223372036854775807",
        "UPDATE state SET dimension = -1", "UPDATE collection SET root = NULL",
    ]

    @Test(arguments: damages) func `a damaged row does not end the program`(_ damage: String) async throws {
        let made = try Index.create(at: scratch.path)
        try await made.setModel(Samples.model)
        let collection = try await made.collection(named: "papers", root: "/papers").id
        for seed in 0..<UInt64(4) {
            try await made.store([Samples.indexed("d\(seed)", seed: seed)], in: collection)
        }
        try await made.write { db in
            // As a flipped bit would: past the rules of the table.
            try db.run("PRAGMA writable_schema = ON")
            try db.run("UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
        }
        try made.close()
        try await Self.use(scratch.path, damagedBy: damage, in: collection)
    }

    /// Everything that an index is asked either works or says that it is damaged.
    private static func use(_ path: String, damagedBy damage: String, in collection: Int64) async throws {
        guard let index = try? Index.open(at: path, access: .readWrite) else { return }
        try await index.write { db in try db.run(damage) }
        try index.close()
        func tried(_ body: () async throws -> Void) async -> IndexError? {
            do { try await body() } catch { return error as? IndexError }
            return nil
        }
        var errors: [IndexError?] = []
        for filter in [SearchFilter(), SearchFilter(paths: ["d*"])] {
            errors.append(
                await tried {
                    let index = try Index.open(at: path, access: .readWrite)
                    defer { try? index.close() }
                    _ = try await index.search(LexicalQuery(text: "bare timo"), filter: filter, limit: 5)
                })
        }
        let uses: [@Sendable (Index) async throws -> Void] = [
            { _ = try await $0.collections() }, { _ = try await $0.documents() },
            { _ = try await $0.state(of: collection) }, { _ = try await $0.chunks(of: 1) },
            { _ = try await $0.content(of: 1) }, { _ = try await $0.content(of: .max) },
            { _ = try await $0.texts([(document: 1, range: 0..<10)]) },
            { _ = try await $0.chunks([0, 1, 2]) }, { _ = try await $0.check() },
            { _ = try await $0.status() },
            { try await $0.store([Samples.indexed("d1", seed: 9)], in: collection) },
            { _ = try await $0.remove(["d2"], in: collection) },
        ]
        for use in uses {
            errors.append(
                await tried {
                    let index = try Index.open(at: path, access: .readWrite)
                    defer { try? index.close() }
                    try await use(index)
                })
        }
        let told = errors.contains {
            if case .damaged = $0 { true } else { false }
        }
        #expect(told, "\(damage): \(errors)")
    }
}
