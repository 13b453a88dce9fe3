/// What a paragraph is by the class and style that Word and Outlook write into pages.
enum OfficeParagraph: Equatable {
    case title
    /// A line of the table of contents.
    case contents
    case item(depth: Int, marker: String)

    /// Nil for all other paragraphs; most have no class, and cost one look at their attributes.
    init?(_ node: MarkupTree.ID, _ tree: MarkupTree) {
        guard let name = tree.value(HTMLName.class.rawValue, of: node).map({ tree.bytes[$0] }),
            name.starts(with: "Mso".utf8)
        else { return nil }
        if name.elementsEqual("MsoTitle".utf8) {
            self = .title
        } else if name.starts(with: "MsoToc".utf8) {
            self = .contents
        } else if let depth = Self.listDepth(node, tree) {
            self = .item(depth: depth, marker: Self.marker(node, tree) ?? "•")
        } else {
            return nil
        }
    }

    /// Whether an element holds the number or bullet of an item: `mso-list:Ignore`.
    static func isLabel(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        style(node, tree)?.contains("mso-list:ignore") ?? false
    }

    /// The depth that `mso-list:l0 level2 lfo1` names, from 0.
    private static func listDepth(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Int? {
        guard let style = style(node, tree), let list = style.firstRange(of: "mso-list:") else { return nil }
        let value = style[list.upperBound...].prefix { $0 != ";" }
        guard let level = value.firstRange(of: "level"),
            let number = Int(value[level.upperBound...].prefix { $0.isNumber }), (1...9).contains(number)
        else { return nil }
        return number - 1
    }

    private static func style(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        tree.value(HTMLName.style.rawValue, of: node).map { range in
            String(decoding: tree.bytes[range].prefix(2_000), as: UTF8.self).lowercased()
        }
    }

    private static func marker(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        var current = tree.next(after: node, below: node)
        while let inner = current {
            if !tree.isText(inner), isLabel(inner, tree) { return words(inner, tree) }
            if tree.isText(inner),
                HTMLLayers.weight(tree.bytes, tree.range(inner).lowerBound, tree.range(inner).upperBound) > 0
            {
                return nil
            }
            current = tree.next(after: inner, below: node)
        }
        return nil
    }

    private static func words(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        var text = ""
        var current = tree.next(after: node, below: node)
        while let inner = current {
            if tree.isText(inner) { text += tree.string(tree.range(inner)) }
            current = tree.next(after: inner, below: node)
        }
        let bare = text.filter { !$0.isWhitespace }
        // A sign or a letter alone is a bullet of a symbol font, which numbers and letters that count never are.
        guard bare.count == 1, bare.allSatisfy({ !$0.isNumber }) else { return bare.isEmpty ? nil : bare }
        return Bullet.shown(bare)
    }
}
