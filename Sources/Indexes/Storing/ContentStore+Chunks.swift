import Documents
import GRDB

/// Chunks with their words, several at once: one statement reads all rows of a table, since starting a statement costs more
/// than reading a row.
extension ContentStore {
    private struct CodedChunk {
        let owner: Int64
        let coding: ChunkCoding
        /// Where its words stand in the content of its document.
        let range: Range<Int>
    }

    /// How many are read at once.
    private static let batch = 64

    /// The chunk with a number, or nil.
    func chunk(_ number: ChunkID) throws -> StoredChunk? { try chunks(ofBatch: [number]).first }

    /// The chunks with some numbers, in their order; those that are gone are left out.
    func chunks(_ numbers: [ChunkID]) throws -> [StoredChunk] {
        try stride(from: 0, to: numbers.count, by: Self.batch).flatMap { start in
            try chunks(ofBatch: numbers[start..<min(start + Self.batch, numbers.count)])
        }
    }

    private func chunks(ofBatch numbers: ArraySlice<ChunkID>) throws -> [StoredChunk] {
        let coded = try coded(numbers)
        let parts = try parts(Set(coded.values.flatMap { Self.parts(of: $0.owner, holding: $0.range) }))
        return try numbers.compactMap { number in
            guard let chunk = coded[number] else { return nil }
            let text = try Self.text(of: chunk, in: parts)
            return StoredChunk(id: number, document: chunk.owner, chunk: chunk.coding.chunk(text: text))
        }
    }

    private func coded(_ numbers: ArraySlice<ChunkID>) throws -> [ChunkID: CodedChunk] {
        var coded: [ChunkID: CodedChunk] = [:]
        let sql = """
            SELECT c.id, c.document, c.data, d.textStart
            FROM chunk c LEFT JOIN document d ON d.id = c.document AND d.format IS NOT NULL
            WHERE c.id IN (SELECT value FROM json_each(?))
            """
        try db.forEachRow(sql, [Self.list(numbers)]) { row in
            let number: ChunkID = row[0]
            let owner: Int64 = try row.value(1, of: "owner of chunk \(number)")
            let coding = try row.sealed(2, seed: Self.chunkSeed(owner), part: "chunk \(number)") {
                try ChunkCoding($0, number)
            }
            let start = try row.count(3, of: "owner of a chunk", atMost: Self.mostBytes)
            let range = coding.locator.range
            coded[number] = CodedChunk(
                owner: owner, coding: coding, range: start + range.lowerBound..<start + range.upperBound)
        }
        return coded
    }

    private func parts(_ numbers: Set<Int>) throws -> [Int: [UInt8]] {
        var parts: [Int: [UInt8]] = [:]
        let sql = "SELECT id, data FROM part WHERE id IN (SELECT value FROM json_each(?))"
        try db.forEachRow(sql, [Self.list(numbers)]) { row in
            let id: Int = row[0]
            let (owner, number) = id.quotientAndRemainder(dividingBy: Self.partNumbers)
            let part = "part \(number) of document \(owner)"
            parts[id] = try row.sealed(1, seed: Self.seed(Int64(owner), number), part: part) { [UInt8]($0) }
        }
        return parts
    }

    private static func text(of chunk: CodedChunk, in parts: [Int: [UInt8]]) throws -> String {
        var bytes: [UInt8] = []
        for id in Self.parts(of: chunk.owner, holding: chunk.range) {
            guard let part = parts[id] else { continue }
            let start = id % partNumbers * partSize
            let wanted = chunk.range.clamped(to: start..<start + part.count)
            bytes += part[wanted.lowerBound - start..<wanted.upperBound - start]
        }
        guard bytes.count == chunk.range.count else { throw Damage(part: "text of document \(chunk.owner)") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The numbers of the parts that hold a range of a document's content.
    private static func parts(of owner: Int64, holding range: Range<Int>) -> ClosedRange<Int> {
        let first = Int(owner) * partNumbers + range.lowerBound / partSize
        return first...max(first, Int(owner) * partNumbers + (range.upperBound - 1) / partSize)
    }

    /// Numbers as `json_each` takes them.
    private static func list(_ numbers: some Sequence<Int>) -> String {
        "[\(numbers.map(String.init).joined(separator: ","))]"
    }
}
