/// The number of a section in JATS, which stands in an element of its own before the title.
enum XMLLabel {
    /// How many nodes before a title are looked at.
    private static let nearest = 6

    /// Puts the label before the words of its title, where a person would print it.
    static func join(to title: MarkupTree.ID, in tree: inout MarkupTree, _ names: [String]) {
        let before = tree.children(tree.nodes[Int(title)].parent).prefix(nearest).prefix { $0 != title }
        guard let label = before.last(where: { !tree.isText($0) }), isLabel(label, tree, names),
            let number = words(below: label, tree), let first = words(below: title, tree)
        else { return }
        let start = tree.bytes.count
        tree.bytes += Array(tree.bytes[tree.range(number)]) + [0x20] + Array(tree.bytes[tree.range(first)])
        tree.nodes[Int(first)].from = UInt32(start)
        tree.nodes[Int(first)].to = UInt32(tree.bytes.count)
        tree.nodes[Int(label)].name = HTMLName.template.rawValue
    }

    private static func isLabel(_ node: MarkupTree.ID, _ tree: MarkupTree, _ names: [String]) -> Bool {
        let name = Int(tree.nodes[Int(node)].name)
        return name < names.count && names[name] == "label"
    }

    /// The first text with words in an element.
    private static func words(below root: MarkupTree.ID, _ tree: MarkupTree) -> MarkupTree.ID? {
        var current = tree.next(after: root, below: root)
        while let node = current {
            if tree.isText(node), tree.bytes[tree.range(node)].contains(where: { $0 > 0x20 }) { return node }
            current = tree.next(after: node, below: root)
        }
        return nil
    }
}
