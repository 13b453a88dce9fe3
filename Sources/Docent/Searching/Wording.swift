import Crypto

/// The words of a passage, to tell those that repeat it.
struct Wording {
    fileprivate let text: String
    fileprivate let letters: LetterCount

    init(_ text: String) {
        self.text = text
        letters = LetterCount(text)
    }

    /// Of the text apart from white space and the case of Latin letters, and of a long one of its words apart from the
    /// marks around them: passages with one of them in common say the same.
    fileprivate var digests: [SHA256Digest] {
        [SHA256.hash(data: Self.folded(text))] + (NearCopy(text).map { [$0.digest] } ?? [])
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

/// How many Latin letters a text has, and which in sum: the same for all that have a digest in common, and told in a fraction
/// of the time that a digest takes.
private struct LetterCount: Hashable {
    private var count: UInt32 = 0
    private var sum: UInt32 = 0

    init(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes {
                let place = UInt32(byte | 0x20) &- 0x60
                let isLetter: UInt32 = place &- 1 < 26 ? 1 : 0
                count &+= isLetter
                sum &+= isLetter &* place &* place
            }
        }
    }
}

/// Where the first passage of each wording is.
struct KnownWordings<Place> {
    private var places: [SHA256Digest: Place] = [:]
    /// Those that stand there by their digests.
    private var digested: Set<LetterCount> = []
    /// Those whose letters no other has had yet.
    private var alone: [LetterCount: (wording: Wording, place: Place)] = [:]

    /// So many texts are kept until another with their letters comes; of more the digests are.
    private static var mostTexts: Int { 256 }

    /// The place of a passage that says the same; nil when there is none.
    mutating func place(of wording: Wording) -> Place? {
        if let other = alone.removeValue(forKey: wording.letters) {
            addDigests(of: other.wording, at: other.place)
        }
        guard digested.contains(wording.letters) else { return nil }
        return wording.digests.lazy.compactMap { [places] in places[$0] }.first
    }

    /// Takes up the first passage of a wording.
    mutating func add(_ wording: Wording, at place: Place) {
        if alone.count < Self.mostTexts, !digested.contains(wording.letters) {
            alone[wording.letters] = (wording, place)
        } else {
            addDigests(of: wording, at: place)
        }
    }

    /// Changes all places.
    mutating func move(_ change: (Place) -> Place) {
        places = places.mapValues(change)
        alone = alone.mapValues { ($0.wording, change($0.place)) }
    }

    private mutating func addDigests(of wording: Wording, at place: Place) {
        digested.insert(wording.letters)
        for digest in wording.digests { places[digest] = place }
    }
}
