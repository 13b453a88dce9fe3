package import Documents

/// Reads RTF with a parser of our own.
package enum RTFReader: Reader {
    package static let format = Format(rawValue: "rtf")

    package static func recognises(_ source: Source) -> Recognition {
        source.bytes.starts(with: Array("{\\rtf".utf8)) ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parser = RTFParser(source.bytes, maximumText: options.maximumTextBytes)
        try parser.parse()
        parser.apply(to: &builder)
    }
}

/// Reads the groups of an RTF file into pieces.
///
/// Groups are a stack, so nesting costs no recursion.
struct RTFParser {
    private static let maximumDepth = 10_000

    private var tokenizer: RTFTokenizer
    private var state = RTFState()
    private var stack: [RTFState] = []
    var scopes = [RTFScope()]
    private var page = "CP1252"
    private var fontEncodings: [Int: String] = [:]
    private var fontNames: [Int: String] = [:]
    private var styleNames: [Int: String] = [:]
    private var definedStyle = 0
    private var pending: [UInt8] = []
    private var highSurrogate: UInt32?
    private var skipCharacters = 0
    private var fieldCode = ""
    private var info: [String: String] = [:]
    private var author = ""
    private var noteCount = 0
    private var margins: [(String, [FlowItem])] = []
    private var textLeft: Int

    init(_ bytes: [UInt8], maximumText: Int) {
        tokenizer = RTFTokenizer(bytes)
        textLeft = maximumText
    }

    /// Reads the whole file.
    mutating func parse() throws(ReaderError) {
        while let token = tokenizer.next() {
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
            case .byte(let byte): if skipCharacters > 0 { skipCharacters -= 1 } else { pending.append(byte) }
            case .text(let bytes): takeText(bytes)
            }
        }
        flush()
        while scopes.count > 1 { closeScope() }
        scopes[0].endParagraph(styleNames)
        scopes[0].endTable()
        guard stack.isEmpty || !scopes[0].items.isEmpty else {
            throw .damaged(format: "rtf", detail: "the file ends within a group", line: nil)
        }
        isCut = !stack.isEmpty
    }

    private(set) var isCut = false

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
        case .note, .annotation, .margin: closeScope()
        default: break
        }
    }

    private mutating func beginLink() {
        if let target = WordField(instruction: fieldCode).target {
            scopes[scopes.count - 1].text.beginLink(target)
        }
        fieldCode = ""
    }

    private mutating func openScope(_ destination: RTFState.Destination) {
        state.destination = destination
        scopes.append(RTFScope(destination: destination))
    }

    private mutating func closeScope() {
        guard scopes.count > 1 else { return }
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
        case .margin(let name): margins.append((name, scope.items))
        default: break
        }
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

    /// Decodes the bytes gathered in the font's encoding.
    private mutating func flush() {
        guard !pending.isEmpty else { return }
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        let encoding = fontEncodings[state.font] ?? page
        let decoded = Iconv.decode(bytes, encoding)?.bytes ?? Iconv.decode(bytes, "CP1252")?.bytes ?? []
        append(String(decoding: decoded, as: UTF8.self))
    }

    private mutating func append(_ text: String) {
        switch state.destination {
        case .skipped: return
        case .fonts:
            if fontNames[state.font]?.utf8.count ?? 0 < 64 { fontNames[state.font, default: ""] += text }
        case .styles: styleNames[definedStyle, default: ""] += text.filter { $0 != ";" }
        case .info(let name): info[name, default: ""] += text
        case .fieldCode: if fieldCode.utf8.count < 8192 { fieldCode += text }
        case .marker: scopes[scopes.count - 1].paragraph.marker += text
        case .author: author += text
        case .body, .note, .annotation, .margin:
            guard !state.isDeleted, textLeft > 0 else { return }
            textLeft -= text.utf8.count
            scopes[scopes.count - 1].append(isInSigns ? Self.signs(of: text) : text, state)
        }
    }

    /// Whether letters stand for signs, as check boxes do.
    private var isInSigns: Bool { fontNames[state.font]?.hasPrefix("Wingdings") == true }

    private static func signs(of text: String) -> String {
        text.unicodeScalars.map { scalar in
            guard scalar.value > 0x20, scalar.value < 0x100 || (0xF000...0xF0FF).contains(scalar.value) else {
                return String(Character(scalar))
            }
            return WordSymbol.shown(String(0xF000 | scalar.value & 0xFF, radix: 16), font: "Wingdings")
        }.joined()
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
        scopes[scopes.count - 1].endParagraph(styleNames)
    }

    // MARK: Control words

    private mutating func take(_ word: String, _ number: Int?) {
        let isOptional = state.isOptional
        state.isOptional = false
        if takeDestination(word) { return }
        // A character style is marked like a destination, but in the text it only formats.
        if isOptional, word != "cs" || !state.destination.isText {
            state.destination = .skipped
            return
        }
        switch word {
        case "u": takeUnicode(number ?? 0)
        case "uc": state.fallbackLength = min(max(number ?? 1, 0), 16)
        case "bin": tokenizer.skip(number ?? 0)
        case "ansicpg": page = RTFEncoding.ofPage(number ?? 1252)
        case "mac": page = "MACINTOSH"
        case "f": state.font = number ?? 0
        case "fcharset":
            if state.destination == .fonts {
                fontEncodings[state.font] = RTFEncoding.ofCharacterSet(number ?? 0)
            }
        case "b": state.isBold = number != 0
        case "v": state.isHidden = number != 0
        case "deleted": state.isDeleted = number != 0
        case "super", "sub", "nosupersub", "up", "dn", "strike", "striked": takeMark(word, number)
        case "plain": (state.isBold, state.isHidden, state.marks) = (false, false, RunMarks())
        case "s", "cs", "ds": takeStyle(word, number ?? 0)
        default:
            if let sign = Self.signs[word] { append(sign) } else { takeLayout(word, number) }
        }
    }

    private mutating func takeMark(_ word: String, _ number: Int?) {
        switch word {
        case "super": state.marks.script = number == 0 ? nil : .superscript
        case "sub": state.marks.script = number == 0 ? nil : .subscript
        case "up": state.marks.script = Script(rise: number ?? 6)
        case "dn": state.marks.script = Script(rise: -(number ?? 6))
        case "strike", "striked": state.marks.isStruck = number != 0
        default: state.marks.script = nil
        }
    }

    private mutating func takeStyle(_ word: String, _ number: Int) {
        if state.destination == .styles {
            definedStyle = word == "s" ? number : -1 - number
        } else if word == "s" {
            scopes[scopes.count - 1].paragraph.style = number
        }
    }

    private mutating func takeLayout(_ word: String, _ number: Int?) {
        guard state.destination.isText else { return }
        let top = scopes.count - 1
        switch word {
        case "par", "sect": scopes[top].endParagraph(styleNames)
        case "pard": scopes[top].paragraph = RTFParagraph(marker: scopes[top].paragraph.marker)
        case "line": scopes[top].text.lineBreak()
        case "intbl": scopes[top].paragraph.isInTable = true
        case "outlinelevel": scopes[top].paragraph.outlineLevel = number
        case "ls": scopes[top].paragraph.isListItem = (number ?? 0) > 0
        case "ilvl": scopes[top].paragraph.level = min(max(number ?? 0, 0), 8)
        case "trowd": scopes[top].beginRow()
        case "trhdr": scopes[top].isHeaderRow = true
        case "clvmrg", "clmrg": scopes[top].takeMerge(isVertical: word == "clvmrg")
        case "cellx": scopes[top].defineCell()
        case "cell": scopes[top].endCell(styleNames)
        case "nestcell": scopes[top].endParagraph(styleNames)
        case "row": scopes[top].endRow()
        default: break
        }
    }

    /// Opens the group that a word stands for; false when the word is none of those.
    private mutating func takeDestination(_ word: String) -> Bool {
        switch word {
        case "fonttbl": state.destination = .fonts
        case "stylesheet": state.destination = .styles
        case "title", "author", "subject", "keywords":
            info[word] = ""
            state.destination = .info(word)
        case "fldinst": state.destination = .fieldCode
        case "listtext", "pntext": state.destination = .marker
        case "footnote": openScope(.note(endnote: false))
        case "annotation": openScope(.annotation)
        case "atnauthor":
            author = ""
            state.destination = .author
        case "header", "headerl", "headerr", "headerf": openScope(.margin("Header"))
        case "footer", "footerl", "footerr", "footerf": openScope(.margin("Footer"))
        case "field": state.fields += 1
        case "shptxt", "shpinst", "shp", "fldrslt", "ud", "sp", "mmath", "moMath", "nesttableprops":
            if word == "sp" || word == "nesttableprops" { state.destination = .skipped }
        case "info", "colortbl", "pict", "object", "objdata", "themedata", "datastore", "listtable",
            "listoverridetable", "revtbl", "rsidtbl", "xmlnstbl", "generator", "nonshppict", "shprslt",
            "latentstyles",
            "filetbl", "bkmkstart", "bkmkend", "atnid", "atnref", "atrfstart", "atrfend", "upr",
            "nonesttables",
            "pnseclvl", "tc", "xe", "template", "password", "fldtype", "ffname":
            if word != "upr" { state.destination = .skipped }
        default: return false
        }
        return true
    }

    private mutating func takeUnicode(_ number: Int) {
        let unit = UInt32(truncatingIfNeeded: number < 0 ? number + 65_536 : number) & 0xFFFF
        skipCharacters = state.fallbackLength
        if let high = highSurrogate, (0xDC00...0xDFFF).contains(unit) {
            highSurrogate = nil
            if let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)) {
                append(String(Character(scalar)))
            }
            return
        }
        highSurrogate = (0xD800...0xDBFF).contains(unit) ? unit : nil
        if let scalar = Unicode.Scalar(unit) { append(String(Character(scalar))) }
    }

    private static let signs = [
        "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
        "rdblquote": "”",
        "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    ]
}

extension RTFState.Destination {
    /// Whether words of the group are content.
    var isText: Bool {
        switch self {
        case .body, .note, .annotation, .margin: true
        default: false
        }
    }
}
