import Documents

/// What the known vocabularies say about a document.
enum XMLVocabularyMetadata {
    /// Reads title, author and dates.
    static func read(_ tree: MarkupTree, _ root: MarkupTree.ID, _ builder: inout DocumentBuilder) {
        var current = tree.next(after: root, below: root)
        var metadata = builder.metadata
        var title: String?
        while let id = current, id < 4_000 {
            let node = tree.nodes[Int(id)]
            if node.name >= 0 {
                switch tree.names[Int(node.name)] {
                case "title", "article-title", "refname", "refentrytitle", "head":
                    title = title ?? text(id, tree)
                case "author", "contrib": metadata.author = metadata.author ?? text(id, tree)
                case "pubdate", "pub-date", "date", "created":
                    metadata.created = metadata.created ?? text(id, tree)
                case "releaseinfo", "revnumber", "edition":
                    if let value = text(id, tree) { metadata.properties[tree.names[Int(node.name)]] = value }
                default: break
                }
            }
            current = tree.next(after: id, below: root)
        }
        builder.metadata = metadata
        builder.title = builder.title ?? title
    }

    private static func text(_ root: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        var inline = Inline()
        var current = tree.next(after: root, below: root)
        while let id = current, inline.bytes.count < 500 {
            if tree.isText(id) { inline.append(tree.string(tree.range(id))) } else { inline.append(" ") }
            current = tree.next(after: id, below: root)
        }
        return inline.isEmpty ? nil : inline.onOneLine().text
    }
}
