extension MarkupTree {
    /// Puts a space between elements that a page shows apart though nothing stands between them: a label and its value, the
    /// parts of a flexible box or a grid, and what a style makes a block.
    mutating func partNeighbours() {
        let asks = attributes.contains {
            $0.name == HTMLName.style.rawValue || $0.name == HTMLName.class.rawValue
        }
        guard asks || nodes.contains(where: { $0.name == HTMLName.label.rawValue }) else { return }
        for first in ID(0)..<ID(nodes.count) where isInline(first) {
            let second = nodes[Int(first)].nextSibling
            guard second >= 0, isInline(second), areParted(first, second), !isVerbatim(second) else {
                continue
            }
            insert(space(), behind: first)
        }
    }

    /// A text node of one space.
    mutating func space() -> Node { text(" ") }

    /// A text node of other words than the page's.
    mutating func text(_ words: String) -> Node {
        let from = UInt32(bytes.count)
        bytes += words.utf8
        return Node(name: Self.text, from: from, to: UInt32(bytes.count))
    }

    private func isInline(_ node: ID) -> Bool {
        switch HTMLName(rawValue: nodes[Int(node)].name) {
        case .span, .label, .b, .strong, .em, .i, .small, .a, .output, .data, .time: true
        default: false
        }
    }

    private func areParted(_ first: ID, _ second: ID) -> Bool {
        if nodes[Int(first)].name == HTMLName.label.rawValue { return true }
        if isBoxed(first) || isBoxed(second) || arranges(nodes[Int(first)].parent) { return true }
        return hasWord(first, Self.labels) && hasWord(second, Self.values)
    }

    /// Whether an element's style makes it a box of its own.
    private func isBoxed(_ node: ID) -> Bool {
        guard let display = display(of: node) else { return false }
        return ["block", "inline-block", "flex", "grid", "inline-flex", "table-cell", "table", "list-item"]
            .contains(display)
    }

    /// Whether an element's style makes boxes of its children.
    private func arranges(_ node: ID) -> Bool {
        guard node >= 0, let display = display(of: node) else { return false }
        return ["flex", "inline-flex", "grid", "inline-grid"].contains(display)
    }

    private func display(of node: ID) -> String? {
        guard let style = value(HTMLName.style.rawValue, of: node) else { return nil }
        let rules = string(style).lowercased().split(separator: ";").map { $0.split(separator: ":") }
        let rule = rules.last { $0.count == 2 && $0[0].filter { !$0.isWhitespace } == "display" }
        return rule.map { $0[1].filter { !$0.isWhitespace } }
    }

    /// Whether a class of an element has one of the words, its parts being joined by hyphens, underscores or capitals.
    private func hasWord(_ node: ID, _ wanted: Set<String>) -> Bool {
        guard let classes = value(HTMLName.class.rawValue, of: node) else { return false }
        return Self.classWords(string(classes)).contains { wanted.contains($0) }
    }

    /// The words that the names of classes are made of, in small letters.
    static func classWords(_ classes: String) -> [String] {
        var words: [String] = [""]
        var isSmall = false
        for mark in classes {
            if !mark.isLetter && !mark.isNumber || mark.isUppercase && isSmall { words.append("") }
            if mark.isLetter || mark.isNumber { words[words.count - 1] += mark.lowercased() }
            isSmall = mark.isLowercase
        }
        return words.filter { !$0.isEmpty }
    }

    private func isVerbatim(_ node: ID) -> Bool {
        ancestors(of: node).contains { ancestor in
            switch HTMLName(rawValue: nodes[Int(ancestor)].name) {
            case .pre, .code, .kbd, .samp, .math, .svg: true
            default: false
            }
        }
    }

    private static let labels: Set = [
        "label", "key", "term", "dt", "th", "title", "heading", "caption", "field", "name", "property",
        "prop",
        "attribute", "attr", "question",
    ]
    private static let values: Set = [
        "value", "val", "dd", "td", "data", "content", "text", "desc", "description", "definition", "detail",
        "details", "info", "answer",
    ]
}
