/// What the scripts of a page may do to what it shows.
enum HTMLScripts {
    /// Whether any script may show what rules of the page hide: one that lies elsewhere, or one that speaks of style.
    static func mayShowWords(_ tree: MarkupTree) -> Bool {
        for (index, node) in tree.nodes.enumerated() where node.name == HTMLName.script.rawValue {
            let script = MarkupTree.ID(index)
            guard isProgram(script, tree) else { continue }
            if tree.value(HTMLName.src.rawValue, of: script) != nil { return true }
            for child in tree.children(script) where tree.isText(child) {
                if words.contains(where: { $0.isFound(in: tree.bytes, within: tree.range(child)) }) {
                    return true
                }
            }
        }
        return false
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
