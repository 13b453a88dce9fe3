/// Cuts HTML bytes into tokens as the WHATWG standard says (HTML, section 13.2.5), over valid UTF-8.
///
/// Text stays where it is in the source; only text with character references is written anew, behind the source
/// in the tree's buffer. A broken tag at the end of the file is dropped, as browsers do.
struct HTMLTokenizer {
    /// What kind of token was met last.
    enum Token {
        case text, startTag, endTag, doctype, end
    }

    /// How the text that follows is read.
    enum Content {
        case data, characterData, rawText, script, plainText
    }

    /// The source, and what the references in it became.
    private(set) var bytes: [UInt8]
    let sourceCount: Int
    var position: Int
    var content = Content.data {
        didSet { contentEnd = -1 }
    }
    /// Where the special content ends, once it has been searched for.
    var contentEnd = -1
    /// Whether `<![CDATA[` is text here: in XHTML, and in SVG and MathML.
    var allowsCDATA = false

    /// The bytes of a text token.
    var from = 0
    var to = 0
    /// Whether the text is white space and nothing else.
    var isBlank = false
    /// The name of a tag token, and of the last start tag.
    var name: Int32 = -1
    var lastStart: Int32 = -1
    /// Whether a start tag ends in `/>`.
    var selfCloses = false
    /// The attributes of the current start tag.
    var attributes: [MarkupTree.Attribute] = []
    var names = HTMLNames()
    /// Whether an element had more attributes than are kept.
    private(set) var droppedAttributes = false
    /// Whether the file ended within a comment, a tag or a script, and markup with it.
    private(set) var endedEarly = false

    static let maximumAttributes = 1_024

    init(_ source: consuming [UInt8], isXML: Bool) {
        sourceCount = source.count
        bytes = source
        position = 0
        allowsCDATA = isXML
    }

    /// The source and what was written behind it, which the tokenizer then holds no more.
    mutating func takeBytes() -> [UInt8] {
        let taken = bytes
        bytes = []
        return taken
    }

    /// Moves to the next token.
    mutating func next() -> Token {
        while position < sourceCount {
            if content != .data {
                if let token = nextOfSpecialContent() { return token }
                continue
            }
            if bytes[position] != UInt8(ascii: "<") { return text() }
            if let token = markup() { return token }
        }
        return .end
    }

    // MARK: Text

    private mutating func text() -> Token {
        if bytes[position] == UInt8(ascii: "&"), reference() { return .text }
        if bytes[position] == 0 {
            position += 1
            from = position
            to = position
            isBlank = true
            return .text
        }
        from = position
        var at = position
        if bytes[at] == UInt8(ascii: "&") {
            // It begins no reference, so that it is text.
            at += 1
            isBlank = false
        } else {
            while at < sourceCount, Self.isSpace(bytes[at]) { at += 1 }
            isBlank =
                at == sourceCount || bytes[at] == UInt8(ascii: "<") || bytes[at] == UInt8(ascii: "&")
                || bytes[at] == 0
        }
        to = endOfText(at)
        position = to
        return .text
    }

    /// Where plain text ends: at the next `<`, `&` or zero byte, looked for eight bytes at a time.
    private func endOfText(_ start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { source in
            var at = start
            while at + 8 <= sourceCount {
                let word = unsafe source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if word.holdsZeroByte || (word ^ 0x3C3C_3C3C_3C3C_3C3C).holdsZeroByte
                    || (word ^ 0x2626_2626_2626_2626).holdsZeroByte
                {
                    break
                }
                at += 8
            }
            while at < sourceCount {
                let byte = unsafe source[at]
                if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0 { break }
                at += 1
            }
            return at
        }
    }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte <= 0x0D && (byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C))
    }

    /// Reads the reference at the position as a text token; false when the ampersand is only itself.
    private mutating func reference() -> Bool {
        guard let (text, end) = HTMLReference.read(bytes, position, sourceCount, inAttribute: false) else {
            return false
        }
        position = end
        from = bytes.count
        bytes += Array(text.utf8)
        to = bytes.count
        isBlank = text.utf8.allSatisfy { Self.isSpace($0) }
        return true
    }

    // MARK: Markup

    /// Reads what begins with `<`; nil when it was a comment or nothing.
    private mutating func markup() -> Token? {
        guard position + 1 < sourceCount else {
            return literal(position + 1)
        }
        let byte = bytes[position + 1]
        if Self.isLetter(byte) { return tag(from: position + 1, isEnd: false) }
        switch byte {
        case UInt8(ascii: "/"): return endTag()
        case UInt8(ascii: "!"): return declaration()
        case UInt8(ascii: "?"):
            skip(through: UInt8(ascii: ">"), from: position + 1)
            return nil
        default: return literal(position + 1)
        }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Takes the bytes up to `end` as text although they look like markup.
    private mutating func literal(_ end: Int) -> Token {
        from = position
        to = end
        position = end
        isBlank = false
        return .text
    }

    private mutating func endTag() -> Token? {
        guard position + 2 < sourceCount else { return literal(sourceCount) }
        let byte = bytes[position + 2]
        if Self.isLetter(byte) { return tag(from: position + 2, isEnd: true) }
        if byte == UInt8(ascii: ">") {
            position += 3
        } else {
            skip(through: UInt8(ascii: ">"), from: position + 2)
        }
        return nil
    }

    private mutating func skip(through end: UInt8, from start: Int) {
        var at = start
        while at < sourceCount, bytes[at] != end { at += 1 }
        if at >= sourceCount { endsEarly(from: start) }
        position = min(at + 1, sourceCount)
    }

    private mutating func declaration() -> Token? {
        if starts(with: "<!--") {
            comment()
            return nil
        }
        if allowsCDATA, starts(with: "<![CDATA[") { return characterDataSection() }
        let isDoctype = starts(with: "<!doctype")
        if isDoctype { skipDoctype() } else { skip(through: UInt8(ascii: ">"), from: position + 2) }
        return isDoctype ? .doctype : nil
    }

    private mutating func skipDoctype() {
        let start = position
        skip(through: UInt8(ascii: ">"), from: position + 2)
        // An internal subset, as XHTML may have one, ends in `]>`.
        guard allowsCDATA, let open = bytes[start..<position].firstIndex(of: UInt8(ascii: "[")) else {
            return
        }
        var at = open
        while at + 1 < sourceCount, bytes[at] != UInt8(ascii: "]") || bytes[at + 1] != UInt8(ascii: ">") {
            at += 1
        }
        position = min(at + 2, sourceCount)
    }

    private func starts(with text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= sourceCount else { return false }
        return text.withUTF8Buffer { wanted in
            for unsafe(offset, byte) in unsafe wanted.enumerated() {
                let found = bytes[position + offset]
                if found != byte && found | 0x20 != byte { return false }
            }
            return true
        }
    }

    private mutating func comment() {
        let at = position + 4
        if at < sourceCount, bytes[at] == UInt8(ascii: ">") {
            position = at + 1
            return
        }
        if at + 1 < sourceCount, bytes[at] == UInt8(ascii: "-"), bytes[at + 1] == UInt8(ascii: ">") {
            position = at + 2
            return
        }
        if let end = Self.endOfComment(bytes.span, at, sourceCount) {
            position = end
        } else {
            endsEarly(from: at)
        }
    }

    /// Where a comment ends: behind `-->` or `--!>`.
    private static func endOfComment(_ source: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var at = start
        while at + 2 < limit {
            if source[at] == UInt8(ascii: "-"), source[at + 1] == UInt8(ascii: "-") {
                if source[at + 2] == UInt8(ascii: ">") { return at + 3 }
                if source[at + 2] == UInt8(ascii: "!"), at + 3 < limit, source[at + 3] == UInt8(ascii: ">") {
                    return at + 4
                }
            }
            at += 1
        }
        return nil
    }

    private mutating func characterDataSection() -> Token? {
        from = position + 9
        var at = from
        while at + 2 < sourceCount,
            bytes[at] != UInt8(ascii: "]") || bytes[at + 1] != UInt8(ascii: "]")
                || bytes[at + 2] != UInt8(ascii: ">")
        {
            at += 1
        }
        let ends = at + 2 < sourceCount
        to = ends ? at : sourceCount
        position = ends ? at + 3 : sourceCount
        isBlank = bytes[from..<to].allSatisfy { Self.isSpace($0) }
        return .text
    }

    /// Drops the rest of the file; that is worth a word when it holds markup.
    mutating func endsEarly(from start: Int) {
        if start < sourceCount, bytes[start..<sourceCount].contains(UInt8(ascii: "<")) { endedEarly = true }
        position = sourceCount
    }

    /// Notes that the rest of the file is the content of an element that shows none.
    mutating func hidesRest() {
        let start = position
        endsEarly(from: start)
        position = start
    }

    mutating func keep(_ attribute: MarkupTree.Attribute) {
        if attributes.count < Self.maximumAttributes {
            attributes.append(attribute)
        } else {
            droppedAttributes = true
        }
    }

    /// Writes text behind the source.
    mutating func append(_ text: some Sequence<UInt8>) {
        bytes += text
    }
}
