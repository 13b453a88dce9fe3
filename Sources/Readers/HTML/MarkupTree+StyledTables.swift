extension MarkupTree {
    /// Makes tables of elements that only say to be one, by their roles or by the classes of rows and cells.
    mutating func nameStyledTables() {
        let asks = attributes.contains {
            $0.name == HTMLName.role.rawValue || $0.name == HTMLName.class.rawValue
        }
        guard asks else { return }
        for index in nodes.indices where isPlain(ID(index)) {
            let table = ID(index)
            switch role(of: table) {
            case "table", "grid", "treegrid": nameRows(of: table) { $0.role(of: $1) }
            case nil where hasClass(table, Self.tableClasses): nameRows(of: table) { $0.part(of: $1) }
            default: continue
            }
        }
    }

    /// Names the parts of a table when it has two rows of two cells or more.
    private mutating func nameRows(of table: ID, _ role: (MarkupTree, ID) -> String?) {
        var names: [(ID, HTMLName)] = [(table, .table)]
        var (rows, cells) = (0, 0)
        var current = next(after: table, below: table)
        while let node = current {
            var isNested = false
            if isPlain(node) {
                switch role(self, node) {
                case "rowgroup": names.append((node, .tbody))
                case "row":
                    names.append((node, .tr))
                    rows += 1
                case "cell", "gridcell":
                    names.append((node, isWithinHead(node) ? .th : .td))
                    cells += 1
                case "columnheader", "rowheader":
                    names.append((node, .th))
                    cells += 1
                case "caption": names.append((node, .caption))
                case "table", "grid", "treegrid": isNested = true
                default: break
                }
            } else if nodes[Int(node)].name == HTMLName.table.rawValue {
                isNested = true
            }
            current = next(after: node, below: table, skipping: isNested)
        }
        guard rows >= 2, cells >= rows * 2 else { return }
        for (node, name) in names { nodes[Int(node)].name = name.rawValue }
    }

    /// Whether an element has no part in a table by its own name.
    private func isPlain(_ node: ID) -> Bool {
        switch HTMLName(rawValue: nodes[Int(node)].name) {
        case .div, .span, .section, .article, .p, .ul, .li, .dl, .a: true
        default: false
        }
    }

    private func role(of node: ID) -> String? {
        value(HTMLName.role.rawValue, of: node).map { string($0).lowercased() }
    }

    /// What a class makes of an element of a table.
    private func part(of node: ID) -> String? {
        if hasClass(node, Self.tableClasses) { return "table" }
        if hasClass(node, Self.cellClasses) { return "cell" }
        if hasClass(node, ["th", "table-head-cell"]) { return "columnheader" }
        return hasClass(node, Self.rowClasses) ? "row" : nil
    }

    /// Whether a cell of a table by classes stands in a row of names.
    private func isWithinHead(_ cell: ID) -> Bool {
        hasClass(nodes[Int(cell)].parent, ["head", "header", "thead", "table-header", "table-head"])
    }

    /// Whether an element has one of some classes, in either case; every element of a page is asked.
    private func hasClass(_ node: ID, _ wanted: [StaticString]) -> Bool {
        guard let classes = value(HTMLName.class.rawValue, of: node) else { return false }
        var from = classes.lowerBound
        while from < classes.upperBound {
            let end = bytes[from..<classes.upperBound].firstIndex(of: 0x20) ?? classes.upperBound
            if wanted.contains(where: { isName($0, from..<end) }) { return true }
            from = end + 1
        }
        return false
    }

    private func isName(_ name: StaticString, _ range: Range<Int>) -> Bool {
        guard name.utf8CodeUnitCount == range.count else { return false }
        return name.withUTF8Buffer { name in
            unsafe zip(name, bytes[range]).allSatisfy { $0 == ($1 &- 0x41 < 26 ? $1 | 0x20 : $1) }
        }
    }

    private static let tableClasses: [StaticString] = ["table", "div-table", "divtable", "css-table"]
    private static let rowClasses: [StaticString] = ["tr", "table-row", "divtablerow"]
    private static let cellClasses: [StaticString] = ["td", "table-cell", "divtablecell"]
}
