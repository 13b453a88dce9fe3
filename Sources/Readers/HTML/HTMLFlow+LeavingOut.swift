extension HTMLFlow {
    /// Whether an element, with all within it, is none of the words that a page shows as its text.
    func isLeftOut(_ node: MarkupTree.ID, _ tag: HTMLName) -> Bool {
        switch tag {
        case .script, .style, .head, .link, .meta, .base, .param, .source, .track, .area, .iframe, .noembed,
            .template, .basefont, .bgsound, .datalist:
            true
        case .title: !isWithinDrawing(node)
        case .a: isPermalink(node)
        case .label: noteLabel != nil && noteDepth > 0
        case .span:
            tree.hasAttributes(node)
                && (isEditLink(node)
                    || frames.last?.isOfficeItem == true && OfficeParagraph.isLabel(node, tree))
        default: false
        }
    }

    /// Whether an element only offers to edit the section below its heading, as wikis do.
    private func isEditLink(_ node: MarkupTree.ID) -> Bool {
        guard let classes = tree.value(HTMLName.class.rawValue, of: node) else { return false }
        return tree.bytes[classes].split(separator: UInt8(ascii: " ")).contains { name in
            name.elementsEqual("mw-editsection".utf8) || name.elementsEqual("editsection".utf8)
        }
    }

    /// Whether an element is part of a drawing, where titles are shown; that of the page is not.
    private func isWithinDrawing(_ node: MarkupTree.ID) -> Bool {
        tree.ancestors(of: node).contains { tree.nodes[Int($0)].name == HTMLName.svg.rawValue }
    }

    /// Whether an anchor is the sign beside a heading that leads to the heading itself, such as ¶ or #.
    private func isPermalink(_ anchor: MarkupTree.ID) -> Bool {
        guard let target = tree.value(HTMLName.href.rawValue, of: anchor),
            tree.bytes[target].first == UInt8(ascii: "#")
        else { return false }
        let first = tree.firstChild(of: anchor)
        guard first >= 0, case let child = tree.nodes[Int(first)], child.name == MarkupTree.text,
            child.nextSibling < 0, child.to - child.from <= 8
        else { return false }
        let words = tree.string(tree.range(first)).unicodeScalars.filter {
            !$0.properties.isWhitespace
        }
        return words.count == 1 && words.allSatisfy("¶#§∞🔗".unicodeScalars.contains)
    }
}
