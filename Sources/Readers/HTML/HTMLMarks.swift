import Documents

/// The layers that begin at some nodes of a tree, by the node's number.
struct HTMLMarks {
    private var layers: [Block.Layer?]

    /// No marks for so many nodes.
    init(count: Int) {
        layers = [Block.Layer?](repeating: nil, count: count)
    }

    /// The layer that begins at a node.
    subscript(node: MarkupTree.ID) -> Block.Layer? {
        get { layers[Int(node)] }
        set { layers[Int(node)] = newValue }
    }

    /// The marked nodes.
    var nodes: [MarkupTree.ID] { layers.indices.filter { layers[$0] != nil }.map(MarkupTree.ID.init) }
}
