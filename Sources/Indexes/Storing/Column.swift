import GRDB

/// A column of fixed-width rows over the chunk numbers, cut into blocks that fill one page of the file each.
///
/// Row `n` is at `n % rowsPerBlock` of block `n / rowsPerBlock`. Adding or changing rows rewrites only their
/// blocks; reading one row costs one page. Each block carries a checksum and the generation that wrote it.
struct Column: Sendable {
    /// The table's name.
    let table: String
    /// Bytes a row.
    let width: Int

    /// A page holds 35 bytes less than its size before SQLite moves content out of it; the record's head takes
    /// up to 20, the checksum 8.
    var rowsPerBlock: Int { max(1, (Schema.pageSize - 64) / width) }

    /// The block that holds a row.
    func block(of row: Int) -> Int { row / rowsPerBlock }

    /// What ties a checksum to a block of this column.
    func seed(_ block: Int) -> UInt64 {
        UInt64(block) << 8 | UInt64(table.utf8.first ?? 0)
    }

    /// The bytes of a block, shorter than a full one when its last rows were never written; empty when absent.
    func bytes(_ db: Database, block: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try db.forEachRow("SELECT data FROM \(table) WHERE block = ?", [block]) { row in
            bytes = try row.sealed(0, seed: seed(block), part: part(block)) { [UInt8]($0) }
        }
        return bytes
    }

    /// Hands out every block that was written after a generation.
    func forEachBlock(
        _ db: Database, after generation: Int, _ body: (Int, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let sql =
            generation == 0
            ? "SELECT block, data FROM \(table) WHERE generation > ? ORDER BY block"
            : "SELECT block, data FROM \(table) INDEXED BY \(table)ByGeneration WHERE generation > ?"
        try db.forEachRow(sql, [generation]) { row in
            let block: Int = row[0]
            try row.sealed(1, seed: seed(block), part: part(block)) { try body(block, $0) }
        }
    }

    /// Hands out the blocks from the one of a row on, in their order, until `body` has enough.
    func forEachBlock(
        _ db: Database, from row: Int, until body: (Int, UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        let sql = "SELECT block, data FROM \(table) WHERE block >= ? ORDER BY block"
        let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [block(of: row)])
        while let row = try rows.next() {
            let block: Int = row[0]
            if try row.sealed(1, seed: seed(block), part: part(block), { try body(block, $0) }) { return }
        }
    }

    /// Writes rows that follow each other, given as one buffer.
    func write(_ db: Database, rows: Range<Int>, bytes: UnsafeRawBufferPointer, generation: Int) throws {
        var next = rows.lowerBound
        while next < rows.upperBound {
            let block = block(of: next)
            let end = min(rows.upperBound, (block + 1) * rowsPerBlock)
            let start = (next - rows.lowerBound) * width
            let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + (end - next) * width])
            try patch(db, block: block, at: (next - block * rowsPerBlock) * width, with: part, generation)
            next = end
        }
    }

    /// Changes the bytes of rows that follow each other in place.
    func update(
        _ db: Database, rows: Range<Int>, generation: Int,
        _ body: (Int, UnsafeMutableRawBufferPointer) -> Void
    ) throws {
        var next = rows.lowerBound
        while next < rows.upperBound {
            let block = block(of: next)
            let end = min(rows.upperBound, (block + 1) * rowsPerBlock)
            var content = padded(try bytes(db, block: block), to: (end - block * rowsPerBlock) * width)
            content.withUnsafeMutableBytes { buffer in
                for row in next..<end {
                    let at = (row - block * rowsPerBlock) * width
                    body(row, UnsafeMutableRawBufferPointer(rebasing: buffer[at..<at + width]))
                }
            }
            try store(db, block: block, content, generation)
            next = end
        }
    }

    private func patch(
        _ db: Database, block: Int, at offset: Int, with part: UnsafeRawBufferPointer, _ generation: Int
    ) throws {
        var content = padded(try bytes(db, block: block), to: offset + part.count)
        content.replaceSubrange(offset..<offset + part.count, with: part)
        try store(db, block: block, content, generation)
    }

    private func store(_ db: Database, block: Int, _ content: [UInt8], _ generation: Int) throws {
        let sealed = SealedBlob.sealing(content, seed: seed(block))
        try db.run(
            "INSERT OR REPLACE INTO \(table) (block, generation, data) VALUES (?, ?, ?)",
            [block, generation, sealed.blob])
    }

    private func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        bytes.count >= count ? bytes : bytes + [UInt8](repeating: 0, count: count - bytes.count)
    }

    private func part(_ block: Int) -> String {
        "\(table), block \(block)"
    }
}

/// Damage that was met while reading; it becomes ``IndexError/damaged(path:detail:)`` at the door.
struct Damage: Error {
    let part: String
}
