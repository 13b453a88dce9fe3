extension MarkupTree {
    /// The language of code by the class that highlighters read: `language-swift`, `lang-swift`, `highlight-swift`.
    func codeLanguage(of node: MarkupTree.ID) -> String? {
        var current = node
        for _ in 0..<4 where current > 0 {
            if let language = codeLanguage(ofClass: current) { return language }
            current = nodes[Int(current)].parent
        }
        let child = firstChild(of: node)
        return child >= 0 ? codeLanguage(ofClass: child) : nil
    }

    private func codeLanguage(ofClass node: MarkupTree.ID) -> String? {
        guard let range = value(HTMLName.class.rawValue, of: node) else { return nil }
        for word in string(range).split(separator: " ") {
            for prefix in ["language-", "lang-", "highlight-", "brush:"] where word.hasPrefix(prefix) {
                let name = word.dropFirst(prefix.count)
                if !name.isEmpty, name != "default", name != "text" { return String(name) }
            }
        }
        return nil
    }
}
