/// Content in which tags are text: titles, scripts, styles.
extension HTMLTokenizer {
    /// Reads the next token of such content; nil when only its state changed.
    mutating func nextOfSpecialContent() -> Token? {
        if content == .plainText {
            return take(through: sourceCount)
        }
        if contentEnd < position {
            contentEnd = content == .script ? endOfScript() : endTagOfContent()
            if contentEnd == sourceCount, content != .characterData { hidesRest() }
        }
        let end = contentEnd
        guard end > position else {
            let token = tag(from: position + 2, isEnd: true)
            content = .data
            return token
        }
        guard content == .characterData else { return take(through: end) }
        return referenced(through: end)
    }

    private mutating func take(through end: Int) -> Token {
        from = position
        to = end
        position = end
        isBlank = false
        return .text
    }

    /// Takes text in which character references count, such as a title's.
    private mutating func referenced(through end: Int) -> Token {
        if bytes[position] == UInt8(ascii: "&"),
            let (text, next) = HTMLReference.read(bytes, position, end, inAttribute: false)
        {
            from = bytes.count
            append(text.utf8)
            to = bytes.count
            position = next
            isBlank = false
            return .text
        }
        var at = position + 1
        while at < end, bytes[at] != UInt8(ascii: "&") { at += 1 }
        return take(through: at)
    }

    /// Where the end tag of the element that was opened last begins, or the end of the file.
    private func endTagOfContent() -> Int {
        var at = position
        let source = bytes.span
        while at + 1 < sourceCount {
            if source[at] == UInt8(ascii: "<"), source[at + 1] == UInt8(ascii: "/"),
                isTagName(at + 2, names.spellings[Int(lastStart)])
            {
                return at
            }
            at += 1
        }
        return sourceCount
    }

    private func isTagName(_ start: Int, _ name: String) -> Bool {
        var at = start
        for byte in name.utf8 {
            guard at < sourceCount, bytes[at] | 0x20 == byte || bytes[at] == byte else { return false }
            at += 1
        }
        guard at < sourceCount else { return false }
        let byte = bytes[at]
        return byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || Self.isSpace(byte)
    }

    /// Where a script ends: a script that is named within `<!--` does not end at its own end tag.
    private func endOfScript() -> Int {
        var at = position
        var isEscaped = false
        var isDoubleEscaped = false
        while at < sourceCount {
            let byte = bytes[at]
            if byte == UInt8(ascii: "-"), isEscaped, at + 2 < sourceCount, bytes[at + 1] == UInt8(ascii: "-"),
                bytes[at + 2] == UInt8(ascii: ">")
            {
                isEscaped = false
                isDoubleEscaped = false
                at += 3
                continue
            }
            guard byte == UInt8(ascii: "<"), at + 1 < sourceCount else {
                at += 1
                continue
            }
            if bytes[at + 1] == UInt8(ascii: "/"), isTagName(at + 2, "script") {
                if !isDoubleEscaped { return at }
                isDoubleEscaped = false
            } else if isEscaped, isTagName(at + 1, "script") {
                isDoubleEscaped = true
            } else if !isEscaped, at + 3 < sourceCount, bytes[at + 1] == UInt8(ascii: "!"),
                bytes[at + 2] == UInt8(ascii: "-"), bytes[at + 3] == UInt8(ascii: "-")
            {
                isEscaped = true
                // The dashes of `<!-->` close what they open.
                at += 1
            }
            at += 1
        }
        return sourceCount
    }
}
