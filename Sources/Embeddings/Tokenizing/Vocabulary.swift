/// The pieces of a WordPiece vocabulary, found by their bytes: a hash table over the text of `vocab.txt`.
///
/// A piece's number is its line, from 0. A piece that continues a word begins with `##`.
struct Vocabulary: Sendable {
    /// The pieces.
    let count: Int
    /// The bytes of the longest piece, `##` left out.
    let longest: Int
    private let text: [UInt8]
    private let starts: [UInt32]
    /// Numbers of pieces plus one, at the place that their hash says or the next free one; 0 is free.
    private let slots: [UInt32]

    /// The hash of no bytes at the start of a word, and within one.
    static let wordSeed: UInt64 = 0xCBF2_9CE4_8422_2325
    static let continuationSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of what came before and one more byte (FNV-1a).
    static func hash(_ seed: UInt64, _ byte: UInt8) -> UInt64 { (seed ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Whether a leading `##` says that a piece continues a word.
    private let marksContinuations: Bool

    /// Reads lines; of equal lines the first counts.
    init(lines text: [UInt8], marksContinuations: Bool = true) {
        self.text = text
        self.marksContinuations = marksContinuations
        var starts: [UInt32] = [0]
        starts.reserveCapacity(text.count / 7)
        for at in text.indices where text[at] == 0x0A { starts.append(UInt32(at + 1)) }
        if starts.last.map(Int.init) != text.count { starts.append(UInt32(text.count + 1)) }
        count = starts.count - 1
        var capacity = 1024
        while capacity < count * 2 { capacity *= 2 }
        var slots = [UInt32](repeating: 0, count: capacity)
        var longest = 1
        for id in 0..<count {
            let piece = Self.piece(id, text, starts, marksContinuations)
            var hash = piece.continues ? Self.continuationSeed : Self.wordSeed
            for at in piece.bytes { hash = Self.hash(hash, text[at]) }
            var slot = Self.slot(hash, capacity)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt32(id + 1)
            longest = max(longest, piece.bytes.count)
        }
        self.starts = starts
        self.slots = slots
        self.longest = longest
    }

    private static func slot(_ hash: UInt64, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: hash ^ hash >> 29) & (capacity - 1)
    }

    private static func piece(
        _ id: Int, _ text: [UInt8], _ starts: [UInt32], _ marks: Bool
    ) -> (bytes: Range<Int>, continues: Bool) {
        var from = Int(starts[id]), to = Int(starts[id + 1]) - 1
        if to > from, text[to - 1] == 0x0D { to -= 1 }
        let continues = marks && to - from > 2 && text[from] == 0x23 && text[from + 1] == 0x23
        if continues { from += 2 }
        return (from..<to, continues)
    }

    /// The number of the piece with these bytes, whose hash is given.
    func find(_ bytes: Span<UInt8>, hash: UInt64, continues: Bool) -> Int32? {
        var slot = Self.slot(hash, slots.count)
        while slots[slot] != 0 {
            let id = Int(slots[slot] - 1)
            let piece = Self.piece(id, text, starts, marksContinuations)
            if piece.continues == continues, piece.bytes.count == bytes.count,
                equal(bytes, piece.bytes.lowerBound)
            {
                return Int32(id)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a whole line.
    func find(_ piece: String) -> Int32? {
        var bytes = Array(piece.utf8)
        let continues = marksContinuations && bytes.count > 2 && piece.hasPrefix("##")
        if continues { bytes.removeFirst(2) }
        let hash = bytes.reduce(continues ? Self.continuationSeed : Self.wordSeed, Self.hash)
        return find(bytes.span, hash: hash, continues: continues)
    }

    private func equal(_ bytes: Span<UInt8>, _ from: Int) -> Bool {
        for at in 0..<bytes.count where bytes[at] != text[from + at] { return false }
        return true
    }
}
