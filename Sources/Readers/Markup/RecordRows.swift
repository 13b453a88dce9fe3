import Documents

/// The rows of a table whose columns are known only when the last record has been seen: all values lie in one buffer.
struct RecordRows {
    private var columns: [String: Int] = [:]
    private var bytes: [UInt8] = []
    private var cells: [Cell] = []
    /// How many cells there are up to the end of each row.
    private var ends: [Int] = []
    /// The values of the row that is being filled.
    private var row: [(column: Int, text: Inline)] = []
    /// The few values that are more than bytes, by the places of their cells.
    private var rich: [Int: Inline] = [:]

    private struct Cell {
        let column: UInt32
        let count: UInt32
    }

    /// Adds a value to the row in the column of a name.
    mutating func add(_ text: Inline, _ name: String) {
        row.append((column(name), text))
    }

    /// Adds a value that is not empty behind those that the row has in the column of a name.
    mutating func join(_ text: Inline, _ name: String) {
        guard !text.isEmpty else { return }
        let column = column(name)
        guard let place = row.firstIndex(where: { $0.column == column }) else {
            row.append((column, text))
            return
        }
        row[place].text.append(";")
        row[place].text.append(text, spaced: true)
    }

    private mutating func column(_ name: String) -> Int {
        if let column = columns[name] { return column }
        columns[name] = columns.count + 1
        return columns.count
    }

    /// Ends the row.
    mutating func endRow() {
        row.sort { $0.column < $1.column }
        for (column, text) in row where !text.isEmpty {
            if !text.links.isEmpty || text.dropped > 0 { rich[cells.count] = text }
            cells.append(Cell(column: UInt32(column), count: UInt32(text.bytes.count)))
            bytes += text.bytes
        }
        row.removeAll(keepingCapacity: true)
        ends.append(cells.count)
    }

    /// Adds the names of the columns and the rows to a table that is open.
    func write(to builder: inout DocumentBuilder) {
        for (name, column) in columns.sorted(by: { $0.value < $1.value }) {
            builder.cell(column: column, Inline(name))
        }
        builder.endRow(number: 1)
        var (place, from) = (0, 0)
        for (index, end) in ends.enumerated() {
            while place < end {
                let cell = cells[place]
                let to = from + Int(cell.count)
                builder.cell(column: Int(cell.column), rich[place] ?? Inline(gathered: bytes[from..<to]))
                (place, from) = (place + 1, to)
            }
            builder.endRow(number: index + 2)
            if builder.isFull { return }
        }
    }
}
