import Documents

/// Adds XML of an unknown vocabulary: records as tables, values beside their names, running text as paragraphs, each under
/// the path of its element.
///
/// What holds values gives a heading of its name, so that an invoice's due date is found as the invoice's: the names of
/// elements are words that people ask with.
struct XMLRecords {
    private let records: XMLRecordValues
    private var builder: DocumentBuilder
    private var pending: [Work] = []

    private var outline: XMLOutline { records.outline }
    private var shape: XMLShape { records.shape }

    /// How many names a heading holds, of the innermost elements: with all, text would grow by the square of the depth.
    private static let mostNames = 12

    /// What is to be added, the next one last.
    private enum Work {
        case group(Child, in: Surroundings)
        case values([XMLOutline.ID], attributesOf: XMLOutline.ID?, path: String)
        case records([XMLOutline.ID], in: Surroundings)
        case prose(Child, in: Surroundings)
    }

    /// What the elements within one have in common.
    private final class Surroundings {
        let path: String
        /// The names that stand before theirs in headings.
        let names: [String]
        let level: Int

        init(path: String, names: [String], level: Int) {
            self.path = path
            self.names = names
            self.level = level
        }
    }

    /// An element within another one.
    private struct Child {
        let element: XMLOutline.ID
        let kind: XMLShape.Kind
        /// The position among the siblings of the same name, from 1; 0 when it is the only one.
        let ordinal: Int32
    }

    /// Adds the content of an outline.
    static func append(_ outline: XMLOutline, to builder: inout DocumentBuilder) {
        var records = XMLRecords(records: XMLRecordValues(outline), builder: builder)
        builder = DocumentBuilder(format: builder.format)
        records.walk()
        builder = records.builder
    }

    private init(records: XMLRecordValues, builder: DocumentBuilder) {
        self.records = records
        self.builder = builder
    }

    // MARK: Walk

    private mutating func walk() {
        let all = Surroundings(path: "", names: [], level: 1)
        pending = children(of: XMLOutline.document).reversed().map { root in
            shape.isContainer(root.element) ? .group(root, in: all) : .prose(root, in: all)
        }
        while let work = pending.popLast(), !builder.isFull {
            switch work {
            case .group(let child, let outer): addGroup(child, in: outer)
            case .values(let elements, let parent, let path): addValues(elements, attributesOf: parent, path)
            case .records(let elements, let outer): addRecords(elements, in: outer)
            case .prose(let child, let outer): addText(child.element, path(of: child, in: outer))
            }
        }
    }

    private func children(of parent: XMLOutline.ID) -> [Child] {
        var counts: [Int: Int32] = [:]
        return outline.children(of: parent).map { element in
            var ordinal: Int32 = 0
            if shape.isRepeated(element) {
                ordinal = counts[outline.name(of: element), default: 0] + 1
                counts[outline.name(of: element)] = ordinal
            }
            return Child(element: element, kind: shape.kind(of: element), ordinal: ordinal)
        }
    }

    /// Where an element stands, as XPath.
    private func path(of child: Child, in outer: Surroundings) -> String {
        let name = outline.spelling(of: child.element)
        return child.ordinal > 0 ? "\(outer.path)/\(name)[\(child.ordinal)]" : "\(outer.path)/\(name)"
    }

    /// Plans what an element holds: runs of records, of values and of paragraphs in the order of the file.
    private mutating func addGroup(_ group: Child, in outer: Surroundings) {
        let node = group.element
        let children = children(of: node)
        let attributes = records.attributes(of: node)
        let data = attributes.count + children.count { $0.kind == .value || $0.kind == .record }
        let isProse = data <= children.count { $0.kind == .prose }
        let own = Array((outer.names + [records.label(of: node)]).suffix(Self.mostNames))
        let path = path(of: group, in: outer)
        if !isProse {
            builder.place = .element(path: path)
            builder.heading(
                Inline(own.joined(separator: " › ") + records.identity(of: node)), level: min(outer.level, 6))
            builder.place = nil
        }
        if isProse { addAttributes(node, path) }
        let inner = Surroundings(
            path: path, names: isProse ? own : [], level: isProse ? outer.level : outer.level + 1)
        pending += works(of: node, children, inner, isProse: isProse).reversed()
    }

    /// What an element's children ask for.
    private func works(
        of node: XMLOutline.ID, _ children: [Child], _ inner: Surroundings, isProse: Bool
    ) -> [Work] {
        var works: [Work] = []
        var values: [Child] = []
        var hasAttributes = !isProse
        func endValues() {
            guard hasAttributes || !values.isEmpty else { return }
            let isAlone = values.count == 1 && shape.isContainer(values[0].element) && !hasAttributes
            works.append(
                .values(
                    values.map(\.element), attributesOf: hasAttributes ? node : nil,
                    path: isAlone ? path(of: values[0], in: inner) : inner.path))
            values = []
            hasAttributes = false
        }
        var at = 0
        while at < children.count {
            let child = children[at]
            let run = run(at, of: children)
            at += max(run.count, 1)
            if run.count <= 1, child.kind == .record || child.kind == .value && !isProse {
                values.append(child)
                continue
            }
            endValues()
            if run.count > 1 {
                works.append(.records(run, in: inner))
            } else if child.kind == .group {
                works.append(.group(child, in: inner))
            } else {
                works.append(.prose(child, in: inner))
            }
        }
        endValues()
        return works
    }

    /// The children from one on that are rows of one table: of one name, each made of values.
    private func run(_ start: Int, of children: [Child]) -> [XMLOutline.ID] {
        let name = outline.name(of: children[start].element)
        return children[start...].prefix {
            outline.name(of: $0.element) == name && shape.isRow($0.element, $0.kind)
        }.map(\.element)
    }

    // MARK: Blocks

    private mutating func addText(_ node: XMLOutline.ID, _ path: String) {
        let text = records.text(of: node)
        if !text.isEmpty { builder.append(.paragraph, text, place: .element(path: path)) }
        addAttributes(node, path)
    }

    private mutating func addAttributes(_ node: XMLOutline.ID, _ path: String) {
        for (name, label, value) in records.attributes(of: node) {
            builder.append(
                .paragraph, Inline(marker: label + ":", before: value),
                place: .element(path: path + "/@" + name))
        }
    }

    private mutating func addValues(
        _ elements: [XMLOutline.ID], attributesOf parent: XMLOutline.ID?, _ path: String
    ) {
        builder.beginTable(place: .element(path: path))
        var row = 1
        let attributes = parent.map { records.attributes(of: $0) } ?? []
        let rows = attributes.map { ("@" + $0.label, $0.value) } + elements.flatMap { records.values(of: $0) }
        for (name, value) in rows {
            builder.cell(column: 1, Inline(name))
            builder.cell(column: 2, value)
            builder.endRow(number: row)
            row += 1
        }
        builder.endTable(headerRows: 0, headerColumns: 1)
    }

    private mutating func addRecords(_ elements: [XMLOutline.ID], in outer: Surroundings) {
        var columns = RecordColumns()
        for element in elements {
            for (name, _) in records.named(element) { _ = columns.number(of: name) }
        }
        let place = Place.element(path: outer.path)
        let names = outer.names + [records.label(of: elements[0])]
        builder.append(.caption, Inline(names.joined(separator: " › ")), place: place)
        builder.beginTable(place: place)
        columns.write(to: &builder)
        var row = RecordRow()
        for (index, element) in elements.enumerated() where !builder.isFull {
            for (name, value) in records.named(element) { row.join(value, in: columns.number(of: name)) }
            row.write(to: &builder, number: index + 2)
        }
        builder.endTable(headerRows: 1)
    }
}
