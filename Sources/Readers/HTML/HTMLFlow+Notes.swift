import Documents

extension HTMLFlow {
    /// Opens a note that the text refers to.
    mutating func openFootnote(_ node: MarkupTree.ID) {
        openNote(node)
        noteLabel = label(of: node)
    }

    /// Words that are no longer part of the text: hidden, behind the block that they were taken from.
    mutating func openDeleted(_ node: MarkupTree.ID) {
        openNote(node)
        frames[frames.count - 1].layer = .hidden
    }

    /// Opens `sup`, `sub`, `s` or `del`: its words are marked, unless they belong to another layer than the text around them.
    mutating func openMark(_ node: MarkupTree.ID, _ tag: HTMLName) {
        guard layer(of: node) == layer else { return openMarked(node) }
        var frame = frame(node, isBlock: false)
        frame.isMark = true
        frames.append(frame)
        inline.beginMark(tag.mark ?? .struck)
    }

    private mutating func openNote(_ node: MarkupTree.ID) {
        var frame = frame(node, isBlock: true)
        frame.isNote = true
        frame.isVerbatim = false
        interrupted.append(inline)
        inline = Inline()
        noteDepth += 1
        frames.append(frame)
    }

    /// Ends a note, and goes on with the block that it stands in.
    mutating func closeNote() {
        noteDepth -= 1
        noteLabel = nil
        inline = interrupted.popLast() ?? Inline()
    }

    /// Adds the notes of the block that ended.
    mutating func addNotes() {
        for note in notes {
            if note.isHidden {
                builder.append(.paragraph, note.text, layer: .hidden)
                continue
            }
            if note.label == nil { noteCount += 1 }
            builder.append(.footnote(label: note.label ?? String(noteCount)), note.text, layer: layer)
        }
        notes.removeAll()
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
