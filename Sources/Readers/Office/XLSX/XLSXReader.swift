package import Documents

/// Reads workbooks: XLSX, its templates and its forms with macros.
package enum XLSXReader: Reader {
    package static let format = Format(rawValue: "xlsx")

    package static func recognises(_ source: Source) -> Recognition {
        switch source.container {
        case .workbook, .binaryWorkbook: .certain
        default: .no
        }
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        guard source.container != .binaryWorkbook else {
            throw .unsupported(format: "xlsb", remedy: "Save the workbook as .xlsx.")
        }
        var parts = try WorkbookParts(source, options: options)
        try parts.read(into: &builder)
    }
}

/// The parts of one workbook.
struct WorkbookParts: ~Copyable {
    private var package: OfficePackage
    private let relationships: Relationships
    private let workbook: WorkbookHandler
    private var strings: [Inline] = []
    private var formats = CellFormats()
    private let options: ReadingOptions
    private var seenMargins: Set<Inline> = []

    init(_ source: Source, options: ReadingOptions) throws(ReaderError) {
        var package = try OfficePackage(source, format: XLSXReader.format, options: options)
        let main = try package.mainPart(fallbacks: ["xl/workbook.xml"])
        let relationships = try package.relationships(of: main)
        let workbook = try package.parse(main, WorkbookHandler()) ?? WorkbookHandler()
        self.relationships = relationships
        self.workbook = workbook
        self.package = package
        self.options = options
    }

    mutating func read(into builder: inout DocumentBuilder) throws(ReaderError) {
        try package.readProperties(into: &builder)
        let strings = relationships.first("sharedStrings")?.part
        if let found = try package.parseOptional(strings, SharedStringsHandler(), &builder) {
            self.strings = found.strings
        }
        let styles = relationships.first("styles")?.part
        if let found = try package.parseOptional(styles, CellFormatsHandler(), &builder) {
            let theme = found.asksForTheme ? relationships.first("theme")?.part : nil
            let own = try package.parseOptional(theme, ThemeColoursHandler(), &builder)
            formats = found.formats(theme: own?.colours ?? ThemeColoursHandler.standard)
        }
        for (name, target) in workbook.definedNames {
            builder.metadata.properties["defined name " + name] = target
        }
        var empty: [String] = []
        for sheet in workbook.sheets {
            let before = builder.blockCount
            try read(sheet, into: &builder)
            if builder.blockCount == before { empty.append(sheet.name) }
        }
        if !empty.isEmpty { builder.metadata.properties["empty sheets"] = empty.joined(separator: ", ") }
        builder.place = nil
        package.report(to: &builder)
    }

    private mutating func read(
        _ sheet: WorkbookHandler.Sheet, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        guard let part = relationships[sheet.relationship]?.part else { return }
        builder.place = .sheet(name: sheet.name)
        builder.layer = sheet.isHidden ? .hidden : .body
        defer { builder.layer = .body }
        let own = try package.relationships(of: part)
        var margins: [String] = []
        if relationships[sheet.relationship]?.kind != "chartsheet" {
            margins = try readCells(part, own, named: sheet.name, into: &builder)
        }
        try readComments(own, into: &builder)
        try readDrawings(own, into: &builder)
        builder.appendSheetMargins(margins, sheet: sheet.name, &seenMargins)
    }

    /// Reads a sheet's cells, and says what its headers and footers are.
    private mutating func readCells(
        _ part: String, _ own: Relationships, named sheet: String, into builder: inout DocumentBuilder
    ) throws(ReaderError) -> [String] {
        let layout = try layout(part, own, named: sheet, &builder)
        let regions = SheetRegions(builder: builder, layer: nil)
        builder = DocumentBuilder(format: builder.format)
        let handler = SheetHandler(
            strings: strings, formats: formats, dates: workbook.dates, layout: layout.0, regions: regions,
            isOrdered: layout.bytes.map(SheetRowOrder.isKept) ?? true)
        let (rest, failure) = stream(part, layout.bytes, handler)
        builder = rest.builder
        if rest.hasUncalculated {
            builder.lose(
                "uncalculated", "Some formulas have no stored result; their text is shown instead",
                named: sheet)
        }
        if rest.lacksStrings {
            builder.lose(
                "strings", "Some cells refer to texts that the workbook does not contain; they are empty",
                named: sheet)
        }
        if rest.lacksCells {
            builder.lose(
                "cells", "Some cells share an address; only the first of each was read", named: sheet)
        }
        if rest.lacksRows {
            builder.lose(
                "rows", "Some rows of very large sheets stand too far behind their place and were not read",
                named: sheet)
        }
        switch failure {
        case nil: break
        case .damaged: builder.loseDamaged("\(sheet) (rows after the damage are missing)")
        case let error?: throw error
        }
        return layout.0.margins
    }

    /// Parses the rows; what was read before a failure is kept.
    private mutating func stream(
        _ part: String, _ bytes: [UInt8]?, _ handler: SheetHandler
    ) -> (SheetRegions, ReaderError?) {
        var parser = XMLParser(
            handler, format: XLSXReader.format.rawValue, options: options, lexicon: package.lexicon)
        var failure: ReaderError?
        do {
            if let bytes {
                try parser.feed(bytes)
            } else {
                try unsafe package.archive.stream(part) { (piece) throws(ReaderError) in
                    try unsafe parser.feed(piece)
                }
            }
            try parser.finish()
        } catch {
            failure = error
        }
        var finished = parser.handler
        finished.finish()
        return (finished.regions, failure)
    }

    /// How large a sheet may be to be kept unpacked.
    private var maximumHeld: Int { min(32 << 20, options.maximumTextBytes / 2) }

    /// What is known of a sheet before its rows; short sheets are kept unpacked meanwhile.
    private mutating func layout(
        _ part: String, _ own: Relationships, named sheet: String, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> (SheetLayout, bytes: [UInt8]?) {
        var tables: [(range: CellRange, headerRows: Int)] = []
        var filtered: [CellRange] = []
        for relationship in own.all("table") {
            let found = try package.parseOptional(relationship.part, SheetTableHandler(), &builder)
            guard let found, let table = found.table else { continue }
            tables.append(table)
            if found.isFiltering { filtered.append(table.range) }
        }
        for relationship in own.all("pivotTable") {
            let found = try package.parseOptional(relationship.part, PivotTableHandler(), &builder)
            if let table = found?.table { tables.append(table) }
        }
        guard let size = package.archive.declaredSize(of: part), size <= maximumHeld else {
            builder.lose(
                "sheet-layout",
                "Merged cells, links and filters of very large sheets were not read", named: sheet)
            var layout = SheetLayout(tail: SheetTail(), tables: tables)
            // Rules that were not read may colour any cell.
            layout.coloured = [.wholeSheet]
            layout.filtered = filtered
            return (layout, nil)
        }
        let bytes = try package.archive.read(part)
        var layout = SheetLayout(tail: tail(of: bytes ?? [], own), tables: tables)
        layout.filtered += filtered
        return (layout, bytes)
    }

    /// What stands behind the cells; where the part is damaged, what came before, since its rows say so.
    private func tail(of bytes: [UInt8], _ own: Relationships) -> SheetTail {
        var parser = XMLParser(
            SheetTail(relationships: own), format: XLSXReader.format.rawValue, options: options,
            lexicon: package.lexicon)
        try? parser.feed(SheetTail.withoutCells(bytes))
        return parser.handler
    }

    private mutating func readComments(
        _ own: Relationships, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        let people = relationships.first("person")?.part
        let persons = try package.parseOptional(people, SheetCommentsHandler(), &builder)?.persons ?? [:]
        let threads = own.first("threadedComment")?.part
        let threaded = try package.parseOptional(threads, SheetCommentsHandler(), &builder)?.comments ?? []
        // A thread has a plain twin on its cell, for programs that know no threads.
        let cells = Set(threaded.map(\.cell))
        let notes = own.first("comments")?.part
        let plain = try package.parseOptional(notes, SheetCommentsHandler(), &builder)?.comments ?? []
        for comment in threaded + plain.filter({ !cells.contains($0.cell) }) {
            let author = comment.person.map { persons[$0] } ?? comment.author
            let name = author.map { Inline($0).text }
            builder.append(
                .comment(author: name?.isEmpty == false ? name : nil), comment.cell + ": " + comment.text)
        }
    }

    private mutating func readDrawings(
        _ own: Relationships, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        for relationship in own.all("drawing") {
            guard let part = relationship.part else { continue }
            let handler = SheetDrawingHandler(relationships: try package.relationships(of: part))
            guard let found = try package.parseOptional(part, handler, &builder) else { continue }
            let drawings = try DrawingParts(found.items, &package, &builder)
            builder.append(found.items) { reference, builder in drawings.add(reference, to: &builder) }
        }
    }
}
