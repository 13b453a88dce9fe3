import POSIX

/// The words of a text that phrases are compared by, folded, not stemmed, compounds taken apart, side by side in one memory: to
/// compare thousands of texts with a phrase takes no string for each of their words.
struct JoinedWords: Hashable, WordScanner.Sink {
    /// Each word between zeros, which none contains.
    private var bytes: [UInt8] = [0]
    /// Where the zero before each word is.
    private var starts: [Int] = []

    /// Takes up the words of a text.
    init(_ text: String) { WordScanner.scan(text, into: &self) }

    var isEmpty: Bool { starts.isEmpty }

    mutating func compound(_ bytes: [UInt8], ends: [Int], joiners: [UInt8]) {
        var start = 0
        for end in ends {
            add(bytes[start..<end])
            start = end
        }
    }

    mutating func run(_ scalars: [Unicode.Scalar], size: Int) {
        for scalar in scalars { add(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    }

    private mutating func add(_ word: some Collection<UInt8>) {
        starts.append(bytes.count - 1)
        bytes.append(contentsOf: word)
        bytes.append(0)
    }

    /// Whether all words of another stand here one after the other.
    func contains(_ other: JoinedWords) -> Bool {
        let room = bytes.count - other.bytes.count
        guard let end = starts.lastIndex(where: { $0 <= room }) else { return false }
        return bytes.withUnsafeBytes { bytes in
            other.bytes.withUnsafeBytes { wanted in
                guard let bytes = bytes.baseAddress, let wanted = wanted.baseAddress else { return false }
                return starts[...end].contains { memcmp(bytes + $0, wanted, other.bytes.count) == 0 }
            }
        }
    }
}
