import Documents

/// Reads the cells, comments and charts' words of one sheet of Excel 97 to 2003.
struct XLSSheet {
    private let workbook: XLSWorkbook
    private var rows: [Int: [SheetCell]] = [:]
    private var hiddenRows: Set<Int> = []
    private var merges: [CellRange] = []
    /// Where rules give cells a look by their values.
    private var coloured: [CellRange] = []
    /// The cells of which their formats show nothing.
    private var unshown: Set<CellAddress> = []
    private var objectTexts: [Int: String] = [:]
    private var notes: [(cell: CellAddress, object: Int, author: String?)] = []
    private var lastObject = 0
    private var pending: (row: Int, column: Int, style: Int)?
    /// How many parts are open: the sheet, and the charts on it.
    private var depth = 0
    private var isChart = false
    private(set) var chartTexts: [String] = []
    private(set) var hiddenColumns = ColumnRuns()
    private(set) var frozenRows = 0
    /// Headers and footers for paper, with their codes.
    private(set) var margins: [String] = []
    private var isFrozen = false

    /// Reads the records of a sheet.
    init(_ sheet: XLSWorkbook.Sheet, of workbook: XLSWorkbook) {
        self.workbook = workbook
        var records = XLSRecords(workbook.bytes, from: sheet.position)
        guard let first = records.next(), first.kind == .begin else { return }
        isChart = first.number(2) == 0x20
        depth = 1
        while depth > 0, let record = records.next() { take(record) }
    }

    private mutating func take(_ record: XLSRecords.Record) {
        switch record.kind {
        case .begin: depth += 1
        case .end: depth -= 1
        case .chartText:
            var text = XLSText(record.parts, at: 2)
            if let words = text.string(lengthWidth: 1), !words.isEmpty { chartTexts.append(words) }
        case _ where depth == 1 && !isChart: takeCell(record)
        default: break
        }
    }

    private mutating func takeCell(_ record: XLSRecords.Record) {
        let (row, column, style) = (record.number(0) + 1, record.number(2) + 1, record.number(4))
        switch record.kind {
        case .sharedText:
            let index = record.number(6, 4)
            guard workbook.strings.indices.contains(index) else { return }
            add(words: workbook.strings[index], row, column, style)
        case .text, .richText:
            var text = XLSText(record.parts, at: 6)
            add(words: Inline(text.string() ?? ""), row, column, style)
        case .number: add(Self.double(record.bytes, 6), row, column, style)
        case .packed: add(Self.unpacked(record.number(6, 4)), row, column, style)
        case .manyPacked:
            for (offset, start) in stride(from: 4, to: record.bytes.count - 7, by: 6).enumerated() {
                add(Self.unpacked(record.number(start + 2, 4)), row, column + offset, record.number(start))
            }
        case .formula: takeFormula(record, row, column, style)
        case .result:
            guard let cell = pending else { return }
            var text = XLSText(record.parts)
            add(words: Inline(text.string() ?? ""), cell.row, cell.column, cell.style)
            pending = nil
        case .truth: add(truth: record.number(6, 1), isError: record.number(7, 1) == 1, row, column, style)
        default: takeOther(record)
        }
    }

    private mutating func takeOther(_ record: XLSRecords.Record) {
        switch record.kind {
        case .row: if record.number(12, 4) & 0x20 != 0 { hiddenRows.insert(record.number(0) + 1) }
        case .column:
            let (from, to) = (record.number(0) + 1, record.number(2) + 1)
            if record.number(8) & 1 != 0, to >= from { hiddenColumns.insert(from...to) }
        case .merges: merges += Self.ranges(record, at: 2, room: 100_000 - merges.count)
        case .rules: coloured += Self.ranges(record, at: 14, room: 10_000 - coloured.count)
        case .window: isFrozen = record.number(0) & 8 != 0
        case .pane: if isFrozen { frozenRows = min(record.number(2), 10) }
        case .header, .footer:
            var text = XLSText(record.parts)
            if let code = text.string() { margins.append(code) }
        case .object: lastObject = record.number(6)
        case .objectText:
            guard record.parts.count > 1 else { return }
            var text = XLSText(Array(record.parts.dropFirst()), at: 1)
            let isWide = record.parts[1].first.map { $0 & 1 != 0 } ?? false
            objectTexts[lastObject] = text.characters(record.number(10), isWide: isWide)
        case .note:
            var text = XLSText(record.parts, at: 8)
            let cell = CellAddress(column: record.number(2) + 1, row: record.number(0) + 1)
            notes.append((cell, record.number(6), text.string()))
        default: break
        }
    }

    /// Ranges of cells: first and last row, first and last column.
    private static func ranges(_ record: XLSRecords.Record, at first: Int, room: Int) -> [CellRange] {
        stride(from: first, to: record.bytes.count - 7, by: 8).prefix(max(room, 0)).compactMap { start in
            let (top, bottom) = (record.number(start) + 1, record.number(start + 2) + 1)
            let (left, right) = (record.number(start + 4) + 1, record.number(start + 6) + 1)
            guard bottom >= top, right >= left else { return nil }
            return CellRange(
                from: CellAddress(column: left, row: top), through: CellAddress(column: right, row: bottom))
        }
    }

    private mutating func takeFormula(_ record: XLSRecords.Record, _ row: Int, _ column: Int, _ style: Int) {
        pending = nil
        guard record.number(12) == 0xFFFF else {
            add(Self.double(record.bytes, 6), row, column, style)
            return
        }
        switch record.number(6, 1) {
        case 0: pending = (row, column, style)
        case 1: add(truth: record.number(8, 1), isError: false, row, column, style)
        case 2: add(truth: record.number(8, 1), isError: true, row, column, style)
        default: break
        }
    }

    // MARK: Values

    private static func double(_ bytes: [UInt8], _ offset: Int) -> Double {
        let low = UInt64(bytes.number(at: offset, width: 4) ?? 0)
        return Double(bitPattern: UInt64(bytes.number(at: offset + 4, width: 4) ?? 0) << 32 | low)
    }

    /// A number in four bytes: an integer or the upper half of a double, either times or over a hundred ([MS-XLS], 2.5.217).
    private static func unpacked(_ packed: Int) -> Double {
        let upper = UInt32(truncatingIfNeeded: packed) & ~3
        let value =
            packed & 2 != 0
            ? Double(Int32(bitPattern: upper) >> 2) : Double(bitPattern: UInt64(upper) << 32)
        return packed & 1 != 0 ? value / 100 : value
    }

    private mutating func add(_ number: Double, _ row: Int, _ column: Int, _ style: Int) {
        let format = workbook.formats[style]
        let (text, value) = format.shown(number, workbook.dates)
        // What a format shows nothing of, as `;;;` does, but for a zero, which many leave out.
        if text.isEmpty, number != 0, !format.isGeneral {
            let (text, value) = CellFormats.CellFormat().shown(number, workbook.dates)
            add(text, value, row, column, style, isUnshown: true)
        } else {
            add(text, value, row, column, style)
        }
    }

    private mutating func add(truth code: Int, isError: Bool, _ row: Int, _ column: Int, _ style: Int) {
        let errors = [
            0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
        ]
        if isError {
            add(Inline(errors[code] ?? "#NULL!"), .error, row, column, style)
        } else {
            add(Inline(code == 0 ? "FALSE" : "TRUE"), .boolean(code != 0), row, column, style)
        }
    }

    /// Adds words in the format of their cell.
    private mutating func add(words: Inline, _ row: Int, _ column: Int, _ style: Int) {
        let shown = workbook.formats[style].shown(words)
        add(shown.isEmpty ? words : shown, .text, row, column, style, isUnshown: shown.isEmpty)
    }

    private mutating func add(
        _ text: Inline, _ value: CellValue?, _ row: Int, _ column: Int, _ style: Int, isUnshown: Bool = false
    ) {
        guard !text.isEmpty else { return }
        let format = workbook.formats[style]
        if isUnshown { unshown.insert(CellAddress(column: column, row: row)) }
        rows[row, default: []].append(
            SheetCell(
                column: column, text: text, value: value, isBold: format.isBold,
                isHidden: isUnshown || format.isUnseen))
    }

    // MARK: Adding

    /// Adds the tables to the regions of a workbook.
    func addCells(to regions: inout SheetRegions) {
        var layout = SheetLayout(merges: merges)
        layout.coloured = coloured
        for (number, cells) in rows.sorted(by: { $0.key < $1.key }) {
            var last = 0
            var kept: [SheetCell] = []
            for var cell in cells.sorted(by: { $0.column < $1.column }) where cell.column > last {
                let address = CellAddress(column: cell.column, row: number)
                guard !layout.covers(address) else { continue }
                if layout.mayColour(address), !unshown.contains(address) { cell.isHidden = false }
                if let merged = layout.merges[address] {
                    cell.columnSpan = merged.through.column - cell.column + 1
                    cell.rowSpan = merged.through.row - number + 1
                }
                last = cell.column
                kept.append(cell)
            }
            if !kept.isEmpty {
                regions.add(
                    SheetRow(number: number, isHidden: hiddenRows.contains(number), cells: kept), layout)
            }
        }
    }

    /// Adds comments, and the words of charts.
    func addNotes(to builder: inout DocumentBuilder) {
        let commenting = Set(notes.map(\.object))
        for (object, text) in objectTexts.sorted(by: { $0.key < $1.key }) where !commenting.contains(object) {
            builder.append(.paragraph, text)
        }
        for note in notes {
            guard let text = objectTexts[note.object] else { continue }
            let author = note.author.map { Inline($0).text }
            builder.append(
                .comment(author: author?.isEmpty == false ? author : nil), "\(note.cell): \(text)")
        }
        for text in chartTexts { builder.append(.caption, text) }
    }
}
