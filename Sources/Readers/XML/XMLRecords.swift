import Documents

/// Adds XML of an unknown vocabulary: records as tables, values beside their names, running text as paragraphs, each under
/// the path of its element.
///
/// What holds values gives a heading of its name, so that an invoice's due date is found as the invoice's: the names of
/// elements are words that people ask with.
struct XMLRecords {
    private let tree: MarkupTree
    private let shape: XMLShape
    private var builder: DocumentBuilder
    private var pending: [Work] = []

    /// How many names a heading holds, of the innermost elements: with all, text would grow by the square of the depth.
    private static let mostNames = 12

    /// What is to be added, the next one last.
    private enum Work {
        case group(MarkupTree.ID, names: [String], level: Int)
        case values([MarkupTree.ID], of: MarkupTree.ID, attributes: Bool)
        case records([MarkupTree.ID], names: [String])
        case prose(MarkupTree.ID)
    }

    /// Adds the content of a tree.
    static func append(_ tree: MarkupTree, to builder: inout DocumentBuilder) {
        var records = XMLRecords(tree: tree, shape: XMLShape(tree), builder: builder)
        builder = DocumentBuilder(format: builder.format)
        records.walk()
        builder = records.builder
    }

    private init(tree: MarkupTree, shape: XMLShape, builder: DocumentBuilder) {
        self.tree = tree
        self.shape = shape
        self.builder = builder
    }

    // MARK: Walk

    private mutating func walk() {
        pending = elements(MarkupTree.document).reversed().map { root in
            shape.isContainer(root) ? .group(root, names: [], level: 1) : .prose(root)
        }
        while let work = pending.popLast(), !builder.isFull {
            switch work {
            case .group(let node, let names, let level): addGroup(node, names, level)
            case .values(let nodes, let parent, let attributes): addValues(nodes, of: parent, attributes)
            case .records(let nodes, let names): addRecords(nodes, names)
            case .prose(let node): addText(node)
            }
        }
    }

    private func elements(_ node: MarkupTree.ID) -> [MarkupTree.ID] {
        tree.children(node).filter { tree.nodes[Int($0)].name >= 0 }
    }

    /// Plans what an element holds: runs of records, of values and of paragraphs in the order of the file.
    private mutating func addGroup(_ node: MarkupTree.ID, _ names: [String], _ level: Int) {
        let children = elements(node).map { (node: $0, kind: shape.kind(of: $0)) }
        let attributes = attributes(of: node)
        let data = attributes.count + children.count { $0.kind == .value || $0.kind == .record }
        let isProse = data <= children.count { $0.kind == .prose }
        let own = (names + [label(node)]).suffix(Self.mostNames)
        if !isProse {
            builder.place = .element(path: shape.path(node))
            builder.heading(Inline(own.joined(separator: " › ") + identity(of: node)), level: min(level, 6))
            builder.place = nil
        }
        if isProse { addAttributes(node) }
        pending += works(of: node, children, Array(own), level, isProse: isProse).reversed()
    }

    /// What an element's children ask for.
    private func works(
        of node: MarkupTree.ID, _ children: [(node: MarkupTree.ID, kind: XMLShape.Kind)], _ own: [String],
        _ level: Int, isProse: Bool
    ) -> [Work] {
        var works: [Work] = []
        var values: [MarkupTree.ID] = []
        var hasAttributes = !isProse
        func endValues() {
            guard hasAttributes || !values.isEmpty else { return }
            works.append(.values(values, of: node, attributes: hasAttributes))
            values = []
            hasAttributes = false
        }
        let names = isProse ? own : []
        var at = 0
        while at < children.count {
            let (child, kind) = children[at]
            let run = run(at, of: children)
            at += max(run.count, 1)
            if run.count <= 1, kind == .record || kind == .value && !isProse {
                values.append(child)
                continue
            }
            endValues()
            if run.count > 1 {
                works.append(.records(run, names: names))
            } else if kind == .group {
                works.append(.group(child, names: names, level: isProse ? level : level + 1))
            } else {
                works.append(.prose(child))
            }
        }
        endValues()
        return works
    }

    /// The children from one on that are rows of one table: of one name, each made of values.
    private func run(
        _ start: Int, of children: [(node: MarkupTree.ID, kind: XMLShape.Kind)]
    ) -> [MarkupTree.ID] {
        let name = tree.nodes[Int(children[start].node)].name
        return children[start...].prefix {
            tree.nodes[Int($0.node)].name == name && shape.isRow($0.node, $0.kind)
        }.map(\.node)
    }

    // MARK: Names

    /// A name as people write it: `DueDate` is "Due Date".
    private func label(_ node: MarkupTree.ID) -> String { label(ofName: tree.nodes[Int(node)].name) }

    private func label(ofName name: Int32) -> String {
        let letters = Array(tree.names[Int(name)])
        var label = ""
        for (index, letter) in letters.enumerated() {
            let before = index > 0 ? letters[index - 1] : " "
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            if letter.isUppercase, before.isLowercase || before.isUppercase && next.isLowercase {
                label += " "
            }
            label.append(letter)
        }
        return label
    }

    /// What tells an element from others of its name, with a space before, or nothing.
    private func identity(of node: MarkupTree.ID) -> String {
        let names: Set<String> = ["id", "name", "key", "code", "number", "title", "sku"]
        let element = tree.nodes[Int(node)]
        let isName = { (name: Int32) in names.contains(tree.names[Int(name)].lowercased()) }
        let attribute = tree.attributes[Int(element.from)..<Int(element.to)].first { isName($0.name) }
        if let attribute {
            return shortened(tree.string(Int(attribute.from)..<Int(attribute.to)))
        }
        let child = tree.children(node).prefix(20).first {
            tree.nodes[Int($0)].name >= 0 && isName(tree.nodes[Int($0)].name) && !shape.isContainer($0)
        }
        return child.map { shortened(text($0).text) } ?? ""
    }

    private func shortened(_ text: String) -> String {
        text.isEmpty || text.utf8.count > 60 ? "" : " " + text
    }

    // MARK: Blocks

    private mutating func addText(_ node: MarkupTree.ID) {
        let text = text(node)
        if !text.isEmpty { builder.append(.paragraph, text, place: .element(path: shape.path(node))) }
        addAttributes(node)
    }

    private mutating func addAttributes(_ node: MarkupTree.ID) {
        let attributes = attributes(of: node)
        guard !attributes.isEmpty else { return }
        let own = shape.path(node)
        for (name, label, value) in attributes {
            builder.append(
                .paragraph, Inline(marker: label + ":", before: value),
                place: .element(path: own + "/@" + name))
        }
    }

    private mutating func addValues(_ nodes: [MarkupTree.ID], of parent: MarkupTree.ID, _ hasAttributes: Bool)
    {
        let single = nodes.count == 1 && shape.isContainer(nodes[0]) && !hasAttributes
        builder.beginTable(place: .element(path: shape.path(single ? nodes[0] : parent)))
        var row = 1
        let attributes = hasAttributes ? attributes(of: parent) : []
        let rows = attributes.map { ("@" + $0.label, $0.value) } + nodes.flatMap { values(of: $0, []) }
        for (name, value) in rows {
            builder.cell(column: 1, Inline(name))
            builder.cell(column: 2, value)
            builder.endRow(number: row)
            row += 1
        }
        builder.endTable(headerRows: 0, headerColumns: 1)
    }

    /// The values of an element and below it, each under the names on the way to it.
    private func values(of root: MarkupTree.ID, _ names: [String]) -> [(name: String, value: Inline)] {
        var values: [(name: String, value: Inline)] = []
        var path = names
        var pending = [(root, names.count)]
        while let (node, depth) = pending.popLast() {
            path.removeSubrange(depth...)
            path.append(label(node))
            var attributes = attributes(of: node)
            if shape.hasWords(node), let title = attributes.firstIndex(where: Self.isTitle) {
                path[depth] += " " + attributes.remove(at: title).value.text
            }
            let isContainer = shape.isContainer(node)
            if isContainer { pending += elements(node).reversed().map { ($0, depth + 1) } }
            let hasValue = !isContainer && (shape.hasWords(node) || attributes.isEmpty)
            guard hasValue || !attributes.isEmpty else { continue }
            let name = path.joined(separator: " › ")
            if hasValue { values.append((name, text(node))) }
            values += attributes.map { ("\(name)@\($0.label)", $0.value) }
        }
        return values
    }

    /// Whether an attribute says what the words of its element are: `<property name="Accuracy">0.25</property>`.
    private static func isTitle(_ attribute: (name: String, label: String, value: Inline)) -> Bool {
        ["name", "key", "label"].contains(attribute.name) && (1...60).contains(attribute.value.bytes.count)
    }

    /// The attributes of an element, without those that are for programs alone.
    private func attributes(of node: MarkupTree.ID) -> [(name: String, label: String, value: Inline)] {
        let element = tree.nodes[Int(node)]
        guard element.from < element.to else { return [] }
        return tree.attributes[Int(element.from)..<Int(element.to)].compactMap { attribute in
            let value = tree.string(Int(attribute.from)..<Int(attribute.to))
            let name = tree.names[Int(attribute.name)]
            guard !value.hasPrefix("http://www.w3.org/"), !name.hasSuffix("chemaLocation") else { return nil }
            return (name, label(ofName: attribute.name), Inline(value))
        }
    }

    private mutating func addRecords(_ nodes: [MarkupTree.ID], _ names: [String]) {
        var columns = RecordColumns()
        for node in nodes {
            for (name, _) in named(node) { _ = columns.number(of: name) }
        }
        let place = Place.element(path: shape.path(tree.nodes[Int(nodes[0])].parent))
        builder.append(.caption, Inline((names + [label(nodes[0])]).joined(separator: " › ")), place: place)
        builder.beginTable(place: place)
        columns.write(to: &builder)
        var row = RecordRow()
        for (index, node) in nodes.enumerated() where !builder.isFull {
            for (name, value) in named(node) { row.join(value, in: columns.number(of: name)) }
            row.write(to: &builder, number: index + 2)
        }
        builder.endTable(headerRows: 1)
    }

    /// What a record says, by the names of its columns.
    private func named(_ node: MarkupTree.ID) -> [(name: String, value: Inline)] {
        var named = attributes(of: node).map { (name: "@" + $0.label, value: $0.value) }
        for child in elements(node) { named += values(of: child, []) }
        return named.filter { !$0.value.isEmpty }
    }

    private func text(_ root: MarkupTree.ID) -> Inline {
        var inline = Inline()
        var current = tree.next(after: root, below: root)
        while let id = current {
            if tree.isText(id) { inline.append(tree.string(tree.range(id))) }
            current = tree.next(after: id, below: root)
        }
        if inline.bytes.contains(UInt8(ascii: "<")), let words = MarkupValue.words(of: inline.text) {
            return words
        }
        return inline
    }
}
