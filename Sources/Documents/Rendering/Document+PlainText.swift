extension Document {
    /// The words for people: blocks apart by an empty line, lists with their markers, tables by tabs.
    ///
    /// - Parameter layers: which layers are shown.
    package func plainText(layers: Set<Block.Layer> = [.body]) -> String {
        var text = ""
        var before: Block?
        for block in blocks where layers.contains(block.layer) {
            if let before { text += before.isCompact(with: block) ? "\n" : "\n\n" }
            text += plain(block, layers)
            before = block
        }
        return text.isEmpty ? "" : text + "\n"
    }

    private func plain(_ block: Block, _ layers: Set<Block.Layer>) -> String {
        if let table = block.table {
            let rows = table.rows.filter { !$0.isHidden || layers.contains(.hidden) }
            return rows.map { String(self[$0.range]) }.joined(separator: "\n")
        }
        let words = String(self[block.range])
        switch block.kind {
        case .listItem(let depth, let marker):
            return String(repeating: "  ", count: min(depth, 20)) + "\(marker) \(words)"
        case .footnote(let label): return "[\(label)] \(words)"
        default: return words
        }
    }
}

extension Block {
    /// Whether two neighbours follow each other without an empty line: items of a list.
    func isCompact(with next: Block) -> Bool {
        if case .listItem = kind, case .listItem = next.kind { return true }
        return false
    }
}
