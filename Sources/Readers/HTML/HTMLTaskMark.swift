import Documents

/// The signs of what is ticked and what is not, as in documents of Word.
enum HTMLTaskMark {
    /// The sign of a box to tick; nil for other fields of a form.
    static func ofBox(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        guard let type = tree.value(HTMLName.type.rawValue, of: node).map(tree.string)?.lowercased(),
            type == "checkbox" || type == "radio"
        else { return nil }
        return sign(tree.value(HTMLName.checked.rawValue, of: node) != nil)
    }

    /// The sign of an item of Confluence's lists of tasks; nil for other items.
    static func ofItem(_ node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        let list = tree.nodes[Int(node)].parent
        guard list >= 0, hasClass("inline-task-list", list, tree) else { return nil }
        return sign(hasClass("checked", node, tree))
    }

    private static func sign(_ isTicked: Bool) -> String { isTicked ? "☒" : "☐" }

    private static func hasClass(_ name: String, _ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        guard let classes = tree.value(HTMLName.class.rawValue, of: node) else { return false }
        return tree.bytes[classes].split { $0 <= 0x20 }.contains { $0.elementsEqual(name.utf8) }
    }
}

extension HTMLFlow {
    /// Takes a box to tick, whose sign stands before the words that follow in its block; one without words is none that
    /// a reader ticks, such as the switch of a menu.
    mutating func addBox(_ node: MarkupTree.ID) {
        skipping = true
        guard layer(of: node) == layer, let mark = HTMLTaskMark.ofBox(node, tree) else { return }
        taskMark = mark
    }

    /// Takes the sign of an item in a list of tasks.
    mutating func addTaskMark(_ item: MarkupTree.ID) {
        if let mark = HTMLTaskMark.ofItem(item, tree) { taskMark = mark }
    }
}
