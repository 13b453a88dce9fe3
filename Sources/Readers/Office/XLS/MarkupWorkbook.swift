import Documents

/// A workbook that Excel 2002 or 2003 saved as XML ("XML Spreadsheet Reference", Microsoft, 2001).
enum MarkupWorkbook {
    static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let decoded = TextEncoding.decode(
            source.bytes, declared: XMLReader.declaredEncoding(source.beginning))
        builder.metadata.encoding = decoded.encoding
        // What is hidden or stays in place stands behind the cells of its sheet.
        let views = try XMLParser.parse(decoded.bytes, MarkupViewHandler(), format: "xls", options: options)
            .views
        let regions = SheetRegions(builder: builder, layer: nil)
        builder = DocumentBuilder(format: builder.format)
        var parser = XMLParser(
            MarkupSheetHandler(regions, views), format: XLSReader.format.rawValue, options: options)
        let failure = Result { () throws(ReaderError) in
            try parser.feed(decoded.bytes)
            try parser.finish()
        }
        var handler = parser.handler
        handler.finish()
        builder = handler.regions.builder
        builder.place = nil
        builder.layer = .body
        if builder.blockCount == 0 { try failure.get() }
        if case .failure = failure {
            builder.lose("part", "A sheet is damaged; rows after the damage are missing.")
        }
    }
}

/// How a sheet is shown.
struct MarkupView: Sendable {
    var isHidden = false
    var frozenRows = 0
}

/// Finds how each sheet is shown.
struct MarkupViewHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case sheet = "ss:Worksheet", visible = "x:Visible", frozen = "x:FreezePanes", rows =
            "x:SplitHorizontal"
    }

    /// The views in the order of the sheets.
    private(set) var views: [MarkupView] = []
    private var text = ""
    private var isFrozen = false

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        text = ""
        if name == .sheet {
            views.append(MarkupView())
            isFrozen = false
        }
        if name == .frozen { isFrozen = true }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let last = views.indices.last else { return }
        switch name {
        case .visible: views[last].isHidden = text.hasPrefix("SheetHidden") || text == "SheetVeryHidden"
        case .rows where isFrozen: views[last].frozenRows = min(max(Int(text) ?? 0, 0), 10)
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if text.utf8.count < 64 { unsafe text += String(decoding: bytes, as: UTF8.self) }
    }
}
