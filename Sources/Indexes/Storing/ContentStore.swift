import Documents
import GRDB

/// The documents' contents: the coded document in parts of ``partSize``, and the chunks' own data.
///
/// A text is stored once. Some words of it are read from the one or two parts that hold them; every part proves
/// itself by its checksum, so that no damaged byte leaves as a quote.
struct ContentStore {
    /// Four parts fill a page.
    static let partSize = 4_040

    /// Numbers of parts begin at the document's number times this.
    static let partNumbers = 1 << 20

    /// No document's content is longer.
    static let mostBytes = partNumbers * partSize

    let db: Database

    private struct TextPlace {
        let start: Int
        let count: Int
        let run: Range<Int>
    }

    /// Stores a document's content, and says where in it the text begins.
    func store(_ document: Document, as id: Int64) throws -> Int {
        let (bytes, textStart) = document.encodedAroundText()
        for (number, start) in stride(from: 0, to: bytes.count, by: Self.partSize).enumerated() {
            let part = bytes[start..<min(bytes.count, start + Self.partSize)]
            let sealed = SealedBlob.sealing(part, seed: Self.seed(id, number))
            try db.run("INSERT INTO part VALUES (?, ?)", [try Self.parts(of: id) + number, sealed.blob])
        }
        return textStart
    }

    /// Removes a document's content and the data of its chunks.
    func remove(_ id: Int64, chunks: Range<Int>) throws {
        let parts = try Self.parts(of: id)
        try db.run("DELETE FROM part WHERE id >= ? AND id < ?", [parts, parts + Self.partNumbers])
        try db.run("DELETE FROM chunk WHERE id >= ? AND id < ?", [chunks.lowerBound, chunks.upperBound])
    }

    /// The whole document; nil when it has no content.
    func document(_ id: Int64) throws -> Document? {
        let bytes = try bytes(of: id, in: nil)
        guard !bytes.isEmpty else { return nil }
        do { return try Document(decoding: bytes) } catch { throw Damage(part: "content of document \(id)") }
    }

    /// The words at a range, or the whole text; nil when the document is gone.
    func text(of id: Int64, range: Range<Int>?) throws -> String? {
        guard let place = try place(of: id) else { return nil }
        let wanted = (range ?? 0..<place.count).clamped(to: 0..<place.count)
        guard !wanted.isEmpty else { return "" }
        let absolute = place.start + wanted.lowerBound..<place.start + wanted.upperBound
        let bytes = try bytes(of: id, in: absolute)
        guard bytes.count == wanted.count else { throw Damage(part: "text of document \(id)") }
        return String(decoding: Self.wholeCharacters(bytes), as: UTF8.self)
    }

    /// Stores the data of a chunk, its words apart.
    func store(_ chunk: Chunk, as number: ChunkID, of owner: Int64) throws {
        let sealed = SealedBlob.sealing(ChunkCoding.bytes(of: chunk), seed: Self.chunkSeed(owner))
        try db.run("INSERT INTO chunk VALUES (?, ?, ?)", [number, owner, sealed.blob])
    }

    /// The run of chunk numbers of a document.
    func chunkNumbers(of id: Int64) throws -> Range<Int> {
        try place(of: id)?.run ?? 0..<0
    }

    private func place(of id: Int64) throws -> TextPlace? {
        var place: TextPlace?
        let sql =
            "SELECT textStart, textBytes, firstChunk, chunks FROM document WHERE id = ? AND format IS NOT NULL"
        try db.forEachRow(sql, [id]) { row in
            let part = "place of document \(id)"
            place = TextPlace(
                start: try row.count(0, of: part, atMost: Self.mostBytes),
                count: try row.count(1, of: part, atMost: Self.mostBytes),
                run: try row.chunkRun(first: 2, count: 3, of: part))
        }
        return place
    }

    private func bytes(of id: Int64, in range: Range<Int>?) throws -> [UInt8] {
        let base = try Self.parts(of: id)
        let first = (range?.lowerBound ?? 0) / Self.partSize
        let last = range.map { ($0.upperBound - 1) / Self.partSize } ?? Self.partNumbers - 1
        var bytes: [UInt8] = []
        let sql = "SELECT id, data FROM part WHERE id BETWEEN ? AND ? ORDER BY id"
        try db.forEachRow(sql, [base + first, base + last]) { row in
            let number = (row[0] as Int) - base
            try row.sealed(1, seed: Self.seed(id, number), part: "part \(number) of document \(id)") { part in
                let start = number * Self.partSize
                let wanted = (range ?? start..<start + part.count).clamped(to: start..<start + part.count)
                bytes.append(contentsOf: part[wanted.lowerBound - start..<wanted.upperBound - start])
            }
        }
        return bytes
    }

    /// The number of a document's first part.
    private static func parts(of id: Int64) throws -> Int {
        let (number, isTooLarge) = Int(id).multipliedReportingOverflow(by: partNumbers)
        let (_, isBeyond) = number.addingReportingOverflow(partNumbers)
        guard !isTooLarge, !isBeyond else { throw Damage(part: "number of document \(id)") }
        return number
    }

    /// Chunk numbers may change, the document does not.
    static func chunkSeed(_ owner: Int64) -> UInt64 { seed(owner, Int(UInt32.max)) }

    static func seed(_ id: Int64, _ number: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: id) << 32 ^ UInt64(truncatingIfNeeded: number)
    }

    private static func wholeCharacters(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var slice = bytes[...]
        while let first = slice.first, first & 0xC0 == 0x80 { slice.removeFirst() }
        var back = 0
        while back < min(4, slice.count), slice[slice.endIndex - 1 - back] & 0xC0 == 0x80 { back += 1 }
        guard back < slice.count else { return slice }
        let lead = slice[slice.endIndex - 1 - back]
        let needed = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        return needed > back ? slice.dropLast(back + 1) : slice
    }
}
