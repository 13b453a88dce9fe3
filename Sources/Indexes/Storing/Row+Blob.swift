import FoundationEssentials
import GRDB

extension Row {
    /// Opens a sealed blob of this row where it stands in SQLite's memory, without a copy.
    func sealed<T>(_ index: Int, seed: UInt64, part: String, _ body: (UnsafeRawBufferPointer) throws -> T)
        throws -> T
    {
        try withUnsafeData(atIndex: index) { data in
            guard let data else { throw Damage(part: part) }
            return try data.withUnsafeBytes { bytes in
                guard let content = SealedBlob.opening(bytes, seed: seed) else { throw Damage(part: part) }
                return try body(content)
            }
        }
    }

    /// A blob's bytes; none when it is null.
    func bytes(_ index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } ?? [] }
    }
}

extension [UInt8] {
    /// As SQLite binds it.
    var blob: Data { Data(self) }
}

extension Database {
    /// Hands out the rows of a query one by one, where they stand in SQLite's memory.
    func forEachRow(_ sql: String, _ arguments: StatementArguments = [], _ body: (Row) throws -> Void) throws
    {
        let rows = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { try body(row) }
    }

    /// Runs a statement that is kept prepared.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
