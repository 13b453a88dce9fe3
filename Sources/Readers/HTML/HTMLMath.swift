import Documents

/// Writes the equations of a page on one line.
struct HTMLMath {
    private let tree: MarkupTree
    private var math = MathMLText()

    /// The words of an equation, such as `(a+b)/2` or `10^6`; annotations in other languages are left out.
    static func text(of root: MarkupTree.ID, _ tree: MarkupTree) -> String {
        var writer = HTMLMath(tree: tree)
        writer.walk(from: root)
        return writer.math.text
    }

    private init(tree: MarkupTree) {
        self.tree = tree
    }

    private mutating func walk(from root: MarkupTree.ID) {
        var current = root
        while true {
            if enter(current), case let child = tree.firstChild(of: current), child >= 0 {
                current = child
                continue
            }
            while true {
                leave(current)
                if current == root { return }
                let sibling = tree.nodes[Int(current)].nextSibling
                if sibling >= 0 {
                    current = sibling
                    break
                }
                current = tree.nodes[Int(current)].parent
            }
        }
    }

    /// Begins an element or adds a text; whether its children are part of the equation.
    private mutating func enter(_ node: MarkupTree.ID) -> Bool {
        guard !tree.isText(node) else {
            let outer = tree.nodes[Int(node)].parent
            let words = words(of: node, keepsSpaces: name(outer) == "mtext")
            if element(outer) == .token { math.append(words) } else { add(words) }
            return false
        }
        separate(node)
        guard let element = element(node) else { return false }
        math.start(element)
        if name(node) == "mfenced" { add("(") }
        return true
    }

    private func words(of text: MarkupTree.ID, keepsSpaces: Bool) -> String {
        let source = tree.string(tree.range(text))
        let words = Inline(source).text
        guard keepsSpaces, !words.isEmpty else { return words }
        return (source.first?.isWhitespace == true ? " " : "") + words
            + (source.last?.isWhitespace == true ? " " : "")
    }

    private mutating func leave(_ node: MarkupTree.ID) {
        guard !tree.isText(node), let element = element(node) else { return }
        if name(node) == "mfenced" { add(")") }
        math.end(element)
    }

    private mutating func add(_ words: String) {
        guard !words.isEmpty else { return }
        math.start(.token)
        math.append(words)
        math.end(.token)
    }

    /// What stands before an element by its place among the others, so that no two numbers touch.
    private mutating func separate(_ node: MarkupTree.ID) {
        let outer = tree.nodes[Int(node)].parent
        switch name(outer) {
        case _ where name(node) == "mspace": add(" ")
        case "mfenced" where !isFirst(node): add(",")
        case "mmultiscripts" where !isFirst(node): add(" ")
        default: break
        }
    }

    private func isFirst(_ node: MarkupTree.ID) -> Bool {
        tree.children(tree.nodes[Int(node)].parent).first { !tree.isText($0) } == node
    }

    private func name(_ node: MarkupTree.ID) -> String {
        let name = tree.nodes[Int(node)].name
        return name >= 0 && Int(name) < tree.names.count ? tree.names[Int(name)] : ""
    }

    /// The part of an equation that an element is; nil for what is no part of it.
    private func element(_ node: MarkupTree.ID) -> MathMLText.Element? {
        switch name(node) {
        case "mi", "mn", "mo", "mtext", "ms": .token
        case "mfrac": .fraction
        case "msup": .sup
        case "msub": .sub
        case "msubsup", "munderover": .both
        case "msqrt": .root
        case "mroot": .degree
        case "munder": .under
        case "mover": .over
        case "mtable": .table
        case "mtr", "mlabeledtr": .tableRow
        case "annotation", "annotation-xml", "mspace", "mphantom", "none", "mprescripts": nil
        default: .row
        }
    }
}

extension Inline {
    /// Adds an equation, apart from a word or number before it.
    mutating func append(equation node: MarkupTree.ID, of tree: MarkupTree) {
        let isBehindWord =
            bytes.last.map { $0 >= 0x80 || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 } ?? false
        append(Inline(HTMLMath.text(of: node, tree)), spaced: isBehindWord)
    }
}
