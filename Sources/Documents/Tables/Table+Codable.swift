/// Rows and cells as objects of their properties, however they are kept.
extension Table.Row: Codable {
    private enum Key: String, CodingKey {
        case number, range, cells, isHidden
    }

    /// Reads a row.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            number: try container.decode(Int.self, forKey: .number),
            range: try container.decode(Range<Int>.self, forKey: .range),
            cells: try container.decode([Table.Cell].self, forKey: .cells),
            isHidden: try container.decode(Bool.self, forKey: .isHidden))
    }

    /// Writes the row.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(number, forKey: .number)
        try container.encode(range, forKey: .range)
        try container.encode(cells, forKey: .cells)
        try container.encode(isHidden, forKey: .isHidden)
    }
}

extension Table.Cell: Codable {
    private enum Key: String, CodingKey {
        case column, columnSpan, rowSpan, range, value, formula
    }

    /// Reads a cell.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            column: try container.decode(Int.self, forKey: .column),
            columnSpan: try container.decode(Int.self, forKey: .columnSpan),
            rowSpan: try container.decode(Int.self, forKey: .rowSpan),
            range: try container.decode(Range<Int>.self, forKey: .range),
            value: try container.decodeIfPresent(CellValue.self, forKey: .value),
            formula: try container.decodeIfPresent(String.self, forKey: .formula))
    }

    /// Writes the cell.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(column, forKey: .column)
        try container.encode(columnSpan, forKey: .columnSpan)
        try container.encode(rowSpan, forKey: .rowSpan)
        try container.encode(range, forKey: .range)
        try container.encodeIfPresent(value, forKey: .value)
        try container.encodeIfPresent(formula, forKey: .formula)
    }
}
