/// A JSON value; the members of an object keep their order.
enum JSONValue {
    case null
    case boolean(Bool)
    /// A number as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
}

/// Parses JSON (RFC 8259) to a bounded depth; numbers keep their digits.
struct JSONParser {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var position = 0

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// Parses the whole file as one value.
    mutating func parseDocument() throws(ReaderError) -> JSONValue {
        let value = try parse(0)
        skipSpace()
        guard position == bytes.count else { throw damaged() }
        return value
    }

    private mutating func parse(_ depth: Int) throws(ReaderError) -> JSONValue {
        guard depth < maximumDepth else { throw .tooLarge(detail: "JSON nests deeper than \(maximumDepth)") }
        skipSpace()
        guard position < bytes.count else { throw damaged() }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private func damaged() -> ReaderError {
        let line = bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1
        return .damaged(format: "json", detail: "", line: line)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func object(_ depth: Int) throws(ReaderError) -> JSONValue {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw damaged() }
            let key = try string()
            guard take(UInt8(ascii: ":")) else { throw damaged() }
            members.append((key, try parse(depth + 1)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw damaged() }
        return .object(members)
    }

    private mutating func array(_ depth: Int) throws(ReaderError) -> JSONValue {
        position += 1
        var values: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(values) }
        repeat { values.append(try parse(depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw damaged() }
        return .array(values)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(ReaderError) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw damaged() }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(ReaderError) -> JSONValue {
        let digits = bytes[position...].prefix { $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }
        guard !digits.isEmpty else { throw damaged() }
        position += digits.count
        return .number(String(decoding: digits, as: UTF8.self))
    }

    private mutating func string() throws(ReaderError) -> String {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(&text)
            default: text.append(byte)
            }
        }
        throw damaged()
    }

    private mutating func escape(_ text: inout [UInt8]) throws(ReaderError) {
        guard position < bytes.count else { throw damaged() }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
        default: text.append(byte)
        }
    }

    private mutating func scalar() throws(ReaderError) -> Character {
        let high = try unit()
        var value = UInt32(high)
        if (0xD800..<0xDC00).contains(high), bytes[position...].starts(with: "\\u".utf8) {
            let start = position
            position += 2
            let low = try unit()
            if (0xDC00..<0xE000).contains(low) {
                value = 0x1_0000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
            } else {
                position = start
            }
        }
        return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
    }

    private mutating func unit() throws(ReaderError) -> UInt16 {
        guard position + 4 <= bytes.count,
            let value = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw damaged() }
        position += 4
        return value
    }
}
