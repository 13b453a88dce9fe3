/// The styles of an OpenDocument file: what they are called, what they hide, how their lists count.
struct ODFStyles: Sendable {
    /// One style as written.
    struct Style: Sendable {
        var name = ""
        var parent: String?
        var outlineLevel: Int?
        var isBold: Bool?
        var isHidden: Bool?
        var isWhite: Bool?
        /// Whether its words are too small to be seen.
        var isTiny: Bool?
        var hasBackground: Bool?
        /// How far words are raised, or lowered when negative, in per cent of their height.
        var rise: Int?
        var isStruck: Bool?
        /// Whether a sheet or slide of the style is shown.
        var isShown: Bool?
    }

    /// One level of a list style.
    struct Level: Sendable {
        var bullet: String?
        var numeral = ListNumeral.none
        var prefix = ""
        var suffix = ""
        var shownLevels = 1
        var start = 1
        /// How the number is put together, such as `%1%.%2%`.
        var pattern: String?
    }

    var styles: [String: Style] = [:]
    var lists: [String: [Int: Level]] = [:]
    /// The numbers before headings.
    var outline: [Int: Level] = [:]
    var language: String?
    /// The sizes of pages in points, by the names of their layouts, and the layouts of master pages.
    var pageSizes: [String: (width: Double, height: Double)] = [:]
    var masters: [String: String] = [:]

    /// The size of the pages that follow a master page; nil when it is not said.
    func pageSize(of master: String?) -> (width: Double, height: Double)? {
        master.flatMap { masters[$0] }.flatMap { pageSizes[$0] }
    }

    /// A property of a style, or of the nearest ancestor that has it.
    func property<Value>(_ name: String?, _ key: (Style) -> Value?) -> Value? {
        var next = name
        for _ in 0..<32 {
            guard let current = next, let style = styles[current] else { return nil }
            if let value = key(style) { return value }
            next = style.parent
        }
        return nil
    }

    /// What a style says of a paragraph and of words, with everything that it inherits.
    struct Resolved: Sendable {
        let role: WordStyles.Role
        let isBold: Bool?
        let isHidden: Bool?
        let isWhite: Bool?
        let isTiny: Bool?
        let hasBackground: Bool
        let rise: Int?
        let isStruck: Bool?
    }

    /// Follows a style's ancestors.
    func resolve(_ name: String) -> Resolved {
        Resolved(
            role: role(of: name), isBold: property(name, \.isBold), isHidden: property(name, \.isHidden),
            isWhite: property(name, \.isWhite), isTiny: property(name, \.isTiny),
            hasBackground: property(name, \.hasBackground) == true,
            rise: property(name, \.rise), isStruck: property(name, \.isStruck))
    }

    /// What paragraphs of a style are.
    private func role(of name: String) -> WordStyles.Role {
        let role = property(name) { WordStyles.role(named: $0.name) }
        return role ?? WordStyles.role(named: Self.decoded(name)) ?? .body
    }

    /// A name with `_20_` and its like decoded.
    static func decoded(_ name: String) -> String {
        var result = ""
        var rest = Substring(name)
        while let underscore = rest.firstIndex(of: "_") {
            result += rest[..<underscore]
            let after = rest[rest.index(after: underscore)...]
            let code = after.prefix { $0.isHexDigit }
            if !code.isEmpty, after.dropFirst(code.count).first == "_", let value = UInt32(code, radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
                rest = after.dropFirst(code.count + 1)
            } else {
                result += "_"
                rest = after
            }
        }
        return result + rest
    }
}

/// Reads styles from `styles.xml`, `content.xml` or a flat file; a later style of a name replaces an earlier one.
struct ODFStylesHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case style = "style:style", name = "style:name", displayName = "style:display-name"
        case parent = "style:parent-style-name", outlineLevel = "style:default-outline-level"
        case textProperties = "style:text-properties", weight = "fo:font-weight", display = "text:display"
        case fontSize = "fo:font-size", color = "fo:color", background = "fo:background-color",
            tableProperties =
            "style:table-properties"
        case tableDisplay = "table:display", pageProperties = "style:drawing-page-properties"
        case pageVisibility = "presentation:visibility", paragraphProperties = "style:paragraph-properties"
        case sectionProperties = "style:section-properties"
        case listStyle = "text:list-style", outlineStyle = "text:outline-style"
        case number = "text:list-level-style-number", bullet = "text:list-level-style-bullet"
        case outlineNumber = "text:outline-level-style", level = "text:level", format = "style:num-format"
        case prefix = "style:num-prefix", suffix = "style:num-suffix", shownLevels = "text:display-levels"
        case start = "text:start-value", character = "text:bullet-char", pattern = "loext:num-list-format"
        case image = "text:list-level-style-image", language = "fo:language", defaultStyle =
            "style:default-style"
        case position = "style:text-position", struck = "style:text-line-through-style"
        case struckType = "style:text-line-through-type"
        case cellProperties = "style:table-cell-properties", body = "office:body"
        case rowProperties = "style:table-row-properties"
        case pageLayout = "style:page-layout", pageLayoutProperties = "style:page-layout-properties"
        case pageWidth = "fo:page-width", pageHeight = "fo:page-height", masterPage = "style:master-page"
        case pageLayoutName = "style:page-layout-name"
    }

    private(set) var styles: ODFStyles
    private var name: String?
    private var style = ODFStyles.Style()
    private var list: String?
    private var isOutline = false
    private var layout: String?

    init(_ styles: ODFStyles = ODFStyles()) {
        self.styles = styles
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .style: startStyle(attributes)
        case .textProperties: takeText(attributes)
        case .paragraphProperties, .cellProperties, .rowProperties: takeBackground(attributes)
        case .tableProperties:
            if let shown = attributes.flag(.tableDisplay) { style.isShown = shown }
            takeBackground(attributes)
        case .pageProperties:
            if let visible = attributes[.pageVisibility] { style.isShown = visible != "hidden" }
        case .pageLayout: layout = attributes[.name]
        case .pageLayoutProperties:
            guard let layout, let width = attributes[.pageWidth].flatMap(ODFLength.points),
                let height = attributes[.pageHeight].flatMap(ODFLength.points)
            else { return }
            styles.pageSizes[layout] = (width, height)
        case .masterPage:
            if let name = attributes[.name] { styles.masters[name] = attributes[.pageLayoutName] }
        case .listStyle: list = attributes[.name]
        case .outlineStyle: isOutline = true
        case .number, .outlineNumber, .bullet, .image: takeLevel(name, attributes)
        default: break
        }
    }

    private mutating func startStyle(_ attributes: XMLAttributes<Name>) {
        name = attributes[.name]
        style = ODFStyles.Style()
        style.name = attributes[.displayName] ?? ODFStyles.decoded(name ?? "")
        style.parent = attributes[.parent]
        style.outlineLevel = attributes.integer(.outlineLevel)
    }

    private mutating func takeText(_ attributes: XMLAttributes<Name>) {
        if name == nil, styles.language == nil, let language = attributes[.language], language != "none" {
            styles.language = language
        }
        if let weight = attributes[.weight] { style.isBold = weight == "bold" || (Int(weight) ?? 0) >= 600 }
        if let display = attributes[.display] { style.isHidden = display == "none" }
        if let size = attributes[.fontSize], size.hasSuffix("pt") {
            style.isTiny = Double(size.dropLast(2)).map { $0 <= 2 }
        }
        if let color = attributes[.color] { style.isWhite = color.lowercased() == "#ffffff" }
        takeBackground(attributes)
        if let line = attributes[.struck] ?? attributes[.struckType] { style.isStruck = line != "none" }
        if let position = attributes[.position] { style.rise = Self.rise(position) }
    }

    private mutating func takeBackground(_ attributes: XMLAttributes<Name>) {
        guard let colour = attributes[.background]?.lowercased() else { return }
        style.hasBackground = colour != "transparent" && colour != "#ffffff"
    }

    /// `super 58%`, `sub 58%` or `-33% 58%`.
    private static func rise(_ position: String) -> Int {
        let first = position.split(separator: " ").first ?? ""
        if first == "super" { return 1 }
        if first == "sub" { return -1 }
        return Int((Double(first.filter { $0 != "%" }) ?? 0).rounded().clamped(to: -100...100))
    }

    private mutating func takeLevel(_ name: Name?, _ attributes: XMLAttributes<Name>) {
        var level = ODFStyles.Level()
        if name == .bullet { level.bullet = Bullet.shown(attributes[.character] ?? "•") }
        if name == .image { level.bullet = "•" }
        level.numeral = Self.numeral(attributes[.format] ?? "")
        level.prefix = attributes[.prefix] ?? ""
        level.suffix = attributes[.suffix] ?? ""
        level.shownLevels = attributes.integer(.shownLevels) ?? 1
        level.start = attributes.integer(.start) ?? 1
        level.pattern = attributes[.pattern]
        let depth = attributes.integer(.level) ?? 1
        if isOutline {
            styles.outline[depth] = level
        } else if let list {
            styles.lists[list, default: [:]][depth] = level
        }
    }

    private static func numeral(_ format: String) -> ListNumeral {
        switch format {
        case "": .none
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: .decimal
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        switch name {
        case .style:
            if let own = self.name { styles.styles[own] = style }
            self.name = nil
        case .listStyle: list = nil
        case .outlineStyle: isOutline = false
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}
