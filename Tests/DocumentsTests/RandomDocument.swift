import Documents

/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }
}

/// Documents of every shape: sections, slides, sheets, pages, elements and lines, with all kinds of block.
struct RandomDocument {
    static let seeds = Array(0..<36)
    private static let words = [
        "the", "travel", "Hotels", "z. B.", "Dr.", "3.14", "costs", "1.234,50 €", "naïve", "Straße", "会議",
        "は終わりました。", "🙂", "e\u{301}te\u{301}", "“quoted”", "A-17/b", "https://example.org/a.b?c=d", "end.",
        "Why?", "No!", "supercalifragilistic", "v2.0.1", "and", "or", "of", "2024-05-01", "12 %", "«mot»",
        "…",
    ]
    private var random: Seeded
    private var builder: DocumentBuilder

    static func make(seed: Int) -> Document {
        var maker = RandomDocument(seed: seed)
        return maker.document(shape: seed % 6)
    }

    private init(seed: Int) {
        random = Seeded(seed)
        builder = DocumentBuilder(format: Format(rawValue: "test"))
    }

    private mutating func document(shape: Int) -> Document {
        builder.title = random.chance(50) ? text(4) : nil
        builder.metadata.author = random.chance(50) ? text(2) : nil
        builder.metadata.properties = random.chance(50) ? ["b": "2", "a": "ä"] : [:]
        if random.chance(30) { builder.lose("test", "Something is missing.") }
        for part in 1...Int.random(in: 1...3, using: &random) {
            place(shape: shape, part: part)
            for _ in 0..<Int.random(in: 0...7, using: &random) { block(shape: shape, part: part) }
        }
        return builder.build(fallbackTitle: "fallback")
    }

    private mutating func place(shape: Int, part: Int) {
        switch shape {
        case 1:
            let title = random.chance(70) ? text(3) : nil
            builder.place = .slide(number: part, title: title, shape: nil)
            if let title { builder.heading(Inline(title), level: 1) }
        case 2: builder.place = .sheet(name: "Sheet \(part)")
        case 3: builder.place = .page(number: part, box: nil)
        default: break
        }
    }

    private mutating func block(shape: Int, part: Int) {
        let layer: Block.Layer = random.chance(8) ? random.pick([.furniture, .hidden]) : .body
        if shape == 4 { builder.place = .element(path: "/a/b[\(part)]/c[\(builder.blockCount + 1)]") }
        if shape == 5 { builder.place = .lines(builder.blockCount * 2 + 1...builder.blockCount * 2 + 2) }
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1:
            builder.heading(Inline(text(4)), level: Int.random(in: 1...4, using: &random), layer: layer)
        case 2, 3:
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let depth = Int.random(in: 0...2, using: &random)
                builder.append(.listItem(depth: depth, marker: "•"), text(12), layer: layer)
            }
        case 4, 5, 6: table(layer: layer)
        case 7: builder.append(random.pick(Self.kinds), text(20), layer: layer)
        case 8: builder.append(.code(language: "swift"), code(), layer: layer)
        default: builder.append(.paragraph, paragraph(), layer: layer)
        }
    }

    private static let kinds: [Block.Kind] = [
        .term, .definition, .quote, .caption, .footnote(label: "1"), .note, .comment(author: "A. B."),
        .comment(author: nil), .image, .formula, .code(language: nil),
    ]

    private mutating func paragraph() -> Inline {
        var inline = Inline(text(random.chance(15) ? 150 : 30))
        if random.chance(10) { inline.append(String(repeating: "QUJD", count: 60)) }
        if random.chance(20) { inline.lineBreak() }
        if random.chance(40) {
            inline.append(" ")
            inline.beginLink("https://example.org/")
            inline.append(text(3))
            inline.endLink()
        }
        return inline
    }

    private mutating func code() -> Inline {
        var inline = Inline()
        for _ in 0..<Int.random(in: 1...12, using: &random) { inline.appendVerbatim("\t" + text(6) + "\n") }
        return inline
    }

    private mutating func table(layer: Block.Layer) {
        let columns = random.chance(6) ? 40 : Int.random(in: 1...6, using: &random)
        builder.beginTable(layer: layer)
        for row in 1...Int.random(in: 1...12, using: &random) {
            var column = 1
            while column <= columns {
                let span = random.chance(5) ? 2 : 1
                if !random.chance(15) { cell(column, span: span) }
                column += span
            }
            builder.endRow(number: row + 2, isHidden: random.chance(5))
        }
        builder.endTable(headerRows: Int.random(in: 0...2, using: &random))
    }

    private mutating func cell(_ column: Int, span: Int) {
        let value: CellValue? = random.pick([
            nil, .number(1.5, format: "0.00"), .number(-2, format: nil), .date("2024-05-01"), .boolean(true),
            .boolean(false), .text, .error,
        ])
        builder.cell(
            column: column, Inline(text(random.chance(2) ? 60 : 3)), columnSpan: span, value: value,
            formula: random.chance(10) ? "SUM(A1:B2)" : nil)
    }

    private mutating func text(_ limit: Int) -> String {
        var words: [String] = []
        for _ in 0..<Int.random(in: 1...limit, using: &random) { words.append(random.pick(Self.words)) }
        return words.joined(separator: " ")
    }
}
