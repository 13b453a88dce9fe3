import Crypto
import Documents

/// What a passage says, the same for each that says it word for word in the same order, whatever the marks around the words
/// and the white space between them.
///
/// No word may differ, not even an ordinary one: `not`, `five` or two figures that changed places turn a rule around, and
/// a passage that is folded away as a copy is not read. Only long passages are compared, so that rows never are.
struct NearCopy: Sendable, Hashable {
    /// The words by their hashes, in their order.
    private let words: [UInt64]

    /// The fewest words of a passage that has near copies.
    private static let fewest = 40

    /// The words of a passage; nil for a short one, which only its very text repeats.
    init?(_ text: String) {
        var text = text
        words = text.withUTF8 { bytes in
            bytes.split { $0 <= 0x20 }.compactMap { Self.word(UnsafeBufferPointer(rebasing: $0)) }
        }
        guard words.count >= Self.fewest else { return nil }
    }

    /// The same in 32 bytes.
    var digest: SHA256Digest {
        words.withUnsafeBytes { bytes in
            var hash = SHA256()
            hash.update(bufferPointer: bytes)
            return hash.finalize()
        }
    }

    /// A word without the marks around it, hashed (FNV-1a), nil for marks alone; a sign before a figure stays.
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        var (hash, end) = (FNV1a(), UInt64(0))
        var (at, begun) = (0, false)
        while at < bytes.count {
            // Typographic quotes, dashes and dots are three bytes from E2 80.
            let isTypographic = bytes[at] == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80
            let next = at + (isTypographic ? 3 : 1)
            let isMark = isTypographic || Self.isMark(bytes[at])
            begun = begun || !isMark
            while at < next {
                if begun { hash.add(bytes[at]) }
                at += 1
            }
            if !isMark { end = hash.value }
        }
        return begun ? end : nil
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
