import Documents

/// Reads the groups of an RTF file into pieces.
///
/// Groups are a stack, so nesting costs no recursion.
struct RTFParser {
    private static let maximumDepth = 10_000

    var tokenizer: RTFTokenizer
    var state = RTFState()
    private var stack: [RTFState] = []
    var scopes = [RTFScope()]
    /// The encoding of fonts that name none.
    var page = "CP1252"
    var fontEncodings: [Int: String] = [:]
    private var fontNames: [Int: String] = [:]
    /// The font of text that names none.
    var defaultFont = 0
    var styleNames: [Int: String] = [:]
    var definedStyle = 0
    /// Bytes that are still to be decoded.
    private var pending: [UInt8] = []
    /// Whether they end with the first of two that make a character together.
    private var endsWithinCharacter = false
    var highSurrogate: UInt32?
    /// How many characters are still to be skipped after one in Unicode.
    var skipCharacters = 0
    private var fieldCode = ""
    /// The colours by their numbers, and the one that is being defined; nil stands for the program's own.
    private var colours: [Int?] = []
    /// Whether the page has a colour or picture of its own.
    var hasPageColour = false
    private var colour: Int?
    var lists = RTFLists()
    var info: [String: String] = [:]
    var author = ""
    private var noteCount = 0
    private var margins: [(String, [FlowItem])] = []
    /// How many bytes of text may still be taken.
    private var textLeft: Int
    /// Whether the file ended within a group.
    private var isCut = false

    init(_ bytes: [UInt8], maximumText: Int) {
        tokenizer = RTFTokenizer(bytes)
        textLeft = maximumText
    }

    /// Reads the whole file, whose bytes are then let go.
    mutating func parse() throws(ReaderError) {
        while let token = tokenizer.next() {
            let token = endsWithinCharacter ? joined(token) : token
            if case .byte = token {} else { flush() }
            switch token {
            case .open, .close, .word: skipCharacters = 0
            default: break
            }
            switch token {
            case .open:
                guard stack.count < Self.maximumDepth else {
                    throw .damaged(format: "rtf", detail: "groups nest too deep", line: nil)
                }
                stack.append(state)
            case .close: close()
            case .word(let word, let number): take(word, number)
            case .symbol(let symbol): take(symbol)
            case .byte(let byte): if skipCharacters > 0 { skipCharacters -= 1 } else { gather(byte) }
            case .text(let bytes): takeText(bytes)
            }
        }
        flush()
        while scopes.count > 1 { closeScope() }
        settleMarker()
        scopes[0].endParagraph(styleNames)
        scopes[0].endTable()
        guard stack.isEmpty || !scopes[0].items.isEmpty else {
            throw .damaged(format: "rtf", detail: "the file ends within a group", line: nil)
        }
        isCut = !stack.isEmpty
        tokenizer = RTFTokenizer([])
    }

    /// Adds what was read.
    func apply(to builder: inout DocumentBuilder) {
        builder.title = info["title"]
        builder.metadata.author = info["author"]
        builder.metadata.summary = info["subject"]
        if let words = info["keywords"] { builder.metadata.properties["keywords"] = words }
        builder.append(scopes[0].items)
        var seen: Set<Inline> = []
        for (name, items) in margins {
            for case .paragraph(let paragraph) in items where seen.insert(paragraph.text).inserted {
                builder.append(
                    .paragraph, paragraph.text, layer: .furniture,
                    place: .section(headings: [name], paragraphs: 1...1))
            }
        }
        if isCut { builder.lose("truncated", "The file ends within a group; it may be cut off.") }
    }

    // MARK: Groups

    private mutating func close() {
        let ended = state
        guard let outer = stack.popLast() else { return }
        state = outer
        if ended.fields > outer.fields { scopes[scopes.count - 1].text.endLink() }
        guard ended.destination != outer.destination else { return }
        switch ended.destination {
        case .fieldCode: beginLink()
        case .levelText: lists.endText()
        case .note, .annotation, .margin, .box: closeScope()
        default: break
        }
    }

    /// Begins the link that the field code just read asks for.
    private mutating func beginLink() {
        if let target = WordField(instruction: fieldCode).target {
            scopes[scopes.count - 1].text.beginLink(target)
        }
        fieldCode = ""
    }

    mutating func openScope(_ destination: RTFState.Destination) {
        state.destination = destination
        scopes.append(RTFScope(destination: destination))
    }

    /// Ends a note, comment, box or margin, and puts it behind the paragraph that it stands in.
    private mutating func closeScope() {
        guard scopes.count > 1 else { return }
        settleMarker()
        scopes[scopes.count - 1].endParagraph(styleNames)
        scopes[scopes.count - 1].endTable()
        let scope = scopes.removeLast()
        let top = scopes.count - 1
        switch scope.destination {
        case .note:
            noteCount += 1
            scopes[top].after.append(
                .paragraph(DraftParagraph(kind: .footnote(label: String(noteCount)), text: scope.words)))
        case .annotation:
            let name = author.isEmpty ? nil : author
            scopes[top].after.append(
                .paragraph(DraftParagraph(kind: .comment(author: name), text: scope.words)))
        case .box: scopes[top].after += scope.items
        case .margin(let name): margins.append((name, scope.items))
        default: break
        }
    }

    /// Counts the paragraph that ends in its list; the number is shown where the file does not write it out.
    mutating func settleMarker() {
        let top = scopes.count - 1
        let paragraph = scopes[top].paragraph
        guard paragraph.list > 0, !scopes[top].text.isEmpty,
            let marker = lists.marker(of: paragraph.list, level: paragraph.level)
        else { return }
        if paragraph.marker.isEmpty { scopes[top].paragraph.marker = marker }
    }

    // MARK: Text

    private mutating func takeText(_ bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        if skipCharacters > 0 {
            let count = min(skipCharacters, bytes.count)
            bytes = bytes.dropFirst(count)
            skipCharacters -= count
        }
        guard !bytes.isEmpty else { return }
        if bytes.allSatisfy({ $0 < 0x80 }) {
            append(String(decoding: bytes, as: UTF8.self))
        } else {
            pending = Array(bytes)
            flush()
        }
    }

    private var encoding: String { fontEncodings[state.font] ?? page }

    /// Gathers a byte, and keeps whether it is the first of two that make a character together.
    private mutating func gather(_ byte: UInt8) {
        pending.append(byte)
        endsWithinCharacter = !endsWithinCharacter && isLead(byte)
    }

    private func isLead(_ byte: UInt8) -> Bool {
        guard byte > 0x80, byte < 0xFF else { return false }
        let encoding = encoding
        return ["CP936", "CP949", "CP950"].contains(encoding) || encoding == "CP932" && !(0xA0...0xDF ~= byte)
    }

    /// What is left of a token whose first character is the second byte of the one begun: such bytes need no escape.
    private mutating func joined(_ token: RTFTokenizer.Token) -> RTFTokenizer.Token {
        switch token {
        case .text(let bytes):
            guard let second = bytes.first, skipCharacters == 0 else { return token }
            gather(second)
            flush()
            return .text(bytes.dropFirst())
        case .symbol(let symbol)
        where [UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(symbol):
            return .byte(symbol)
        default: return token
        }
    }

    /// Decodes the bytes gathered in the font's encoding.
    private mutating func flush() {
        guard !pending.isEmpty else { return }
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        endsWithinCharacter = false
        let encoding = encoding
        let decoded = Iconv.decode(bytes, encoding)?.bytes ?? Iconv.decode(bytes, "CP1252")?.bytes ?? []
        append(String(decoding: decoded, as: UTF8.self))
    }

    mutating func append(_ text: String) {
        switch state.destination {
        case .skipped, .lists: return
        case .levelText: lists.append(text)
        case .fonts:
            if fontNames[state.font]?.utf8.count ?? 0 < 64 { fontNames[state.font, default: ""] += text }
        case .styles: styleNames[definedStyle, default: ""] += text.filter { $0 != ";" }
        case .colours: takeColours(text)
        case .info(let name): info[name, default: ""] += text
        case .fieldCode: if fieldCode.utf8.count < 8192 { fieldCode += text }
        case .marker: scopes[scopes.count - 1].paragraph.marker += text
        case .author: author += text
        case .body, .note, .annotation, .box, .margin:
            guard !state.isDeleted, textLeft > 0 else { return }
            textLeft -= text.utf8.count
            var state = state
            state.isHidden = state.isHidden || isUnseen
            scopes[scopes.count - 1].append(shown(text), state)
        }
    }

    /// Takes a part of the colour that is being defined.
    mutating func takeColour(_ part: String, _ number: Int) {
        let shift = ["red": 16, "green": 8, "blue": 0][part] ?? 0
        colour = (colour ?? 0) | min(max(number, 0), 255) << shift
    }

    /// Each semicolon ends a colour.
    private mutating func takeColours(_ text: String) {
        for sign in text.utf8 where sign == UInt8(ascii: ";") && colours.count < 10_000 {
            colours.append(colour)
            colour = nil
        }
    }

    /// Whether words are too small to see, or have the colour of what lies behind them.
    private var isUnseen: Bool {
        if let size = state.size, size > 0, size <= 4 { return true }
        guard state.ink > 0, let ink = rgb(state.ink) else { return false }
        if let ground = state.ground, ground > 0 { return rgb(ground) == ink }
        let paragraph = scopes[scopes.count - 1].paragraph
        guard !hasPageColour, !state.isPatterned else { return false }
        return ink == 0xFFFFFF && state.destination != .box && !paragraph.isInTable && !paragraph.isShaded
    }

    private func rgb(_ number: Int) -> Int? { colours.indices.contains(number) ? colours[number] : nil }

    /// A text as it is shown, in a font whose letters are signs too, as check boxes are.
    private func shown(_ text: String) -> String {
        guard let name = fontNames[state.font], let first = name.utf8.first, "SWsw".utf8.contains(first),
            let font = SymbolFont(named: name)
        else { return text }
        return SymbolFont.shown(text, in: font)?.text ?? text
    }

    private mutating func take(_ symbol: UInt8) {
        switch symbol {
        case UInt8(ascii: "*"): state.isOptional = true
        case UInt8(ascii: "~"): append(" ")
        case UInt8(ascii: "_"): append("-")
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            append(String(Character(Unicode.Scalar(symbol))))
        case 0x0A, 0x0D: endParagraph()
        default: break
        }
    }

    private mutating func endParagraph() {
        guard state.destination.isText else { return }
        settleMarker()
        scopes[scopes.count - 1].endParagraph(styleNames)
    }
}
