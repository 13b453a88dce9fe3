import Documents

/// Walks the tree of a page and adds its blocks to a document, in the order in which they are shown.
struct HTMLFlow {
    var tree: MarkupTree
    let marks: HTMLMarks
    let visibility: HTMLVisibility
    var builder: DocumentBuilder
    var inline = Inline()
    /// The alternative texts of pictures within the block that is being gathered.
    var pictures: [(text: Inline, isHidden: Bool)] = []
    /// The open elements that change what their content becomes, the innermost last.
    var frames: [Frame] = []
    /// The sign of a box or task, until words follow it.
    var taskMark: String?
    /// Whether the content of the element just entered is skipped.
    var skipping = false
    /// Notes and deleted words, which follow the block that they stand in.
    var notes: [(text: Inline, isHidden: Bool, label: String?)] = []
    /// How many notes were numbered.
    var noteCount = 0
    /// How many notes are open, one within the other.
    var noteDepth = 0
    /// What was being gathered when each of them began.
    var interrupted: [Inline] = []
    /// The label that the open note has of its own.
    var noteLabel: String?
    /// How many of the tree's bytes were let go.
    var endOfReleased = 0

    private init(
        _ tree: consuming MarkupTree, _ marks: HTMLMarks, _ visibility: HTMLVisibility,
        _ builder: DocumentBuilder
    ) {
        self.tree = tree
        self.marks = marks
        self.visibility = visibility
        self.builder = builder
    }

    /// Adds the content of a page.
    ///
    /// - Parameters:
    ///   - root: the element of which no more than its content is added.
    ///   - marks: the layers that begin at some elements.
    ///   - visibility: what the page hides; nil takes it for one without scripts.
    static func append(
        _ tree: consuming MarkupTree, below root: MarkupTree.ID = MarkupTree.document, marks: HTMLMarks,
        visibility: HTMLVisibility? = nil, to builder: inout DocumentBuilder
    ) {
        let seen: HTMLVisibility
        if let visibility { seen = visibility } else { seen = HTMLVisibility(copy tree) }
        var flow = HTMLFlow(tree, marks, seen, builder)
        builder = DocumentBuilder(format: builder.format)
        flow.builder.reserve(flow.tree.bytes.count)
        flow.walk(from: root)
        builder = flow.builder
    }

    private mutating func walk(from root: MarkupTree.ID) {
        var current = root
        while true {
            skipping = false
            if current != root { enter(current) }
            if !skipping, case let child = tree.firstChild(of: current), child >= 0 {
                current = child
                continue
            }
            while true {
                leave(current)
                if current == root || builder.isFull {
                    flush()
                    return
                }
                let sibling = tree.nodes[Int(current)].nextSibling
                if sibling >= 0 {
                    current = sibling
                    break
                }
                current = tree.nodes[Int(current)].parent
            }
        }
    }

    private mutating func enter(_ node: MarkupTree.ID) {
        let element = tree.nodes[Int(node)]
        if element.name == MarkupTree.text {
            if Int(element.from) - endOfReleased >= Self.step {
                letGo(before: Int(element.from), above: node)
            }
            addText(Int(element.from), Int(element.to))
            return
        }
        guard let tag = HTMLName(rawValue: element.name) else {
            openMarked(node)
            return
        }
        switch tag {
        case _ where isLeftOut(node, tag): skipping = true
        case .br: inline.lineBreak()
        case .hr: flush()
        case .wbr: break
        case .img, .image: addPicture(node)
        case .input: addBox(node)
        case .table: openTable(node)
        case .footnote: openFootnote(node)
        case .del: openDeleted(node)
        case .sup, .sub, .s, .strike: openMark(node, tag)
        case .math:
            inline.append(equation: node, of: tree)
            skipping = true
        default: open(node, tag)
        }
    }

    private mutating func leave(_ node: MarkupTree.ID) {
        guard let last = frames.indices.last, frames[last].node == node else { return }
        if frames[last].isBlock {
            flush()
            taskMark = nil
        }
        let frame = frames.removeLast()
        if frame.isLink { inline.endLink() }
        if frame.isMark { inline.endMark() }
        if frame.isNote { closeNote() }
    }
}
