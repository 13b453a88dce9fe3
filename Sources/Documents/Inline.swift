/// Running text while a reader gathers it: white space folded, invisible characters dropped, links kept.
///
/// Runs of white space, no-break spaces included, become one space, also where they meet across two pieces;
/// leading and trailing white space goes. Tag characters, bidirectional controls, soft hyphens and zero-width
/// characters other than the joiners are dropped and counted, since people cannot see them but models can.
public struct Inline: Sendable, Hashable {
    package private(set) var bytes: [UInt8] = []
    package private(set) var links: [Link] = []
    private var openLinks: [(target: String, from: Int)] = []
    private var owesSpace = false

    /// How many invisible characters were dropped.
    public private(set) var dropped = 0

    /// Makes an empty text.
    public init() {}

    /// Makes a text of one piece.
    public init(_ text: some StringProtocol) {
        append(text)
    }

    /// Whether no visible character was gathered.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The text so far.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds text and folds its white space.
    public mutating func append(_ text: some StringProtocol) {
        var copy = String(text)
        copy.withUTF8 { append(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Adds valid UTF-8 and folds its white space.
    public mutating func append(utf8 source: UnsafeRawBufferPointer) {
        var position = 0
        while position < source.count {
            let byte = source[position]
            if byte > 0x20 && byte < 0x7F {
                settleSpace()
                bytes.append(byte)
                position += 1
            } else if byte <= 0x20 || byte == 0x7F {
                owesSpace = true
                position += 1
            } else {
                let width = scalarWidth(byte, left: source.count - position)
                let scalar = Self.scalar(source, position, width)
                appendScalar(scalar, source[position..<position + width])
                position += width
            }
        }
    }

    /// Adds text exactly as it is, line feeds included: for code.
    public mutating func appendVerbatim(_ text: some StringProtocol) {
        settleSpace()
        for byte in text.utf8 where byte != 0x0D && byte != 0 {
            bytes.append(byte)
        }
    }

    /// Adds a line break that the file asks for.
    public mutating func lineBreak() {
        guard !bytes.isEmpty, bytes.last != 0x0A else { return }
        owesSpace = false
        bytes.append(0x0A)
    }

    /// The same text with its line breaks turned into spaces.
    public func onOneLine() -> Inline {
        var copy = self
        for position in bytes.indices where bytes[position] == 0x0A || bytes[position] == 0x09 {
            copy.bytes[position] = 0x20
        }
        if copy.bytes.last == 0x20 { copy.bytes.removeLast() }
        return copy
    }

    /// Begins a link; ended by ``endLink()``.
    public mutating func beginLink(_ target: String) {
        settleSpace()
        openLinks.append((target, bytes.count))
    }

    /// Ends the innermost link.
    public mutating func endLink() {
        guard let link = openLinks.popLast(), link.from < bytes.count else { return }
        links.append(Link(range: link.from..<bytes.count, target: link.target))
    }

    /// Adds another gathered text with its links, after a space when `spaced`.
    public mutating func append(_ other: Inline, spaced: Bool = false) {
        guard !other.isEmpty else { return }
        owesSpace = owesSpace || spaced
        settleSpace()
        let base = bytes.count
        bytes += other.bytes
        links += other.links.map {
            Link(range: $0.range.lowerBound + base..<$0.range.upperBound + base, target: $0.target)
        }
        dropped += other.dropped
        owesSpace = other.owesSpace
    }

    /// Whether two texts hold the same words and links.
    public static func == (left: Inline, right: Inline) -> Bool {
        left.bytes == right.bytes && left.links == right.links
    }

    /// Hashes the words.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }

    private mutating func settleSpace() {
        if owesSpace, let last = bytes.last, last != 0x0A {
            bytes.append(0x20)
        }
        owesSpace = false
    }

    private mutating func appendScalar(_ scalar: UInt32, _ source: Slice<UnsafeRawBufferPointer>) {
        switch scalar {
        case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            owesSpace = true
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            dropped += 1
        default:
            settleSpace()
            bytes.append(contentsOf: source)
        }
    }

    private func scalarWidth(_ lead: UInt8, left: Int) -> Int {
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        return min(width, left)
    }

    private static func scalar(_ source: UnsafeRawBufferPointer, _ at: Int, _ width: Int) -> UInt32 {
        var value = UInt32(source[at])
        switch width {
        case 2: value &= 0x1F
        case 3: value &= 0x0F
        case 4: value &= 0x07
        default: return value
        }
        for step in 1..<width {
            value = value << 6 | UInt32(source[at + step] & 0x3F)
        }
        return value
    }
}
