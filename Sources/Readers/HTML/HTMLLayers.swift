import Documents

/// Tells a page's main content from its navigation, banners and footers.
///
/// Semantic elements and roles speak first, then the words that authors use in class and id, then the share of text
/// that is links. Where the page names its main part, all else stands apart. If the body would be left with next to
/// nothing, only the plainest evidence counts.
struct HTMLLayers {
    /// The layers that begin at the elements of a page.
    static func marks(of tree: MarkupTree) -> HTMLMarks { HTMLLayers(tree).marks }

    /// The layers of a letter, or of a tree of another vocabulary, in which only elements speak: `footer` and `nav` stand
    /// apart.
    static func marks(ofTranslated tree: MarkupTree) -> HTMLMarks {
        var marks = HTMLMarks(count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated()
        where node.name == HTMLName.footer.rawValue || node.name == HTMLName.nav.rawValue {
            marks[MarkupTree.ID(index)] = .furniture
        }
        return marks
    }

    /// The layer that begins at an element, where it differs from its parent's.
    private var marks: HTMLMarks

    private let tree: MarkupTree
    private var text: [Int32]
    private var links: [Int32]
    private var linkCounts: [Int32]
    /// The nodes in document order; their numbers are not, where the parser moved elements.
    private let order: MarkupTree.Order
    private var body: MarkupTree.ID = 0
    private var hints: [MarkupTree.ID: HTMLHint] = [:]

    private init(_ tree: MarkupTree) {
        self.tree = tree
        text = [Int32](repeating: 0, count: tree.nodes.count)
        links = text
        linkCounts = text
        marks = HTMLMarks(count: tree.nodes.count)
        order = tree.documentOrder
        measure()
        hints = HTMLHints(tree, text: text).found
        mark()
    }

    // MARK: Measures

    /// Sums text and link text from the leaves up.
    private mutating func measure() {
        let order = order
        order.forEachReversed { id in
            let index = Int(id)
            let node = tree.nodes[index]
            let parent = Int(node.parent)
            guard parent >= 0 else { return }
            if node.name == MarkupTree.text {
                text[parent] += Self.weight(tree.bytes, Int(node.from), Int(node.to))
                return
            }
            switch HTMLName(rawValue: node.name) {
            // What no page shows is no text, whatever is made of the element later.
            case .script, .style, .template, .noscript:
                text[index] = 0
                links[index] = 0
                linkCounts[index] = 0
                return
            // Many anchors lead nowhere, and only name a place.
            case .a where tree.value(HTMLName.href.rawValue, of: id) != nil:
                links[index] = text[index]
                linkCounts[index] = 1
            case .body: body = MarkupTree.ID(index)
            default: break
            }
            text[parent] += text[index]
            links[parent] += links[index]
            linkCounts[parent] += linkCounts[index]
        }
    }

    static func weight(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Int32 {
        var at = from
        while at < to, bytes[at] <= 0x20 { at += 1 }
        return Int32(to - at)
    }

    // MARK: Decision

    private mutating func mark() {
        let total = text[Int(body)]
        var prose = HTMLProse(tree, order)
        prose.sum(without: marks)
        markHints(total, prose.prose)
        let main = mainElement(total)
        if let main { markOutside(main) }
        markLinkLists(total)
        prose.sum(without: marks)
        for node in prose.clutter(around: main ?? body, text, links, linkCounts) where marks[node] == nil {
            marks[node] = .furniture
        }
        guard bodyText() * 10 < total, bodyText() < 200 else { return }
        for node in marks.nodes {
            switch HTMLName(rawValue: tree.nodes[Int(node)].name) {
            case .nav, .footer, .button, .select: break
            default: marks[node] = nil
            }
        }
        if bodyText() * 20 < total { marks = HTMLMarks(count: tree.nodes.count) }
    }

    private mutating func markHints(_ total: Int32, _ prose: [Int32]) {
        for (node, hint) in hints {
            // What holds most of the running text is content, whatever it is called; remarks may well be the most.
            if hint != .remarks, prose[Int(body)] >= HTMLProse.least, prose[Int(node)] * 2 >= prose[Int(body)]
            {
                continue
            }
            switch hint {
            case .furniture: marks[node] = .furniture
            case .likelyFurniture where text[Int(node)] * 2 < total: marks[node] = .furniture
            case .beside where text[Int(node)] * 2 < total && !readsLikeContent(node):
                marks[node] = .furniture
            case .remarks where total - text[Int(node)] > 400: marks[node] = .furniture
            default: break
            }
        }
    }

    /// Whether an element has few links, and much text or a heading of its own with text below, or stands within the
    /// main part without leading anywhere, as a remark in an article does.
    private func readsLikeContent(_ root: MarkupTree.ID) -> Bool {
        let length = text[Int(root)]
        let isAside = tree.nodes[Int(root)].name == HTMLName.aside.rawValue
        if isAside, linkCounts[Int(root)] == 0, isWithinMain(root) { return true }
        guard links[Int(root)] * 5 < length else { return false }
        if length > 400 { return true }
        var current = tree.next(after: root, below: root)
        while let node = current {
            switch HTMLName(rawValue: tree.nodes[Int(node)].name) {
            case .h1, .h2: return length > text[Int(node)] + 20
            default: current = tree.next(after: node, below: root)
            }
        }
        return false
    }

    /// The one element that holds the main part, if the page says so and it holds a good share of the text.
    private func mainElement(_ total: Int32) -> MarkupTree.ID? {
        if let main = longest(.main), text[Int(main)] > 100 { return around(main) }
        if let main = longest(.likelyMain), text[Int(main)] * 10 > total * 3 { return main }
        let articles = tree.nodes.indices.filter { tree.nodes[$0].name == HTMLName.article.rawValue }
        guard articles.count == 1, let article = articles.first, text[article] * 2 > total else { return nil }
        return MarkupTree.ID(article)
    }

    /// The smallest element that holds a main part and all others that are a good part of it, as a page of several articles has.
    private func around(_ main: MarkupTree.ID) -> MarkupTree.ID {
        var around = main
        for (node, hint) in hints where hint == .main && text[Int(node)] * 4 >= text[Int(main)] {
            let path = Set(tree.ancestors(of: node)).union([node])
            while !path.contains(around), around > 0 { around = tree.nodes[Int(around)].parent }
        }
        return around
    }

    private func longest(_ hint: HTMLHint) -> MarkupTree.ID? {
        // Of equals the outermost, whatever the order of the dictionary.
        hints.filter { $0.value == hint }.map(\.key)
            .max { (text[Int($0)], -$0) < (text[Int($1)], -$1) }
    }

    private mutating func markOutside(_ main: MarkupTree.ID) {
        var current = main
        while current > 0, current != body {
            let parent = tree.nodes[Int(current)].parent
            guard parent >= 0 else { return }
            var sibling = tree.firstChild(of: parent)
            while sibling >= 0 {
                if sibling != current, marks[sibling] == nil { marks[sibling] = .furniture }
                sibling = tree.nodes[Int(sibling)].nextSibling
            }
            marks[current] = nil
            current = parent
        }
    }

    /// Marks lists and rows that consist of short links, as menus do, unless they are most of the page.
    private mutating func markLinkLists(_ total: Int32) {
        for index in tree.nodes.indices where linkCounts[index] >= 4 {
            let length = text[index]
            guard links[index] * 10 >= length * 8, length * 4 < total, length < linkCounts[index] * 40 else {
                continue
            }
            switch HTMLName(rawValue: tree.nodes[index].name) {
            case .table where holdsRows(MarkupTree.ID(index)): continue
            case .ul, .ol, .div, .p, .table, .center, .section:
                if !isWithinMain(MarkupTree.ID(index)) { marks[MarkupTree.ID(index)] = .furniture }
            default: continue
            }
        }
    }

    /// Whether a table has more rows than menus have.
    private func holdsRows(_ table: MarkupTree.ID) -> Bool {
        var rows = 0
        var current = tree.next(after: table, below: table)
        while let node = current, rows < 3 {
            if tree.nodes[Int(node)].name == HTMLName.tr.rawValue { rows += 1 }
            current = tree.next(after: node, below: table)
        }
        return rows >= 3
    }

    private func isMain(_ node: MarkupTree.ID) -> Bool {
        hints[node] == .main || hints[node] == .likelyMain
            || tree.nodes[Int(node)].name == HTMLName.article.rawValue
    }

    private func isWithinMain(_ node: MarkupTree.ID) -> Bool {
        isMain(node) || tree.ancestors(of: node).contains(where: isMain)
    }

    private func bodyText() -> Int32 {
        var furniture: Int32 = 0
        for node in marks.nodes where !hasMarkedAncestor(node) { furniture += text[Int(node)] }
        return text[Int(body)] - furniture
    }

    private func hasMarkedAncestor(_ node: MarkupTree.ID) -> Bool {
        var current = tree.nodes[Int(node)].parent
        while current > 0 {
            if marks[current] != nil { return true }
            current = tree.nodes[Int(current)].parent
        }
        return false
    }
}
