/// Tells where an address begins and ends in running text.
enum Address {
    /// What addresses begin with, in small letters; the first are words as well.
    private static let schemes = [
        "data:", "file:", "ftp:", "javascript:", "http:", "https:", "//", "www.", "\\\\",
    ].map { Array($0.utf8) }
    private static let words = 4
    private static let starts = Set(schemes.compactMap(\.first))
    /// The bytes of the longest beginning.
    static let longestScheme = schemes.map(\.count).max() ?? 0

    /// The first address of a text, found in one pass over its bytes.
    ///
    /// It reaches as far as whoever draws it may take it (CommonMark 0.31, section 6.3; GitHub's extended autolinks): behind `](` to
    /// the bracket that closes, else to white space, without the marks that close a sentence or a quotation, and without markers.
    /// What begins like a word is none within another, or with nothing behind it: “Profile: engineer”, “Log file: empty”.
    static func first(in text: Substring) -> Range<Substring.Index>? {
        var position = text.startIndex
        var last: UInt8 = 0x20
        while position < text.endIndex {
            if let (length, isWord) = scheme(text.utf8[position...]) {
                let start = text.utf8.index(position, offsetBy: length)
                let isTarget = text[..<position].hasSuffix("](") || text[..<position].hasSuffix("](<")
                let rest = text[start...].prefix { !ends(at: $0) }
                let end = (isTarget ? target(rest) : bare(rest)).endIndex
                if !isWord || !isLetter(last) && end > start { return position..<end }
            }
            last = text.utf8[position]
            position = text.utf8.index(after: position)
        }
        return nil
    }

    /// What stands before the bracket that closes a link's target.
    private static func target(_ rest: Substring) -> Substring {
        var depth = 0
        let end = rest.firstIndex { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth < 0
        }
        return rest[..<(end ?? rest.endIndex)]
    }

    /// An address that stands by itself without the markers and closing marks behind it.
    private static func bare(_ rest: Substring) -> Substring {
        var rest = rest
        var surplus = rest.count { $0 == ")" } - rest.count { $0 == "(" }
        while let last = rest.last {
            if last == "]" || last == "】", let open = marker(atEndOf: rest) {
                rest = rest[..<open]
            } else if last == ")", surplus <= 0 {
                return rest
            } else if closing.contains(last) {
                if last == ")" { surplus -= 1 }
                rest.removeLast()
            } else {
                return rest
            }
        }
        return rest
    }

    /// Where the marker begins that a text ends with; nil where it ends with none.
    private static func marker(atEndOf text: Substring) -> Substring.Index? {
        text.suffix(longestMarker).lastIndex(where: Markers.canOpen).flatMap { open in
            Markers.opening(text[open...])?.rest.isEmpty == true ? open : nil
        }
    }

    /// How many characters a marker behind an address has at most, such as `[1, 2]`.
    private static let longestMarker = 40

    private static let closing: Set<Character> = Set(".,;:!?*_~\"'”“’»」』)]}|`")

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Whether a character cannot stand in an address.
    static func ends(at character: Character) -> Bool {
        character.isWhitespace || character == "<" || character == ">"
    }

    /// Whether the bytes, read from the last to the first, end with what an address begins with.
    static func begins(endOf bytes: ArraySlice<UInt8>) -> Bool {
        schemes.contains { scheme in
            bytes.count >= scheme.count
                && zip(bytes.suffix(scheme.count), scheme).allSatisfy { small($0) == $1 }
        }
    }

    /// The length of what an address begins with at the first of some bytes, and whether it is a word as well.
    private static func scheme(_ bytes: Substring.UTF8View) -> (length: Int, isWord: Bool)? {
        guard let first = bytes.first, starts.contains(small(first)) else { return nil }
        let place = schemes.firstIndex { scheme in
            var rest = bytes.makeIterator()
            return scheme.allSatisfy { byte in rest.next().map(small) == byte }
        }
        return place.map { (schemes[$0].count, $0 < words) }
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

/// The addresses that the passages and the question hold; any other is the model's own.
struct ToldAddresses: Sendable {
    private let addresses: [Substring]

    init(_ sources: [ProofSource], question: String) {
        self.init(sources.flatMap { [$0.source.passage.shown, $0.source.passage.text] } + [question])
    }

    init(_ texts: [String]) {
        var found: Set<Substring> = []
        for text in texts {
            var rest = text[...]
            while let address = Address.first(in: rest) {
                found.insert(rest[address])
                rest = rest[address.upperBound...]
            }
        }
        addresses = Array(found)
    }

    /// Whether an address stands in one that was told.
    func hold(_ address: Substring) -> Bool { addresses.contains { $0.contains(address) } }
}
