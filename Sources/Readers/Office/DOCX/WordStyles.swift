import Documents

/// What a document's paragraph and character styles mean, with everything that they inherit.
struct WordStyles: Sendable {
    /// One style as written.
    struct Style: Sendable {
        var name = ""
        var parent: String?
        var outlineLevel: Int?
        var numberingID: Int?
        var level: Int?
        var isBold: Bool?
        var isHidden: Bool?
        var isStruck: Bool?
        var script: Script?
        /// Whether a dark ground lies behind the text.
        var isShaded: Bool?
        /// The colour of the text.
        var ink: String?
        /// The size of the text in half points.
        var size: Int?
    }

    /// What a paragraph of a style is.
    enum Role: Sendable, Equatable {
        case body
        case heading(Int)
        case title
        case caption
        case quote
        case code
        case contents
        case tableHeading
        case term
        case definition
        case furniture
    }

    var styles: [String: Style] = [:]
    var language: String?

    /// What paragraphs of a style are: the nearest of its ancestors that says so decides.
    func role(of id: String?) -> Role {
        var outline: Role?
        var named: Role?
        walk(id) { style, own in
            if outline == nil, let level = style.outlineLevel {
                outline = level < 9 ? .heading(level + 1) : .body
            }
            if named == nil { named = Self.role(named: style.name) ?? Self.role(named: own) }
            return named != nil
        }
        if case .heading(let level)? = outline, named == nil || named == .body { return .heading(level) }
        if named == nil, let id { named = Self.role(named: id) }
        if case .heading? = named, case .heading(let level)? = outline { return .heading(level) }
        return named ?? .body
    }

    /// A list that the style numbers its paragraphs by.
    func numbering(of id: String?) -> (numberingID: Int, level: Int?)? {
        var level: Int?
        var numberingID: Int?
        walk(id) { style, _ in
            level = level ?? style.level
            numberingID = style.numberingID
            return numberingID != nil
        }
        return numberingID.map { ($0, level) }
    }

    /// A toggle that a style or its ancestors set.
    func flag(_ id: String?, _ key: any KeyPath<Style, Bool?> & Sendable) -> Bool {
        var found: Bool?
        walk(id) { style, _ in
            found = style[keyPath: key]
            return found != nil
        }
        return found ?? false
    }

    /// What a style or the nearest of its ancestors says.
    func value<Value>(_ id: String?, _ key: KeyPath<Style, Value?>) -> Value? {
        var found: Value?
        walk(id) { style, _ in
            found = style[keyPath: key]
            return found != nil
        }
        return found
    }

    /// The marks that a style or its ancestors set.
    func marks(of id: String?) -> RunMarks {
        var marks = RunMarks(isStruck: flag(id, \.isStruck))
        walk(id) { style, _ in
            marks.script = style.script
            return marks.script != nil
        }
        return marks
    }

    /// Visits a style and its ancestors until the visitor is satisfied; a cycle ends after 32.
    private func walk(_ id: String?, _ visit: (Style, String) -> Bool) {
        var next = id
        for _ in 0..<32 {
            guard let current = next, let style = styles[current] else { return }
            if visit(style, current) { return }
            next = style.parent
        }
    }

    /// What paragraphs of a style with a name are, as far as the name tells.
    static func role(named name: String) -> Role? {
        let words = name.lowercased().filter { $0 != "_" && $0 != "-" }
        let letters = words.prefix { !$0.isNumber && $0 != " " }
        let number = Int(words.drop { !$0.isNumber }.prefix { $0.isNumber })
        if let number, (1...9).contains(number), headingWords.contains(String(letters)),
            words.utf8.count <= letters.utf8.count + 3
        {
            return .heading(number)
        }
        if let number, (1...9).contains(number), contentsWords.contains(where: { isNumbered(words, $0) }) {
            return .contents
        }
        // The style of LibreOffice that those of its numbered headings are based on has no number.
        return roles[words.filter { $0 != " " }] ?? (headingWords.contains(words) ? .heading(1) : nil)
    }

    /// Whether a name is a word with nothing but a number behind it.
    private static func isNumbered(_ name: String, _ word: String) -> Bool {
        name.hasPrefix(word) && name.dropFirst(word.count).allSatisfy { $0.isNumber || $0 == " " }
    }

    /// "Heading" as word processors in other languages name their styles, in lower case.
    private static let headingWords: Set<String> = [
        "heading", "überschrift", "berschrift", "titre", "título", "titulo", "ttulo", "titolo", "kop",
        "rubrik", "overskrift", "otsikko", "nagłówek", "nagwek", "nadpis", "заголовок", "cabeçalho", "cmsor",
        "címsor", "başlık", "balk", "titlu", "επικεφαλίδα", "標題", "标题", "見出し", "제목", "naslov", "antraštė",
        "pealkiri", "virsraksts", "encabezado",
    ]

    private static let contentsWords = [
        "toc ", "toc1", "toc2", "toc3", "toc4", "verzeichnis", "tm", "tdc", "sommario", "inhopg", "contents",
        "obsah", "innehåll", "оглавление", "spis treści", "table of figures",
    ]

    private static let roles: [String: Role] = [
        "title": .title, "titel": .title, "titre": .title, "título": .title, "titolo": .title,
        "titlu": .title,
        "subtitle": .body, "caption": .caption, "beschriftung": .caption, "légende": .caption,
        "imagecaption": .caption, "tablecaption": .caption, "epígrafe": .caption, "didascalia": .caption,
        "illustration": .caption, "figure": .caption, "drawing": .caption,
        "quote": .quote, "intensequote": .quote, "zitat": .quote, "intensiveszitat": .quote,
        "citation": .quote,
        "quotations": .quote, "blocktext": .quote, "cita": .quote, "citazione": .quote,
        "htmlpreformatted": .code, "sourcecode": .code, "code": .code, "preformattedtext": .code,
        "macrotext": .code, "macro": .code, "codeblock": .code,
        "tocheading": .contents, "contentsheading": .contents, "inhaltsverzeichnisüberschrift": .contents,
        "tableoffigures": .contents, "indexheading": .contents,
        "tableheading": .tableHeading, "tabellenüberschrift": .tableHeading, "header": .furniture,
        "listheading": .term, "listcontents": .definition, "definitionterm": .term, "definition": .definition,
        "footer": .furniture,
    ]
}

/// Reads `styles.xml`.
struct WordStylesHandler: XMLHandler {
    typealias Name = WordName

    private(set) var styles = WordStyles()
    private var id: String?
    private var style = WordStyles.Style()

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .style:
            id = attributes[.styleID]
            style = WordStyles.Style()
        case .styleName: style.name = attributes[.value] ?? ""
        case .basedOn: style.parent = attributes[.value]
        case .outlineLevel: style.outlineLevel = attributes.integer(.value)
        case .numberingID: style.numberingID = attributes.integer(.value)
        case .level: style.level = attributes.integer(.value)
        case .bold: style.isBold = attributes.flag(.value) ?? true
        case .strike, .doubleStrike: style.isStruck = attributes.flag(.value) ?? true
        case .verticalAlignment: style.script = Script(verticalAlignment: attributes[.value])
        case .vanish: style.isHidden = attributes.flag(.value) ?? true
        case .shading: style.isShaded = WordFlow.isDark(attributes)
        case .color where id != nil: style.ink = WordFlow.ink(attributes)
        case .size where id != nil: style.size = attributes.integer(.value)
        case .language where styles.language == nil && id == nil: styles.language = attributes[.value]
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard name == .style, let id else { return }
        styles.styles[id] = style
        self.id = nil
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}
