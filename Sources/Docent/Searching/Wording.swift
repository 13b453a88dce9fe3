import Crypto

/// The words of a passage, to tell those that repeat it.
struct Wording {
    /// Of the text apart from white space and the case of Latin letters, and of a long one of its words apart from the
    /// marks around them: passages with one of them in common say the same.
    fileprivate let digests: [SHA256Digest]

    init(_ text: String) {
        digests = [SHA256.hash(data: Self.folded(text))] + (NearCopy(text).map { [$0.digest] } ?? [])
    }

    /// A text's bytes without regard to white space and to the case of Latin letters.
    private static func folded(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { folded, count in
                for byte in bytes {
                    if byte > 0x20 {
                        folded[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                        count += 1
                    } else if count > 0, folded[count - 1] != 0x20 {
                        folded[count] = 0x20
                        count += 1
                    }
                }
                if count > 0, folded[count - 1] == 0x20 { count -= 1 }
            }
        }
    }
}

/// Where the first passage of each wording is.
struct KnownWordings<Place> {
    private var places: [SHA256Digest: Place] = [:]

    /// The place of a passage that says the same; nil when there is none.
    func place(of wording: Wording) -> Place? {
        wording.digests.lazy.compactMap { places[$0] }.first
    }

    /// Takes up the first passage of a wording.
    mutating func add(_ wording: Wording, at place: Place) {
        for digest in wording.digests { places[digest] = place }
    }

    /// Changes all places.
    mutating func move(_ change: (Place) -> Place) { places = places.mapValues(change) }
}
