/// Collects a word byte by byte, and cuts it into pieces of the vocabulary when it ends.
struct PieceBuilder {
    private(set) var tokens: [Token] = []
    private let vocabulary: Vocabulary
    private let unknown: Int32
    private let longestWord: Int
    private var word: [UInt8] = []
    /// Where in the text each byte of the word came from.
    private var starts: [Int32] = []
    private var ends: [Int32] = []
    private var scalars = 0
    private var hashes: [UInt64]

    init(vocabulary: Vocabulary, unknown: Int32, longestWord: Int) {
        self.vocabulary = vocabulary
        self.unknown = unknown
        self.longestWord = longestWord
        hashes = [UInt64](repeating: 0, count: vocabulary.longest + 1)
        word.reserveCapacity(256)
        starts.reserveCapacity(256)
        ends.reserveCapacity(256)
    }

    mutating func reserve(_ count: Int) { tokens.reserveCapacity(count) }

    /// A byte that is a scalar of its own.
    mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
        // Of a word that is too long only the extent still counts.
        scalars += 1
        guard scalars <= longestWord else { return ends[ends.count - 1] = Int32(end) }
        word.append(byte)
        starts.append(Int32(start))
        ends.append(Int32(end))
    }

    /// The bytes of one scalar.
    mutating func append(scalar bytes: [UInt8], _ start: Int, _ end: Int) {
        scalars += 1
        guard scalars <= longestWord else { return ends[ends.count - 1] = Int32(end) }
        for byte in bytes {
            word.append(byte)
            starts.append(Int32(start))
            ends.append(Int32(end))
        }
    }

    /// What was dropped after a scalar of the word, such as an accent, belongs to its bytes.
    mutating func extend(to end: Int) {
        if !ends.isEmpty { ends[ends.count - 1] = Int32(end) }
    }

    /// A word of its own.
    mutating func alone(_ bytes: [UInt8], _ start: Int, _ end: Int) {
        endWord()
        append(scalar: bytes, start, end)
        endWord()
    }

    /// A token that was found without the vocabulary.
    mutating func add(_ id: Int32, _ start: Int, _ end: Int) {
        tokens.append(Token(id: id, start: Int32(start), end: Int32(end)))
    }

    /// Cuts the word that was collected, if any.
    mutating func endWord() {
        guard scalars > 0 else { return }
        let before = tokens.count
        if scalars > longestWord || !cut() {
            tokens.removeLast(tokens.count - before)
            tokens.append(Token(id: unknown, start: starts[0], end: ends[ends.count - 1]))
        }
        word.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        scalars = 0
    }

    /// Greedy, longest piece first; false when some part of the word has no piece.
    private mutating func cut() -> Bool {
        var from = 0
        while from < word.count {
            let most = min(word.count - from, vocabulary.longest)
            var hash = from == 0 ? Vocabulary.wordSeed : Vocabulary.continuationSeed
            for at in 0..<most {
                hash = Vocabulary.hash(hash, word[from + at])
                hashes[at] = hash
            }
            guard let piece = longestPiece(from, most) else { return false }
            tokens.append(Token(id: piece.id, start: starts[from], end: ends[from + piece.length - 1]))
            from += piece.length
        }
        return true
    }

    private func longestPiece(_ from: Int, _ most: Int) -> (id: Int32, length: Int)? {
        let bytes = word.span
        for length in stride(from: most, to: 0, by: -1) {
            let piece = bytes.extracting(from..<from + length)
            if let id = vocabulary.find(piece, hash: hashes[length - 1], continues: from > 0) {
                return (id, length)
            }
        }
        return nil
    }
}
