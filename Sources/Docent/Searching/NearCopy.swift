/// Whether two passages say the same but for a word here or there.
///
/// Only long passages can be near copies, and only where the words that differ are few and ordinary: a figure, a date, a
/// name or anything else with a digit, a capital or a letter beyond ASCII may be the very difference that is asked for,
/// so that two invoices, two rows or two editions of a limit are never taken for one.
struct NearCopy: Sendable {
    /// A word as it is compared: without the marks around it, by its hash.
    private struct Word: Hashable {
        let hash: UInt64
        let matters: Bool
    }

    private let words: [Word]

    /// The fewest words of a passage that has near copies.
    private static let fewest = 40
    /// One changed word among so many is allowed.
    private static let among = 50

    init(_ text: String) {
        var text = text
        words = text.withUTF8 { bytes in
            bytes.split { $0 <= 0x20 }.compactMap { Self.word(UnsafeBufferPointer(rebasing: $0)) }
        }
    }

    func isCopy(of other: Self) -> Bool {
        let shorter = min(words.count, other.words.count)
        let allowed = 2 * (shorter / Self.among)
        guard shorter >= Self.fewest, abs(words.count - other.words.count) <= allowed else { return false }
        var counts: [Word: Int] = [:]
        for word in words { counts[word, default: 0] += 1 }
        for word in other.words { counts[word, default: 0] -= 1 }
        let different = counts.filter { $0.value != 0 }
        return different.reduce(0) { $0 + abs($1.value) } <= allowed
            && different.keys.allSatisfy { !$0.matters }
    }

    /// A word's letters, hashed (FNV-1a), nil for marks alone; a sign before a figure stays.
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word? {
        var (hash, end, matters, pending) = (offset, UInt64(0), false, false)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            // Typographic quotes, dashes and dots are three bytes from E2 80.
            let isTypographic = byte == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80
            let isMark = isTypographic || marks.contains(byte)
            if !isMark || end != 0 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                pending = pending || isMatter(byte) && !isMark
            }
            if !isMark { (end, matters) = (hash, pending) }
            at += isTypographic ? 3 : 1
        }
        return end == 0 ? nil : Word(hash: end, matters: matters)
    }

    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let marks = Set(".,;:!?\"'()[]".utf8)

    private static func isMatter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte >= 0x80
    }
}
