import FoundationEssentials

/// SentencePiece's compiled normalisation: a double-array trie (Aoe 1989, as in darts-clone) from UTF-8 to offsets in a
/// pool of zero-ended replacements.
struct CharacterMap: Sendable {
    private let units: [UInt32]
    private let pool: [UInt8]

    /// Reads the base64 form of `precompiled_charsmap`; nil when it is cut short.
    init?(base64: String) {
        guard let data = Data(base64Encoded: base64), data.count >= 4 else { return nil }
        let bytes = [UInt8](data)
        func word(_ at: Int) -> UInt32 {
            UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(
                bytes[at + 3]) << 24
        }
        let size = Int(word(0))
        guard size % 4 == 0, size <= bytes.count - 4 else { return nil }
        units = stride(from: 4, to: 4 + size, by: 4).map(word)
        pool = Array(bytes[(4 + size)...])
    }

    /// What stands for these bytes: the replacement of their shortest prefix that has one.
    func replacement(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
        guard var unit = units.first else { return nil }
        var node = Self.offset(unit)
        for byte in bytes where byte != 0 {
            node ^= Int(byte)
            guard node < units.count else { return nil }
            unit = units[node]
            guard unit & 0x8000_00FF == UInt32(byte) else { return nil }
            node ^= Self.offset(unit)
            guard unit >> 8 & 1 == 1 else { continue }
            guard node < units.count else { return nil }
            let start = Int(units[node] & 0x7FFF_FFFF)
            return start < pool.count ? Array(pool[start...].prefix { $0 != 0 }) : nil
        }
        return nil
    }

    private static func offset(_ unit: UInt32) -> Int { Int(unit >> 10) << Int((unit & 0x200) >> 6) }
}
