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

    /// A value that the table never leaves empty.
    ///
    /// - Throws: ``Damage`` for one that is empty: rows carry no checksum, and a plain subscript would end the program.
    func value<T: DatabaseValueConvertible & StatementColumnConvertible>(
        _ index: Int, of part: String
    ) throws -> T {
        guard let value = try? decode(T.self, atIndex: index) else { throw Damage(part: part) }
        return value
    }

    /// A count or a place, which is neither negative nor beyond what an index can hold.
    func count(_ index: Int, of part: String, atMost most: Int = .chunkNumbers) throws -> Int {
        let count: Int = try value(index, of: part)
        guard (0...most).contains(count) else { throw Damage(part: part) }
        return count
    }

    /// The chunk numbers of which a row has the first and how many there are.
    func chunkRun(first: Int, count: Int, of part: String) throws -> Range<Int> {
        let start = try self.count(first, of: part)
        return start..<start + (try self.count(count, of: part))
    }

    /// A blob's bytes; none when it is null.
    func bytes(_ index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } ?? [] }
    }
}

extension Int {
    /// The most chunks that an index can number.
    static let chunkNumbers = Int(Int32.max)
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
