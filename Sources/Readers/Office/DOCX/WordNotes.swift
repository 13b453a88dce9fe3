import Documents

/// Notes and comments, put after the paragraph that refers to them, and numbered in that order.
struct WordNotes {
    var footnotes: [String: WordFlow.Note] = [:]
    var endnotes: [String: WordFlow.Note] = [:]
    var comments: [String: WordFlow.Note] = [:]
    var drawings = DrawingParts()
    private var footnoteCount = 0
    private var endnoteCount = 0
    private var placed: Set<FlowReference> = []

    /// Adds what a reference leads to, once.
    mutating func add(_ reference: FlowReference, to builder: inout DocumentBuilder) {
        guard placed.insert(reference).inserted else { return }
        switch reference {
        case .footnote(let id):
            footnoteCount += 1
            add(footnotes[id], as: .footnote(label: String(footnoteCount)), to: &builder)
        case .endnote(let id):
            endnoteCount += 1
            add(
                endnotes[id], as: .footnote(label: ListNumeral.lowerRoman.text(of: endnoteCount)),
                to: &builder)
        case .comment(let id):
            add(comments[id], as: .comment(author: comments[id]?.author), to: &builder)
        case .chart, .diagram, .document, .embedded: drawings.add(reference, to: &builder)
        }
    }

    /// Adds the notes that nothing refers to.
    mutating func addUnreferenced(to builder: inout DocumentBuilder) {
        let comments = self.comments.keys.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        for id in comments where !placed.contains(.comment(id: id)) { add(.comment(id: id), to: &builder) }
    }

    private func add(_ note: WordFlow.Note?, as kind: Block.Kind, to builder: inout DocumentBuilder) {
        guard let note else { return }
        var text = Inline()
        for item in note.items { Self.gather(item, into: &text) }
        builder.append(kind, text)
        for case .paragraph(let paragraph) in note.items where paragraph.layer == .hidden {
            builder.append(.paragraph, paragraph.text, layer: .hidden)
        }
    }

    private static func gather(_ item: FlowItem, into text: inout Inline) {
        switch item {
        case .paragraph(let paragraph) where paragraph.layer != .hidden:
            text.lineBreak()
            text.append(paragraph.text)
        case .table(let table):
            for cell in table.rows.flatMap(\.cells) { text.append(cell.plainText, spaced: true) }
        default: break
        }
    }
}
