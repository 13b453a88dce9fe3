import GRDB

/// Closes the gaps among the chunk numbers.
///
/// Chunks keep their order, so that those of a document still follow each other, and every row moves towards
/// the front: each column is rewritten in place in one pass.
struct Compaction {
    private let db: Database
    private let generation: Int
    /// The new number of each old one; nil for chunks that are gone.
    private let renumbered: [Int?]
    private let count: Int
    private let dimension: Int

    init(_ db: Database) throws {
        self.db = db
        let state = try IndexState(db)
        generation = state.generation + 1
        dimension = state.model?.dimension ?? 0
        var next = 0
        renumbered = try VectorStore.norms(db).map { norm in
            guard norm.isLive else { return nil }
            defer { next += 1 }
            return next
        }
        count = next
    }

    func run() throws {
        try moveRows(of: Norm.column)
        try moveRows(of: VectorStore.hashes)
        if dimension > 0 { try moveVectors() }
        try moveChunks()
        let store = PostingStore(db: db)
        let segments = try store.segments()
        let level = segments.map(\.level).max() ?? 0
        try store.merge(segments, level: level, into: 0..<count) {
            renumbered.indices.contains($0) ? renumbered[$0] : nil
        }
        try db.run("UPDATE state SET nextChunk = ?, generation = ?", [count, generation])
        try Index.noteRenumbering(db, generation: generation)
    }

    private func moveRows(of column: Column) throws {
        var waiting: [UInt8] = []
        var written = 0
        let full = column.rowsPerBlock * column.width
        for block in 0...column.block(of: max(0, renumbered.count - 1)) {
            let bytes = try column.bytes(db, block: block)
            for row in 0..<column.rowsPerBlock {
                let number = block * column.rowsPerBlock + row
                guard number < renumbered.count, renumbered[number] != nil else { continue }
                let start = row * column.width
                if start + column.width <= bytes.count {
                    waiting.append(contentsOf: bytes[start..<start + column.width])
                } else {
                    waiting.append(contentsOf: repeatElement(0, count: column.width))
                }
            }
            while waiting.count >= full { written = try write(&waiting, full, at: written, of: column) }
        }
        try db.run("DELETE FROM \(column.table) WHERE block >= ?", [column.block(of: written)])
        if !waiting.isEmpty { _ = try write(&waiting, waiting.count, at: written, of: column) }
    }

    private func write(_ waiting: inout [UInt8], _ bytes: Int, at row: Int, of column: Column) throws -> Int {
        let end = row + bytes / column.width
        try waiting.withUnsafeBytes {
            let part = UnsafeRawBufferPointer(rebasing: $0[..<bytes])
            try column.write(db, rows: row..<end, bytes: part, generation: generation)
        }
        waiting.removeFirst(bytes)
        return end
    }

    private func moveVectors() throws {
        let column = VectorStore.codes(dimension)
        try moveRows(of: column)
        try db.run("DELETE FROM signatures")
        let store = VectorStore(db: db, dimension: dimension, generation: generation)
        for start in stride(from: 0, to: count, by: column.rowsPerBlock) {
            let bytes = try column.bytes(db, block: column.block(of: start))
            let run = start..<min(count, start + column.rowsPerBlock)
            try bytes.withUnsafeBytes { try store.writeSignatures(run, $0) }
        }
    }

    private func moveChunks() throws {
        for (old, new) in renumbered.enumerated() {
            guard let new, new != old else { continue }
            try db.run("UPDATE chunk SET id = ? WHERE id = ?", [new, old])
        }
        var firsts: [(document: Int64, chunk: Int)] = []
        try db.forEachRow("SELECT id, firstChunk FROM document WHERE chunks > 0") { row in
            firsts.append((row[0], try row.count(1, of: "chunks of a document")))
        }
        for (document, old) in firsts where renumbered.indices.contains(old) {
            guard let new = renumbered[old], new != old else { continue }
            try db.run("UPDATE document SET firstChunk = ? WHERE id = ?", [new, document])
        }
    }
}
