/// What an element says of itself by its name, role, class or id.
enum HTMLHint {
    case furniture, likelyFurniture, main, likelyMain
    /// Beside or above the content, unless it reads like content itself.
    case beside
    /// What readers of the page wrote below it.
    case remarks
}

/// Finds the hints that the elements of a page give of whether they are content.
struct HTMLHints {
    /// The hint of each element that gives one.
    private(set) var found: [MarkupTree.ID: HTMLHint] = [:]

    private let tree: MarkupTree
    private let text: [Int32]
    /// The hints of classes and ids, by their hash.
    private var known: [UInt64: HTMLHint?] = [:]

    /// - Parameter text: how much text lies within each node.
    init(_ tree: MarkupTree, text: [Int32]) {
        self.tree = tree
        self.text = text
        for (index, node) in tree.nodes.enumerated() where node.name >= 0 {
            guard let hint = hint(of: node, MarkupTree.ID(index)) else { continue }
            found[MarkupTree.ID(index)] = hint
        }
    }

    private mutating func hint(of node: MarkupTree.Node, _ id: MarkupTree.ID) -> HTMLHint? {
        let tag = HTMLName(rawValue: node.name)
        switch tag {
        // What opens an answer is its question.
        case .button where text[Int(id)] >= 12 && tree.value(HTMLName.ariaExpanded.rawValue, of: id) != nil:
            return nil
        case .nav, .menu, .button, .dialog, .select, .datalist: return .furniture
        case .footer: return isWithinSection(id) ? nil : .furniture
        case .header: return isWithinSection(id) ? nil : .beside
        case .aside: return isAdvice(node) ? nil : .beside
        case .main: return .main
        case .html, .body, .h1, .h2, .h3, .code, .pre, .img, .a, .td, .th, .tr, .tbody: return nil
        case .noscript: return .furniture
        default: return hint(ofAttributes: node)
        }
    }

    private mutating func hint(ofAttributes node: MarkupTree.Node) -> HTMLHint? {
        var id: ArraySlice<UInt8>?
        var isSection = node.name == HTMLName.section.rawValue
        for position in Int(node.from)..<Int(node.to) {
            let attribute = tree.attributes[position]
            let value = tree.bytes[Int(attribute.from)..<Int(attribute.to)]
            switch attribute.name {
            case HTMLName.role.rawValue: if let hint = Self.role(value) { return hint }
            case HTMLName.class.rawValue:
                if let hint = words(value) { return hint }
                isSection = isSection || value.elementsEqual("section".utf8)
            case HTMLName.id.rawValue: id = value
            default: break
            }
        }
        // The id of a section is its heading, which may well speak of sharing, searching or cookies.
        guard let id, !isSection, id.count(where: { $0 == UInt8(ascii: "-") }) < 3 else { return nil }
        return words(id)
    }

    /// Whether an element is named as what readers must heed, such as a warning.
    private func isAdvice(_ node: MarkupTree.Node) -> Bool {
        tree.attributes[Int(node.from)..<Int(node.to)].contains { attribute in
            guard attribute.name == HTMLName.class.rawValue || attribute.name == HTMLName.role.rawValue else {
                return false
            }
            let words = tree.string(Int(attribute.from)..<Int(attribute.to)).lowercased()
            return words.split { !$0.isLetter }.contains { HTMLLayerWords.advice.contains(String($0)) }
        }
    }

    private func isWithinSection(_ node: MarkupTree.ID) -> Bool {
        tree.ancestors(of: node).contains {
            switch HTMLName(rawValue: tree.nodes[Int($0)].name) {
            case .article, .section, .blockquote, .main, .figure, .td: true
            default: false
            }
        }
    }

    private static func role(_ value: ArraySlice<UInt8>) -> HTMLHint? {
        switch String(decoding: value, as: UTF8.self).lowercased() {
        case "navigation", "banner", "contentinfo", "search", "menubar", "menu", "dialog", "alertdialog",
            "toolbar", "tablist":
            .furniture
        case "complementary": .beside
        case "main": .main
        default: nil
        }
    }

    /// The hint of a class or id; pages repeat the same few, so that each is looked at once.
    private mutating func words(_ value: ArraySlice<UInt8>) -> HTMLHint? {
        let key = value.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        if let hint = known[key] { return hint }
        let hint = Self.words(value)
        known[key] = .some(hint)
        return hint
    }

    private static func words(_ value: ArraySlice<UInt8>) -> HTMLHint? {
        for token in value.split(whereSeparator: { $0 <= 0x20 }) where token.count < 40 {
            let word = String(decoding: token, as: UTF8.self).lowercased()
            if HTMLLayerWords.main.contains(word) { return .likelyMain }
            if HTMLLayerWords.furniture.contains(word) { return .likelyFurniture }
            if HTMLLayerWords.beside.contains(word) { return .beside }
            if HTMLLayerWords.remarks.contains(word) { return .remarks }
            let parts = word.split(whereSeparator: { $0 == "-" || $0 == "_" })
            if parts.count > 1, parts.contains(where: { HTMLLayerWords.parts.contains(String($0)) }) {
                return .likelyFurniture
            }
        }
        return nil
    }
}
