/// Builds a tree from XML.
///
/// Names that HTML also has carry HTML's numbers.
@safe final class XMLTreeSink: XMLSink, XMLGatheringSink {
    private(set) var tree = MarkupTree()
    private var open: [MarkupTree.ID] = [MarkupTree.document]
    private var numbers = XMLNumbers.ofHTML
    /// The namespace of the root element.
    private(set) var rootNamespace: String?

    /// Makes room for what a file may hold, which costs nothing until it is used: a tree that is moved as it grows is held twice.
    init(_ utf8: [UInt8]) {
        tree.bytes.reserveCapacity(utf8.count / 2)
        let tags = utf8.count { $0 == UInt8(ascii: "<") }
        tree.nodes.reserveCapacity(min(tags * 3 / 2, utf8.count / 4) + 2)
    }

    var wordCount: Int {
        tree.nodes.reduce(0) { $0 + ($1.name == MarkupTree.text ? Int($1.to - $1.from) : 0) }
    }

    func finish() -> MarkupTree {
        tree.names = numbers.spellings
        tree.orderedBytes = tree.bytes.count
        return tree.moved()
    }

    override func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {
        if open.count == 1 { rootNamespace = unsafe uri.map { unsafe String(cString: $0) } }
        let from = UInt32(tree.attributes.count)
        for position in 0..<count { unsafe addAttribute(attributes, position) }
        let node = unsafe MarkupTree.Node(
            name: numbers.number(local), from: from, to: UInt32(tree.attributes.count))
        open.append(tree.append(node, to: open[open.count - 1]))
    }

    override func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) throws(ReaderError) {
        if open.count > 1 { open.removeLast() }
    }

    override func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        let from = tree.bytes.count
        unsafe tree.bytes.append(contentsOf: bytes)
        tree.appendText(from, tree.bytes.count, to: open[open.count - 1])
    }

    private func addAttribute(_ raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ position: Int) {
        guard let attribute = unsafe XMLRawAttribute(raw, position) else { return }
        let start = tree.bytes.count
        unsafe tree.bytes.append(contentsOf: attribute.value)
        tree.attributes.append(
            MarkupTree.Attribute(
                name: attribute.name(&numbers), from: UInt32(start), to: UInt32(tree.bytes.count)))
    }
}
