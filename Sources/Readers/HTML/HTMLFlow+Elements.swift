import Documents

extension HTMLFlow {
    /// Opens an inline element only if it changes the layer.
    ///
    /// Words that are hidden within a sentence follow its block, as deleted ones do, so that the sentence stays whole.
    mutating func openMarked(_ node: MarkupTree.ID) {
        let own = layer(of: node)
        guard own != layer else { return }
        if own == .hidden, visibility.hidesAll(below: node, tree) { return openDeleted(node) }
        flush()
        var frame = frame(node, isBlock: true)
        frame.layer = own
        frames.append(frame)
    }

    /// Opens an element by what its content becomes.
    mutating func open(_ node: MarkupTree.ID, _ tag: HTMLName) {
        guard let kind = HTMLBlockKind(tag) else {
            if tag == .a, openLink(node) { return }
            openMarked(node)
            return
        }
        if kind == .control, isWithinHeading { return }
        flush()
        var frame = frame(node, isBlock: true)
        frame.layer = layer(of: node)
        apply(kind, tag, to: &frame)
        frames.append(frame)
    }

    private mutating func apply(_ kind: HTMLBlockKind, _ tag: HTMLName, to frame: inout Frame) {
        switch kind {
        case .plain, .control: break
        case .paragraph:
            if tree.hasAttributes(frame.node) { apply(OfficeParagraph(frame.node, tree), to: &frame) }
        case .heading(let level):
            frame.kind = .heading(level: level)
            if level == 1, frame.layer == .furniture, !isWithinNavigation { frame.layer = .body }
        case .list: openList(tag, &frame)
        case .item:
            openItem(&frame)
            addTaskMark(frame.node)
        case .term: frame.kind = .term
        case .definition: frame.kind = .definition
        case .quote: frame.kind = .quote
        case .caption: frame.kind = .caption
        case .code:
            frame.kind = .code(language: tree.codeLanguage(of: frame.node))
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

    /// Opens a link; false where none leads anywhere, or another layer begins.
    private mutating func openLink(_ node: MarkupTree.ID) -> Bool {
        let own = layer(of: node)
        guard own == layer, let range = tree.value(HTMLName.href.rawValue, of: node) else { return false }
        inline.beginLink(tree.string(range))
        var frame = frame(node, isBlock: false, isLink: true)
        if tree.isNoteReference(node) {
            frame.isMark = true
            inline.beginMark(.script(.superscript))
        }
        frames.append(frame)
        return true
    }

    /// Adds a table whole; one that only arranges the page is walked through.
    mutating func openTable(_ node: MarkupTree.ID) {
        flush()
        let own = layer(of: node)
        var frame = frame(node, isBlock: true)
        frame.layer = own
        if case .heading = frame.kind { frame.kind = .paragraph }
        if let table = HTMLTable(node, tree, visibility) {
            if !table.caption.isEmpty {
                builder.append(.caption, table.caption, layer: table.isCaptionHidden ? .hidden : own)
            }
            table.append(to: &builder, layer: own)
            skipping = true
        }
        frames.append(frame)
    }
}
