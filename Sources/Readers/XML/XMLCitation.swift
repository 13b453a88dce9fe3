/// An entry of a bibliography in JATS, as a person would print it.
///
/// Mixed citations hold their own punctuation, element citations none; in both, the parts of a name touch each other.
enum XMLCitation {
    /// Adds the marks between the parts of a citation that the file leaves to its style sheet.
    static func punctuate(_ root: MarkupTree.ID, in tree: inout MarkupTree, _ names: [String]) {
        let isBare = !tree.children(root).contains { isWritten($0, tree) }
        var current = tree.next(after: root, below: root)
        while let node = current {
            let name = tree.nodes[Int(node)].name
            let spelling = name >= 0 && Int(name) < names.count ? names[Int(name)] : ""
            let isLast = tree.nodes[Int(node)].nextSibling < 0
            if !isLast, touches(node, tree), let mark = mark(after: spelling, isBare: isBare) {
                append(mark, after: node, to: &tree)
            }
            // One within it is punctuated by itself.
            current = tree.next(after: node, below: root, skipping: isCitation(spelling))
        }
    }

    private static func isCitation(_ spelling: String) -> Bool {
        if case .citation? = XMLVocabularyTable.roles[spelling] { true } else { false }
    }

    /// Puts the given names of a contributor before the surname, as a person would print them.
    static func orderName(_ root: MarkupTree.ID, in tree: inout MarkupTree, _ names: [String]) {
        var current = tree.next(after: root, below: root)
        while let node = current {
            let spelling = spelling(node, tree, names)
            current = tree.next(after: node, below: root, skipping: spelling == "contrib")
            guard spelling == "surname" else { continue }
            let given = tree.children(tree.nodes[Int(node)].parent)
                .first { $0 > node && Self.spelling($0, tree, names) == "given-names" }
            guard let given else { continue }
            // The two trade what they are; their children and places stay.
            tree.exchangeChildren(node, given)
            return
        }
    }

    private static func spelling(_ node: MarkupTree.ID, _ tree: MarkupTree, _ names: [String]) -> String {
        let name = tree.nodes[Int(node)].name
        return name >= 0 && Int(name) < names.count ? names[Int(name)] : ""
    }

    private static func mark(after name: String, isBare: Bool) -> String? {
        switch name {
        case "surname", "given-names", "string-name", "suffix", "prefix", "contrib-id": return " "
        case "name", "collab", "etal", "institution", "addr-line", "city", "state", "postal-code":
            return isBare ? ", " : nil
        case "person-group", "article-title", "chapter-title", "volume", "year", "source", "edition",
            "publisher-name", "publisher-loc", "fpage", "lpage", "pub-id", "issue", "label":
            return isBare ? (name == "fpage" ? "–" : name == "source" || name == "volume" ? " " : ". ") : nil
        default: return nil
        }
    }

    /// Whether a node is text with words or marks in it.
    private static func isWritten(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        tree.isText(node) && tree.bytes[tree.range(node)].contains { $0 > 0x20 }
    }

    /// Whether the next sibling follows without a word or space between.
    private static func touches(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        var next = tree.nodes[Int(node)].nextSibling
        while next >= 0, tree.isText(next), tree.range(next).isEmpty {
            next = tree.nodes[Int(next)].nextSibling
        }
        return next >= 0 && !isWritten(next, tree)
    }

    /// Adds a mark to the last words of a node.
    private static func append(_ mark: String, after node: MarkupTree.ID, to tree: inout MarkupTree) {
        var last = node
        while let child = tree.children(last).reduce(nil, { $1 }) { last = child }
        guard isWritten(last, tree) else { return }
        let words = tree.bytes[tree.range(last)]
        let isClosed = words.last == UInt8(ascii: ".") && mark.hasPrefix(".")
        let start = tree.bytes.count
        tree.bytes += Array(words) + Array(isClosed ? mark.dropFirst() : Substring(mark)).flatMap(\.utf8)
        tree.nodes[Int(last)].from = UInt32(start)
        tree.nodes[Int(last)].to = UInt32(tree.bytes.count)
    }
}
