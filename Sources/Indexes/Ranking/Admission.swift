import Documents
import GRDB

/// The chunks that a filter lets pass, with what BM25 needs of them.
struct Admission: Sendable {
    /// Tells it from others of the same state of the index; what a question's phrases narrow keeps the number.
    let number: Int
    /// A bit for each chunk number, 32 a word.
    let bits: [UInt32]
    /// The same of those that have a vector.
    let embeddedBits: [UInt32]
    /// How many there are.
    let count: Int
    /// How many of them have a vector.
    let embedded: Int
    /// For each chunk number, its length as a share of the admitted chunks' mean.
    let relativeLength: [Float]
    /// The passages whose words count together.
    let stretches: Stretches
    /// For the first chunk of each stretch, its length as a share of the admitted stretches' mean.
    let stretchLength: [Float]
    /// How many stretches there are.
    let stretchCount: Int
    /// In how many of the admitted chunks terms stand.
    let termCounts = TermCounts()

    /// Whether a chunk is admitted.
    func contains(_ chunk: ChunkID) -> Bool {
        chunk / 32 < bits.count && bits[chunk / 32] >> UInt32(chunk & 31) & 1 == 1
    }

    /// Applies a filter to the chunks that are there.
    init(_ db: Database, _ filter: SearchFilter, number: Int, norms: [Norm], stretches: Stretches) throws {
        self.number = number
        let mask = Norm.mask(filter.layers)
        var bits = [UInt32](repeating: 0, count: (norms.count + 31) / 32)
        var embeddedBits = bits
        var count = 0
        var embedded = 0
        var words = 0
        for run in try Self.runs(db, filter) ?? [0..<norms.count] {
            for number in run.clamped(to: 0..<norms.count) where norms[number].isIn(mask) {
                bits[number / 32] |= 1 << UInt32(number & 31)
                count += 1
                if norms[number].hasVector {
                    embeddedBits[number / 32] |= 1 << UInt32(number & 31)
                    embedded += 1
                }
                words += Self.length(norms[number])
            }
        }
        let mean = Float(max(1, words)) / Float(max(1, count))
        self.bits = bits
        self.embeddedBits = embeddedBits
        self.count = count
        self.embedded = embedded
        relativeLength = norms.map { Float(Self.length($0)) / mean }
        self.stretches = stretches
        (stretchLength, stretchCount) = stretches.lengths(norms, admitted: bits)
    }

    /// Keeps of `other` what a condition lets pass; lengths stay those of all that was admitted.
    init(_ other: Admission, keeping kept: Set<ChunkID>, norms: [Norm]) {
        number = other.number
        var bits = [UInt32](repeating: 0, count: other.bits.count)
        let numbers = kept.filter { other.contains($0) }
        for number in numbers { bits[number / 32] |= 1 << UInt32(number & 31) }
        self.bits = bits
        embeddedBits = zip(bits, other.embeddedBits).map { $0 & $1 }
        count = numbers.count
        embedded = numbers.count { norms[$0].hasVector }
        relativeLength = other.relativeLength
        stretches = other.stretches
        stretchLength = other.stretchLength
        stretchCount = other.stretchCount
    }

    /// Removes chunks from `other`.
    init(_ other: Admission, without removed: Set<ChunkID>, norms: [Norm]) {
        number = other.number
        var bits = other.bits
        let numbers = removed.filter { other.contains($0) }
        for number in numbers { bits[number / 32] &= ~(1 << UInt32(number & 31)) }
        self.bits = bits
        embeddedBits = zip(bits, other.embeddedBits).map { $0 & $1 }
        count = other.count - numbers.count
        embedded = other.embedded - numbers.count { norms[$0].hasVector }
        relativeLength = other.relativeLength
        stretches = other.stretches
        stretchLength = other.stretchLength
        stretchCount = other.stretchCount
    }

    /// The admitted chunk numbers that have a vector, ascending.
    var embeddedChunks: [ChunkID] { embeddedBits.numbers }

    private static func length(_ norm: Norm) -> Int {
        norm.body + norm.heads + norm.title
    }

    /// The chunk runs of the documents that the filter admits; nil when it admits all documents.
    private static func runs(_ db: Database, _ filter: SearchFilter) throws -> [Range<Int>]? {
        guard let condition = filter.condition else { return nil }
        var runs: [Range<Int>] = []
        let sql = """
            SELECT d.firstChunk, d.chunks FROM document d JOIN collection c ON c.id = d.collection
            WHERE d.chunks > 0 AND \(condition.sql) ORDER BY d.firstChunk
            """
        let rows = try Row.fetchCursor(db, sql: sql, arguments: condition.arguments)
        while let row = try rows.next() {
            runs.append(try row.chunkRun(first: 0, count: 1, of: "chunks of a document"))
        }
        return runs
    }
}

extension [UInt32] {
    /// The numbers whose bits are set, 32 a word, ascending.
    var numbers: [ChunkID] {
        var numbers: [ChunkID] = []
        numbers.reserveCapacity(reduce(0) { $0 + $1.nonzeroBitCount })
        for (word, bits) in enumerated() {
            var rest = bits
            while rest != 0 {
                numbers.append(word * 32 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return numbers
    }
}
