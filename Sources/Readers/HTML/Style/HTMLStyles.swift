/// Where the style of a page stands: in its `style` elements, and in the sheets that it refers to.
enum HTMLStyles {
    /// The rules of a page's own sheets, and of those that it refers to, in their order; each of the latter counts once.
    static func sheets(of tree: MarkupTree, linked: (String) -> StyleSheets?) -> (
        sheets: StyleSheets, lacksSome: Bool
    ) {
        var sheets = StyleSheets()
        var lacksSome = false
        var seen: Set<String> = []
        for (index, node) in tree.nodes.enumerated() {
            let element = MarkupTree.ID(index)
            switch HTMLName(rawValue: node.name) {
            case .style:
                if let sheet = own(element, tree) { sheets.add(sheet, media: media(of: element, tree)) }
            case .link where isSheet(element, tree):
                guard let reference = tree.value(HTMLName.href.rawValue, of: element).map(tree.string) else {
                    continue
                }
                let isFirst = seen.count < mostLinks && seen.insert(reference).inserted
                guard isFirst else { continue }
                if let sheet = linked(reference) {
                    sheets.add(sheet, media: media(of: element, tree))
                } else {
                    lacksSome = true
                }
            default: continue
            }
        }
        return (sheets, lacksSome)
    }

    /// How many sheets a page may refer to.
    private static let mostLinks = 64

    /// Where an element's rules hold; what is only for browsers without scripts holds at times.
    private static func media(of element: MarkupTree.ID, _ tree: MarkupTree) -> StyleMedia {
        let media = tree.value(HTMLName.media.rawValue, of: element).map {
            StyleMedia(query: tree.bytes[$0])
        }
        let isBare = tree.ancestors(of: element).contains {
            tree.nodes[Int($0)].name == HTMLName.noscript.rawValue
        }
        return (isBare ? StyleMedia.sometimes : .holds).within(media ?? .holds)
    }

    /// The rules within a `style` element; nil where it holds something else.
    private static func own(_ element: MarkupTree.ID, _ tree: MarkupTree) -> [UInt8]? {
        if let type = tree.value(HTMLName.type.rawValue, of: element) {
            let word = StyleScanner.word(tree.bytes[type])
            guard word.isEmpty || word.hasPrefix("text/css") else { return nil }
        }
        return tree.children(element).reduce(into: []) { sheet, child in
            if tree.isText(child) { sheet += tree.bytes[tree.range(child)] }
        }
    }

    private static func isSheet(_ link: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        guard let rel = tree.value(HTMLName.rel.rawValue, of: link) else { return false }
        let words = StyleScanner.word(tree.bytes[rel]).split(separator: " ")
        if words.contains("stylesheet") { return !words.contains("alternate") }
        // Scripts make a sheet of what is only fetched at first.
        guard words.contains("preload"), let href = tree.value(HTMLName.href.rawValue, of: link) else {
            return false
        }
        return tree.string(href).prefix { $0 != "?" && $0 != "#" }.hasSuffix(".css")
    }

    // MARK: Grounds

    /// Whether a page shows any pictures.
    static func hasPictures(_ tree: MarkupTree) -> Bool { tree.nodes.contains { isPicture($0.name) } }

    /// Whether elements of a name show pictures.
    static func isPicture(_ name: Int32) -> Bool {
        switch HTMLName(rawValue: name) {
        case .img, .picture, .video, .canvas, .svg, .image, .object, .embed, .iframe: true
        default: false
        }
    }

    /// Whether a page says that it suits people who read on dark screens, where its ground is dark.
    static func isDarkAtTimes(_ tree: MarkupTree) -> Bool {
        tree.nodes.indices.contains { index in
            guard tree.nodes[index].name == HTMLName.meta.rawValue else { return false }
            func word(_ name: HTMLName) -> String {
                tree.value(name.rawValue, of: MarkupTree.ID(index)).map { StyleScanner.word(tree.bytes[$0]) }
                    ?? ""
            }
            return ["color-scheme", "supported-color-schemes"].contains(word(.name))
                && word(.content).contains("dark")
        }
    }
}
