/// An element as far as its own nature decides what style does to it.
struct HTMLStyledElement {
    /// What the attributes of a page are called by which its scripts know elements.
    struct Names {
        private let found: Set<Int32>

        init(_ tree: MarkupTree) {
            found = Set(
                tree.names.enumerated().filter { number, name in
                    [.id, .class, .name, .role].contains(HTMLName(rawValue: Int32(number)))
                        || name.contains("-") || name.contains(":") || name.hasPrefix("@")
                }.map { Int32($0.offset) })
        }

        func contains(_ name: Int32) -> Bool { found.contains(name) }
    }

    let tree: MarkupTree
    let node: MarkupTree.ID
    let names: Names
    /// Whether a click shows it.
    let isPanel: Bool

    private var name: HTMLName? { HTMLName(rawValue: tree.nodes[Int(node)].name) }

    /// Whether scripts have anything to know it by.
    var isAddressable: Bool {
        let element = tree.nodes[Int(node)]
        return tree.attributes[Int(element.from)..<Int(element.to)].contains { names.contains($0.name) }
    }

    /// Whether it is a part of a line unless style makes it a box.
    var isInline: Bool {
        switch name {
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u, .span, .sub,
            .sup, .q, .abbr, .cite, .dfn, .kbd, .samp, .var, .mark, .del, .ins, .bdo, .bdi, .time, .data,
            .label,
            .output:
            true
        default: false
        }
    }

    /// Whether it is a table or a part of one.
    var isTablePart: Bool {
        switch name {
        case .table, .tbody, .thead, .tfoot, .tr, .td, .th: true
        default: false
        }
    }

    /// Whether browsers give it a ground of its own.
    var isPainted: Bool {
        switch name {
        case .button, .input, .select, .textarea, .mark, .dialog, .option: true
        default: false
        }
    }

    /// Whether it is a link.
    var isLink: Bool { name == .a && tree.value(HTMLName.href.rawValue, of: node) != nil }

    /// Whether it shows a picture.
    var isPicture: Bool { HTMLStyles.isPicture(tree.nodes[Int(node)].name) }
}
