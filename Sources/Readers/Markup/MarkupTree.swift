/// The tree of an HTML or XML file in flat arrays.
///
/// Nodes are numbers; node 0 is the document. Text is a range of one byte buffer, which begins with the source
/// itself, so that most text is never copied. All traversal is by loops: no depth of nesting can overflow a stack.
struct MarkupTree: Sendable {
    /// A node's number.
    typealias ID = Int32

    /// One element or run of text.
    struct Node: Sendable {
        var parent: ID = -1
        var firstChild: ID = -1
        var lastChild: ID = -1
        var nextSibling: ID = -1
        var previousSibling: ID = -1
        /// The number of the element's name in ``MarkupTree/names``; -1 for text.
        var name: Int32
        /// For text its bytes; for an element its attributes.
        var from: UInt32
        var to: UInt32
    }

    /// One attribute: its name's number, and the bytes of its value.
    struct Attribute: Sendable {
        let name: Int32
        let from: UInt32
        let to: UInt32
    }

    static let text: Int32 = -1
    static let document: ID = 0

    /// The nodes, in the order in which they were met.
    var nodes: [Node] = [Node(name: -2, from: 0, to: 0)]
    /// The attributes of all elements.
    var attributes: [Attribute] = []
    /// What the ranges of text and values lie in.
    var bytes: [UInt8] = []
    /// The spelling of each name's number.
    var names: [String] = []

    /// Whether a node is text.
    func isText(_ node: ID) -> Bool { nodes[Int(node)].name == Self.text }

    /// The bytes of a text node.
    func range(_ node: ID) -> Range<Int> {
        let node = nodes[Int(node)]
        return Int(node.from)..<Int(node.to)
    }

    /// Whether an element has any attributes.
    func hasAttributes(_ element: ID) -> Bool { nodes[Int(element)].to > nodes[Int(element)].from }

    /// The bytes of an element's attribute, or nil when it has none of that name.
    func value(_ name: Int32, of node: ID) -> Range<Int>? {
        let node = nodes[Int(node)]
        guard node.name >= 0 else { return nil }
        for position in Int(node.from)..<Int(node.to) where attributes[position].name == name {
            return Int(attributes[position].from)..<Int(attributes[position].to)
        }
        return nil
    }

    /// The text of a range of bytes.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The children of a node, in order.
    func children(_ node: ID) -> Children { Children(tree: self, upcoming: nodes[Int(node)].firstChild) }

    /// The node after this one in document order, staying below `root`; `skipping` skips its children.
    func next(after node: ID, below root: ID, skipping: Bool = false) -> ID? {
        if !skipping, nodes[Int(node)].firstChild >= 0 { return nodes[Int(node)].firstChild }
        var current = node
        while current != root, current >= 0 {
            let sibling = nodes[Int(current)].nextSibling
            if sibling >= 0 { return sibling }
            current = nodes[Int(current)].parent
        }
        return nil
    }

    /// The elements around a node, the nearest first.
    func ancestors(of node: ID) -> some Sequence<ID> {
        sequence(first: nodes[Int(node)].parent) { nodes[Int($0)].parent }.lazy.prefix { $0 > 0 }
    }

    /// All nodes, each before its children.
    var documentOrder: [ID] {
        var order: [ID] = []
        order.reserveCapacity(nodes.count)
        var current = Self.document
        while true {
            order.append(current)
            if nodes[Int(current)].firstChild >= 0 {
                current = nodes[Int(current)].firstChild
                continue
            }
            while current != Self.document, nodes[Int(current)].nextSibling < 0 {
                current = nodes[Int(current)].parent
            }
            guard current != Self.document else { return order }
            current = nodes[Int(current)].nextSibling
        }
    }

    /// A walk over the children of a node.
    struct Children: Sequence, IteratorProtocol {
        let tree: MarkupTree
        var upcoming: ID

        mutating func next() -> ID? {
            guard upcoming >= 0 else { return nil }
            defer { upcoming = tree.nodes[Int(upcoming)].nextSibling }
            return upcoming
        }
    }
}

/// Building.
extension MarkupTree {
    /// The tree, which then holds nothing: a tree that two hold is copied when one of them changes it.
    mutating func moved() -> MarkupTree {
        let tree = self
        self = MarkupTree()
        return tree
    }

    /// Adds a node as the last child of a parent.
    @discardableResult
    mutating func append(_ node: Node, to parent: ID) -> ID {
        let id = ID(nodes.count)
        var node = node
        node.parent = parent
        node.previousSibling = nodes[Int(parent)].lastChild
        nodes.append(node)
        if node.previousSibling >= 0 {
            nodes[Int(node.previousSibling)].nextSibling = id
        } else {
            nodes[Int(parent)].firstChild = id
        }
        nodes[Int(parent)].lastChild = id
        return id
    }

    /// Adds a node just before another one.
    @discardableResult
    mutating func insert(_ node: Node, before sibling: ID) -> ID {
        let id = ID(nodes.count)
        var node = node
        node.parent = nodes[Int(sibling)].parent
        node.previousSibling = nodes[Int(sibling)].previousSibling
        node.nextSibling = sibling
        nodes.append(node)
        if node.previousSibling >= 0 {
            nodes[Int(node.previousSibling)].nextSibling = id
        } else {
            nodes[Int(node.parent)].firstChild = id
        }
        nodes[Int(sibling)].previousSibling = id
        return id
    }

    /// Adds text to the end of a parent, lengthening the last run when the bytes adjoin.
    mutating func appendText(_ from: Int, _ to: Int, to parent: ID) {
        let last = nodes[Int(parent)].lastChild
        if last >= 0, nodes[Int(last)].name == Self.text, Int(nodes[Int(last)].to) == from {
            nodes[Int(last)].to = UInt32(to)
        } else {
            append(Node(name: Self.text, from: UInt32(from), to: UInt32(to)), to: parent)
        }
    }
}
