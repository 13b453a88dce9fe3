/// Walks through a style sheet, in which quotes and parentheses hide the signs that part it; each byte is met a bounded
/// number of times.
struct StyleScanner {
    private let bytes: [UInt8]
    private var position = 0

    /// A scanner of a sheet without its comments.
    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Self.withoutComments(Array(bytes))
    }

    /// Whether all was read.
    var isAtEnd: Bool { position >= bytes.count }

    /// The byte that comes next; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Passes over the next byte.
    mutating func advance() { position += 1 }

    /// Passes over white space, and over what pages write around a sheet so that old programs do not show it.
    mutating func skipSpace() {
        while position < bytes.count {
            if bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: ";") {
                position += 1
            } else if let mark = Self.wrappings.first(where: { bytes[position...].starts(with: $0.utf8) }) {
                position += mark.utf8.count
            } else {
                return
            }
        }
    }

    private static let wrappings = ["<!--", "-->", "<![CDATA[", "]]>"]

    /// What comes before the first of some signs, outside quotes and parentheses.
    mutating func take(until ends: [UInt8]) -> ArraySlice<UInt8> {
        let start = position
        var depth = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(depth - 1, 0)
            default: if depth == 0, ends.contains(byte) { return bytes[start..<position] }
            }
            position += 1
        }
        position = bytes.count
        return bytes[start..<position]
    }

    /// What stands up to the brace that closes the block whose content comes next; that brace is skipped.
    mutating func takeBlock() -> ArraySlice<UInt8> {
        let start = position
        var depth = 1
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            if depth == 0 { break }
            position += 1
        }
        let end = min(position, bytes.count)
        position = end + 1
        return bytes[start..<end]
    }

    /// Passes to the end of a string, which is the line's end where nothing closes it.
    private mutating func skipString(_ quote: UInt8) {
        position += 1
        while position < bytes.count, bytes[position] != quote, bytes[position] != 0x0A {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
    }

    private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "*")) else { return bytes }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "/"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "*")
            else {
                kept.append(bytes[at])
                at += 1
                continue
            }
            at += 2
            while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/") {
                at += 1
            }
            at += 2
        }
        return kept
    }

    // MARK: Words

    /// A name or value in lower case, its escapes resolved and its white space folded.
    static func word(_ bytes: some Sequence<UInt8>) -> String {
        unescaped(bytes).lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }

    /// A name with its escapes resolved: `\:` is a colon, `\64` the letter of that number.
    static func unescaped(_ bytes: some Sequence<UInt8>) -> String {
        let text = String(decoding: Array(bytes), as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                plain.append(scalar)
                continue
            }
            let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
            guard !digits.isEmpty else { continue }
            rest = rest.dropFirst(digits.count)
            if let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
            let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16) ?? 0
            plain.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(plain)
    }
}
