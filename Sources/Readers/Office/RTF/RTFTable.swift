/// A table of an RTF file while its rows arrive.
struct RTFTable: Sendable {
    var isHeaderRow = false
    var definition = (isVertical: false, isHorizontal: false)
    /// The pieces of the cell that is open.
    var cellItems: [FlowItem] = []
    private var table: DraftTable?
    private var cells: [DraftTable.Cell] = []
    private var definitions: [(isVertical: Bool, isHorizontal: Bool)] = []
    /// The right edges of the cells that the next row has, in twentieths of a point, and those of each row's cells.
    private var rowEdges: [Int] = []
    private var edges: [[Int]] = []
    private static let noEdge = 1_000_000

    mutating func beginRow() {
        definitions = []
        rowEdges = []
        definition = (false, false)
        isHeaderRow = false
    }

    mutating func defineCell(edge: Int) {
        if definitions.count < 1000 {
            definitions.append(definition)
            rowEdges.append(min(max(edge, -Self.noEdge), Self.noEdge - 1))
        }
        definition = (false, false)
    }

    mutating func endCell() {
        cells.append(DraftTable.Cell(column: cells.count + 1, items: cellItems))
        cellItems = []
    }

    mutating func endRow() {
        var row = DraftTable.Row(isHeader: isHeaderRow)
        var shown: [Int] = []
        for (index, cell) in cells.enumerated() {
            var cell = cell
            let merge =
                definitions.indices.contains(index)
                ? definitions[index] : (isVertical: false, isHorizontal: false)
            if merge.isHorizontal, let last = row.cells.indices.last {
                row.cells[last].columnSpan += 1
                if rowEdges.indices.contains(index) { shown[last] = rowEdges[index] }
                continue
            }
            cell.continuesAbove = merge.isVertical
            row.cells.append(cell)
            shown.append(rowEdges.indices.contains(index) ? rowEdges[index] : Self.noEdge)
        }
        cells = []
        guard !row.cells.isEmpty else { return }
        table = table ?? DraftTable()
        table?.rows.append(row)
        edges.append(shown)
    }

    /// The whole table; nil when it has no rows.
    consuming func finished() -> FlowItem? {
        if !cellItems.isEmpty { endCell() }
        if !cells.isEmpty { endRow() }
        settleColumns()
        return table.map { .table($0) }
    }

    /// Gives cells that are as wide as several of the row with the most their columns; where no row has all edges, cells count
    /// from the left.
    ///
    /// Some programs merge cells by their edges alone.
    private mutating func settleColumns() {
        guard let table, edges.count == table.rows.count, let most = edges.map(\.count).max() else { return }
        // Edges less than a point apart are one.
        var last = Int.min
        var columns = 0
        var columnOf: [Int: Int] = [:]
        for edge in Set(edges.joined()).sorted() {
            if last == Int.min || edge - last > 20 { columns += 1 }
            columnOf[edge] = columns
            last = edge
        }
        guard columns == most, last != Self.noEdge else { return }
        for (row, edges) in edges.enumerated() {
            var column = 1
            for (cell, edge) in edges.enumerated() {
                let last = columnOf[edge] ?? column
                self.table?.rows[row].cells[cell].column = column
                self.table?.rows[row].cells[cell].columnSpan = max(1, last - column + 1)
                column = max(last, column) + 1
            }
        }
    }
}
