import Embeddings
import GRDB

/// The byte codes of all vectors in memory, side by side; only blocks that were needed are ever read or touched.
struct CodeMemory: Sendable {
    let dimension: Int
    private var codes: [Int8] = []
    private var scales: [Float] = []
    private var loaded: [Bool] = []
    private var generation = 0

    private var column: Column { VectorStore.codes(dimension) }

    init(dimension: Int) {
        self.dimension = dimension
    }

    /// The dot products of a question's vector with those of chunks, whose numbers ascend.
    mutating func scores(_ db: Database, _ generation: Int, _ query: VectorQuery, of chunks: [ChunkID]) throws
        -> [Float]
    {
        guard !chunks.isEmpty else { return [] }
        try load(db, generation, chunks)
        return scores(query, of: chunks)
    }

    /// The same of chunks whose codes are loaded; nil when those of one are not.
    func scoresInMemory(_ now: Int, _ query: VectorQuery, of chunks: [ChunkID]) -> [Float]? {
        guard generation == now else { return nil }
        let areLoaded = chunks.allSatisfy { chunk in
            let block = column.block(of: chunk)
            return block < loaded.count && loaded[block]
        }
        return areLoaded ? scores(query, of: chunks) : nil
    }

    private func scores(_ query: VectorQuery, of chunks: [ChunkID]) -> [Float] {
        codes.withUnsafeBytes { codes in
            scales.withUnsafeBufferPointer { scales in
                Candidates.exact(
                    chunks.map { UInt32($0) }, query: query, codes: codes, scales: scales,
                    threads: Threads.all)
            }
        }
    }

    /// The vectors of chunks, row after row, as unit vectors.
    mutating func vectors(_ db: Database, _ generation: Int, of chunks: [ChunkID]) throws -> [Float] {
        try load(db, generation, chunks)
        return [Float](unsafeUninitializedCapacity: chunks.count * dimension) { rows, filled in
            filled = rows.count
            codes.withUnsafeBufferPointer { codes in
                for (row, chunk) in chunks.enumerated() {
                    let (scale, stored) = (scales[chunk], chunk * dimension)
                    let from = UnsafeBufferPointer(rebasing: codes[stored..<stored + dimension])
                    let to = UnsafeMutableBufferPointer(
                        rebasing: rows[row * dimension..<(row + 1) * dimension])
                    for i in 0..<to.count { to[i] = Float(from[i]) * scale }
                }
            }
        }
    }

    private mutating func load(_ db: Database, _ generation: Int, _ chunks: [ChunkID]) throws {
        guard let last = chunks.max() else { return }
        try forgetChanged(db, generation)
        reserve(last + 1)
        var block = -1
        for chunk in chunks where column.block(of: chunk) != block {
            block = column.block(of: chunk)
            try load(db, block)
        }
    }

    /// Loads the codes of all vectors of chunks up to `count`.
    mutating func loadAll(_ db: Database, _ generation: Int, count: Int) throws {
        try forgetChanged(db, generation)
        reserve(count)
        try column.forEachBlock(db, after: 0) { block, bytes in
            if block < loaded.count { keep(bytes, block) }
        }
    }

    private mutating func forgetChanged(_ db: Database, _ now: Int) throws {
        guard generation < now else { return }
        if !loaded.isEmpty {
            let sql = "SELECT block FROM codes INDEXED BY codesByGeneration WHERE generation > ?"
            try db.forEachRow(sql, [generation]) { row in
                let block: Int = row[0]
                if loaded.indices.contains(block) { loaded[block] = false }
            }
        }
        generation = now
    }

    /// Makes room for whole blocks.
    ///
    /// Memory that nothing is written to costs nothing.
    private mutating func reserve(_ count: Int) {
        let blocks = column.block(of: max(0, count - 1)) + 1
        guard blocks > loaded.count else { return }
        let room = blocks + blocks / 8
        let rows = room * column.rowsPerBlock
        codes = ScannedBytes.grown(codes, to: rows * dimension)
        scales = ScannedBytes.grown(scales, to: rows)
        loaded.append(contentsOf: repeatElement(false, count: room - loaded.count))
    }

    private mutating func load(_ db: Database, _ block: Int) throws {
        guard !loaded[block] else { return }
        try db.forEachRow("SELECT data FROM codes WHERE block = ?", [block]) { row in
            let part = "codes, block \(block)"
            try row.sealed(0, seed: column.seed(block), part: part) { keep($0, block) }
        }
        guard loaded[block] else { throw Damage(part: "codes, block \(block) is missing") }
    }

    private mutating func keep(_ bytes: UnsafeRawBufferPointer, _ block: Int) {
        let (width, rows, dimension) = (column.width, column.rowsPerBlock, dimension)
        let first = block * rows
        codes.withUnsafeMutableBytes { codes in
            for row in 0..<rows {
                let target = UnsafeMutableRawBufferPointer(
                    rebasing: codes[(first + row) * dimension..<(first + row + 1) * dimension])
                guard (row + 1) * width <= bytes.count else {
                    target.initializeMemory(as: UInt8.self, repeating: 0)
                    scales[first + row] = 0
                    continue
                }
                let source = bytes[row * width..<row * width + dimension]
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source))
                let bits = bytes.loadUnaligned(fromByteOffset: row * width + dimension, as: UInt32.self)
                scales[first + row] = Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
        loaded[block] = true
    }
}
