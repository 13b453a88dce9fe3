import Documents

/// Parses JSON (RFC 8259) to a bounded depth.
///
/// Nothing is made of it but a list of where arrays and objects end: see ``JSONValue``.
struct JSONParser {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var position = 0
    private var containers: [JSONText.Container] = []

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// Parses the whole file as one value.
    mutating func parseDocument() throws(ReaderError) -> JSONValue {
        try parse(0)
        skipSpace()
        guard position == bytes.count else { throw damaged() }
        return JSONValue(JSONText(bytes, containers))
    }

    /// Whether a byte may stand in a number.
    static func isInNumber(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || "+-.eE".utf8.contains(byte)
    }

    private mutating func parse(_ depth: Int) throws(ReaderError) {
        guard depth < maximumDepth else { throw .tooLarge(detail: "JSON nests deeper than \(maximumDepth)") }
        skipSpace()
        guard position < bytes.count else { throw damaged() }
        switch bytes[position] {
        case UInt8(ascii: "{"): try object(depth)
        case UInt8(ascii: "["): try array(depth)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
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

    private mutating func object(_ depth: Int) throws(ReaderError) {
        let number = begin()
        if take(UInt8(ascii: "}")) { return end(number) }
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw damaged() }
            try string()
            guard take(UInt8(ascii: ":")) else { throw damaged() }
            try parse(depth + 1)
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw damaged() }
        end(number)
    }

    private mutating func array(_ depth: Int) throws(ReaderError) {
        let number = begin()
        if take(UInt8(ascii: "]")) { return end(number) }
        repeat { try parse(depth + 1) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw damaged() }
        end(number)
    }

    private mutating func begin() -> Int {
        position += 1
        containers.append(JSONText.Container())
        return containers.count - 1
    }

    private mutating func end(_ number: Int) {
        containers[number] = JSONText.Container(end: UInt32(position), next: UInt32(containers.count))
    }

    private mutating func word(_ word: String) throws(ReaderError) {
        guard bytes[position...].starts(with: word.utf8) else { throw damaged() }
        position += word.utf8.count
    }

    private mutating func number() throws(ReaderError) {
        let start = position
        while position < bytes.count, Self.isInNumber(bytes[position]) { position += 1 }
        guard position > start else { throw damaged() }
    }

    private mutating func string() throws(ReaderError) {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") { try escape() }
        }
        throw damaged()
    }

    private mutating func escape() throws(ReaderError) {
        guard position < bytes.count else { throw damaged() }
        position += 1
        guard bytes[position - 1] == UInt8(ascii: "u") else { return }
        guard JSONEscapes.unit(bytes[...], at: position) != nil else { throw damaged() }
        position += 4
    }
}
