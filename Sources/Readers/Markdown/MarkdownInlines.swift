import Documents

/// Reads the inline marks of Markdown: emphasis, code, links, pictures, references, breaks (CommonMark, section 6).
///
/// The `~~` around what is struck out stay, since its words no longer hold.
struct MarkdownInlines {
    /// A part of a line, or what begins or ends there.
    enum Piece {
        case text(Range<Int>)
        case decoded(String)
        case code(Range<Int>)
        case delimiter(character: UInt8, count: Int, opens: Bool, closes: Bool)
        case linkStart(String)
        case linkEnd
        case lineBreak
        case markStart(Inline.Mark)
        case markEnd
        /// A tag, and whether it hides what it holds.
        case tag(name: String, opens: Bool, hides: Bool)
    }

    /// What a block shows, and what tags in it hide.
    struct Words {
        var shown = Inline()
        var hidden = Inline()
    }

    let bytes: [UInt8]
    let references: [String: String]
    var pieces: [Piece] = []
    var position = 0
    /// Where the text begins that is not yet a piece.
    var plainFrom = 0
    /// Where links end that are open: the closing bracket, and what comes after the target.
    var linkEnds: [(bracket: Int, after: Int)] = []
    /// The tags of which one hides what it holds, whose ends therefore count.
    var hidingTags: Set<String> = []
    /// Where runs of backticks begin that were not passed, by their length; nil until one is met.
    private var runs: [Int: ArraySlice<Int>]?

    /// Parses a block's text.
    static func parse(_ bytes: [UInt8], _ references: [String: String]) -> Words {
        var parser = MarkdownInlines(bytes: bytes, references: references)
        parser.scan()
        parser.matchDelimiters()
        return parser.words()
    }

    private init(bytes: [UInt8], references: [String: String]) {
        self.bytes = bytes
        self.references = references
    }

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

    /// The byte so far from here.
    func byte(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func endPlain(_ end: Int) {
        if plainFrom < end { pieces.append(.text(plainFrom..<end)) }
    }

    /// Adds a piece that takes the bytes from here to an end.
    mutating func put(_ piece: Piece, through end: Int) {
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
        if runs == nil { runs = Self.runs(of: UInt8(ascii: "`"), in: bytes[position...]) }
        let later = (runs?[length] ?? []).drop { $0 < start }
        runs?[length] = later
        if let close = later.first {
            put(.code(start..<close), through: close + length)
        } else {
            position = start
        }
    }

    /// Where the runs of a byte begin, by their length.
    private static func runs(of mark: UInt8, in bytes: ArraySlice<UInt8>) -> [Int: ArraySlice<Int>] {
        var runs: [Int: [Int]] = [:]
        var at = bytes.startIndex
        while let start = bytes[at...].firstIndex(of: mark) {
            at = bytes[start...].firstIndex { $0 != mark } ?? bytes.endIndex
            runs[at - start, default: []].append(start)
        }
        return runs.mapValues { $0[...] }
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

    private func words() -> Words {
        var words = Words()
        // The tag that hides, and how many of its name are open.
        var hiding: (name: String, depth: Int)?
        for piece in pieces {
            guard case .tag(let name, let opens, let hides) = piece else {
                if hiding == nil { add(piece, to: &words.shown) } else { add(piece, to: &words.hidden) }
                continue
            }
            if let open = hiding {
                guard open.name == name else { continue }
                let depth = open.depth + (opens ? 1 : -1)
                hiding = depth > 0 ? (name, depth) : nil
                words.hidden.append(" ")
            } else if hides {
                hiding = (name, 1)
            }
        }
        return words
    }

    private func add(_ piece: Piece, to inline: inout Inline) {
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
        case .tag: break
        }
    }
}
