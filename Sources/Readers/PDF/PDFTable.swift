import Documents

/// A table as it stands on a page.
struct PDFTable {
    var rows: [[(column: Int, text: String)]] = []
    var box: Place.Box

    /// Adds it to a document.
    func append(to builder: inout DocumentBuilder, place: Place) {
        builder.beginTable(place: place)
        for (number, row) in rows.enumerated() {
            for cell in row { builder.cell(column: cell.column + 1, Inline(cell.text).onOneLine()) }
            builder.endRow(number: number + 1)
        }
        builder.endTable()
    }
}

/// Rows below each other that share their columns.
struct PDFTableRun {
    /// The segments of each row, from the left to the right.
    private(set) var rows: [[Int]] = []
    private var columns: [Column] = []
    private var last: PDFSegment?
    private var pitch = Double.infinity

    private static let mostColumns = 64

    private struct Column {
        var left: Double
        var right: Double
        /// Where its cells begin and end, for the last few.
        var lefts: [Double]
        var rights: [Double]

        init(_ box: Place.Box) {
            (left, right, lefts, rights) = (box.left, box.right, [box.left], [box.right])
        }

        func overlaps(_ box: Place.Box) -> Bool { box.left < right && left < box.right }

        func agrees(_ box: Place.Box) -> Bool {
            let width = PDFSegment.edgeWidth
            return lefts.contains { abs($0 - box.left) < width }
                || rights.contains { abs($0 - box.right) < width }
                || abs((left + right) - (box.left + box.right)) < 2 * width
        }

        func begins(_ box: Place.Box) -> Bool {
            lefts.contains { abs($0 - box.left) < PDFSegment.edgeWidth }
        }

        mutating func add(_ box: Place.Box) {
            (left, right) = (min(left, box.left), max(right, box.right))
            lefts = lefts.suffix(5) + [box.left]
            rights = rights.suffix(5) + [box.right]
        }
    }

    /// Begins with a row.
    init(_ row: [Int], _ segments: [PDFSegment]) { add(row, segments) }

    /// How many rows there are.
    var count: Int { rows.count }

    /// Which column a segment stands in, counted from 0.
    func column(of segment: PDFSegment) -> Int? { columns.firstIndex { $0.overlaps(segment.line.box) } }

    /// Whether a row stands below the columns.
    func overlaps(_ row: [Int], _ segments: [PDFSegment]) -> Bool {
        row.contains { column(of: segments[$0]) != nil }
    }

    /// Whether a row is too far below to go on.
    func isFar(from row: [Int], _ segments: [PDFSegment]) -> Bool {
        guard let last, let first = row.first else { return false }
        let reach = max(pitch == .infinity ? 0 : 2.2 * pitch, 3.2 * last.height)
        return segments[first].middle - last.middle > reach
    }

    /// Whether a row goes on: near enough, each of its cells over one column at the most, and one of them in line.
    func fits(_ row: [Int], _ segments: [PDFSegment]) -> Bool {
        guard !isFar(from: row, segments) else { return false }
        var agreeing = 0
        for index in row {
            let box = segments[index].line.box
            let isLone =
                row.count == 1 && column(of: segments[index]).map { columns[$0].begins(box) } ?? false
            guard isLone || columns.count(where: { $0.overlaps(box) }) <= 1 else { return false }
            if let column = column(of: segments[index]), columns[column].agrees(box) {
                agreeing += column > 0 || row.count == 1 ? 1 : 0
            }
        }
        return agreeing > 0 && columns.count <= Self.mostColumns
    }

    mutating func add(_ row: [Int], _ segments: [PDFSegment]) {
        guard let first = row.first else { return }
        if let last { pitch = min(pitch, max(segments[first].middle - last.middle, 1)) }
        last = segments[first]
        rows.append(row)
        for index in row {
            let box = segments[index].line.box
            if let column = column(of: segments[index]) {
                let isLone = row.count == 1 && columns[column].begins(box)
                if !isLone { columns[column].add(box) }
            } else {
                let at = columns.firstIndex { $0.left > box.left } ?? columns.count
                columns.insert(Column(box), at: at)
            }
        }
    }

    /// Whether the rows are a table, and not blocks of lines that happen to stand side by side.
    func isTable(_ segments: [PDFSegment]) -> Bool {
        guard rows.count > 1, columns.count > 1, !hasCollisions(segments) else { return false }
        let cells = rows.joined().map { segments[$0] }
        guard cells.contains(where: { $0.blockLines > 1 }) else { return true }
        let later = rows.flatMap { $0.dropFirst() }.map { segments[$0] }
        let figures = later.count { $0.line.text.contains(where: \.isNumber) && $0.words <= 4 }
        let labels = rows.count { $0.first.map { segments[$0].line.text.last == ":" } ?? false }
        return figures * 10 >= later.count * 6 || labels * 2 >= rows.count
            || (columns.count > 2 && cells.count * 10 >= rows.count * columns.count * 6
                && cells.allSatisfy { $0.words <= 8 })
    }

    /// Whether two segments of a row stand in one column, so that the columns are none.
    private func hasCollisions(_ segments: [PDFSegment]) -> Bool {
        rows.contains { row in Set(row.map { column(of: segments[$0]) ?? -1 }).count < row.count }
    }

    /// The table; a lone segment in a later column goes on with the cell above.
    func table(_ segments: [PDFSegment]) -> PDFTable {
        let boxes = rows.joined().map { segments[$0].line.box }
        var table = PDFTable(box: boxes.dropFirst().reduce(boxes[0]) { $0.union($1) })
        for row in rows {
            let cells = row.map { (column: column(of: segments[$0]) ?? 0, text: segments[$0].line.text) }
            if let cell = cells.first, cells.count == 1, cell.column > 0, let above = table.rows.indices.last,
                let at = table.rows[above].firstIndex(where: { $0.column == cell.column })
            {
                table.rows[above][at].text += " " + cell.text
            } else {
                table.rows.append(cells)
            }
        }
        return table
    }
}
