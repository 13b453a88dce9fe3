import Embeddings

/// Coded vectors on their way to the disk: chunk numbers in ascending order, and a row of bytes for each: the codes of
/// the rotated vector, then their scale.
struct CodedVectors {
    private let dimension: Int
    private(set) var numbers: [ChunkID] = []
    private(set) var bytes: [UInt8] = []

    /// Begins with none.
    init(dimension: Int) {
        self.dimension = dimension
    }

    /// Codes vectors, row after row.
    init(_ vectors: [Float], of numbers: [ChunkID], dimension: Int) {
        self.init(dimension: dimension)
        guard !numbers.isEmpty else { return }
        let rotated = Rotation(dimension: dimension).rows(vectors)
        let (codes, scales) = VectorCodes.bytes(EmbeddingMatrix(dimension: dimension, values: rotated))
        codes.withUnsafeBytes { codes in
            for (row, number) in numbers.enumerated() {
                let part = codes[row * dimension..<(row + 1) * dimension]
                append(number, UnsafeRawBufferPointer(rebasing: part), scales[row])
            }
        }
    }

    /// Appends a row as it stands on the disk.
    mutating func append(_ number: ChunkID, row: [UInt8]) {
        numbers.append(number)
        bytes.append(contentsOf: row)
    }

    private mutating func append(_ number: ChunkID, _ codes: UnsafeRawBufferPointer, _ scale: Float) {
        numbers.append(number)
        bytes.append(contentsOf: codes)
        withUnsafeBytes(of: scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The numbers in runs that follow each other, each with where it begins in the rows.
    var runs: [(numbers: Range<Int>, offset: Int)] {
        var runs: [(numbers: Range<Int>, offset: Int)] = []
        for (offset, number) in numbers.enumerated() {
            if let last = runs.last, last.numbers.upperBound == number {
                runs[runs.count - 1].numbers = last.numbers.lowerBound..<number + 1
            } else {
                runs.append((number..<number + 1, offset))
            }
        }
        return runs
    }
}
