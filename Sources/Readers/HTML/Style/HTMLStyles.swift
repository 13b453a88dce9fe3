/// Where the style of a page stands: its `style` elements, and the attributes of its elements.
enum HTMLStyles {
    /// The rules of a page's own sheets, and of those that it refers to, in their order.
    static func sheets(of tree: MarkupTree, linked: (String) -> [UInt8]?) -> StyleSheets {
        var sheets = StyleSheets()
        for (index, node) in tree.nodes.enumerated() {
            let element = MarkupTree.ID(index)
            let sheet: [UInt8]?
            switch HTMLName(rawValue: node.name) {
            case .style: sheet = own(element, tree)
            case .link where isSheet(element, tree):
                sheet = tree.value(HTMLName.href.rawValue, of: element).flatMap { linked(tree.string($0)) }
            default: continue
            }
            let media = tree.value(HTMLName.media.rawValue, of: element).map {
                StyleMedia(query: tree.bytes[$0])
            }
            if let sheet { sheets.add(sheet, media: media ?? .holds) }
        }
        return sheets
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
        return words.contains("stylesheet") && !words.contains("alternate")
    }

    /// Whether a page asks for sheets that lie elsewhere.
    static func isLinked(_ tree: MarkupTree) -> Bool {
        tree.nodes.indices.contains {
            tree.nodes[$0].name == HTMLName.link.rawValue && isSheet(MarkupTree.ID($0), tree)
        }
    }

    /// Whether a page shows any pictures.
    static func hasPictures(_ tree: MarkupTree) -> Bool {
        tree.nodes.contains {
            switch HTMLName(rawValue: $0.name) {
            case .img, .picture, .video, .canvas, .svg: true
            default: false
            }
        }
    }

    /// Whether any element says itself how it looks.
    static func saysOfItself(_ tree: MarkupTree) -> Bool {
        tree.attributes.contains {
            switch HTMLName(rawValue: $0.name) {
            case .style, .hidden, .color: true
            default: false
            }
        }
    }

    /// Adds what an element says itself of how it looks; true where it is marked as hidden.
    static func takeOwn(
        of node: MarkupTree.ID, _ tree: MarkupTree, into style: inout StyleCascade.Style
    ) -> Bool {
        var isHidden = false
        let element = tree.nodes[Int(node)]
        for position in Int(element.from)..<Int(element.to) {
            let attribute = tree.attributes[position]
            let value = tree.bytes[Int(attribute.from)..<Int(attribute.to)]
            switch HTMLName(rawValue: attribute.name) {
            case .hidden: isHidden = StyleScanner.word(value) != "until-found"
            case .style:
                for declaration in StyleDeclaration.read(value) {
                    style.values.take(StyleValue(own: declaration), for: declaration.property)
                }
            case .bgcolor: takeHint(.ground, value, &style)
            case .color where element.name == HTMLName.font.rawValue: takeHint(.ink, value, &style)
            default: break
            }
        }
        return isHidden
    }

    /// Old attributes weigh less than any rule.
    private static func takeHint(
        _ property: StyleProperty, _ value: ArraySlice<UInt8>, _ style: inout StyleCascade.Style
    ) {
        guard style.values[property] == nil else { return }
        var text = StyleScanner.word(value)
        if text.count == 6, text.allSatisfy(\.isHexDigit) { text = "#" + text }
        style.values[property] = StyleValue(text, rank: 0, isOwn: true)
    }
}
