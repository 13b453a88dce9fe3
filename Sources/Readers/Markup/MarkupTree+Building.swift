/// Building.
extension MarkupTree {
    /// Where nodes are found whose order is not that of their numbers.
    struct Links: Sendable {
        /// The first child of each node.
        fileprivate(set) var firsts: [ID] = []
        /// The last child and the previous sibling of each node, while such nodes are added.
        fileprivate var lasts: [ID] = []
        fileprivate var previous: [ID] = []
    }

    /// The tree, which then holds nothing: a tree that two hold is copied when one of them changes it.
    mutating func moved() -> MarkupTree {
        let tree = self
        self = MarkupTree()
        return tree
    }

    /// Lets go of what is needed only while nodes are added.
    mutating func settle() {
        guard !links.isEmpty else { return }
        (links[0].lasts, links[0].previous) = ([], [])
    }

    /// Adds a node as the last child of a parent.
    @discardableResult
    mutating func append(_ node: Node, to parent: ID) -> ID {
        append(node, to: parent, behind: lastChild(of: parent))
    }

    /// Adds text to the end of a parent, lengthening the last run when the bytes adjoin.
    mutating func appendText(_ from: Int, _ to: Int, to parent: ID) {
        let last = lastChild(of: parent)
        if last >= 0, nodes[Int(last)].name == Self.text, Int(nodes[Int(last)].to) == from {
            nodes[Int(last)].to = UInt32(to)
        } else {
            let node = Node(name: Self.text, from: UInt32(from), to: UInt32(to))
            append(node, to: parent, behind: last)
        }
    }

    @discardableResult
    private mutating func append(_ node: Node, to parent: ID, behind last: ID) -> ID {
        let id = ID(nodes.count)
        var node = node
        node.parent = parent
        nodes.append(node)
        if last >= 0 { nodes[Int(last)].nextSibling = id }
        if !links.isEmpty {
            if last < 0 { links[0].firsts[Int(parent)] = id }
            links[0].lasts[Int(parent)] = id
            addLinks(previous: last)
        }
        return id
    }

    /// Adds a node just before another one.
    @discardableResult
    mutating func insert(_ node: Node, before sibling: ID) -> ID {
        link()
        let id = ID(nodes.count)
        let previous = links[0].previous[Int(sibling)]
        var node = node
        node.parent = nodes[Int(sibling)].parent
        node.nextSibling = sibling
        nodes.append(node)
        addLinks(previous: previous)
        links[0].previous[Int(sibling)] = id
        if previous >= 0 {
            nodes[Int(previous)].nextSibling = id
        } else {
            links[0].firsts[Int(node.parent)] = id
        }
        return id
    }

    /// Adds a node just behind another one that is not the last.
    mutating func insert(_ node: Node, behind sibling: ID) {
        let next = nodes[Int(sibling)].nextSibling
        if !links.isEmpty {
            insert(node, before: next)
            return
        }
        isOrdered = false
        var node = node
        node.parent = nodes[Int(sibling)].parent
        node.nextSibling = next
        nodes[Int(sibling)].nextSibling = ID(nodes.count)
        nodes.append(node)
    }

    /// The node before another one of the same parent, or -1.
    mutating func previousSibling(of node: ID) -> ID {
        link()
        return links[0].previous[Int(node)]
    }

    /// Gives two elements each other's children.
    mutating func exchangeChildren(_ one: ID, _ other: ID) {
        link()
        links[0].firsts.swapAt(Int(one), Int(other))
        links[0].lasts.swapAt(Int(one), Int(other))
        for owner in [one, other] {
            for child in Array(children(owner)) { nodes[Int(child)].parent = owner }
        }
    }

    // MARK: Links

    /// The last child of a node, or -1.
    @inline(__always)
    private mutating func lastChild(of parent: ID) -> ID {
        guard isOrdered else { return linkedLastChild(of: parent) }
        // As long as nodes are only added behind all others, it is the last of them or around that.
        var last = ID(nodes.count - 1)
        while last != parent {
            let outer = nodes[Int(last)].parent
            if outer == parent { return last }
            guard outer >= 0 else { return linkedLastChild(of: parent) }
            last = outer
        }
        return -1
    }

    private mutating func linkedLastChild(of parent: ID) -> ID {
        link()
        return links[0].lasts[Int(parent)]
    }

    private mutating func addLinks(previous: ID) {
        links[0].previous.append(previous)
        links[0].firsts.append(-1)
        links[0].lasts.append(-1)
    }

    /// Writes down what the order of the nodes no longer tells.
    private mutating func link() {
        if let links = links.first, !links.lasts.isEmpty { return }
        var found = Links()
        found.firsts = nodes.indices.map { firstChild(of: ID($0)) }
        found.lasts = [ID](repeating: -1, count: nodes.count)
        found.previous = found.lasts
        isOrdered = false
        for parent in nodes.indices {
            var last: ID = -1
            var child = found.firsts[parent]
            while child >= 0 {
                found.previous[Int(child)] = last
                last = child
                child = nodes[Int(child)].nextSibling
            }
            found.lasts[parent] = last
        }
        links = [found]
    }
}
