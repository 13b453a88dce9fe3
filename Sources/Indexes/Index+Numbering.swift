import GRDB

/// Numbers of chunks hold until the index is compacted.
extension Index {
    /// The state that the index is in: it counts the transactions that change what can be found.
    @concurrent
    package func generation() async throws -> Int {
        try await readBriefly { db in try IndexState(db).generation }
    }

    /// Whether chunks got other numbers since a state.
    @concurrent
    package func isRenumbered(since generation: Int) async throws -> Bool {
        try await readBriefly { db in try Self.lastRenumbered(db) > generation }
    }

    /// Searches and looks up by their numbers the chunks that were found, and does both again when the index was
    /// compacted in between: a number names another chunk then.
    ///
    /// - Throws: what `body` throws; ``IndexError/locked(path:process:)`` when it was compacted each time.
    package func withSteadyNumbers<T>(_ body: () async throws -> T) async throws -> T {
        for _ in 1...3 {
            let before = try await generation()
            let found = try await body()
            if try await !isRenumbered(since: before) { return found }
        }
        throw IndexError.locked(path: path, process: nil)
    }

    /// Notes that the state now being written numbers chunks anew.
    static func noteRenumbering(_ db: Database, generation: Int) throws {
        let bytes = withUnsafeBytes(of: Int64(generation).littleEndian) { Array($0) }
        try keep(db, bytes, kind: .chunks, name: renumbered)
    }

    /// The last state that numbered chunks anew; 0 when none did.
    private static func lastRenumbered(_ db: Database) throws -> Int {
        guard let bytes = try kept(db, kind: .chunks).first?.bytes else { return 0 }
        return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static let renumbered = "renumbered"
}

extension Index.KeptKind {
    /// What the index notes of its chunks' numbers.
    fileprivate static let chunks = Self(rawValue: "chunks")
}
