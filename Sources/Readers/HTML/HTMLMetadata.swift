import Documents

/// What a page says about itself in its head.
enum HTMLMetadata {
    /// Reads title, language, author, dates, address and description.
    static func read(_ tree: MarkupTree, into builder: inout DocumentBuilder) {
        var current = tree.next(after: MarkupTree.document, below: MarkupTree.document)
        while let id = current {
            let name = HTMLName(rawValue: tree.nodes[Int(id)].name)
            if name == .body { break }
            switch name {
            case .html:
                let language =
                    tree.value(HTMLName.lang.rawValue, of: id)
                    ?? tree.value(HTMLName.xmlLang.rawValue, of: id)
                builder.metadata.language = language.map(tree.string).flatMap(nonEmpty)
            case .title: builder.title = builder.title ?? title(id, tree)
            case .meta: readMeta(id, tree, &builder)
            case .link: readLink(id, tree, &builder)
            default: break
            }
            current = tree.next(after: id, below: MarkupTree.document)
        }
    }

    private static func nonEmpty(_ text: String) -> String? {
        let folded = Inline(text).text
        return folded.isEmpty ? nil : folded
    }

    private static func title(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        var words = ""
        for child in tree.children(node) where tree.isText(child) { words += tree.string(tree.range(child)) }
        return nonEmpty(words)
    }

    private static func readLink(_ node: MarkupTree.ID, _ tree: MarkupTree, _ builder: inout DocumentBuilder)
    {
        guard let rel = tree.value(HTMLName.rel.rawValue, of: node).map(tree.string)?.lowercased(),
            rel.split(separator: " ").contains("canonical")
        else { return }
        builder.metadata.canonicalURL = tree.value(HTMLName.href.rawValue, of: node).map(tree.string).flatMap(
            nonEmpty)
    }

    private static func readMeta(_ node: MarkupTree.ID, _ tree: MarkupTree, _ builder: inout DocumentBuilder)
    {
        let key =
            tree.value(HTMLName.name.rawValue, of: node) ?? tree.value(HTMLName.property.rawValue, of: node)
            ?? tree.value(HTMLName.httpEquiv.rawValue, of: node)
        guard let name = key.map(tree.string)?.lowercased(),
            let content = tree.value(HTMLName.content.rawValue, of: node).map(tree.string).flatMap(nonEmpty)
        else { return }
        var metadata = builder.metadata
        switch name {
        case "author", "dc.creator", "dcterms.creator", "article:author":
            metadata.author = metadata.author ?? content
        case "description", "dc.description", "dcterms.abstract":
            metadata.summary = metadata.summary ?? content
        case "og:description": metadata.summary = metadata.summary ?? content
        case "content-language", "dc.language", "dcterms.language":
            metadata.language = metadata.language ?? content
        case "article:published_time", "date", "dc.date", "dcterms.created", "dcterms.issued", "created",
            "dc.date.issued", "pubdate":
            metadata.created = metadata.created ?? content
        case "article:modified_time", "last-modified", "dcterms.modified", "og:updated_time", "revised":
            metadata.modified = metadata.modified ?? content
        case "og:url": metadata.canonicalURL = metadata.canonicalURL ?? content
        case "og:title": builder.title = builder.title ?? content
        case "keywords": metadata.properties["keywords"] = content
        case "generator": metadata.properties["generator"] = content
        default: break
        }
        builder.metadata = metadata
    }
}
