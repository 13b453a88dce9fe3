import Documents

/// Walks the tree of a page and adds its blocks to a document, in the order in which they are shown.
struct HTMLFlow {
    let tree: MarkupTree
    let layers: HTMLLayers
    private let visibility: HTMLVisibility
    var builder: DocumentBuilder
    var inline = Inline()
    /// The alternative texts of pictures within the block that is being gathered.
    private var pictures: [Inline] = []
    private var frames: [Frame] = []
    private var skipping = false
    /// Notes and deleted words, which follow the block that they stand in.
    private var notes: [(text: Inline, isHidden: Bool, label: String?)] = []
    private var noteCount = 0
    private var noteDepth = 0
    /// The label that the open note has of its own.
    private var noteLabel: String?

    /// An open element that changes what its content becomes.
    private struct Frame {
        let node: MarkupTree.ID
        var kind: Block.Kind
        var layer: Block.Layer
        var listDepth: Int
        var numeral: ListNumeral?
        var number: Int
        var step: Int
        var isVerbatim: Bool
        /// Whether the element's own start and end part blocks.
        let isBlock: Bool
        let isLink: Bool
        var isMark = false
        var marker: String?
        /// Whether the marker of the item stands in its text, as office programs write it.
        var isOfficeItem = false
        /// What was being gathered when a note or deleted words began.
        var interrupted: Inline?
    }

    private init(_ tree: MarkupTree, _ layers: HTMLLayers, _ builder: DocumentBuilder) {
        self.tree = tree
        self.layers = layers
        visibility = HTMLVisibility(tree)
        self.builder = builder
    }

    /// Adds the content of a page.
    static func append(_ tree: MarkupTree, layers: HTMLLayers, to builder: inout DocumentBuilder) {
        var flow = HTMLFlow(tree, layers, builder)
        builder = DocumentBuilder(format: builder.format)
        flow.builder.reserve(flow.tree.bytes.count)
        flow.walk(from: MarkupTree.document)
        builder = flow.builder
    }

    // MARK: Walk

    private mutating func walk(from root: MarkupTree.ID) {
        var current = root
        while true {
            skipping = false
            enter(current)
            if !skipping, tree.nodes[Int(current)].firstChild >= 0 {
                current = tree.nodes[Int(current)].firstChild
                continue
            }
            while true {
                leave(current)
                if current == root || builder.isFull {
                    flush()
                    return
                }
                let sibling = tree.nodes[Int(current)].nextSibling
                if sibling >= 0 {
                    current = sibling
                    break
                }
                current = tree.nodes[Int(current)].parent
            }
        }
    }

    private mutating func enter(_ node: MarkupTree.ID) {
        let element = tree.nodes[Int(node)]
        if element.name == MarkupTree.text {
            addText(Int(element.from), Int(element.to))
            return
        }
        guard let tag = HTMLName(rawValue: element.name) else {
            openMarked(node)
            return
        }
        switch tag {
        case .script, .style, .head, .link, .meta, .base, .param, .source, .track, .area, .iframe, .noembed,
            .template, .input, .basefont, .bgsound, .datalist:
            skipping = true
        case .title where !isWithinDrawing(node): skipping = true
        case .a where isPermalink(node): skipping = true
        case .br: inline.lineBreak()
        case .hr: flush()
        case .wbr: break
        case .img, .image: addPicture(node)
        case .table: openTable(node)
        case .footnote:
            openNote(node)
            noteLabel = label(of: node)
        case .label where noteLabel != nil && noteDepth > 0: skipping = true
        case .del: openDeleted(node)
        case .sup, .sub, .s, .strike: openMark(node, tag)
        case .span where frames.last?.isOfficeItem == true && OfficeParagraph.isLabel(node, tree):
            skipping = true
        case .math:
            inline.append(equation: node, of: tree)
            skipping = true
        default: open(node, tag)
        }
    }

    /// Whether an element is part of a drawing, where titles are shown; that of the page is not.
    private func isWithinDrawing(_ node: MarkupTree.ID) -> Bool {
        tree.ancestors(of: node).contains { tree.nodes[Int($0)].name == HTMLName.svg.rawValue }
    }

    /// Whether an anchor is the sign beside a heading that leads to the heading itself, such as ¶ or #.
    private func isPermalink(_ anchor: MarkupTree.ID) -> Bool {
        let element = tree.nodes[Int(anchor)]
        guard element.firstChild >= 0, case let child = tree.nodes[Int(element.firstChild)],
            child.name == MarkupTree.text, child.nextSibling < 0, child.to - child.from <= 8
        else { return false }
        let words = tree.string(tree.range(element.firstChild)).unicodeScalars.filter {
            !$0.properties.isWhitespace
        }
        guard words.count == 1, words.allSatisfy("¶#§∞🔗".unicodeScalars.contains) else { return false }
        return tree.value(HTMLName.href.rawValue, of: anchor).map {
            tree.bytes[$0].first == UInt8(ascii: "#")
        }
            ?? false
    }

    private mutating func leave(_ node: MarkupTree.ID) {
        guard let frame = frames.last, frame.node == node else { return }
        if frame.isBlock { flush() }
        if frame.isLink { inline.endLink() }
        if frame.isMark { inline.endMark() }
        frames.removeLast()
        guard let interrupted = frame.interrupted else { return }
        noteDepth -= 1
        noteLabel = nil
        inline = interrupted
    }

    /// The label that a note begins with, which is shown where the text refers to it.
    private func label(of note: MarkupTree.ID) -> String? {
        guard let first = tree.children(note).first(where: { !tree.isText($0) }),
            tree.nodes[Int(first)].name == HTMLName.label.rawValue
        else { return nil }
        let words = tree.children(first).filter { tree.isText($0) }.map { tree.string(tree.range($0)) }
        let label = Inline(words.joined()).text
        return label.isEmpty ? nil : label
    }

    /// Words that are no longer part of the text: hidden, behind the block that they were taken from.
    private mutating func openDeleted(_ node: MarkupTree.ID) {
        openNote(node)
        frames[frames.count - 1].layer = .hidden
    }

    /// What is above, below or struck out counts as marked unless its layer is another.
    private mutating func openMark(_ node: MarkupTree.ID, _ tag: HTMLName) {
        guard layer(of: node) == layer else { return openMarked(node) }
        var frame = frame(node, isBlock: false)
        frame.isMark = true
        frames.append(frame)
        inline.beginMark(tag.mark ?? .struck)
    }

    private mutating func openNote(_ node: MarkupTree.ID) {
        var frame = frame(node, isBlock: true)
        frame.interrupted = inline
        frame.isVerbatim = false
        inline = Inline()
        noteDepth += 1
        frames.append(frame)
    }

    // MARK: Text

    private mutating func addText(_ from: Int, _ to: Int) {
        if frames.last?.isVerbatim == true {
            inline.appendVerbatim(String(decoding: tree.bytes[from..<to], as: UTF8.self))
        } else {
            unsafe tree.bytes.withUnsafeBytes { bytes in
                unsafe inline.append(utf8: UnsafeRawBufferPointer(rebasing: bytes[from..<to]))
            }
        }
    }

    /// Ends the block that is being gathered.
    private mutating func flush() {
        defer { inline.clear() }
        if noteDepth > 0 {
            if !inline.isEmpty { notes.append((inline, layer == .hidden, noteLabel)) }
            return
        }
        if !inline.isEmpty { add(inline) }
        for note in notes {
            if note.isHidden {
                builder.append(.paragraph, note.text, layer: .hidden)
                continue
            }
            if note.label == nil { noteCount += 1 }
            builder.append(.footnote(label: note.label ?? String(noteCount)), note.text, layer: layer)
        }
        notes.removeAll()
        guard !pictures.isEmpty else { return }
        for picture in pictures { builder.append(.image, picture, layer: layer) }
        pictures.removeAll()
    }

    private mutating func add(_ text: Inline) {
        guard let frame = frames.last else {
            builder.append(.paragraph, text)
            return
        }
        switch frame.kind {
        case .heading(let level): builder.heading(text, level: level, layer: frame.layer)
        case .listItem(let depth, _):
            let position = frames.lastIndex { $0.marker != nil }
            if let position, let marker = frames[position].marker {
                builder.append(.listItem(depth: depth, marker: marker), text, layer: frame.layer)
                frames[position].marker = nil
                for index in position..<frames.count { frames[index].kind = .paragraph }
            } else {
                builder.append(.paragraph, text, layer: frame.layer)
            }
        default: builder.append(frame.kind, text, layer: frame.layer)
        }
    }

    private var layer: Block.Layer { frames.last?.layer ?? .body }

    // MARK: Elements

    private func frame(_ node: MarkupTree.ID, isBlock: Bool, isLink: Bool = false) -> Frame {
        let outer = frames.last
        return Frame(
            node: node, kind: outer?.kind ?? .paragraph, layer: outer?.layer ?? .body,
            listDepth: outer?.listDepth ?? 0, number: 0, step: 1, isVerbatim: outer?.isVerbatim ?? false,
            isBlock: isBlock, isLink: isLink)
    }

    /// The layer of an element: what hides it weighs more than what sets it apart.
    private func layer(of node: MarkupTree.ID) -> Block.Layer {
        if layer == .hidden || visibility.isHidden(node, tree) { return .hidden }
        return layers.marks[node] ?? layer
    }

    /// Opens an inline element only if it changes the layer.
    private mutating func openMarked(_ node: MarkupTree.ID) {
        let own = layer(of: node)
        guard own != layer else { return }
        flush()
        var frame = frame(node, isBlock: true)
        frame.layer = own
        frames.append(frame)
    }

    private mutating func open(_ node: MarkupTree.ID, _ tag: HTMLName) {
        guard let kind = HTMLBlockKind(tag) else {
            if tag == .a, openLink(node) { return }
            openMarked(node)
            return
        }
        if kind == .control, isWithinHeading {
            return
        }
        flush()
        var frame = frame(node, isBlock: true)
        frame.layer = layer(of: node)
        apply(kind, tag, to: &frame)
        frames.append(frame)
    }

    private var isWithinHeading: Bool {
        switch frames.last?.kind {
        case .heading, .term, .definition: true
        default: false
        }
    }

    private mutating func apply(_ kind: HTMLBlockKind, _ tag: HTMLName, to frame: inout Frame) {
        switch kind {
        case .plain, .control: break
        case .paragraph: apply(OfficeParagraph(frame.node, tree), to: &frame)
        case .heading(let level):
            frame.kind = .heading(level: level)
            if level == 1, frame.layer == .furniture, !isWithinNavigation { frame.layer = .body }
        case .list: openList(tag, &frame)
        case .item: openItem(&frame)
        case .term: frame.kind = .term
        case .definition: frame.kind = .definition
        case .quote: frame.kind = .quote
        case .caption: frame.kind = .caption
        case .code:
            frame.kind = .code(language: language(of: frame.node))
            frame.isVerbatim = true
        }
    }

    /// What the style of an office program says of a paragraph.
    private func apply(_ paragraph: OfficeParagraph?, to frame: inout Frame) {
        switch paragraph {
        case .title: frame.kind = .heading(level: 1)
        case .contents: if frame.layer == .body { frame.layer = .furniture }
        case .item(let depth, let marker):
            frame.kind = .listItem(depth: depth, marker: marker)
            frame.marker = marker
            frame.isOfficeItem = true
        case nil: break
        }
    }

    private var isWithinNavigation: Bool {
        frames.contains { frame in
            switch HTMLName(rawValue: tree.nodes[Int(frame.node)].name) {
            case .nav, .footer, .aside, .dialog: true
            default: false
            }
        }
    }

    private mutating func openLink(_ node: MarkupTree.ID) -> Bool {
        let own = layer(of: node)
        guard own == layer, let range = tree.value(HTMLName.href.rawValue, of: node) else { return false }
        inline.beginLink(tree.string(range))
        frames.append(frame(node, isBlock: false, isLink: true))
        return true
    }

    private mutating func addPicture(_ node: MarkupTree.ID) {
        guard let range = tree.value(HTMLName.alt.rawValue, of: node), !range.isEmpty else { return }
        let text = Inline(tree.string(range))
        if isWithinHeading {
            inline.append(text, spaced: true)
        } else if !text.isEmpty {
            pictures.append(text)
        }
    }

    // MARK: Lists

    private mutating func openList(_ tag: HTMLName, _ frame: inout Frame) {
        let isWithinList = frames.contains { $0.step != 0 && ($0.numeral != nil) }
        frame.listDepth = isWithinList ? frame.listDepth + 1 : 0
        frame.kind = .paragraph
        guard tag == .ol else {
            frame.numeral = ListNumeral.none
            return
        }
        frame.numeral = numeral(of: frame.node)
        frame.number = integer(.start, of: frame.node) ?? 1
        guard tree.value(HTMLName.reversed.rawValue, of: frame.node) != nil else { return }
        frame.step = -1
        if integer(.start, of: frame.node) == nil {
            frame.number = tree.children(frame.node).count {
                tree.nodes[Int($0)].name == HTMLName.li.rawValue
            }
        }
    }

    private mutating func openItem(_ frame: inout Frame) {
        let position = frames.lastIndex { $0.numeral != nil }
        let depth = position.map { frames[$0].listDepth } ?? 0
        var marker = ["•", "◦", "▪"][min(depth, 2)]
        if let position, let numeral = frames[position].numeral, numeral != .none {
            if let value = integer(.value, of: frame.node) { frames[position].number = value }
            marker = numeral.text(of: frames[position].number) + "."
            frames[position].number += frames[position].step
        }
        frame.kind = .listItem(depth: depth, marker: marker)
        frame.marker = marker
    }

    private func numeral(of node: MarkupTree.ID) -> ListNumeral {
        switch tree.value(HTMLName.type.rawValue, of: node).map(tree.string) {
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: .decimal
        }
    }

    private func integer(_ name: HTMLName, of node: MarkupTree.ID) -> Int? {
        guard let value = tree.value(name.rawValue, of: node).flatMap({ Int(tree.string($0)) }) else {
            return nil
        }
        return min(max(value, -1_000_000_000), 1_000_000_000)
    }

    /// The language of code by the class that highlighters read: `language-swift`, `lang-swift`, `highlight-swift`.
    private func language(of node: MarkupTree.ID) -> String? {
        var current = node
        for _ in 0..<4 where current > 0 {
            if let language = languageClass(current) { return language }
            current = tree.nodes[Int(current)].parent
        }
        let child = tree.nodes[Int(node)].firstChild
        return child >= 0 ? languageClass(child) : nil
    }

    private func languageClass(_ node: MarkupTree.ID) -> String? {
        guard let range = tree.value(HTMLName.class.rawValue, of: node) else { return nil }
        for word in tree.string(range).split(separator: " ") {
            for prefix in ["language-", "lang-", "highlight-", "brush:"] where word.hasPrefix(prefix) {
                let name = word.dropFirst(prefix.count)
                if !name.isEmpty, name != "default", name != "text" { return String(name) }
            }
        }
        return nil
    }

    // MARK: Tables

    private mutating func openTable(_ node: MarkupTree.ID) {
        flush()
        let own = layer(of: node)
        var frame = frame(node, isBlock: true)
        frame.layer = own
        if case .heading = frame.kind { frame.kind = .paragraph }
        if let table = HTMLTable(node, tree) {
            if !table.caption.isEmpty { builder.append(.caption, table.caption, layer: own) }
            table.append(to: &builder, layer: own)
            skipping = true
        }
        frames.append(frame)
    }
}

extension HTMLName {
    /// How an element marks its words so that they mean something else.
    var mark: Inline.Mark? {
        switch self {
        case .sup: .script(.superscript)
        case .sub: .script(.subscript)
        case .s, .strike: .struck
        default: nil
        }
    }
}

/// What an element's content becomes when the element is a block.
enum HTMLBlockKind: Equatable {
    case plain, paragraph, control, list, item, term, definition, quote, caption, code
    case heading(Int)

    init?(_ tag: HTMLName) {
        switch tag {
        case .p: self = .paragraph
        case .address, .article, .aside, .body, .center, .details, .dialog, .div, .dl, .fieldset, .figure,
            .footer,
            .form, .header, .hgroup, .html, .main, .nav, .search, .section, .tbody, .thead, .tfoot, .tr, .td,
            .th,
            .noscript, .object, .video, .audio, .canvas, .svg, .text, .desc, .title, .noframes, .applet,
            .marquee,
            .optgroup:
            self = .plain
        case .button, .select, .option, .textarea, .progress, .meter, .output: self = .control
        case .ul, .ol, .menu, .dir: self = .list
        case .li: self = .item
        case .dt, .summary: self = .term
        case .dd: self = .definition
        case .blockquote: self = .quote
        case .figcaption, .caption, .legend: self = .caption
        case .pre, .listing, .xmp, .plaintext: self = .code
        case .h1: self = .heading(1)
        case .h2: self = .heading(2)
        case .h3: self = .heading(3)
        case .h4: self = .heading(4)
        case .h5: self = .heading(5)
        case .h6: self = .heading(6)
        default: return nil
        }
    }
}
