extension XMLOutline {
    /// The outline of a tree.
    init(_ tree: MarkupTree) {
        self.init(room: Room(elements: tree.nodes.count, bytes: tree.bytes.count))
        var current = tree.firstChild(of: MarkupTree.document)
        while current > 0 {
            add(current, of: tree)
            if case let child = tree.firstChild(of: current), child >= 0 {
                current = child
                continue
            }
            while current > 0 {
                if !tree.isText(current) { endElement() }
                if tree.nodes[Int(current)].nextSibling >= 0 { break }
                current = tree.nodes[Int(current)].parent
            }
            if current > 0 { current = tree.nodes[Int(current)].nextSibling }
        }
        finish(tree.names)
    }

    private mutating func add(_ id: MarkupTree.ID, of tree: MarkupTree) {
        let node = tree.nodes[Int(id)]
        unsafe tree.bytes.withUnsafeBytes { bytes in
            func words(_ from: UInt32, _ to: UInt32) -> UnsafeRawBufferPointer {
                unsafe UnsafeRawBufferPointer(rebasing: bytes[Int(from)..<Int(to)])
            }
            guard node.name >= 0 else { return unsafe addText(words(node.from, node.to)) }
            start(Int(node.name))
            for attribute in tree.attributes[Int(node.from)..<Int(node.to)] {
                unsafe addAttribute(Int(attribute.name), words(attribute.from, attribute.to))
            }
        }
    }
}
