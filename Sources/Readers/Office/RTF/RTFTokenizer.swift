/// Takes RTF apart into groups, control words and text, as the specification 1.9.1 lays it out.
struct RTFTokenizer {
    /// One piece of a file.
    enum Token: Equatable {
        case open
        case close
        /// A control word with its number, if any.
        case word(String, Int?)
        /// A control symbol such as `\~`.
        case symbol(UInt8)
        /// `\'e4`: a byte in the font's encoding.
        case byte(UInt8)
        case text(ArraySlice<UInt8>)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next piece, or nil at the end.
    mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"):
            position += 1
            return .open
        case UInt8(ascii: "}"):
            position += 1
            return .close
        case UInt8(ascii: "\\"): return control()
        case 0x0A, 0x0D:
            position += 1
            return next0()
        default: return plain()
        }
    }

    /// Line ends between pieces mean nothing.
    private mutating func next0() -> Token? {
        while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D { position += 1 }
        return next()
    }

    private mutating func plain() -> Token {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), 0x0A, 0x0D:
                return .text(bytes[start..<position])
            default: position += 1
            }
        }
        return .text(bytes[start..<position])
    }

    private mutating func control() -> Token? {
        position += 1
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        guard Self.isLetter(first) else {
            position += 1
            return first == UInt8(ascii: "'") ? .byte(hexadecimal()) : .symbol(first)
        }
        let start = position
        while position < bytes.count, Self.isLetter(bytes[position]), position - start < 32 { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        let number = number()
        if position < bytes.count, bytes[position] == 0x20 { position += 1 }
        return .word(word, number)
    }

    private mutating func number() -> Int? {
        var isNegative = false
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"), Self.isDigit(bytes[position + 1])
        {
            isNegative = true
            position += 1
        }
        var value: Int?
        while position < bytes.count, Self.isDigit(bytes[position]) {
            value = min((value ?? 0) * 10 + Int(bytes[position] - 0x30), 1 << 40)
            position += 1
        }
        return value.map { isNegative ? -$0 : $0 }
    }

    private mutating func hexadecimal() -> UInt8 {
        guard position + 1 < bytes.count else {
            position = bytes.count
            return 0x3F
        }
        defer { position += 2 }
        return UInt8(String(decoding: bytes[position...position + 1], as: UTF8.self), radix: 16) ?? 0x3F
    }

    /// Passes over raw bytes that follow `\bin`.
    mutating func skip(_ count: Int) {
        position = min(position + max(count, 0), bytes.count)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
