import Documents

/// Where a page's running text stands, and what around and within it is clutter.
///
/// Running text is what blocks of more than a line hold beside their links. The smallest element with most of it is
/// the article; what stands around it and consists of links to a good part is not content, nor are runs of links
/// between its paragraphs. Pages with little running text, such as lists and tables, are left as they are.
struct HTMLProse {
    /// The running text below each element, in bytes, without what is already set apart.
    private(set) var prose: [Int32] = []
    /// The running text of each block, in bytes.
    private var own: [Int32]
    private let tree: MarkupTree
    private let order: MarkupTree.Order
    private var marks = HTMLMarks(count: 0)

    /// The shortest block that counts as running text, in bytes.
    private static let shortest: Int32 = 80
    /// How many links around an article, and most of the words there, make its page part of a site, with menus and teasers.
    private static let portalLinks: Int32 = 10
    /// The least running text that makes an article, in bytes.
    static let least: Int32 = 400

    init(_ tree: MarkupTree, _ order: MarkupTree.Order) {
        self.tree = tree
        self.order = order
        own = [Int32](repeating: 0, count: tree.nodes.count)
        gather()
    }

    /// Adds up the words of each block, those in links against it.
    private mutating func gather() {
        var linked = [Int32](repeating: 0, count: tree.nodes.count)
        // The block that each node is part of, below zero where a link is around it.
        var blocks = [Int32](repeating: 0, count: tree.nodes.count)
        let order = order
        order.forEach { id in
            let index = Int(id)
            let node = tree.nodes[index]
            guard node.parent >= 0 else { return }
            let block = blocks[Int(node.parent)]
            guard node.name == MarkupTree.text else {
                let nearest = Self.isInline(node.name) ? max(block, ~block) : id
                blocks[index] = block < 0 || node.name == HTMLName.a.rawValue ? ~nearest : nearest
                return
            }
            let length = HTMLLayers.weight(tree.bytes, Int(node.from), Int(node.to))
            if block < 0 { linked[Int(~block)] += length } else { own[Int(block)] += length }
        }
        for index in tree.nodes.indices where own[index] > 0 {
            let isProse =
                own[index] >= Self.shortest && linked[index] < own[index]
                && Self.holdsProse(tree.nodes[index].name)
            if !isProse { own[index] = 0 }
        }
    }

    /// Sums from the leaves up, leaving out what is set apart.
    mutating func sum(without marks: HTMLMarks) {
        self.marks = marks
        prose = own
        let order = order
        order.forEachReversed { id in
            let index = Int(id)
            if marks[id] != nil { prose[index] = 0 }
            let parent = Int(tree.nodes[index].parent)
            if parent >= 0 { prose[parent] += prose[index] }
        }
    }

    private static func isInline(_ name: Int32) -> Bool {
        switch HTMLName(rawValue: name) {
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u, .span, .sub,
            .sup,
            .q, .abbr, .cite, .dfn, .kbd, .samp, .var, .mark, .del, .ins, .bdo, .bdi, .time, .data, .label,
            nil:
            true
        default: false
        }
    }

    private static func holdsProse(_ name: Int32) -> Bool {
        switch HTMLName(rawValue: name) {
        case .h1, .h2, .h3, .h4, .h5, .h6, .script, .style, .noscript, .template, .head, .title, .select,
            .option,
            .button, .textarea, .iframe, .svg, .form:
            false
        default: true
        }
    }

    // MARK: Clutter

    /// The elements around and within the article that are not content, or none where the page is no article.
    func clutter(
        around root: MarkupTree.ID, _ text: [Int32], _ links: [Int32], _ linkCounts: [Int32]
    ) -> [MarkupTree.ID] {
        let total = prose[Int(root)]
        guard total >= Self.least, total * 4 > text[Int(root)] - links[Int(root)] else { return [] }
        let article = article(in: root, total)
        let isWithinPortal =
            linkCounts[0] - linkCounts[Int(article)] >= Self.portalLinks
            && (links[0] - links[Int(article)]) * 2 >= text[0] - text[Int(article)]
        var clutter: [MarkupTree.ID] = []
        var current = article
        while current != root, current > 0 {
            let parent = tree.nodes[Int(current)].parent
            var waiting = Array(tree.children(parent)).filter { $0 != current }
            let isBesideArticle = current == article
            while let node = waiting.popLast() {
                let length = text[Int(node)]
                guard length > 0, marks[node] == nil, !tree.isText(node) else { continue }
                let isLinked = links[Int(node)] * 4 >= length && linkCounts[Int(node)] > 0
                let isApart =
                    isWithinPortal && isBox(node)
                    && (prose[Int(node)] == 0 || !isBesideArticle && prose[Int(node)] * 10 < total)
                guard isLinked || isApart || linkCounts[Int(node)] > 0 else { continue }
                if (isLinked || isApart) && !holds(node, isLinked ? Self.isTitle : Self.isContent) {
                    clutter.append(node)
                } else if !isRunning(node) {
                    waiting += tree.children(node)
                }
            }
            current = parent
        }
        return clutter + linkRuns(in: article, text, links, linkCounts)
    }

    /// Whether an element only groups others; paragraphs, headings and lists of terms between sections are content.
    private func isBox(_ element: MarkupTree.ID) -> Bool {
        switch HTMLName(rawValue: tree.nodes[Int(element)].name) {
        case .p, .h1, .h2, .h3, .h4, .h5, .h6, .dl, .dt, .dd, .pre, .blockquote, .figure, .table: false
        default: true
        }
    }

    /// Whether an element has words of its own, between which its links and marks stand.
    private func isRunning(_ element: MarkupTree.ID) -> Bool {
        tree.children(element).contains { child in
            let node = tree.nodes[Int(child)]
            return tree.isText(child) && HTMLLayers.weight(tree.bytes, Int(node.from), Int(node.to)) > 0
        }
    }

    private func holds(_ root: MarkupTree.ID, _ isWanted: (HTMLName) -> Bool) -> Bool {
        var current: MarkupTree.ID? = root
        while let node = current {
            if let name = HTMLName(rawValue: tree.nodes[Int(node)].name), isWanted(name) { return true }
            current = tree.next(after: node, below: root)
        }
        return false
    }

    private static func isTitle(_ name: HTMLName) -> Bool { name == .h1 }

    private static func isContent(_ name: HTMLName) -> Bool {
        switch name {
        case .h1, .h2, .table, .pre, .dl, .figcaption: true
        default: false
        }
    }

    /// The smallest element that holds most of the running text.
    private func article(in root: MarkupTree.ID, _ total: Int32) -> MarkupTree.ID {
        var current = root
        while let child = tree.children(current).first(where: { holdsMost($0, of: total) }) {
            switch HTMLName(rawValue: tree.nodes[Int(child)].name) {
            case .div, .article, .section, .main, .center, .form, .table, .tbody, .tr, .td, .span, .font,
                .body,
                .fieldset, .details, .search, nil:
                current = child
            default: return current
            }
        }
        return current
    }

    /// Whether an element has most of the running text; nearly all of it where others beside it are called like it, as the
    /// sections of one document are.
    private func holdsMost(_ node: MarkupTree.ID, of total: Int32) -> Bool {
        let share = prose[Int(node)] * 5
        return share >= total * 4 || share >= total * 3 && !hasPeers(node)
    }

    private func hasPeers(_ node: MarkupTree.ID) -> Bool {
        let element = tree.nodes[Int(node)]
        let name = tree.value(HTMLName.class.rawValue, of: node).map(tree.string)
        guard name != nil || element.name == HTMLName.section.rawValue else { return false }
        return tree.children(element.parent).contains {
            $0 != node && tree.nodes[Int($0)].name == element.name
                && tree.value(HTMLName.class.rawValue, of: $0).map(tree.string) == name
        }
    }

    /// Boxes between the paragraphs that hold links and no running text, where running text prevails.
    private func linkRuns(
        in article: MarkupTree.ID, _ text: [Int32], _ links: [Int32], _ linkCounts: [Int32]
    ) -> [MarkupTree.ID] {
        guard prose[Int(article)] * 2 > text[Int(article)] else { return [] }
        var runs: [MarkupTree.ID] = []
        var current = tree.next(after: article, below: article)
        while let node = current {
            var isRun = false
            if linkCounts[Int(node)] >= 2, prose[Int(node)] == 0, links[Int(node)] * 2 >= text[Int(node)] {
                switch HTMLName(rawValue: tree.nodes[Int(node)].name) {
                case .div, .aside, .form, .header: isRun = !holds(node, Self.isContent)
                default: break
                }
            }
            if isRun { runs.append(node) }
            let isDone = isRun || linkCounts[Int(node)] < 2
            current = tree.next(after: node, below: article, skipping: isDone)
        }
        return runs
    }
}
