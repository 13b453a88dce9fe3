import Documents

/// Tells the tables on one sheet apart and adds them to the document.
///
/// Rows are held until a blank row shows where a block ends, unless the sheet says that both sides are one; within a block, blank columns part tables that stand
/// side by side. A block that grows long is one table and streams through, so memory stays bounded by the text.
struct SheetRegions: Sendable {
    /// Rows held before they stream as one table, if they are one.
    private static let minimumHeld = 2_000
    /// Rows held at most; then they stream as one table whatever their columns.
    private static let maximumHeld = 64_000

    var builder: DocumentBuilder
    let layer: Block.Layer?
    var hiddenColumns = ColumnRuns()
    var frozenRows = 0
    /// Whether formulas were met whose results the file does not hold.
    var hasUncalculated = false
    /// Whether cells were met whose text stands in no part of the file.
    var lacksStrings = false
    /// Whether cells were met at the place of another one.
    var lacksCells = false
    /// Whether rows came too late to be sorted among the others.
    var lacksRows = false
    private var held: [SheetRow] = []
    private var isStreaming = false
    private var layout = SheetLayout()

    init(builder: DocumentBuilder, layer: Block.Layer?) {
        self.builder = builder
        self.layer = layer
    }

    /// Begins another sheet of the same workbook.
    mutating func beginSheet(name: String, layer: Block.Layer) {
        builder.place = .sheet(name: name)
        builder.layer = layer
        lastRow = 0
        reached = 0
        frozenRows = 0
        hiddenColumns = ColumnRuns()
    }

    /// Whether the document's text has reached its limit.
    var isFull: Bool { builder.isFull }

    /// Takes the next row that holds something.
    mutating func add(_ row: SheetRow, _ layout: SheetLayout) {
        self.layout = layout
        let hasBoundary = layout.hasBoundary(above: row.number)
        let isParted = row.number > reached + 1 && !layout.joins(lastRow, row.number) || hasBoundary
        if isStreaming, isParted { endStream() }
        let isNear = !hasBoundary && row.number == lastRow + 2
        lastRow = row.number
        for cell in row.cells { reached = max(reached, row.number + cell.rowSpan - 1) }
        reached = max(reached, row.number)
        if isStreaming {
            writeStreamed(row)
            return
        }
        if isParted { part(isNear: isNear) }
        held.append(row)
        if held.count >= nextStream { stream() }
    }

    /// Ends what is held above blank rows; where there is only one, it waits for the rows below, which may go on with it.
    private mutating func part(isNear: Bool) {
        settleParting()
        if isNear, !held.isEmpty { parting = held.count } else { flush() }
    }

    /// Adds the rows above a blank one, unless those below go on with their table.
    private mutating func settleParting() {
        guard let parting else { return }
        self.parting = nil
        if SheetContinuation.continues(held[..<parting], held[parting...]) { return }
        let below = Array(held[parting...])
        held.removeSubrange(parting...)
        flush()
        held = below
    }

    /// Where in the held rows a blank one lies.
    private var parting: Int?
    /// The last row that the rows so far reach into, with their merged cells.
    private var reached = 0

    private var lastRow = 0
    private var streamedHeaderRows: Int?
    /// How many rows must be held before they are next looked at: each look costs as much as there are rows.
    private var nextStream = minimumHeld

    /// Adds what is still held.
    mutating func finish() {
        if isStreaming { endStream() }
        flush()
    }

    private mutating func endStream() {
        builder.endTable(headerRows: streamedHeaderRows, hint: .sheet)
        isStreaming = false
        let rows = concealed
        concealed = []
        concealedCells = 0
        write(rows, .hidden)
    }

    /// What a table that streams through hides, until it ends.
    private var concealed: [SheetRow] = []
    private var concealedCells = 0
    /// How many such cells are kept for it; those beyond stand among what is shown.
    private static let maximumConcealed = 100_000

    /// Writes a row of a table that streams through.
    private mutating func writeStreamed(_ row: SheetRow) {
        guard concealedCells < Self.maximumConcealed, row.cells.contains(where: isHidden) else {
            write(row)
            return
        }
        let shown = row.cells.filter { !isHidden($0) }
        let unseen = row.cells.filter(isHidden)
        concealedCells += unseen.count
        concealed.append(SheetRow(number: row.number, isHidden: row.isHidden, cells: unseen))
        if !shown.isEmpty { write(SheetRow(number: row.number, isHidden: row.isHidden, cells: shown)) }
    }

    private mutating func stream() {
        settleParting()
        guard held.count >= nextStream else { return }
        let regions = split(held)
        guard regions.count == 1 || held.count >= Self.maximumHeld else {
            nextStream = held.count * 2
            return
        }
        streamedHeaderRows = headerRows(of: held)
        builder.beginTable(layer: layer)
        for row in held { writeStreamed(row) }
        held.removeAll()
        isStreaming = true
    }

    private mutating func flush() {
        settleParting()
        for region in split(held) { addTable(region) }
        held.removeAll(keepingCapacity: true)
        nextStream = Self.minimumHeld
    }

    private mutating func addTable(_ rows: [SheetRow]) {
        guard rows.contains(where: { $0.cells.contains(where: isHidden) }) else {
            write(rows, layer)
            return
        }
        write(keeping(rows) { !isHidden($0) }, layer)
        write(keeping(rows, isHidden), .hidden)
    }

    private mutating func write(_ rows: [SheetRow], _ layer: Block.Layer?) {
        guard !rows.isEmpty else { return }
        builder.beginTable(layer: layer)
        for row in rows { write(row) }
        builder.endTable(headerRows: headerRows(of: rows), hint: .sheet)
    }

    private mutating func write(_ row: SheetRow) {
        for cell in row.cells {
            builder.cell(
                column: cell.column, cell.text, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan,
                value: cell.value, formula: cell.formula, isBold: cell.isBold)
        }
        builder.endRow(number: row.number, isHidden: row.isHidden)
    }

    private func isHidden(_ cell: SheetCell) -> Bool {
        cell.isHidden || !hiddenColumns.runs.isEmpty && hiddenColumns.index(of: cell.column) != nil
    }

    private func keeping(_ rows: [SheetRow], _ keeps: (SheetCell) -> Bool) -> [SheetRow] {
        rows.compactMap { row in
            let cells = row.cells.filter(keeps)
            return cells.isEmpty ? nil : SheetRow(number: row.number, isHidden: row.isHidden, cells: cells)
        }
    }

    /// A block of rows parted at its blank columns.
    private func split(_ rows: [SheetRow]) -> [[SheetRow]] {
        guard rows.count > 1 else { return rows.isEmpty ? [] : [rows] }
        var spans = ColumnRuns()
        for row in rows {
            for cell in row.cells { spans.insert(cell.column...cell.column + cell.columnSpan - 1) }
        }
        guard spans.runs.count > 1 else { return [rows] }
        let regions = Self.parted(rows, spans)
        let joined = Self.joined(spans, regions)
        return joined.runs.count == spans.runs.count ? regions : Self.parted(rows, joined)
    }

    private static func parted(_ rows: [SheetRow], _ spans: ColumnRuns) -> [[SheetRow]] {
        var regions = [[SheetRow]](repeating: [], count: spans.runs.count)
        for row in rows {
            for cell in row.cells {
                guard let span = spans.index(of: cell.column) else { continue }
                if regions[span].last?.number != row.number {
                    regions[span].append(SheetRow(number: row.number, isHidden: row.isHidden, cells: []))
                }
                regions[span][regions[span].count - 1].cells.append(cell)
            }
        }
        return regions
    }

    /// The runs of columns, with those as one that a single blank column only sets off.
    private static func joined(_ spans: ColumnRuns, _ regions: [[SheetRow]]) -> ColumnRuns {
        var joined = spans
        var labels = 0
        for right in 1..<spans.runs.count {
            let gap = spans.runs[right - 1].upperBound + 1
            if spans.runs[right].lowerBound == gap + 1,
                SheetContinuation.continuesAcross(regions[labels], regions[right])
            {
                joined.insert(gap...gap)
            } else {
                labels = right
            }
        }
        return joined
    }

    /// How many of a table's first rows are headers as the sheet says: by a named table or a filter over its columns, or
    /// by rows that stay in place; nil when it does not.
    private func headerRows(of rows: [SheetRow]) -> Int? {
        guard let first = rows.first, let last = rows.last, rows.count > 1 else { return 0 }
        let numbers = first.number...last.number
        let named = layout.tables.first { numbers.contains($0.range.from.row) && overlaps($0.range, rows) }
        if let named {
            let through = named.range.from.row + named.headerRows - 1
            return named.headerRows == 0 ? 0 : rows.prefix { $0.number <= through }.count
        }
        if let filter = layout.filter, numbers.contains(filter.from.row), filter.from.row < last.number,
            overlaps(filter, rows)
        {
            return rows.prefix { $0.number <= filter.from.row }.count
        }
        guard frozenRows >= first.number, frozenRows < last.number else { return nil }
        let frozen = rows.prefix { $0.number <= frozenRows }
        return frozen.contains { $0.cells.count > 1 } ? frozen.count : nil
    }

    private func overlaps(_ range: CellRange, _ rows: [SheetRow]) -> Bool {
        let columns = range.from.column...range.through.column
        return rows.prefix(Self.minimumHeld).contains { row in
            row.cells.contains { columns.overlaps($0.column...$0.column + max(1, $0.columnSpan) - 1) }
        }
    }
}
