import Documents

/// Reads the styles and the sheets of a workbook in XML, row by row.
struct MarkupSheetHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case style = "ss:Style", id = "ss:ID", numberFormat = "ss:NumberFormat", format = "ss:Format"
        case font = "ss:Font", bold = "ss:Bold", sheet = "ss:Worksheet", name = "ss:Name"
        case column = "ss:Column", row = "ss:Row", cell = "ss:Cell", data = "ss:Data", type = "ss:Type"
        case index = "ss:Index", span = "ss:Span", hidden = "ss:Hidden", styleID = "ss:StyleID"
        case across = "ss:MergeAcross", down = "ss:MergeDown", link = "ss:HRef"
        case comment = "ss:Comment", author = "ss:Author"
    }

    private(set) var regions: SheetRegions
    private let views: [MarkupView]
    private var sheetCount = 0
    private var formats: [String: CellFormats.CellFormat] = [:]
    private var style: (id: String, code: String, isBold: Bool)?
    private var row = 0
    private var isRowHidden = false
    private var cells: [SheetCell] = []
    private var cell: SheetCell?
    private var column = 0
    private var nextColumn = 1
    private var format = CellFormats.CellFormat()
    private var link: String?
    private var type = ""
    private var text = ""
    private var isInData = false
    private var comment: (author: String?, text: String)?
    private var comments: [(author: String?, text: String)] = []

    init(_ regions: SheetRegions, _ views: [MarkupView]) {
        self.regions = regions
        self.views = views
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .style: style = (attributes[.id] ?? "", "General", false)
        case .numberFormat: style?.code = attributes[.format] ?? "General"
        case .font: style?.isBold = attributes.flag(.bold) ?? false
        case .sheet: startSheet(attributes)
        case .column: takeColumn(attributes)
        case .row:
            row = CellAddress.row(attributes.integer(.index), after: row)
            isRowHidden = attributes.flag(.hidden) ?? false
            column = 0
            cells = []
        case .cell: startCell(attributes)
        case .data:
            isInData = true
            text = ""
            if comment == nil { type = attributes[.type] ?? "String" }
        case .comment: comment = (attributes[.author], "")
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        switch name {
        case .style:
            if let style {
                formats[style.id] = CellFormats.CellFormat(
                    NumberFormat(MarkupFormats.code(style.code)), isBold: style.isBold)
            }
            style = nil
        case .data:
            isInData = false
            if comment != nil { comment?.text = text } else { takeData() }
        case .comment: endComment()
        case .cell: if let cell, !cell.text.isEmpty { cells.append(cell) }
        case .row:
            if !cells.isEmpty {
                regions.add(SheetRow(number: row, isHidden: isRowHidden, cells: cells), SheetLayout())
            }
            cells = []
        case .sheet: finish()
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isInData, text.utf8.count < 1 << 20 { unsafe text += String(decoding: bytes, as: UTF8.self) }
    }

    /// Hands on what is still held of a sheet.
    mutating func finish() {
        regions.finish()
        for comment in comments {
            regions.builder.append(.comment(author: comment.author), comment.text)
        }
        comments = []
    }

    private mutating func startSheet(_ attributes: XMLAttributes<Name>) {
        let view = views.indices.contains(sheetCount) ? views[sheetCount] : MarkupView()
        sheetCount += 1
        regions.beginSheet(
            name: attributes[.name] ?? "Sheet\(sheetCount)", layer: view.isHidden ? .hidden : .body)
        regions.frozenRows = view.frozenRows
        (row, nextColumn) = (0, 1)
    }

    private mutating func takeColumn(_ attributes: XMLAttributes<Name>) {
        let first = min(max(attributes.integer(.index) ?? nextColumn, 1), 20_000)
        let last = first + min(max(attributes.integer(.span) ?? 0, 0), 20_000)
        nextColumn = last + 1
        if attributes.flag(.hidden) == true { regions.hiddenColumns.insert(first...last) }
    }

    private mutating func startCell(_ attributes: XMLAttributes<Name>) {
        column = min(max(attributes.integer(.index) ?? column + 1, column + 1), 20_000)
        let across = min(max(attributes.integer(.across) ?? 0, 0), 20_000 - column)
        let down = min(max(attributes.integer(.down) ?? 0, 0), 1_000_000)
        format = attributes[.styleID].flatMap { formats[$0] } ?? CellFormats.CellFormat()
        link = attributes[.link]
        cell = SheetCell(
            column: column, text: Inline(), isBold: format.isBold, columnSpan: across + 1, rowSpan: down + 1)
        column += across
    }

    private mutating func takeData() {
        guard !text.isEmpty, cell != nil, !regions.isFull else { return }
        var (shown, value) = MarkupFormats.shown(text, type, format)
        if let link {
            var linked = Inline()
            linked.beginLink(link)
            linked.append(shown)
            linked.endLink()
            shown = linked
        }
        cell?.text = shown
        cell?.value = value
    }

    private mutating func endComment() {
        if let comment, let cell {
            let address = CellAddress(column: cell.column, row: row)
            comments.append((comment.author, "\(address): \(comment.text)"))
        }
        comment = nil
    }
}
