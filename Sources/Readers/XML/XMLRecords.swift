import Documents

/// Adds XML of an unknown vocabulary: records as tables, single values beside their names, running text as
/// paragraphs, each under the path of its element.
struct XMLRecords {
    private let tree: MarkupTree
    private var builder: DocumentBuilder
    /// The position of each element among its siblings of the same name, from 1; 0 when it is the only one.
    private var ordinals: [Int32]

    /// Adds the content of a tree.
    static func append(_ tree: MarkupTree, to builder: inout DocumentBuilder) {
        var records = XMLRecords(tree: tree, builder: builder)
        builder = DocumentBuilder(format: builder.format)
        records.walk()
        builder = records.builder
    }

    private init(tree: MarkupTree, builder: DocumentBuilder) {
        self.tree = tree
        self.builder = builder
        ordinals = [Int32](repeating: 0, count: tree.nodes.count)
        countSiblings()
    }

    private mutating func countSiblings() {
        for parent in tree.nodes.indices where tree.nodes[parent].firstChild >= 0 {
            var counts: [Int32: Int32] = [:]
            var firsts: [Int32: Int] = [:]
            var child = tree.nodes[parent].firstChild
            while child >= 0 {
                let name = tree.nodes[Int(child)].name
                if name >= 0 {
                    let count = (counts[name] ?? 0) + 1
                    counts[name] = count
                    if count == 1 { firsts[name] = Int(child) } else { ordinals[Int(child)] = count }
                    if count == 2, let first = firsts[name] { ordinals[first] = 1 }
                }
                child = tree.nodes[Int(child)].nextSibling
            }
        }
    }

    // MARK: Walk

    private mutating func walk() {
        var pending = elements(MarkupTree.document)
        while let node = pending.popLast(), !builder.isFull {
            let records = run(of: node, pending)
            if records.count >= 2 {
                pending.removeLast(records.count - 1)
                addRecords(records, of: tree.nodes[Int(node)].parent)
                continue
            }
            if hasOwnText(node) {
                addText(node)
                continue
            }
            let children = elements(node)
            guard !children.isEmpty else {
                addAttributes(node)
                continue
            }
            let names = Set(children.map { tree.nodes[Int($0)].name })
            if children.count >= 2, names.count == children.count, children.allSatisfy(isLeaf) {
                addValues(children, of: node)
                continue
            }
            addAttributes(node)
            pending += children.reversed()
        }
    }

    private func elements(_ node: MarkupTree.ID) -> [MarkupTree.ID] {
        tree.children(node).filter { tree.nodes[Int($0)].name >= 0 }.map { $0 }
    }

    private func hasOwnText(_ node: MarkupTree.ID) -> Bool {
        tree.children(node).contains { child in
            tree.isText(child) && tree.bytes[tree.range(child)].contains { $0 > 0x20 }
        }
    }

    private func isLeaf(_ node: MarkupTree.ID) -> Bool {
        tree.children(node).allSatisfy { tree.isText($0) }
    }

    /// An element and the siblings that follow it, as far as they are rows of one table: of one name, each made of
    /// single values.
    private func run(of node: MarkupTree.ID, _ pending: [MarkupTree.ID]) -> [MarkupTree.ID] {
        var run = [node]
        guard isRecord(node) else { return run }
        let element = tree.nodes[Int(node)]
        for next in pending.reversed() {
            let sibling = tree.nodes[Int(next)]
            guard sibling.name == element.name, sibling.parent == element.parent, isRecord(next) else {
                break
            }
            run.append(next)
        }
        return run
    }

    private func isRecord(_ node: MarkupTree.ID) -> Bool {
        guard !hasOwnText(node) else { return false }
        let element = tree.nodes[Int(node)]
        let children = elements(node)
        return children.allSatisfy(isLeaf) && (!children.isEmpty || element.from < element.to)
    }

    // MARK: Blocks

    private mutating func addText(_ node: MarkupTree.ID) {
        builder.append(.paragraph, text(node), place: .element(path: path(node)))
        addAttributes(node)
    }

    private mutating func addAttributes(_ node: MarkupTree.ID) {
        let element = tree.nodes[Int(node)]
        let own = path(node)
        for position in Int(element.from)..<Int(element.to) {
            let attribute = tree.attributes[position]
            let value = tree.string(Int(attribute.from)..<Int(attribute.to))
            guard !value.hasPrefix("http://www.w3.org/") else { continue }
            builder.append(
                .paragraph, value, place: .element(path: own + "/@" + tree.names[Int(attribute.name)]))
        }
    }

    private mutating func addValues(_ nodes: [MarkupTree.ID], of parent: MarkupTree.ID) {
        var row = 1
        builder.beginTable(place: .element(path: path(parent)))
        for (name, value) in attributes(of: parent) { addRow(&row, "@" + name, value) }
        for node in nodes {
            let name = tree.names[Int(tree.nodes[Int(node)].name)]
            addRow(&row, name, text(node))
            for (attribute, value) in attributes(of: node) { addRow(&row, "\(name)@\(attribute)", value) }
        }
        builder.endTable(headerRows: 0, headerColumns: 1)
    }

    private mutating func addRow(_ row: inout Int, _ name: String, _ value: Inline) {
        builder.cell(column: 1, Inline(name))
        builder.cell(column: 2, value)
        builder.endRow(number: row)
        row += 1
    }

    private func attributes(of node: MarkupTree.ID) -> [(name: String, value: Inline)] {
        let element = tree.nodes[Int(node)]
        return tree.attributes[Int(element.from)..<Int(element.to)].map { attribute in
            (
                tree.names[Int(attribute.name)],
                Inline(tree.string(Int(attribute.from)..<Int(attribute.to)))
            )
        }
    }

    private mutating func addRecords(_ nodes: [MarkupTree.ID], of parent: MarkupTree.ID) {
        var columns: [String: Int] = [:]
        var rows: [[Int: Inline]] = []
        for node in nodes {
            var row: [Int: Inline] = [:]
            for (name, value) in attributes(of: node) { put(value, "@" + name, &columns, &row) }
            for child in elements(node) {
                let name = tree.names[Int(tree.nodes[Int(child)].name)]
                put(text(child), name, &columns, &row)
                for (attribute, value) in attributes(of: child) {
                    put(value, "\(name)@\(attribute)", &columns, &row)
                }
            }
            rows.append(row)
        }
        builder.beginTable(place: .element(path: path(parent)))
        for (name, column) in columns.sorted(by: { $0.value < $1.value }) {
            builder.cell(column: column, Inline(name))
        }
        builder.endRow(number: 1)
        for (index, row) in rows.enumerated() {
            for (column, text) in row.sorted(by: { $0.key < $1.key }) { builder.cell(column: column, text) }
            builder.endRow(number: index + 2)
            if builder.isFull { break }
        }
        builder.endTable(headerRows: 1)
    }

    private func put(
        _ text: Inline, _ name: String, _ columns: inout [String: Int], _ row: inout [Int: Inline]
    ) {
        let column = columns[name] ?? columns.count + 1
        columns[name] = column
        row[column, default: Inline()].append(text, spaced: true)
    }

    private func text(_ root: MarkupTree.ID) -> Inline {
        var inline = Inline()
        var current = tree.next(after: root, below: root)
        while let id = current {
            if tree.isText(id) { inline.append(tree.string(tree.range(id))) }
            current = tree.next(after: id, below: root)
        }
        return inline
    }

    private func path(_ node: MarkupTree.ID) -> String {
        var parts: [String] = []
        var current = node
        while current > 0 {
            let ordinal = ordinals[Int(current)]
            let name = tree.names[Int(tree.nodes[Int(current)].name)]
            parts.append(ordinal > 0 ? "\(name)[\(ordinal)]" : name)
            current = tree.nodes[Int(current)].parent
        }
        return "/" + parts.reversed().joined(separator: "/")
    }
}
