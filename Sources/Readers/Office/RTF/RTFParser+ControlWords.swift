import Documents

extension RTFParser {
    /// Does what a control word says.
    mutating func take(_ word: String, _ number: Int?) {
        let isOptional = state.isOptional
        state.isOptional = false
        if takeDestination(word) { return }
        // A character style is marked like a destination, but in the text it only formats.
        if isOptional, word != "cs" || !state.destination.isText {
            state.destination = .skipped
            return
        }
        if state.destination == .lists { return lists.take(word, number) }
        switch word {
        case "u": takeUnicode(number ?? 0)
        case "uc": state.fallbackLength = min(max(number ?? 1, 0), 16)
        case "bin": tokenizer.skip(number ?? 0)
        case "ansicpg": page = RTFEncoding.ofPage(number ?? 1252)
        case "mac": page = "MACINTOSH"
        case "pc": page = "CP437"
        case "pca": page = "CP850"
        case "deff":
            defaultFont = number ?? 0
            state.font = defaultFont
        case "f": state.font = number ?? 0
        case "fcharset":
            if state.destination == .fonts {
                fontEncodings[state.font] = RTFEncoding.ofCharacterSet(number ?? 0)
            }
        case "red", "green", "blue": if state.destination == .colours { takeColour(word, number ?? 0) }
        case "cf": state.ink = number ?? 0
        case "cb", "chcbpat", "highlight": state.ground = number
        case "chcfpat", "chshdng": state.isPatterned = state.isPatterned || (number ?? 0) > 0
        case "fs": state.size = number
        case "b": state.isBold = number != 0
        case "v": state.isHidden = number != 0
        case "deleted": state.isDeleted = number != 0
        case "super", "sub", "nosupersub", "up", "dn", "strike", "striked": takeMark(word, number)
        case "plain":
            (state.isBold, state.isHidden, state.marks, state.font) = (false, false, RunMarks(), defaultFont)
            (state.ink, state.ground, state.isPatterned, state.size) = (0, nil, false, nil)
        case "s", "cs", "ds": takeStyle(word, number ?? 0)
        default:
            if let sign = Self.signWords[word] { append(sign) } else { takeLayout(word, number) }
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
        case "par", "sect":
            settleMarker()
            scopes[top].endParagraph(styleNames)
        case "pard": scopes[top].paragraph = RTFParagraph(marker: scopes[top].paragraph.marker)
        case "line", "page", "column": scopes[top].text.lineBreak()
        case "intbl": scopes[top].paragraph.isInTable = true
        case "outlinelevel": scopes[top].paragraph.outlineLevel = number
        case "ls": scopes[top].paragraph.list = number ?? 0
        case "ilvl": scopes[top].paragraph.level = min(max(number ?? 0, 0), 8)
        case "cbpat", "cfpat", "shading": if number ?? 0 > 0 { scopes[top].paragraph.isShaded = true }
        case "itap": scopes[top].paragraph.depth = max(number ?? 1, 1)
        case "cell":
            settleMarker()
            scopes[top].endCell(styleNames, depth: 1)
        case "nestcell":
            settleMarker()
            scopes[top].endCell(styleNames, depth: max(scopes[top].paragraph.depth, 2))
        default: takeRow(word, number, top)
        }
    }

    private mutating func takeRow(_ word: String, _ number: Int?, _ top: Int) {
        let depth = state.isInNestedRow ? max(scopes[top].paragraph.depth, 2) : 1
        switch word {
        case "trowd": scopes[top].beginRow(depth: depth)
        case "trhdr": scopes[top].markHeaderRow(depth: depth)
        case "clvmrg", "clmrg": scopes[top].takeMerge(isVertical: word == "clvmrg", depth: depth)
        case "cellx": scopes[top].defineCell(edge: number ?? 0, depth: depth)
        case "row", "nestrow": scopes[top].endRow(depth: depth)
        default: break
        }
    }

    /// Opens the group that a word stands for; false when the word is none of those.
    private mutating func takeDestination(_ word: String) -> Bool {
        switch word {
        case "fonttbl": state.destination = .fonts
        case "stylesheet": state.destination = .styles
        case "colortbl": state.destination = .colours
        case "listtable", "listoverridetable": state.destination = .lists
        case "leveltext" where state.destination == .lists: state.destination = .levelText
        case "title", "author", "subject", "keywords":
            info[word] = ""
            state.destination = .info(word)
        case "fldinst": state.destination = .fieldCode
        case "listtext", "pntext": state.destination = .marker
        case "footnote": openScope(.note)
        case "annotation": openScope(.annotation)
        case "atnauthor":
            author = ""
            state.destination = .author
        case "header", "headerl", "headerr", "headerf": openScope(.margin("Header"))
        case "footer", "footerl", "footerr", "footerf": openScope(.margin("Footer"))
        case "field": state.fields += 1
        case "shptxt", "dptxbxtext": openScope(.box)
        case "background":
            hasPageColour = true
            state.destination = .skipped
        // The words within these are text of the group around them, or of one further in.
        case "do", "shpinst", "shp", "fldrslt", "ud", "mmath", "moMath", "upr": break
        case "nesttableprops": state.isInNestedRow = true
        case "sp", "info", "pict", "object", "objdata", "themedata",
            "datastore", "levelnumbers", "listname", "revtbl", "rsidtbl", "xmlnstbl", "generator",
            "nonshppict", "shprslt", "latentstyles", "filetbl", "bkmkstart", "bkmkend", "atnid", "atnref",
            "atrfstart", "atrfend",
            "nonesttables", "pnseclvl", "tc", "xe", "template", "password", "fldtype", "ffname":
            state.destination = .skipped
        default: return false
        }
        return true
    }

    /// Takes a UTF-16 code unit, and skips the characters that stand for it in programs without Unicode.
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

    /// Words that stand for a sign of the text.
    private static let signWords = [
        "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
        "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    ]
}
