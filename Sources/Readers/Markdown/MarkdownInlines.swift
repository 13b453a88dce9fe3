import Documents

/// Reads the inline marks of Markdown: emphasis, code, links, pictures, references, breaks (CommonMark, section 6).
///
/// The `~~` around what is struck out stay, since its words no longer hold.
struct MarkdownInlines {
    private enum Piece {
        case text(Range<Int>)
        case decoded(String)
        case code(Range<Int>)
        case delimiter(character: UInt8, count: Int, opens: Bool, closes: Bool)
        case linkStart(String)
        case linkEnd
        case lineBreak
        case markStart(Inline.Mark)
        case markEnd
    }

    private let bytes: [UInt8]
    private let references: [String: String]
    private var pieces: [Piece] = []
    private var position = 0
    private var plainFrom = 0
    /// Where links end that are open: the closing bracket, and what comes after the target.
    private var linkEnds: [(bracket: Int, after: Int)] = []
    /// No code span of a length closes behind these positions, so that a search is not repeated.
    private var unclosed: [Int: Bool] = [:]

    /// Parses a block's text.
    static func parse(_ bytes: [UInt8], _ references: [String: String]) -> Inline {
        var parser = MarkdownInlines(bytes: bytes, references: references)
        parser.scan()
        parser.matchDelimiters()
        return parser.inline()
    }

    private init(bytes: [UInt8], references: [String: String]) {
        self.bytes = bytes
        self.references = references
    }

    // MARK: Scan

    private mutating func scan() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): escape()
            case UInt8(ascii: "`"): codeSpan()
            case UInt8(ascii: "<"): angle()
            case UInt8(ascii: "!") where byte(1) == UInt8(ascii: "["): bracket(isPicture: true)
            case UInt8(ascii: "["): bracket(isPicture: false)
            case UInt8(ascii: "]"): closeBracket()
            case UInt8(ascii: "*"), UInt8(ascii: "_"): delimiter()
            case UInt8(ascii: "&"): reference()
            case 0x0A: newline()
            default: position += 1
            }
        }
        endPlain(position)
    }

    private func byte(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func endPlain(_ end: Int) {
        if plainFrom < end { pieces.append(.text(plainFrom..<end)) }
    }

    private mutating func put(_ piece: Piece, through end: Int) {
        endPlain(position)
        pieces.append(piece)
        position = end
        plainFrom = end
    }

    private mutating func escape() {
        guard let next = byte(1) else {
            position += 1
            return
        }
        if next == 0x0A {
            put(.lineBreak, through: position + 2)
        } else if Self.isPunctuation(next) {
            put(.text(position + 1..<position + 2), through: position + 2)
        } else {
            position += 1
        }
    }

    private mutating func newline() {
        var start = position
        while start > plainFrom, bytes[start - 1] == 0x20 { start -= 1 }
        if position - start >= 2 { put(.lineBreak, through: position + 1) } else { position += 1 }
    }

    private mutating func codeSpan() {
        let length = bytes[position...].prefix { $0 == UInt8(ascii: "`") }.count
        let start = position + length
        guard unclosed[length] == nil else {
            position = start
            return
        }
        var at = start
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "`") else {
                at += 1
                continue
            }
            let run = bytes[at...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == length {
                put(.code(start..<at), through: at + run)
                return
            }
            at += run
        }
        unclosed[length] = true
        position = start
    }

    /// An address in angle brackets, or a tag, which leaves no text.
    private mutating func angle() {
        guard let end = bytes[position...].prefix(2_000).firstIndex(of: UInt8(ascii: ">")) else {
            position += 1
            return
        }
        let inner = position + 1..<end
        let text = String(decoding: bytes[inner], as: UTF8.self)
        let first = bytes[inner.lowerBound]
        let isAddress =
            !text.contains(" ") && (text.contains("://") || text.hasPrefix("mailto:") || text.contains("@"))
        if isAddress, HTMLTokenizer.isLetter(first) {
            put(.linkStart(text.contains("@") && !text.contains(":") ? "mailto:" + text : text), through: end)
            pieces.append(.text(inner))
            pieces.append(.linkEnd)
            position = end + 1
            plainFrom = position
        } else if HTMLTokenizer.isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "!") {
            put(tag(text.lowercased()) ?? .text(end..<end), through: end + 1)
        } else {
            position += 1
        }
    }

    /// What a tag does; nil when it leaves nothing.
    ///
    /// What is deleted counts as struck out, which is how Markdown writes it.
    private func tag(_ text: String) -> Piece? {
        let name = text.prefix { $0.isLetter || $0 == "/" }
        switch name {
        case "br": return .lineBreak
        case "sup": return .markStart(.script(.superscript))
        case "sub": return .markStart(.script(.subscript))
        case "del", "s", "strike": return .markStart(.struck)
        case "/sup", "/sub", "/del", "/s", "/strike": return .markEnd
        default: return text.hasPrefix("br") ? .lineBreak : nil
        }
    }

    private mutating func reference() {
        guard let (text, end) = HTMLReference.read(bytes, position, bytes.count, inAttribute: false),
            bytes[end - 1] == UInt8(ascii: ";")
        else {
            position += 1
            return
        }
        put(.decoded(text), through: end)
    }

    // MARK: Links

    private mutating func bracket(isPicture: Bool) {
        let open = isPicture ? position + 1 : position
        guard linkEnds.count < 32, let close = matchingBracket(open),
            let (target, after) = target(close, open + 1..<close)
        else {
            position = open + 1
            return
        }
        if isPicture {
            let description = MarkdownInlines.parse(Array(bytes[open + 1..<close]), [:])
            put(.decoded(description.text), through: after)
        } else {
            put(.linkStart(target), through: open + 1)
            linkEnds.append((close, after))
        }
    }

    private mutating func closeBracket() {
        guard let link = linkEnds.last, link.bracket == position else {
            position += 1
            return
        }
        linkEnds.removeLast()
        put(.linkEnd, through: link.after)
    }

    private func matchingBracket(_ open: Int) -> Int? {
        var depth = 0
        var at = open
        while at < min(bytes.count, open + 4_000) {
            switch bytes[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return at }
            default: break
            }
            at += 1
        }
        return nil
    }

    /// The target of a link whose text ends at a bracket, and where the link ends.
    private func target(_ close: Int, _ text: Range<Int>) -> (target: String, after: Int)? {
        if close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "(") {
            if let direct = directTarget(close + 2) { return direct }
        }
        if close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "["),
            let end = bytes[(close + 2)...].prefix(500).firstIndex(of: UInt8(ascii: "]"))
        {
            let label = end == close + 2 ? bytes[text] : bytes[close + 2..<end]
            if let target = references[MarkdownReferences.key(label)] { return (target, end + 1) }
        }
        guard !references.isEmpty, let target = references[MarkdownReferences.key(bytes[text])] else {
            return nil
        }
        return (target, close + 1)
    }

    private func directTarget(_ start: Int) -> (target: String, after: Int)? {
        var depth = 1
        // A target in angle brackets may hold spaces.
        let bracket = bytes[start...].first { $0 > 0x20 } == UInt8(ascii: "<") ? closingAngle(start) : nil
        var at = bracket ?? start
        var targetEnd = bracket
        var quote: UInt8?
        while at < min(bytes.count, start + 4_000) {
            let byte = bytes[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\\") {
                at += 1
            } else if byte <= 0x20 {
                if at > start { targetEnd = targetEnd ?? at }
            } else if targetEnd != nil, byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 {
                    let raw = MarkdownLine.trimmed(bytes[start..<(targetEnd ?? at)])
                    let bare = raw.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
                    return (String(decoding: bare, as: UTF8.self), at + 1)
                }
            }
            at += 1
        }
        return nil
    }

    private func closingAngle(_ start: Int) -> Int? {
        let end = bytes[start...].prefix(4_000).firstIndex { $0 == UInt8(ascii: ">") || $0 == 0x0A }
        return end.flatMap { bytes[$0] == 0x0A ? nil : $0 + 1 }
    }

    // MARK: Emphasis

    private mutating func delimiter() {
        let character = bytes[position]
        let count = bytes[position...].prefix { $0 == character }.count
        let before = position > 0 ? bytes[position - 1] : 0x20
        let after = byte(count) ?? 0x20
        let leftFlanking =
            after > 0x20 && (!Self.isPunctuation(after) || before <= 0x20 || Self.isPunctuation(before))
        let rightFlanking =
            before > 0x20 && (!Self.isPunctuation(before) || after <= 0x20 || Self.isPunctuation(after))
        let isUnderscore = character == UInt8(ascii: "_")
        put(
            .delimiter(
                character: character, count: count,
                opens: leftFlanking && (!isUnderscore || !rightFlanking || Self.isPunctuation(before)),
                closes: rightFlanking && (!isUnderscore || !leftFlanking || Self.isPunctuation(after))),
            through: position + count)
    }

    /// Takes away the marks of emphasis that match; the others stay as text.
    private mutating func matchDelimiters() {
        var openers: [UInt8: [Int]] = [:]
        for index in pieces.indices {
            guard case .delimiter(let character, var count, let opens, let closes) = pieces[index] else {
                continue
            }
            while closes, count > 0, let opener = openers[character]?.last {
                guard case .delimiter(_, let open, let canOpen, let canClose) = pieces[opener] else { break }
                let used = min(open, count)
                pieces[opener] = .delimiter(
                    character: character, count: open - used, opens: canOpen, closes: canClose)
                count -= used
                if open == used { openers[character]?.removeLast() }
                for key in openers.keys where key != character { openers[key]?.removeAll { $0 > opener } }
            }
            pieces[index] = .delimiter(character: character, count: count, opens: opens, closes: closes)
            if opens, count > 0 { openers[character, default: []].append(index) }
        }
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }

    // MARK: Result

    private func inline() -> Inline {
        var inline = Inline()
        for piece in pieces {
            switch piece {
            case .text(let range): inline.append(String(decoding: bytes[range], as: UTF8.self))
            case .decoded(let text): inline.append(text)
            case .code(let range): inline.append(String(decoding: bytes[range], as: UTF8.self))
            case .delimiter(let character, let count, _, _):
                inline.append(String(decoding: [UInt8](repeating: character, count: count), as: UTF8.self))
            case .linkStart(let target): inline.beginLink(target)
            case .linkEnd: inline.endLink()
            case .lineBreak: inline.lineBreak()
            case .markStart(let mark): inline.beginMark(mark)
            case .markEnd: inline.endMark()
            }
        }
        return inline
    }
}
