/// Whether a sheet's rows come in their order, which some programs do not keep.
enum SheetRowOrder {
    private static let mark = ByteSearch("row ")

    /// Whether each row of a sheet's part has a greater number than the one before, as far as they are written.
    static func isKept(_ bytes: [UInt8]) -> Bool {
        var last = 0
        var at = 0
        while let found = mark.first(in: bytes, from: at) {
            at = found + mark.count
            guard found > 0, bytes[found - 1] == UInt8(ascii: "<") || bytes[found - 1] == UInt8(ascii: ":"),
                let number = number(bytes, from: at - 1)
            else { continue }
            if number <= last { return false }
            last = number
        }
        return true
    }

    /// The number of the row whose attributes begin at a position.
    private static func number(_ bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at + 3 < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if bytes[at] <= 0x20, bytes[at + 1] == UInt8(ascii: "r"), bytes[at + 2] == UInt8(ascii: "=") {
                let digits = bytes[(at + 4)...].prefix(8).prefix { $0 &- 0x30 < 10 }
                return digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
            }
            at += 1
        }
        return nil
    }
}

extension SheetRow {
    /// Rows by their numbers; of one number there is one row, in which of two cells at one place the first counts.
    ///
    /// - Returns: the rows, and whether any cell stood at the place of another one.
    static func sorted(_ rows: [SheetRow]) -> (rows: [SheetRow], collide: Bool) {
        var sorted: [SheetRow] = []
        var collide = false
        let order = rows.indices.sorted { (rows[$0].number, $0) < (rows[$1].number, $1) }
        var rest = order[...]
        while let first = rest.first {
            let same = rest.prefix { rows[$0].number == rows[first].number }
            rest = rest.dropFirst(same.count)
            guard same.count > 1 else {
                sorted.append(rows[first])
                continue
            }
            var joined = rows[first]
            joined.cells = same.flatMap { rows[$0].cells }
            collide = SheetCell.settle(&joined.cells) || collide
            sorted.append(joined)
        }
        return (sorted, collide)
    }
}

extension SheetCell {
    /// Puts the cells of a row into the order of their columns; of two at one place the first counts.
    ///
    /// - Returns: whether any cell stood at the place of another one.
    @discardableResult
    static func settle(_ cells: inout [SheetCell]) -> Bool {
        guard zip(cells, cells.dropFirst()).contains(where: { $0.column >= $1.column }) else { return false }
        let count = cells.count
        let sorted = cells.enumerated().sorted {
            ($0.element.column, $0.offset) < ($1.element.column, $1.offset)
        }
        cells.removeAll(keepingCapacity: true)
        for (_, cell) in sorted where cells.last?.column != cell.column { cells.append(cell) }
        return cells.count < count
    }
}
