import GRDB

/// The vectors in memory: all signatures side by side, and the codes of the blocks that were needed so far.
struct VectorCache: Sendable {
    let dimension: Int
    /// Groups of 32 signatures; see ``Signature``.
    private(set) var signatures: [UInt8] = []
    private var signatureGeneration = 0
    private var blocks: [CodeBlock?] = []
    private var codeGeneration = 0

    init(dimension: Int) {
        self.dimension = dimension
    }

    /// The codes of a block's vectors without gaps, and their scales.
    struct CodeBlock: Sendable {
        let codes: [Int8]
        let scales: [Float]
    }

    /// Loads the signatures that were written since the last time.
    mutating func loadSignatures(_ db: Database, generation: Int) throws {
        guard signatureGeneration < generation else { return }
        let column = VectorStore.signatures(dimension)
        let groups = try db.integer("SELECT ifnull(max(block) + 1, 0) FROM signatures") * column.rowsPerBlock
        let missing = groups * column.width - signatures.count
        if missing > 0 { signatures.append(contentsOf: repeatElement(0, count: missing)) }
        try column.forEachBlock(db, after: signatureGeneration) { block, bytes in
            let start = block * column.rowsPerBlock * column.width
            signatures.withUnsafeMutableBytes { all in
                UnsafeMutableRawBufferPointer(rebasing: all[start..<start + bytes.count]).copyMemory(
                    from: bytes)
            }
        }
        signatureGeneration = generation
    }

    /// Hands out codes and scale of each of the chunks; their numbers ascend.
    mutating func withCodes(
        _ db: Database, generation: Int, of chunks: [ChunkID],
        _ body: (ChunkID, UnsafePointer<Int8>, Float) -> Void
    ) throws {
        try forgetChanged(db, generation)
        let column = VectorStore.codes(dimension)
        var next = 0
        while next < chunks.count {
            let block = column.block(of: chunks[next])
            let first = block * column.rowsPerBlock
            try load(db, block, column)
            guard block < blocks.count, let loaded = blocks[block] else { return }
            loaded.codes.withUnsafeBufferPointer { codes in
                while next < chunks.count, chunks[next] < first + column.rowsPerBlock {
                    let row = chunks[next] - first
                    if row < loaded.scales.count, let base = codes.baseAddress {
                        body(chunks[next], base + row * dimension, loaded.scales[row])
                    }
                    next += 1
                }
            }
        }
    }

    /// Loads the codes of all vectors.
    mutating func loadCodes(_ db: Database, generation: Int) throws {
        try forgetChanged(db, generation)
        let column = VectorStore.codes(dimension)
        try column.forEachBlock(db, after: 0) { block, bytes in
            keep(bytes, block, column)
        }
    }

    private mutating func forgetChanged(_ db: Database, _ generation: Int) throws {
        guard codeGeneration < generation else { return }
        if !blocks.isEmpty {
            let sql = "SELECT block FROM codes INDEXED BY codesByGeneration WHERE generation > ?"
            try db.forEachRow(sql, [codeGeneration]) { row in
                let block: Int = row[0]
                if block < blocks.count { blocks[block] = nil }
            }
        }
        codeGeneration = generation
    }

    private mutating func load(_ db: Database, _ block: Int, _ column: Column) throws {
        guard block >= blocks.count || blocks[block] == nil else { return }
        let bytes = try column.bytes(db, block: block)
        bytes.withUnsafeBytes { keep($0, block, column) }
    }

    private mutating func keep(_ bytes: UnsafeRawBufferPointer, _ block: Int, _ column: Column) {
        if block >= blocks.count {
            blocks.append(contentsOf: repeatElement(nil, count: block + 1 - blocks.count))
        }
        let rows = bytes.count / column.width
        var codes = [Int8](repeating: 0, count: rows * dimension)
        var scales = [Float](repeating: 0, count: rows)
        codes.withUnsafeMutableBytes { codes in
            for row in 0..<rows {
                let source = bytes[row * column.width..<row * column.width + dimension]
                UnsafeMutableRawBufferPointer(rebasing: codes[row * dimension..<(row + 1) * dimension])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: source))
                let bits = bytes.loadUnaligned(
                    fromByteOffset: row * column.width + dimension, as: UInt32.self)
                scales[row] = Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
        blocks[block] = CodeBlock(codes: codes, scales: scales)
    }
}
