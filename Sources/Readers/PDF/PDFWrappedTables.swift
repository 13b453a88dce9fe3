import Documents

/// Finds tables whose cells wrap: labels at the left, each on the first line of the cells beside it.
///
/// A long cell reads like running text, so that such rows look like columns of a page. They differ from those in that
/// all blocks of a row begin on one height, row by row, and those at the left are short.
struct PDFWrappedTables {
    /// A table, and the segments in it.
    typealias Found = (members: [Int], table: PDFTable)

    private let rows: [[Int]]
    private let segments: [PDFSegment]
    /// The height at which each block begins.
    private var tops: [Int: Double] = [:]

    private static let fewestRows = 3
    private static let longestLabel = 6

    /// A row of cells, and the blocks that they are.
    private struct Group {
        var cells: [Cell]
        var bottom: Double
        var lines = 1
    }

    private struct Cell {
        let block: Int
        var box: Place.Box
        var members: [Int]
    }

    /// The tables among a page's rows of segments.
    static func found(_ rows: [[Int]], _ segments: [PDFSegment]) -> [Found] {
        PDFWrappedTables(rows, segments).found()
    }

    private init(_ rows: [[Int]], _ segments: [PDFSegment]) {
        self.rows = rows
        self.segments = segments
        for segment in segments {
            tops[segment.block] = min(tops[segment.block] ?? .infinity, segment.middle)
        }
    }

    private func found() -> [Found] {
        var found: [Found] = []
        var run: [Group] = []
        var above: [Int] = []
        for row in rows {
            defer { if run.isEmpty { above = row } }
            if let last = run.indices.last, goesOn(row, run[last]) {
                add(row, to: &run[last])
            } else if let group = group(row) {
                if !fits(group, run) {
                    if let table = table(run, below: above) { found.append(table) }
                    run = []
                }
                run.append(group)
            } else {
                if let table = table(run, below: above) { found.append(table) }
                run = []
            }
        }
        if let table = table(run, below: above) { found.append(table) }
        return found
    }

    /// A row that begins all the blocks in it, with a label at its left; the number of an item is none.
    private func group(_ row: [Int]) -> Group? {
        guard row.count > 1, segments[row[0]].words <= Self.longestLabel,
            !(row.count == 2 && segments[row[0]].isMark),
            row.allSatisfy({ index in
                let segment = segments[index]
                return segment.middle - (tops[segment.block] ?? 0) < segment.height * 0.35
            })
        else { return nil }
        let cells = row.map { index in
            Cell(block: segments[index].block, box: segments[index].line.box, members: [index])
        }
        return Group(cells: cells, bottom: row.map { segments[$0].line.box.bottom }.max() ?? 0)
    }

    /// Whether a row only goes on with blocks of the group, each of which is one cell.
    private func goesOn(_ row: [Int], _ group: Group) -> Bool {
        row.allSatisfy { index in group.cells.count { $0.block == segments[index].block } == 1 }
            && Set(row.map { segments[$0].block }).count == row.count
    }

    private func add(_ row: [Int], to group: inout Group) {
        for index in row {
            guard let cell = group.cells.firstIndex(where: { $0.block == segments[index].block }) else {
                continue
            }
            group.cells[cell].members.append(index)
            group.cells[cell].box = group.cells[cell].box.union(segments[index].line.box)
            group.bottom = max(group.bottom, segments[index].line.box.bottom)
        }
        group.lines += 1
    }

    /// Whether a group stands just below the others, its label in line with theirs and each cell over one column.
    private func fits(_ group: Group, _ run: [Group]) -> Bool {
        guard let first = run.first, let last = run.last else { return true }
        let height = group.cells.map { segments[$0.members[0]].height }.max() ?? 1
        let top = group.cells.map(\.box.top).min() ?? 0
        guard top - last.bottom < 2.5 * height,
            abs(group.cells[0].box.left - first.cells[0].box.left) < PDFSegment.edgeWidth
        else { return false }
        let columns = columns(of: run)
        return group.cells.allSatisfy { cell in columns.count { $0.overlaps(cell.box) } <= 1 }
    }

    private struct Column {
        var left: Double
        var right: Double

        func overlaps(_ box: Place.Box) -> Bool { box.left < right && left < box.right }
    }

    /// The columns that the cells stand in, from the left to the right.
    private func columns(of run: [Group]) -> [Column] {
        var columns: [Column] = []
        for cell in run.lazy.flatMap(\.cells) {
            if let at = columns.firstIndex(where: { $0.overlaps(cell.box) }) {
                columns[at].left = min(columns[at].left, cell.box.left)
                columns[at].right = max(columns[at].right, cell.box.right)
            } else {
                columns.append(Column(left: cell.box.left, right: cell.box.right))
            }
        }
        return columns.sorted { $0.left < $1.left }
    }

    /// The table of a run, if enough of its rows wrap beside a short label, with the row of names above it.
    private func table(_ run: [Group], below above: [Int]) -> Found? {
        guard run.count >= Self.fewestRows, run.count(where: { $0.lines > 1 }) > 1 else { return nil }
        let columns = columns(of: run)
        guard columns.count > 1, columns.count <= 32,
            run.allSatisfy({ group in
                words(group.cells[0]) <= Self.longestLabel && columns[0].overlaps(group.cells[0].box)
                    && group.cells.allSatisfy { cell in columns.count { $0.overlaps(cell.box) } == 1 }
            })
        else { return nil }
        let run = (names(above, over: columns, run).map { [$0] } ?? []) + run
        let members = run.flatMap(\.cells).flatMap(\.members)
        let boxes = members.map { segments[$0].line.box }
        var table = PDFTable(box: boxes.dropFirst().reduce(boxes[0]) { $0.union($1) })
        table.rows = run.map { group in
            var row: [(column: Int, text: String)] = []
            for cell in group.cells {
                let column = columns.firstIndex { $0.overlaps(cell.box) } ?? 0
                let text = cell.members.map { segments[$0].line.text }.joined(separator: " ")
                if let last = row.indices.last, row[last].column == column {
                    row[last].text += " " + text
                } else {
                    row.append((column, text))
                }
            }
            return row
        }
        return (members, table)
    }

    /// A row of names that belongs to the block above it, since nothing parts it from that.
    private func names(_ row: [Int], over columns: [Column], _ run: [Group]) -> Group? {
        guard row.count > 1, let first = run.first, let top = first.cells.map(\.box.top).min() else {
            return nil
        }
        let boxes = row.map { segments[$0].line.box }
        let bottom = boxes.map(\.bottom).max() ?? 0
        let places = boxes.map { box in columns.indices.filter { columns[$0].overlaps(box) } }
        guard top > bottom - 1, top - bottom < 2.5 * segments[row[0]].height,
            abs(boxes[0].left - first.cells[0].box.left) < PDFSegment.edgeWidth,
            places.allSatisfy({ $0.count == 1 }), Set(places.joined()).count == row.count,
            row.allSatisfy({ segments[$0].words <= Self.longestLabel })
        else { return nil }
        let cells = row.map { Cell(block: segments[$0].block, box: segments[$0].line.box, members: [$0]) }
        return Group(cells: cells, bottom: bottom)
    }

    private func words(_ cell: Cell) -> Int { cell.members.reduce(0) { $0 + segments[$1].words } }
}
