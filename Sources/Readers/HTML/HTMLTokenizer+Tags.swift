/// Tags and their attributes.
extension HTMLTokenizer {
    /// Reads a tag whose name begins at a position; nil when the file ends within it.
    mutating func tag(from start: Int, isEnd: Bool) -> Token? {
        readName(from: start)
        attributes.removeAll(keepingCapacity: true)
        selfCloses = false
        guard readAttributes() else {
            endsEarly(from: start)
            return nil
        }
        if isEnd { return .endTag }
        lastStart = name
        return .startTag
    }

    private mutating func readName(from start: Int) {
        var at = start
        var key: UInt64 = 0
        do {
            let source = bytes.span
            while at < sourceCount {
                let byte = source[at]
                if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || Self.isSpace(byte) { break }
                key = HTMLNames.extend(key, byte)
                at += 1
            }
        }
        position = at
        name = names.number(key, bytes, start..<at)
    }

    /// Reads up to the end of the tag; false when the file ends first.
    private mutating func readAttributes() -> Bool {
        while position < sourceCount {
            let byte = bytes[position]
            if Self.isSpace(byte) {
                position += 1
            } else if byte == UInt8(ascii: ">") {
                position += 1
                return true
            } else if byte == UInt8(ascii: "/") {
                position += 1
                if position < sourceCount, bytes[position] == UInt8(ascii: ">") {
                    selfCloses = true
                    position += 1
                    return true
                }
            } else if !readAttribute() {
                return false
            }
        }
        return false
    }

    private mutating func readAttribute() -> Bool {
        let start = position
        var at = start
        var key: UInt64 = 0
        do {
            let source = bytes.span
            repeat {
                key = HTMLNames.extend(key, source[at])
                at += 1
            } while at < sourceCount && source[at] != UInt8(ascii: "=") && source[at] != UInt8(ascii: ">")
                && source[at] != UInt8(ascii: "/") && !Self.isSpace(source[at])
        }
        let number = names.number(key, bytes, start..<at)
        while at < sourceCount, Self.isSpace(bytes[at]) { at += 1 }
        position = at
        guard at < sourceCount, bytes[at] == UInt8(ascii: "=") else {
            keep(MarkupTree.Attribute(name: number, from: 0, to: 0))
            return at < sourceCount
        }
        at += 1
        while at < sourceCount, Self.isSpace(bytes[at]) { at += 1 }
        position = at
        guard at < sourceCount, let value = readValue() else { return false }
        keep(MarkupTree.Attribute(name: number, from: UInt32(value.lowerBound), to: UInt32(value.upperBound)))
        return true
    }

    private mutating func readValue() -> Range<Int>? {
        let quote = bytes[position]
        guard quote == 0x22 || quote == 0x27 else { return readBareValue() }
        let start = position + 1
        var at = start
        var hasReference = false
        do {
            let source = bytes.span
            while at < sourceCount {
                let byte = source[at]
                if byte == quote { break }
                if byte == UInt8(ascii: "&") { hasReference = true }
                at += 1
            }
        }
        guard at < sourceCount else { return nil }
        position = at + 1
        return hasReference ? decoded(start..<at) : start..<at
    }

    private mutating func readBareValue() -> Range<Int>? {
        let start = position
        var at = start
        while at < sourceCount, bytes[at] != UInt8(ascii: ">"), !Self.isSpace(bytes[at]) { at += 1 }
        guard at < sourceCount else { return nil }
        position = at
        return bytes[start..<at].contains(UInt8(ascii: "&")) ? decoded(start..<at) : start..<at
    }

    /// Writes a value anew with its references resolved.
    private mutating func decoded(_ range: Range<Int>) -> Range<Int> {
        var value: [UInt8] = []
        value.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "&"),
                let (text, end) = HTMLReference.read(bytes, at, range.upperBound, inAttribute: true)
            {
                value += Array(text.utf8)
                at = end
            } else {
                value.append(bytes[at])
                at += 1
            }
        }
        let start = bytes.count
        append(value)
        return start..<bytes.count
    }
}
