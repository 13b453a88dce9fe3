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
                case "title", "article-title", "refname", "refentrytitle", "head", "invention-title",
                    "title-of-invention", "B540":
                    title = title ?? text(id, tree)
                case "author": metadata.author = metadata.author ?? text(id, tree)
                case "contrib":
                    let name = contributor(id, tree)
                    if let name { metadata.author = metadata.author.map { $0 + ", " + name } ?? name }
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

    /// The name of a contributor of JATS, the given names first.
    private static func contributor(_ root: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        var parts: [String: String] = [:]
        var current = tree.next(after: root, below: root)
        while let id = current {
            let name = tree.nodes[Int(id)].name
            let spelling = name >= 0 ? tree.names[Int(name)] : ""
            if ["given-names", "surname", "collab"].contains(spelling), parts[spelling] == nil {
                parts[spelling] = text(id, tree)
            }
            current = tree.next(after: id, below: root)
        }
        let name = [parts["given-names"], parts["surname"]].compactMap { $0 }.joined(separator: " ")
        return name.isEmpty ? parts["collab"] : name
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
