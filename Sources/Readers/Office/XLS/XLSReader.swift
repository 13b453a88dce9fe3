package import Documents

/// Reads workbooks of Excel 97 to 2003 (XLS), also those that it saved as XML; older ones through LibreOffice.
package enum XLSReader: Reader {
    package static let format = Format(rawValue: "xls")

    package static func recognises(_ source: Source) -> Recognition {
        CompoundFile.kind(of: source.bytes) == .sheets || isMarkup(source) ? .certain : .no
    }

    private static func isMarkup(_ source: Source) -> Bool {
        guard source.beginning.hasPrefix("<") else { return false }
        return source.startHolds("<workbook") || source.startHolds("<ss:workbook")
            ? source.startHolds("urn:schemas-microsoft-com:office:spreadsheet")
            : source.startHolds("<?mso-application progid=\"excel.sheet\"")
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        if isMarkup(source) { return try MarkupWorkbook.read(source, into: &builder, options: options) }
        let storage = CompoundStorage(source.bytes)
        let stream = storage?.content(named: "Workbook") ?? storage?.content(named: "Book")
        guard let stream, let workbook = try XLSWorkbook(stream) else {
            let converted = try LegacyConversion.convert(source, to: "xlsx", from: "xls", options: options)
            return try XLSXReader.read(converted, into: &builder, options: options)
        }
        guard !workbook.sheets.isEmpty else {
            throw .damaged(format: "xls", detail: "its list of sheets is missing", line: nil)
        }
        var margins: Set<Inline> = []
        for sheet in workbook.sheets where !builder.isFull {
            read(sheet, of: workbook, &margins, into: &builder)
        }
        builder.place = nil
        builder.layer = .body
    }

    private static func read(
        _ sheet: XLSWorkbook.Sheet, of workbook: XLSWorkbook, _ margins: inout Set<Inline>,
        into builder: inout DocumentBuilder
    ) {
        builder.place = .sheet(name: sheet.name)
        builder.layer = sheet.isHidden ? .hidden : .body
        let cells = XLSSheet(sheet, of: workbook)
        var regions = SheetRegions(builder: builder, layer: nil)
        builder = DocumentBuilder(format: builder.format)
        regions.hiddenColumns = cells.hiddenColumns
        regions.frozenRows = cells.frozenRows
        cells.addCells(to: &regions)
        regions.finish()
        builder = regions.builder
        cells.addNotes(to: &builder)
        builder.appendSheetMargins(cells.margins, sheet: sheet.name, &margins)
    }
}
