/// The tree of an HTML or XML file in flat arrays.
///
/// Nodes are numbers; node 0 is the document. Text is a range of one byte buffer, which begins with the source
/// itself, so that most text is never copied. All traversal is by loops: no depth of nesting can overflow a stack.
struct MarkupTree: Sendable {
    /// A node's number.
    typealias ID = Int32

    /// One element or run of text; a large file has millions of them.
    struct Node: Sendable {
        var parent: ID = -1
        var nextSibling: ID = -1
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
    /// Where nodes are found whose order is not that of their numbers; none in most files.
    var links: [Links] = []
    /// How many of the bytes stand in the order of the nodes.
    var orderedBytes = 0

    /// Whether the nodes are numbered in document order.
    var isOrdered = true

    /// The first child of a node, or -1: the node behind it, as long as none was put before another one.
    @inline(__always)
    func firstChild(of node: ID) -> ID {
        if !links.isEmpty { return links[0].firsts[Int(node)] }
        let next = Int(node) + 1
        return next < nodes.count && nodes[next].parent == node ? ID(next) : -1
    }

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
    func children(_ node: ID) -> Children { Children(nodes: nodes, upcoming: firstChild(of: node)) }

    /// The node after this one in document order, staying below `root`; `skipping` skips its children.
    func next(after node: ID, below root: ID, skipping: Bool = false) -> ID? {
        if !skipping, case let child = firstChild(of: node), child >= 0 { return child }
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
    var documentOrder: Order {
        if isOrdered { return Order(count: nodes.count, numbers: []) }
        var order: [ID] = []
        order.reserveCapacity(nodes.count)
        var current: ID? = Self.document
        while let node = current {
            order.append(node)
            current = next(after: node, below: Self.document)
        }
        return Order(count: order.count, numbers: order)
    }

    /// The numbers of all nodes in some order, which are not written down where they ascend.
    struct Order: RandomAccessCollection {
        let count: Int
        fileprivate let numbers: [ID]

        var startIndex: Int { 0 }
        var endIndex: Int { count }

        subscript(position: Int) -> ID { numbers.isEmpty ? ID(position) : numbers[position] }

        /// Looks at each node, the first first.
        @inline(__always)
        func forEach(_ look: (ID) -> Void) {
            if numbers.isEmpty {
                for number in 0..<ID(count) { look(number) }
            } else {
                for number in numbers { look(number) }
            }
        }

        /// Looks at each node, the last first.
        @inline(__always)
        func forEachReversed(_ look: (ID) -> Void) {
            if numbers.isEmpty {
                for number in (0..<ID(count)).reversed() { look(number) }
            } else {
                for number in numbers.reversed() { look(number) }
            }
        }
    }

    /// A walk over the children of a node.
    struct Children: Sequence, IteratorProtocol {
        let nodes: [Node]
        var upcoming: ID

        mutating func next() -> ID? {
            guard upcoming >= 0 else { return nil }
            defer { upcoming = nodes[Int(upcoming)].nextSibling }
            return upcoming
        }
    }
}
