/// Builds a tree from XML.
///
/// Names that HTML also has carry HTML's numbers.
@safe final class XMLTreeSink: XMLSink {
    private(set) var tree = MarkupTree()
    private var open: [MarkupTree.ID] = [MarkupTree.document]
    private var numbers: [String: Int32]
    private var interned: [UInt: Int32] = [:]
    /// The namespace of the root element.
    private(set) var rootNamespace: String?

    private static let prepared = Dictionary(
        HTMLName.spellings.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })

    /// Makes room for what a file may hold, which costs nothing until it is used: a tree that is moved as it grows is held twice.
    init(_ utf8: [UInt8]) {
        numbers = Self.prepared
        tree.names = HTMLName.spellings
        tree.bytes.reserveCapacity(utf8.count / 2)
        let tags = utf8.count { $0 == UInt8(ascii: "<") }
        tree.nodes.reserveCapacity(min(tags * 3 / 2, utf8.count / 8) + 2)
    }

    override func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {
        if open.count == 1 { rootNamespace = unsafe uri.map { unsafe String(cString: $0) } }
        let from = UInt32(tree.attributes.count)
        for position in 0..<count { unsafe addAttribute(attributes, position * 5) }
        let node = unsafe MarkupTree.Node(
            name: number(local, prefix: ""), from: from, to: UInt32(tree.attributes.count))
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

    private func addAttribute(_ raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ at: Int) {
        guard let raw = unsafe raw, let local = unsafe raw[at], let from = unsafe raw[at + 3],
            let to = unsafe raw[at + 4]
        else { return }
        let isReserved =
            unsafe raw[at + 2].map { unsafe String(cString: $0) } == "http://www.w3.org/XML/1998/namespace"
        let start = tree.bytes.count
        unsafe tree.bytes.append(contentsOf: UnsafeRawBufferPointer(start: from, count: to - from))
        let name = unsafe number(local, prefix: isReserved ? "xml:" : "")
        tree.attributes.append(
            MarkupTree.Attribute(name: name, from: UInt32(start), to: UInt32(tree.bytes.count)))
    }

    /// The number of a name; the library keeps each name at one address.
    private func number(_ local: UnsafePointer<UInt8>, prefix: String) -> Int32 {
        let key = UInt(bitPattern: local) &+ (prefix.isEmpty ? 0 : 1)
        if let number = interned[key] { return number }
        let name = unsafe prefix + String(cString: local)
        let number = numbers[name] ?? Int32(tree.names.count)
        if Int(number) == tree.names.count {
            tree.names.append(name)
            numbers[name] = number
        }
        interned[key] = number
        return number
    }
}

/// Parses XML to a tree.
enum XMLTree {
    /// What came of a parse.
    struct Result {
        var tree: MarkupTree
        let namespace: String?
        /// What ended the parse early, when something of the file could be read before.
        let failure: ReaderError?
        /// Whether entities were not followed.
        let hasUnresolvedEntities: Bool
    }

    /// Parses valid UTF-8; of a file with errors as much is kept as can be.
    static func parse(_ utf8: consuming [UInt8], options: ReadingOptions) throws(ReaderError) -> Result {
        let (strict, failure) = run(utf8, options, recovers: false)
        guard let failure else { return strict }
        guard case .damaged = failure else { throw failure }
        let (lenient, second) = run(utf8, options, recovers: true)
        let best = second == nil && words(lenient.tree) > words(strict.tree) ? lenient : strict
        guard words(best.tree) > 0 else { throw failure }
        return Result(
            tree: best.tree, namespace: best.namespace, failure: failure,
            hasUnresolvedEntities: best.hasUnresolvedEntities)
    }

    private static func run(
        _ utf8: [UInt8], _ options: ReadingOptions, recovers: Bool
    ) -> (Result, ReaderError?) {
        let sink = XMLTreeSink(utf8)
        var parser = LibXML2Parser(
            sink,
            XMLParsing(
                format: "xml", documentType: .tolerated, maximumDepth: options.maximumDepth, isUTF8: true,
                recovers: recovers))
        var failure: ReaderError?
        do throws(ReaderError) {
            try parser.feed(utf8)
            try parser.finish()
        } catch {
            failure = error
        }
        let result = Result(
            tree: sink.tree, namespace: sink.rootNamespace, failure: failure,
            hasUnresolvedEntities: parser.hasUnresolvedEntities)
        return (result, failure)
    }

    private static func words(_ tree: MarkupTree) -> Int {
        tree.nodes.reduce(0) { $0 + ($1.name == MarkupTree.text ? Int($1.to - $1.from) : 0) }
    }
}
