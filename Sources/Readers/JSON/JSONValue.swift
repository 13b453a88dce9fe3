/// A JSON value: a place in a text that was found to be well formed.
///
/// What it holds is read when it is asked for, so that a large file is not held a second time as a tree.
struct JSONValue: Sendable {
    private let whole: JSONText
    private let position: Int
    /// Which array or object it is, for one of them.
    private let container: Int

    /// The first value at a position, or behind white space there.
    fileprivate init(_ cursor: JSONCursor) {
        whole = cursor.text
        position = cursor.position
        container = cursor.container
    }

    /// The value of a whole text.
    init(_ text: JSONText) {
        var cursor = JSONCursor(text: text, position: 0, container: 0)
        cursor.skipSpace()
        self.init(cursor)
    }

    /// What a value is.
    enum Content {
        case null
        case boolean(Bool)
        /// A number as it is written.
        case number(String)
        case string(String)
        case array(JSONItems)
        /// The members of an object keep their order.
        case object(JSONMembers)
    }

    /// What the value is.
    var content: Content {
        var cursor = JSONCursor(text: whole, position: position, container: container)
        switch whole.bytes[position] {
        case UInt8(ascii: "{"):
            cursor.enter()
            return .object(JSONMembers(cursor: cursor))
        case UInt8(ascii: "["):
            cursor.enter()
            return .array(JSONItems(cursor: cursor))
        case UInt8(ascii: "\""): return .string(cursor.takeString())
        case UInt8(ascii: "t"): return .boolean(true)
        case UInt8(ascii: "f"): return .boolean(false)
        case UInt8(ascii: "n"): return .null
        default:
            cursor.skip()
            return .number(String(decoding: whole.bytes[position..<cursor.position], as: UTF8.self))
        }
    }

    /// Whether it is a string or a number.
    var isScalar: Bool { !"{[tfn".utf8.contains(whole.bytes[position]) }
}

/// The values of an array, in order.
struct JSONItems: Sequence, IteratorProtocol {
    fileprivate var cursor: JSONCursor

    mutating func next() -> JSONValue? {
        guard cursor.findNext(before: UInt8(ascii: "]")) else { return nil }
        defer { cursor.skip() }
        return JSONValue(cursor)
    }
}

/// The members of an object, in order.
struct JSONMembers: Sequence, IteratorProtocol {
    fileprivate var cursor: JSONCursor

    mutating func next() -> (key: String, value: JSONValue)? {
        guard cursor.findNext(before: UInt8(ascii: "}")) else { return nil }
        let key = cursor.takeString()
        cursor.skipSpace()
        cursor.position += 1
        cursor.skipSpace()
        defer { cursor.skip() }
        return (key, JSONValue(cursor))
    }
}

/// Well-formed JSON, and where its arrays and objects end.
final class JSONText: Sendable {
    let bytes: [UInt8]
    let containers: [Container]

    init(_ bytes: [UInt8], _ containers: [Container]) {
        self.bytes = bytes
        self.containers = containers
    }

    /// An array or object; they are counted as they begin.
    struct Container: Sendable {
        /// The position behind it.
        var end: UInt32 = 0
        /// The number of the next one that is not in it.
        var next: UInt32 = 0
    }
}

/// A position in well-formed JSON, and the number of the next array or object from there on.
private struct JSONCursor: Sendable {
    let text: JSONText
    var position: Int
    var container: Int

    /// Goes into the array or object that begins here.
    mutating func enter() {
        position += 1
        container += 1
    }

    mutating func skipSpace() {
        while position < text.bytes.count, text.bytes[position] <= 0x20 { position += 1 }
    }

    /// Goes to the next entry; false at the end of all.
    mutating func findNext(before close: UInt8) -> Bool {
        skipSpace()
        if text.bytes[position] == UInt8(ascii: ",") {
            position += 1
            skipSpace()
        }
        return text.bytes[position] != close
    }

    /// Goes behind the value that begins here.
    mutating func skip() {
        switch text.bytes[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let passed = text.containers[container]
            (position, container) = (Int(passed.end), Int(passed.next))
        case UInt8(ascii: "\""): _ = skipString()
        case UInt8(ascii: "f"): position += 5
        case UInt8(ascii: "t"), UInt8(ascii: "n"): position += 4
        default:
            while position < text.bytes.count, JSONParser.isInNumber(text.bytes[position]) { position += 1 }
        }
    }

    /// Goes behind a string, and tells whether anything in it is escaped.
    private mutating func skipString() -> Bool {
        var isEscaped = false
        position += 1
        while text.bytes[position] != UInt8(ascii: "\"") {
            if text.bytes[position] == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
            }
            position += 1
        }
        position += 1
        return isEscaped
    }

    /// The string that begins here; goes behind it.
    mutating func takeString() -> String {
        let start = position + 1
        let isEscaped = skipString()
        let written = text.bytes[start..<position - 1]
        return isEscaped ? JSONEscapes.text(of: written) : String(decoding: written, as: UTF8.self)
    }
}
