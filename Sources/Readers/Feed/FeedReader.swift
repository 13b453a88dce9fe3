package import Documents

/// Reads RSS and Atom: each entry is a section with its date, link and content.
package enum FeedReader: Reader {
    package static let format = Format(rawValue: "feed")

    package static func recognises(_ source: Source) -> Recognition {
        guard source.beginning.hasPrefix("<") else { return .no }
        if source.startHolds("<rss") { return .certain }
        let isAtom = source.startHolds("<feed") && source.startHolds("http://www.w3.org/2005/atom")
        let isRDF = source.startHolds("<rdf:rdf") && source.startHolds("purl.org/rss")
        return isAtom || isRDF ? .certain : .no
    }

    package static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let tree = try XMLReader.parse(consume source, &builder, options, as: XMLTreeSink.self).tree
        let looks = Looks(marks: HTMLLayers.marks(ofTranslated: tree), visibility: HTMLVisibility(tree))
        var current = tree.next(after: MarkupTree.document, below: MarkupTree.document)
        while let id = current {
            let node = tree.nodes[Int(id)]
            var isEntry = false
            if node.name >= 0 {
                switch tree.names[Int(node.name)] {
                case "item", "entry":
                    isEntry = true
                    addEntry(id, tree, looks, &builder)
                case "title" where builder.title == nil:
                    builder.title = text(id, tree)
                    builder.heading(Inline(builder.title ?? ""), level: 1)
                case "description", "subtitle", "tagline": builder.append(.paragraph, text(id, tree))
                case "language": builder.metadata.language = text(id, tree)
                case "lastBuildDate", "updated", "pubDate":
                    builder.metadata.modified = builder.metadata.modified ?? text(id, tree)
                case "link" where builder.metadata.canonicalURL == nil:
                    builder.metadata.canonicalURL = link(id, tree)
                default: break
                }
            }
            current = tree.next(after: id, below: MarkupTree.document, skipping: isEntry)
        }
    }

    /// What stands apart and what is hidden in the entries that hold elements.
    private struct Looks {
        let marks: HTMLMarks
        let visibility: HTMLVisibility
    }

    private static func addEntry(
        _ entry: MarkupTree.ID, _ tree: MarkupTree, _ looks: Looks, _ builder: inout DocumentBuilder
    ) {
        let parts = tree.children(entry).filter { tree.nodes[Int($0)].name >= 0 }
        func first(_ names: String...) -> MarkupTree.ID? {
            for name in names {
                if let found = parts.first(where: { tree.names[Int(tree.nodes[Int($0)].name)] == name }) {
                    return found
                }
            }
            return nil
        }
        var heading = Inline()
        let target = first("link").flatMap { link($0, tree) }
        if let target { heading.beginLink(target) }
        heading.append(first("title").map { text($0, tree) } ?? "")
        if target != nil { heading.endLink() }
        builder.heading(heading, level: 2)
        if let date = first("pubDate", "published", "updated", "date") {
            builder.append(.paragraph, text(date, tree), layer: .furniture)
        }
        if let author = first("author", "creator") {
            builder.append(.paragraph, text(author, tree), layer: .furniture)
        }
        if let content = first("encoded", "content", "description", "summary") {
            append(content, tree, looks, to: &builder)
        }
    }

    /// Adds the content of an entry: words, words that are HTML once more, or elements (RFC 4287, section 3.1.1).
    private static func append(
        _ content: MarkupTree.ID, _ tree: MarkupTree, _ looks: Looks, to builder: inout DocumentBuilder
    ) {
        let isAtom = ["content", "summary"].contains(tree.names[Int(tree.nodes[Int(content)].name)])
        let type =
            tree.value(HTMLName.type.rawValue, of: content).map(tree.string) ?? (isAtom ? "text" : "html")
        let hasElements = tree.children(content).contains { tree.nodes[Int($0)].name >= 0 }
        if type == "text", !hasElements {
            for line in text(content, tree).split(whereSeparator: \.isNewline) {
                builder.append(.paragraph, line)
            }
            return
        }
        if hasElements {
            HTMLFlow.append(
                tree, below: content, marks: looks.marks, visibility: looks.visibility, to: &builder)
            return
        }
        let page = HTMLTreeBuilder.parse(Array(text(content, tree).utf8)).tree
        HTMLFlow.append(page, marks: HTMLLayers.marks(ofTranslated: page), to: &builder)
    }

    private static func link(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        if let href = tree.value(HTMLName.href.rawValue, of: node) { return tree.string(href) }
        let words = text(node, tree)
        return words.isEmpty ? nil : Inline(words).text
    }

    private static func text(_ root: MarkupTree.ID, _ tree: MarkupTree) -> String {
        var bytes: [UInt8] = []
        var current = tree.next(after: root, below: root)
        while let id = current {
            if tree.isText(id) { bytes += tree.bytes[tree.range(id)] }
            current = tree.next(after: id, below: root)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
