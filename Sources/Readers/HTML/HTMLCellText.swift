import Documents

/// Gathers all text below an element as one run; blocks within it are parted by spaces, and what the page hides stands apart.
struct HTMLCellText {
    private let tree: MarkupTree
    private let visibility: HTMLVisibility?
    /// The text of the element that was read last, on one line.
    private(set) var inline = Inline()
    /// What the page hides within that element.
    private(set) var hidden = Inline()
    /// The links and marks that are open.
    private var open: [(node: MarkupTree.ID, isLink: Bool)] = []

    /// The text of a cell or caption, on one line.
    static func of(_ root: MarkupTree.ID, _ tree: MarkupTree) -> Inline {
        var text = HTMLCellText(tree)
        text.read(root)
        return text.inline
    }

    /// Makes room for the texts of many cells, one after the other.
    ///
    /// - Parameter visibility: what the page hides; nil takes all words as shown.
    init(_ tree: MarkupTree, _ visibility: HTMLVisibility? = nil) {
        self.tree = tree
        self.visibility = visibility
    }

    /// Reads a cell or caption in the room of the one before.
    mutating func read(_ root: MarkupTree.ID) {
        inline.clear()
        hidden.clear()
        var current = tree.next(after: root, below: root)
        while let id = current {
            if !open.isEmpty { endOpen(before: id) }
            let skips = enter(id)
            current = tree.next(after: id, below: root, skipping: skips)
        }
        endOpen(before: nil)
        inline.joinLines()
        hidden.joinLines()
    }

    /// Takes an element or text; true when what lies within it is not to be read.
    private mutating func enter(_ id: MarkupTree.ID) -> Bool {
        let node = tree.nodes[Int(id)]
        if node.name == MarkupTree.text {
            let isHidden = visibility?.isHidden(node.parent) == true
            unsafe tree.bytes.withUnsafeBytes { bytes in
                let words = unsafe UnsafeRawBufferPointer(rebasing: bytes[Int(node.from)..<Int(node.to)])
                unsafe isHidden ? hidden.append(utf8: words) : inline.append(utf8: words)
            }
            return false
        }
        let name = HTMLName(rawValue: node.name)
        switch name {
        case .script, .style, .template, .select: return true
        case .del:
            if visibility != nil { hidden.append(Self.of(id, tree), spaced: true) }
            return true
        case .input:
            if let mark = HTMLTaskMark.ofBox(id, tree) { inline.append(Inline(mark), spaced: true) }
            return true
        case .math:
            inline.append(equation: id, of: tree)
            return true
        case .img:
            if let range = tree.value(HTMLName.alt.rawValue, of: id) {
                let words = Inline(tree.string(range))
                if visibility?.isHidden(id) == true {
                    hidden.append(words, spaced: true)
                } else {
                    inline.append(words, spaced: true)
                }
            }
        case .a:
            if let target = tree.value(HTMLName.href.rawValue, of: id) {
                inline.beginLink(tree.string(target))
                open.append((id, true))
                if tree.isNoteReference(id) {
                    inline.beginMark(.script(.superscript))
                    open.append((id, false))
                }
            }
        case .br, .p, .div, .li, .ul, .ol, .dl, .dt, .dd, .tr, .td, .th, .caption:
            inline.space()
            hidden.space()
        default:
            if let mark = name?.mark {
                inline.beginMark(mark)
                open.append((id, false))
            }
        }
        return false
    }

    /// Ends links and marks, the innermost first, as long as they do not hold the node that comes next.
    private mutating func endOpen(before next: MarkupTree.ID?) {
        while let last = open.last, next.map({ !tree.ancestors(of: $0).contains(last.node) }) ?? true {
            if last.isLink { inline.endLink() } else { inline.endMark() }
            open.removeLast()
        }
    }
}
