/// Builds the tree that a browser would show from HTML of any quality (WHATWG HTML, section 13.2.6).
///
/// It departs from the standard only where text and structure cannot tell: formatting elements that are closed out
/// of order are left open instead of being split and copied, scripts do not run, frames are skipped, and the
/// stack of open elements is bounded, beyond which elements lie side by side.
struct HTMLTreeBuilder {
    /// The insertion modes.
    enum Mode {
        case initial, beforeHTML, beforeHead, inHead, afterHead, inBody, text, inTable, inCaption,
            inColumnGroup
        case inTableBody, inRow, inCell, inSelect, inTemplate, afterBody
    }

    var tokenizer: HTMLTokenizer
    var tree = MarkupTree()
    var mode = Mode.initial
    var returnMode = Mode.inBody
    /// The open elements, outermost first; node 0 is not among them.
    var open: [MarkupTree.ID] = []
    /// The kind of each open element, beside ``open``.
    var openKinds: [HTMLElement] = []
    var head: MarkupTree.ID = -1
    var form: MarkupTree.ID = -1
    var fosters = false
    var ignoresLineFeed = false
    var openParagraphs = 0
    private var tableText: [(from: Int, to: Int)] = []
    private var tableTextIsBlank = true
    let isXML: Bool

    static let maximumDepth = 1_024

    /// Whether elements nested deeper than is kept.
    private(set) var isTooDeep = false

    private init(_ source: consuming [UInt8], isXML: Bool) {
        let count = source.count
        tokenizer = HTMLTokenizer(source, isXML: isXML)
        self.isXML = isXML
        tree.nodes.reserveCapacity(count / 16 + 16)
    }

    /// The result of a parse.
    struct Result {
        var tree: MarkupTree
        let isTooDeep: Bool
        let droppedAttributes: Bool
        let endedEarly: Bool
    }

    /// Parses valid UTF-8; with `isXML`, `<div/>` closes itself as XHTML means it.
    static func parse(_ source: consuming [UInt8], isXML: Bool = false) -> Result {
        let count = source.count
        var builder = HTMLTreeBuilder(source, isXML: isXML)
        builder.run()
        builder.tree.settle()
        builder.tree.orderedBytes = count
        builder.tree.bytes = builder.tokenizer.takeBytes()
        builder.tree.names = builder.tokenizer.names.spellings
        return Result(
            tree: builder.tree.moved(), isTooDeep: builder.isTooDeep,
            droppedAttributes: builder.tokenizer.droppedAttributes,
            endedEarly: builder.tokenizer.endedEarly)
    }

    private mutating func run() {
        while true {
            let token = tokenizer.next()
            if token != .text { flushTableText() }
            switch token {
            case .text: text()
            case .startTag: startTag()
            case .endTag: endTag()
            case .doctype: break
            case .end:
                ensureBody()
                return
            }
        }
    }

    // MARK: Dispatch

    private mutating func startTag() {
        ignoresLineFeed = false
        tokenizer.allowsCDATA = isXML
        let element = HTMLElement(name: tokenizer.name)
        if let current = openKinds.last, current.isForeign, startsForeign(element, in: current) {
            tokenizer.allowsCDATA = true
            return
        }
        start(element)
        if isXML, tokenizer.selfCloses, openKinds.last?.name == tokenizer.name,
            tokenizer.content != .plainText
        {
            tokenizer.content = .data
            if mode == .text { mode = returnMode }
            pop()
        }
        tokenizer.allowsCDATA = isXML || openKinds.last?.isForeign == true
    }

    /// Processes a start tag in the current mode.
    mutating func start(_ element: HTMLElement) {
        switch mode {
        case .initial, .beforeHTML, .beforeHead: startBeforeHead(element)
        case .inHead: startInHead(element)
        case .afterHead: startAfterHead(element)
        case .inTable: startInTable(element)
        case .inCaption: startInCaption(element)
        case .inColumnGroup: startInColumnGroup(element)
        case .inTableBody: startInTableBody(element)
        case .inRow: startInRow(element)
        case .inCell: startInCell(element)
        case .inSelect: startInSelect(element)
        case .inBody, .text, .inTemplate, .afterBody: startInBody(element)
        }
    }

    private mutating func endTag() {
        ignoresLineFeed = false
        let element = HTMLElement(name: tokenizer.name)
        defer { tokenizer.allowsCDATA = isXML || openKinds.last?.isForeign == true }
        if let current = openKinds.last, current.isForeign {
            endForeign(element)
            return
        }
        end(element)
    }

    /// Processes an end tag in the current mode.
    mutating func end(_ element: HTMLElement) {
        switch mode {
        case .text:
            pop()
            mode = returnMode
        case .initial, .beforeHTML, .beforeHead, .inHead, .afterHead: endAroundHead(element)
        case .inTable: endInTable(element)
        case .inCaption: endInCaption(element)
        case .inColumnGroup: endInColumnGroup(element)
        case .inTableBody: endInTableBody(element)
        case .inRow: endInRow(element)
        case .inCell: endInCell(element)
        case .inSelect: endInSelect(element)
        case .inBody, .inTemplate, .afterBody: endInBody(element)
        }
    }

    // MARK: Text

    private mutating func text() {
        if ignoresLineFeed { dropLineFeed() }
        guard tokenizer.from < tokenizer.to else { return }
        switch mode {
        case .initial, .beforeHTML, .beforeHead:
            if tokenizer.isBlank { return }
            ensureBody()
        case .inHead, .afterHead:
            if tokenizer.isBlank { return }
            ensureBody()
        case .inTable, .inTableBody, .inRow, .inColumnGroup:
            textInTable()
            return
        case .afterBody:
            if !tokenizer.isBlank { mode = .inBody }
        default: break
        }
        addText()
    }

    private mutating func dropLineFeed() {
        ignoresLineFeed = false
        guard tokenizer.from < tokenizer.to else { return }
        if tokenizer.bytes[tokenizer.from] == 0x0D { tokenizer.from += 1 }
        if tokenizer.from < tokenizer.to, tokenizer.bytes[tokenizer.from] == 0x0A { tokenizer.from += 1 }
    }

    /// Keeps text between the parts of a table until it is known whether any of it is more than white space.
    private mutating func textInTable() {
        guard let current = openKinds.last, !current.isForeign,
            current.isTablePart || current.tag == .colgroup
        else {
            addText()
            return
        }
        if current.tag == .colgroup {
            if tokenizer.isBlank {
                addText()
                return
            }
            pop()
            mode = .inTable
        }
        tableText.append((tokenizer.from, tokenizer.to))
        tableTextIsBlank = tableTextIsBlank && tokenizer.isBlank
    }

    private mutating func flushTableText() {
        guard !tableText.isEmpty else { return }
        let saved = (tokenizer.from, tokenizer.to)
        fosters = !tableTextIsBlank
        for run in tableText {
            (tokenizer.from, tokenizer.to) = run
            addText()
        }
        fosters = false
        (tokenizer.from, tokenizer.to) = saved
        tableText.removeAll(keepingCapacity: true)
        tableTextIsBlank = true
    }

    /// Adds the text token where text goes now.
    mutating func addText() {
        if fosters, let table = fosterTable() {
            let before = tree.previousSibling(of: table)
            if before >= 0, tree.isText(before), Int(tree.nodes[Int(before)].to) == tokenizer.from {
                tree.nodes[Int(before)].to = UInt32(tokenizer.to)
            } else {
                tree.insert(textNode, before: table)
            }
            return
        }
        tree.appendText(tokenizer.from, tokenizer.to, to: open.last ?? MarkupTree.document)
    }

    private var textNode: MarkupTree.Node {
        MarkupTree.Node(name: MarkupTree.text, from: UInt32(tokenizer.from), to: UInt32(tokenizer.to))
    }

    // MARK: The stack

    /// The table that misplaced content goes before, when the current node is part of one.
    private func fosterTable() -> MarkupTree.ID? {
        guard openKinds.last?.isTablePart == true else { return nil }
        guard let position = openKinds.lastIndex(where: { $0.tag == .table || $0.tag == .template }),
            openKinds[position].tag == .table
        else { return nil }
        return open[position]
    }

    /// Inserts an element for the current tag and opens it.
    mutating func insert(_ element: HTMLElement) {
        let id = insertClosed()
        guard open.count < Self.maximumDepth else {
            isTooDeep = true
            return
        }
        open.append(id)
        openKinds.append(element)
        if element.tag == .p { openParagraphs += 1 }
    }

    /// Inserts an element for the current tag that holds nothing.
    @discardableResult
    mutating func insertClosed() -> MarkupTree.ID {
        let from = UInt32(tree.attributes.count)
        if !tokenizer.attributes.isEmpty { tree.attributes += tokenizer.attributes }
        let node = MarkupTree.Node(
            name: tokenizer.name, from: from, to: UInt32(tree.attributes.count))
        if fosters, let table = fosterTable() { return tree.insert(node, before: table) }
        return tree.append(node, to: open.last ?? MarkupTree.document)
    }

    /// Inserts and opens an element that the file does not name.
    mutating func insertImplied(_ name: HTMLName) {
        let saved = (tokenizer.name, tokenizer.attributes)
        tokenizer.name = name.rawValue
        tokenizer.attributes = []
        insert(HTMLElement(name: name.rawValue))
        (tokenizer.name, tokenizer.attributes) = saved
    }

    mutating func pop() {
        guard openKinds.count > 1 || openKinds.last?.tag != .html else { return }
        if openKinds.popLast()?.tag == .p { openParagraphs -= 1 }
        open.removeLast(open.isEmpty ? 0 : 1)
    }

    /// Closes elements down to and including the last one of a name.
    mutating func pop(through name: Int32) {
        while let current = openKinds.last, open.count > 1 {
            pop()
            if current.name == name, !current.isForeign { return }
        }
    }

    mutating func pop(whileNot isEnd: (HTMLElement) -> Bool) {
        while open.count > 1, let current = openKinds.last, !isEnd(current) { pop() }
    }

    /// Opens html, head and body as far as they are not yet there.
    mutating func ensureBody() {
        switch mode {
        case .initial, .beforeHTML, .beforeHead, .inHead, .afterHead:
            openHTML()
            while openKinds.last?.tag == .head { pop() }
            insertImplied(.body)
            mode = .inBody
        default: break
        }
    }

    mutating func openHTML() {
        if open.isEmpty { insertImplied(.html) }
    }
}
