import Documents
import GRDB

extension VectorStore {
    /// Notes the embedded texts of a document's new chunks, and stores the vectors that are known.
    ///
    /// - Returns: the chunks that have a vector now.
    func begin(_ new: IndexedDocument, _ run: Range<Int>, known: KnownTexts) throws -> Set<ChunkID> {
        let hashes = new.chunks.map { Checksum.of($0.embeddedText) }
        try hashes.map(\.littleEndian).withUnsafeBytes {
            try Self.hashes.write(db, rows: run, bytes: $0, generation: generation)
        }
        defer { known.insert(hashes, from: run.lowerBound) }
        guard dimension > 0 else { return [] }
        return try copy(known.numbers(of: hashes, db), hashes: hashes, to: run)
    }

    /// Stores vectors, row after row; chunks that are gone are left out.
    ///
    /// Later chunks with the same embedded text get the same vector.
    func store(_ vectors: [Float], of chunks: [ChunkID]) throws {
        guard let first = chunks.min() else { return }
        var reader = RowReader(db: db)
        var rows: [UInt64: Int] = [:]
        for (row, number) in chunks.enumerated() { rows[try reader.hash(number)] = row }
        var numbers: [ChunkID] = []
        var values: [Float] = []
        try Self.forEachMissing(db, from: first) { number, hash in
            if let row = rows[hash] {
                numbers.append(number)
                values.append(contentsOf: vectors[row * dimension..<(row + 1) * dimension])
            }
            return false
        }
        let coded = CodedVectors(values, of: numbers, dimension: dimension)
        try write(coded)
        for run in coded.runs { try mark(run.numbers) }
    }

    /// Writes codes, and the signatures that follow from them alone.
    func write(_ coded: CodedVectors) throws {
        let column = Self.codes(dimension)
        for run in coded.runs {
            let start = run.offset * column.width
            try coded.bytes.withUnsafeBytes { bytes in
                let rows = UnsafeRawBufferPointer(
                    rebasing: bytes[start..<start + run.numbers.count * column.width])
                try column.write(db, rows: run.numbers, bytes: rows, generation: generation)
                try writeSignatures(run.numbers, rows)
            }
        }
    }

    /// Writes the bit codes of rows that follow each other.
    func writeSignatures(_ run: Range<Int>, _ rows: UnsafeRawBufferPointer) throws {
        let size = Signature.groupSize
        let width = Self.codes(dimension).width
        let groups = run.lowerBound / size..<(run.upperBound - 1) / size + 1
        try Self.signatures(dimension).update(db, rows: groups, generation: generation) { group, bytes in
            let here = run.clamped(to: group * size..<(group + 1) * size)
            var codes: [UInt8] = []
            for number in here {
                let start = (number - run.lowerBound) * width
                codes.append(contentsOf: rows[start..<start + dimension])
            }
            codes.withUnsafeBytes {
                Signature.put(
                    $0, count: here.count, dimension: dimension, firstLane: here.lowerBound % size,
                    into: bytes)
            }
        }
    }

    private func mark(_ run: Range<Int>) throws {
        try Norm.column.update(db, rows: run, generation: generation) { _, row in
            var norm = Norm(bits: UInt32(littleEndian: row.loadUnaligned(as: UInt32.self)))
            norm.hasVector = true
            row.storeBytes(of: norm.bits.littleEndian, as: UInt32.self)
        }
    }

    private func copy(_ sources: [Int], hashes: [UInt64], to run: Range<Int>) throws -> Set<ChunkID> {
        guard sources.contains(where: { $0 >= 0 }) else { return [] }
        var reader = RowReader(db: db)
        var coded = CodedVectors(dimension: dimension)
        for (offset, source) in sources.enumerated() where source >= 0 && source < run.lowerBound {
            guard try reader.hash(source) == hashes[offset], try reader.norm(source).hasVector else {
                continue
            }
            coded.append(run.lowerBound + offset, row: try reader.row(source, of: Self.codes(dimension)))
        }
        try write(coded)
        return Set(coded.numbers)
    }
}

/// Reads single rows of columns, a block at a time.
struct RowReader {
    let db: Database
    private var blocks: [String: (block: Int, bytes: [UInt8])] = [:]

    init(db: Database) {
        self.db = db
    }

    /// The bytes of a row; zeros where none were written.
    mutating func row(_ row: Int, of column: Column) throws -> [UInt8] {
        let block = column.block(of: row)
        if blocks[column.table]?.block != block {
            blocks[column.table] = (block, try column.bytes(db, block: block))
        }
        let bytes = blocks[column.table]?.bytes ?? []
        let start = (row - block * column.rowsPerBlock) * column.width
        guard start + column.width <= bytes.count else { return [UInt8](repeating: 0, count: column.width) }
        return Array(bytes[start..<start + column.width])
    }

    /// The hash of a chunk's embedded text; 0 of a number that no chunk has had.
    mutating func hash(_ number: ChunkID) throws -> UInt64 {
        UInt64(littleEndian: try value(number, of: VectorStore.hashes) ?? 0)
    }

    /// The norm of a chunk.
    mutating func norm(_ number: ChunkID) throws -> Norm {
        Norm(bits: UInt32(littleEndian: try value(number, of: Norm.column) ?? 0))
    }

    /// A row that is one number; nil where none was written.
    private mutating func value<Value: FixedWidthInteger>(_ row: Int, of column: Column) throws -> Value? {
        let number = column.block(of: row)
        if blocks[column.table]?.block != number {
            blocks[column.table] = (number, try column.bytes(db, block: number))
        }
        let start = (row - number * column.rowsPerBlock) * column.width
        return blocks[column.table]?.bytes.withUnsafeBytes { bytes in
            guard start + column.width <= bytes.count else { return nil }
            return bytes.loadUnaligned(fromByteOffset: start, as: Value.self)
        }
    }
}
