import FoundationEssentials

/// A short name for what a model makes of a text: equal only when configuration, vocabulary, weights and all settings that
/// change vectors are.
///
/// Four lanes of multiply-and-rotate over eight bytes each, mixed at the end: fast rather than secure; it tells models
/// apart, and does not prove where they came from.
struct ModelFingerprint {
    private var lanes: [4 of UInt64] = [
        0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93,
    ]

    /// 32 hexadecimal digits for configuration, vocabulary and weights of a model folder.
    static func read(folder: String) throws(EmbeddingsError) -> String {
        var fingerprint = Self()
        var vocabularies = 0
        for name in ["config.json", "vocab.txt", "tokenizer.json", "model.safetensors"] {
            if name == "tokenizer.json", vocabularies > 0 { continue }
            do {
                let file = try Mapping(file: folder + "/" + name)
                unsafe fingerprint.add(file.bytes)
                if name == "vocab.txt" { vocabularies += 1 }
            } catch .unreadable where name == "vocab.txt" {}
        }
        return fingerprint.text
    }

    /// The fingerprint of a folder's content together with its settings that are not those of the standard model: an index
    /// that was made before they were looked at keeps its own where there are none.
    static func of(_ content: String, peculiarities: [String]) -> String {
        guard !peculiarities.isEmpty else { return content }
        var fingerprint = Self()
        for part in [content] + peculiarities {
            var part = part
            part.withUTF8 { unsafe fingerprint.add(UnsafeRawBufferPointer($0)) }
        }
        return fingerprint.text
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var at = 0
        while at + 32 <= bytes.count {
            for lane in 0..<4 {
                let word = unsafe UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: at + lane * 8, as: UInt64.self))
                mix(lane, word)
            }
            at += 32
        }
        while at < bytes.count {
            mix(at & 3, unsafe UInt64(bytes[at]))
            at += 1
        }
        mix(0, UInt64(bytes.count))
    }

    private mutating func mix(_ lane: Int, _ word: UInt64) {
        let x = (lanes[lane] ^ word) &* 0x9FB2_1C65_1E98_DF25
        lanes[lane] = x ^ x >> 32
    }

    private var text: String {
        func final(_ a: UInt64, _ b: UInt64) -> String {
            var x = a &+ (b << 31 | b >> 33)
            x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
            x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
            let digits = String(x ^ x >> 31, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return final(lanes[0], lanes[1]) + final(lanes[2], lanes[3])
    }
}
