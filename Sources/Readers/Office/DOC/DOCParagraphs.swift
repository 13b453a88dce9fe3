/// What the paragraphs of a document of Word 97 to 2003 are: their styles, lists and tables ([MS-DOC], section 2.4.6.1).
struct DOCParagraphs {
    /// The properties of one paragraph.
    struct Properties {
        var style = 0
        var isInTable = false
        var endsRow = false
        var list = 0
        var level = 0
        var outline: Int?
    }

    private var runs: [(from: Int, to: Int, properties: Properties)] = []
    /// What each style is.
    private var roles: [WordStyles.Role] = []

    init(_ document: DOCText) {
        for page in document.pages(tableAt: 0x0102) { readPage(document.stream, page) }
        runs.sort { $0.from < $1.from }
        readStyles(document)
    }

    /// The properties of the paragraph that a place of the file belongs to.
    func properties(at offset: Int) -> Properties {
        guard let run = runs.last(from: \.from, notAfter: offset), run.from <= offset, offset < run.to else {
            return Properties()
        }
        return run.properties
    }

    /// What a paragraph is by its style and outline level.
    func role(of properties: Properties) -> WordStyles.Role {
        if let outline = properties.outline, outline < 9 { return .heading(outline + 1) }
        return roles.indices.contains(properties.style) ? roles[properties.style] : .body
    }

    // MARK: Pages

    private mutating func readPage(_ bytes: [UInt8], _ start: Int) {
        guard runs.count < bytes.count else { return }
        let count = Int(bytes[start + 511])
        guard (count + 1) * 4 + count * 13 <= 511 else { return }
        for run in 0..<count {
            let from = Int(bytes.number(at: start + run * 4, width: 4) ?? 0)
            let to = Int(bytes.number(at: start + run * 4 + 4, width: 4) ?? 0)
            let offset = Int(bytes[start + (count + 1) * 4 + run * 13]) * 2
            runs.append(
                (from, to, offset == 0 ? Properties() : Self.properties(bytes, start + offset, start + 511)))
        }
    }

    private static func properties(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Properties {
        let short = Int(bytes[start])
        let from = short == 0 ? start + 2 : start + 1
        let size = short == 0 ? Int(bytes.number(at: start + 1, width: 1) ?? 0) * 2 : short * 2 - 1
        var properties = Properties()
        properties.style = Int(bytes.number(at: from, width: 2) ?? 0)
        var position = from + 2
        let end = min(from + size, limit)
        while position + 2 < end {
            let code = Int(bytes.number(at: position, width: 2) ?? 0)
            let value = Int(bytes[position + 2])
            switch code {
            case 0x2416: properties.isInTable = value != 0
            case 0x2417: properties.endsRow = value != 0
            case 0x260A: properties.level = min(value, 8)
            case 0x460B: properties.list = Int(bytes.number(at: position + 2, width: 2) ?? 0)
            case 0x2640: properties.outline = value
            default: break
            }
            position += 2 + operandSize(of: code, bytes, position + 2)
        }
        return properties
    }

    /// How many bytes follow the code of a property ([MS-DOC], section 2.2.5.1).
    static func operandSize(of code: Int, _ bytes: [UInt8], _ position: Int) -> Int {
        if code == 0xD608 { return Int(bytes.number(at: position, width: 2) ?? 0) + 1 }
        switch code >> 13 {
        case 0, 1: return 1
        case 2, 4, 5: return 2
        case 3: return 4
        case 7: return 3
        default: return Int(bytes.number(at: position, width: 1) ?? 0) + 1
        }
    }

    // MARK: Styles

    private mutating func readStyles(_ document: DOCText) {
        let table = document.table
        let start = document.head(0x00A2)
        let headSize = Int(table.number(at: start, width: 2) ?? 0)
        let count = min(Int(table.number(at: start + 2, width: 2) ?? 0), 4_095)
        let baseSize = Int(table.number(at: start + 4, width: 2) ?? 0)
        var bases: [Int] = []
        var position = start + 2 + headSize
        for _ in 0..<count {
            let size = Int(table.number(at: position, width: 2) ?? 0)
            let style = position + 2
            position = style + size
            let kind = size == 0 ? 0xFFF : Int(table.number(at: style, width: 2) ?? 0xFFF) & 0xFFF
            bases.append(size == 0 ? 0xFFF : Int(table.number(at: style + 2, width: 2) ?? 0xFFFF) >> 4)
            roles.append(Self.role(kind, Self.name(table, style + baseSize, position)))
        }
        inherit(bases)
    }

    private static func name(_ table: [UInt8], _ start: Int, _ end: Int) -> String {
        let count = Int(table.number(at: start, width: 2) ?? 0)
        guard count > 0, count < 256, start + 2 + count * 2 <= min(end, table.count) else { return "" }
        return UTF16Text.text(Array(table[start + 2..<start + 2 + count * 2]))
    }

    /// What a style is by its number, which is the same in every language, else by its name.
    private static func role(_ kind: Int, _ name: String) -> WordStyles.Role {
        switch kind {
        case 1...9: .heading(kind)
        case 62: .title
        case 34: .caption
        case 19...27: .contents
        default: WordStyles.role(named: String(name.prefix { $0 != "," })) ?? .body
        }
    }

    /// Gives each plain style what the style below it is.
    private mutating func inherit(_ bases: [Int]) {
        let own = roles
        for style in roles.indices where roles[style] == .body {
            var base = bases[style]
            for _ in 0..<16 where own.indices.contains(base) {
                if own[base] != .body {
                    roles[style] = own[base]
                    break
                }
                base = bases[base]
            }
        }
    }
}
