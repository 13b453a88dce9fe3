/// What the scripts of a page may do to what it shows.
enum HTMLScripts {
    /// Whether any script may show what the page hides: one that lies elsewhere, or one that speaks of style, be it in an
    /// attribute such as `onclick`.
    static func mayShowWords(_ tree: MarkupTree) -> Bool {
        for (index, node) in tree.nodes.enumerated() where node.name == HTMLName.script.rawValue {
            let script = MarkupTree.ID(index)
            guard isProgram(script, tree) else { continue }
            if tree.value(HTMLName.src.rawValue, of: script) != nil { return true }
            for child in tree.children(script) where tree.isText(child) {
                if speaksOfStyle(tree.range(child), tree) { return true }
            }
        }
        let handlers = Set(
            tree.names.enumerated().filter { $1.hasPrefix("on") && $1.count > 3 }.map { Int32($0.offset) })
        guard !handlers.isEmpty else { return false }
        return tree.attributes.contains {
            handlers.contains($0.name) && speaksOfStyle(Int($0.from)..<Int($0.to), tree)
        }
    }

    private static func speaksOfStyle(_ range: Range<Int>, _ tree: MarkupTree) -> Bool {
        words.contains { $0.isFound(in: tree.bytes, within: range) }
    }

    private static func isProgram(_ script: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        guard let type = tree.value(HTMLName.type.rawValue, of: script) else { return true }
        let word = StyleScanner.word(tree.bytes[type])
        return word.isEmpty || word == "module" || word.contains("javascript") || word.contains("ecmascript")
    }

    /// What a script says that shows and hides elements.
    private static let words = [
        "style", "class", "Class", "display", "hidden", "toggle", "show", "$(", "jQuery", "import",
    ].map(ByteSearch.init)
}
