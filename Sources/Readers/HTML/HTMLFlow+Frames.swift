import Documents

extension HTMLFlow {
    /// An open element that changes what its content becomes.
    struct Frame {
        let node: MarkupTree.ID
        var kind: Block.Kind
        var layer: Block.Layer
        var listDepth: Int
        /// How a list counts its items; nil for what is no list.
        var numeral: ListNumeral?
        /// The number of the list's next item, and by how much those after it differ.
        var number: Int
        var step: Int
        var isVerbatim: Bool
        /// Whether the element's own start and end part blocks.
        let isBlock: Bool
        let isLink: Bool
        var isMark = false
        /// The marker of an item, until its first block carries it.
        var marker: String?
        /// Whether the marker of the item stands in its text, as office programs write it.
        var isOfficeItem = false
        /// Whether it is a note or deleted words, which interrupt what was being gathered.
        var isNote = false
    }

    /// A frame of an element that takes over what surrounds it.
    func frame(_ node: MarkupTree.ID, isBlock: Bool, isLink: Bool = false) -> Frame {
        guard let outer = frames.indices.last else {
            return Frame(
                node: node, kind: .paragraph, layer: .body, listDepth: 0, number: 0, step: 1,
                isVerbatim: false, isBlock: isBlock, isLink: isLink)
        }
        return Frame(
            node: node, kind: frames[outer].kind, layer: frames[outer].layer,
            listDepth: frames[outer].listDepth, number: 0, step: 1, isVerbatim: frames[outer].isVerbatim,
            isBlock: isBlock, isLink: isLink)
    }

    /// The layer of an element: what hides it weighs more than what sets it apart.
    func layer(of node: MarkupTree.ID) -> Block.Layer {
        if visibility.isHidden(node) { return .hidden }
        guard layer == .hidden else { return marks[node] ?? layer }
        // What hides its words may hold some that can be seen, unless they are hidden for another reason.
        guard noteDepth == 0, let outer = frames.last, visibility.isHidden(outer.node) else { return .hidden }
        return marks[node] ?? tree.ancestors(of: node).lazy.compactMap { marks[$0] }.first
            ?? .body
    }

    /// The layer of what is being read.
    var layer: Block.Layer { frames.indices.last.map { frames[$0].layer } ?? .body }

    var isWithinHeading: Bool {
        switch frames.last?.kind {
        case .heading, .term, .definition: true
        default: false
        }
    }

    var isWithinNavigation: Bool {
        frames.contains { frame in
            switch HTMLName(rawValue: tree.nodes[Int(frame.node)].name) {
            case .nav, .footer, .aside, .dialog: true
            default: false
            }
        }
    }
}
