import Documents

/// Reads a sheet's rows as they stream by, and hands each finished row on.
struct SheetHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case row, cell = "c", value = "v", formula = "f", inline = "is", text = "t", reference = "r", style =
            "s"
        case hidden, column = "col", minimum = "min", maximum = "max", pane, rows = "ySplit", state
        case phonetic = "rPh"
    }

    private enum Kind { case number, shared, string, boolean, error, date }

    private let strings: [Inline]
    private let formats: CellFormats
    private let dates: DateSystem
    private let layout: SheetLayout
    private(set) var regions: SheetRegions
    /// The rows so far, where they do not come in their order; nil where each is handed on at once.
    private var waiting: [SheetRow]?
    private var waitingCells = 0
    /// The last row that was handed on, where more did not come in their order than can wait; nil where that is not so.
    private var lastInOrder: Int?

    private var rowNumber = 0
    private var isRowHidden = false
    private var cells: [SheetCell] = []
    private var column = 0
    private var style = 0
    private var kind = Kind.number
    private var buffer: [UInt8] = []
    private var formula: [UInt8] = []
    private var inline = Inline()
    private var collects = Name?.none
    private var isInInline = false
    private var isPhonetic = false

    /// - Parameter isOrdered: whether the rows are known to come in their order, or to be too many to be sorted.
    init(
        strings: [Inline], formats: CellFormats, dates: DateSystem, layout: SheetLayout,
        regions: SheetRegions,
        isOrdered: Bool
    ) {
        self.strings = strings
        self.formats = formats
        self.dates = dates
        self.layout = layout
        self.regions = regions
        waiting = isOrdered ? nil : []
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .cell: startCell(attributes)
        case .value: collects = .value
        case .formula: collects = .formula
        case .row: startRow(attributes)
        case .inline: isInInline = true
        case .text: collects = isPhonetic ? nil : .text
        case .phonetic: isPhonetic = true
        case .column: takeColumn(attributes)
        case .pane:
            if attributes[.state]?.hasPrefix("frozen") == true {
                regions.frozenRows =
                    attributes[.rows].flatMap(Double.init).map { Int($0.clamped(to: 0...10)) } ?? 0
            }
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        switch name {
        case .cell: endCell()
        case .row: endRow()
        case .inline: isInInline = false
        case .phonetic: isPhonetic = false
        case .value, .formula, .text: collects = nil
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        switch collects {
        case .value: unsafe buffer.append(contentsOf: bytes)
        case .formula: if formula.count < 16_384 { unsafe formula.append(contentsOf: bytes) }
        case .text where isInInline:
            unsafe inline.append(CellText.unescaped(String(decoding: bytes, as: UTF8.self)))
        default: break
        }
    }

    /// Hands on what is still held.
    mutating func finish() {
        if !cells.isEmpty { endRow() }
        handOn()
        regions.finish()
    }

    /// How many cells are kept to be sorted.
    private static let mostWaiting = 400_000

    /// Hands on the rows that wait; of those that come later only what stands behind them has a place.
    private mutating func handOn() {
        guard let rows = waiting else { return }
        waiting = nil
        let (sorted, collide) = SheetRow.sorted(rows)
        for row in sorted { regions.add(row, layout) }
        regions.lacksCells = collide
        lastInOrder = sorted.last?.number ?? 0
    }

    private mutating func startRow(_ attributes: XMLAttributes<Name>) {
        let written = attributes.integer(.reference)
        let isSorted = waiting != nil || lastInOrder != nil
        if isSorted, let written, (1...CellAddress.maximumRow).contains(written) {
            rowNumber = written
        } else {
            rowNumber = CellAddress.row(written, after: rowNumber)
        }
        isRowHidden = attributes.flag(.hidden) ?? false
        cells.removeAll(keepingCapacity: true)
        column = 0
    }

    private mutating func takeColumn(_ attributes: XMLAttributes<Name>) {
        guard attributes.flag(.hidden) == true, let from = attributes.integer(.minimum),
            let to = attributes.integer(.maximum), from > 0, to >= from
        else { return }
        regions.hiddenColumns.insert(from...to)
    }

    private mutating func startCell(_ attributes: XMLAttributes<Name>) {
        var next = column + 1
        style = 0
        kind = .number
        for position in 0..<attributes.count {
            let attribute = attributes[position]
            switch attribute.name {
            case .reference: next = unsafe Self.column(attribute.bytes) ?? next
            case .style: style = attribute.integer ?? 0
            case .text: kind = unsafe Self.kind(attribute.bytes)
            default: break
            }
        }
        column = next
        buffer.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
        inline = Inline()
    }

    private static func column(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var column = 0
        for position in 0..<bytes.count {
            let byte = unsafe bytes[position]
            switch byte {
            case 0x41...0x5A where column < 20_000: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where column < 20_000: column = column * 26 + Int(byte - 0x60)
            default: return column > 0 ? column : nil
            }
        }
        return nil
    }

    private static func kind(_ bytes: UnsafeRawBufferPointer) -> Kind {
        switch unsafe (bytes.first, bytes.count) {
        case (UInt8(ascii: "s"), 1): .shared
        case (UInt8(ascii: "b"), _): .boolean
        case (UInt8(ascii: "e"), _): .error
        case (UInt8(ascii: "d"), _): .date
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "i"), _): .string
        default: .number
        }
    }

    private mutating func endCell() {
        guard !buffer.isEmpty || !inline.isEmpty || !formula.isEmpty, !regions.isFull else { return }
        let address = CellAddress(column: column, row: rowNumber)
        guard !layout.covers(address) else { return }
        let format = formats[style]
        var (text, value) = shown(format)
        var isHidden = format.isUnseen && !layout.mayColour(address)
        if text.isEmpty, let unshown = unshown(format) {
            (text, value, isHidden) = (unshown.0, unshown.1, true)
        }
        let hasFormula = !formula.isEmpty
        let code = hasFormula ? String(decoding: formula, as: UTF8.self) : nil
        if text.isEmpty, let code, buffer.isEmpty, kind != .string {
            text = Inline("=" + code)
            value = .text
            regions.hasUncalculated = true
        }
        guard !text.isEmpty else { return }
        if let target = layout.links[address] ?? (hasFormula ? CellText.linkTarget(of: formula) : nil) {
            var linked = Inline()
            linked.beginLink(target)
            linked.append(text)
            linked.endLink()
            text = linked
        }
        var cell = SheetCell(
            column: column, text: text, value: value, formula: code, isBold: format.isBold, isHidden: isHidden
        )
        if let merged = layout.merges[address] {
            cell.columnSpan = merged.through.column - column + 1
            cell.rowSpan = merged.through.row - rowNumber + 1
        }
        cells.append(cell)
    }

    /// What a cell holds whose format shows nothing of it, as `;;;` does; nil for a zero, which many formats leave out.
    private mutating func unshown(_ format: CellFormats.CellFormat) -> (Inline, CellValue?)? {
        guard !format.isGeneral, !buffer.isEmpty || !inline.isEmpty, number != 0 else { return nil }
        let found = shown(CellFormats.CellFormat())
        return found.0.isEmpty ? nil : found
    }

    private mutating func shown(_ format: CellFormats.CellFormat) -> (Inline, CellValue?) {
        switch kind {
        case .shared:
            guard let index = Self.integer(buffer), strings.indices.contains(index) else {
                if !buffer.isEmpty { regions.lacksStrings = true }
                return (Inline(), nil)
            }
            return (format.isGeneral ? strings[index] : format.shown(strings[index]), .text)
        case .string:
            let text = inline.isEmpty ? Inline(CellText.unescaped(bufferText)) : inline
            return (format.shown(text), .text)
        case .boolean:
            if buffer.isEmpty { return (Inline(), nil) }
            return (Inline(buffer.first == 0x31 || buffer.first == 0x74 ? "TRUE" : "FALSE"), boolean)
        case .error: return (Inline(bufferText), .error)
        case .date: return date(format)
        case .number: return number(format)
        }
    }

    /// A date that is written out, as the strict edition has them, in the format of its cell.
    private func date(_ format: CellFormats.CellFormat) -> (Inline, CellValue?) {
        guard format.isDate, let serial = SpreadsheetDate.serial(of: bufferText, dates) else {
            return (Inline(bufferText), .date(bufferText))
        }
        return format.shown(serial, dates)
    }

    private var bufferText: String { String(decoding: buffer, as: UTF8.self) }
    private var boolean: CellValue { .boolean(buffer.first == 0x31 || buffer.first == 0x74) }

    private func number(_ format: CellFormats.CellFormat) -> (Inline, CellValue?) {
        guard let number = number else { return (Inline(bufferText), .text) }
        return format.shown(number, dates)
    }

    private var number: Double? {
        if let integer = Self.integer(buffer) { return Double(integer) }
        return Double(bufferText)
    }

    private static func integer(_ bytes: [UInt8]) -> Int? {
        unsafe bytes.withUnsafeBytes { unsafe Int($0) }
    }

    private mutating func endRow() {
        guard !cells.isEmpty else { return }
        if let last = lastInOrder {
            guard rowNumber > last else {
                regions.lacksRows = true
                return cells.removeAll(keepingCapacity: true)
            }
            lastInOrder = rowNumber
        }
        SheetCell.settle(&cells)
        let row = SheetRow(
            number: rowNumber, isHidden: isRowHidden && !layout.filters(rowNumber), cells: cells)
        if waiting == nil {
            regions.add(row, layout)
            cells.removeAll(keepingCapacity: true)
        } else {
            waiting?.append(row)
            // The row that waits keeps its room, which is no wider than it is.
            waitingCells += cells.count
            cells = []
            if waitingCells > Self.mostWaiting { handOn() }
        }
    }
}

extension Double {
    /// The nearest value within bounds.
    func clamped(to bounds: ClosedRange<Double>) -> Double {
        isNaN ? bounds.lowerBound : Swift.min(Swift.max(self, bounds.lowerBound), bounds.upperBound)
    }
}
