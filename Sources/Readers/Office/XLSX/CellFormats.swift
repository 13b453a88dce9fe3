import Documents

/// How cells are shown, by the number of their style, from `styles.xml`.
struct CellFormats: Sendable {
    /// One way to show a cell.
    struct CellFormat: Sendable {
        var number = NumberFormat.general
        var isDate = false
        var isTimeOnly = false
        var isDuration = false
        var isGeneral = true
        var isBold = false
        /// Whether its words have the colour of the cell, or hardly a size.
        var isUnseen = false
    }

    private(set) var all: [CellFormat] = []

    /// The format of a style's number; plain when there is none.
    subscript(style: Int) -> CellFormat {
        all.indices.contains(style) ? all[style] : Self.plain
    }

    private static let plain = CellFormat()

    init() {}

    /// Formats with the colours of words and cells.
    init(
        codes: [Int: String], styles: [(format: Int, font: Int, fill: Int)], fonts: [SheetFont],
        fills: [SheetFill], theme: [Int]
    ) {
        var parsed: [Int: NumberFormat] = [:]
        all = styles.map { style in
            let code = codes[style.format] ?? NumberFormat.builtIn(style.format) ?? "General"
            let number = parsed[style.format] ?? NumberFormat(code)
            parsed[style.format] = number
            let font = fonts.indices.contains(style.font) ? fonts[style.font] : SheetFont()
            var format = CellFormat(number, isBold: font.isBold)
            format.isUnseen = font.isUnseen(
                on: fills.indices.contains(style.fill) ? fills[style.fill] : .none, theme)
            return format
        }
    }
}

extension CellFormats.CellFormat {
    /// What a number format means for a cell.
    init(_ number: NumberFormat, isBold: Bool) {
        self.init(
            number: number, isDate: number.isDate, isTimeOnly: number.isDate && number.isTimeOnly,
            isDuration: number.isDuration, isGeneral: number.isGeneral, isBold: isBold)
    }

    /// A number as a person sees it, and what it is.
    func shown(_ value: Double, _ dates: DateSystem) -> (Inline, CellValue?) {
        if isGeneral { return (Inline(number.text(of: value)), .number(value, format: nil)) }
        let text = Inline(number.text(of: value, dates: dates))
        if isDate, !isSpan(value, dates), let date = SpreadsheetDate(serial: value, system: dates) {
            return (text, .date(isTimeOnly && value < 1 ? date.time : date.iso8601))
        }
        return (text, .number(value, format: number.code))
    }

    /// Words as a person sees them: a format may have a part for them.
    func shown(_ words: Inline) -> Inline {
        guard number.sections.count > 3 || number.sections.first?.kind == .text else { return words }
        let shown = number.text(of: words.text)
        return shown == words.text ? words : Inline(shown)
    }

    /// Whether a number that is shown as a date or time stands for no moment: a duration, or the day 0 of 1900.
    private func isSpan(_ value: Double, _ dates: DateSystem) -> Bool {
        isDuration || (isTimeOnly ? value >= 1 && value < 366 : value < 1 && dates == .from1900)
    }
}

/// Reads `styles.xml`.
struct CellFormatsHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case numberFormat = "numFmt", formatID = "numFmtId", code = "formatCode", fonts, font, bold = "b",
            value = "val"
        case cellFormats = "cellXfs", format = "xf", fontID = "fontId", fillID = "fillId"
        case fills, fill, pattern = "patternFill", patternType, foreground = "fgColor"
        case color, rgb, theme, tint, indexed, size = "sz"
    }

    private var codes: [Int: String] = [:]
    private var styles: [(format: Int, font: Int, fill: Int)] = []
    private var fonts: [SheetFont] = []
    private var fills: [SheetFill] = []
    private var isInFonts = false
    private var isInFills = false
    private var isInCellFormats = false

    /// Whether words or cells have colours of the workbook's theme.
    var asksForTheme: Bool {
        fonts.contains { if case .theme? = $0.colour { true } else { false } }
    }

    /// What was read.
    ///
    /// - Parameter theme: the workbook's own colours.
    func formats(theme: [Int] = ThemeColoursHandler.standard) -> CellFormats {
        CellFormats(codes: codes, styles: styles, fonts: fonts, fills: fills, theme: theme)
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .numberFormat:
            if let id = attributes.integer(.formatID), codes[id] == nil { codes[id] = attributes[.code] }
        case .fonts: isInFonts = true
        case .font where isInFonts: fonts.append(SheetFont())
        case .bold where isInFonts && !fonts.isEmpty:
            fonts[fonts.count - 1].isBold = attributes.flag(.value) ?? true
        case .color where isInFonts && !fonts.isEmpty: fonts[fonts.count - 1].colour = SheetColour(attributes)
        case .size where isInFonts && !fonts.isEmpty:
            fonts[fonts.count - 1].size = attributes[.value].flatMap(Double.init)
        case .fills: isInFills = true
        case .fill where isInFills: fills.append(.other)
        case .pattern, .foreground: if isInFills, !fills.isEmpty { takeFill(name, attributes) }
        case .cellFormats: isInCellFormats = true
        case .format where isInCellFormats:
            styles.append(
                (
                    attributes.integer(.formatID) ?? 0, attributes.integer(.fontID) ?? 0,
                    attributes.integer(.fillID) ?? 0
                ))
        default: break
        }
    }

    private mutating func takeFill(_ name: Name?, _ attributes: XMLAttributes<Name>) {
        let last = fills.count - 1
        if name == .pattern {
            switch attributes[.patternType] {
            case "none", nil: fills[last] = .none
            case "solid": isSolid = true
            default: fills[last] = .other
            }
        } else if isSolid, let colour = SheetColour(attributes) {
            fills[last] = .solid(colour)
        }
    }

    private var isSolid = false

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == .fonts { isInFonts = false }
        if name == .fills { isInFills = false }
        if name == .pattern { isSolid = false }
        if name == .cellFormats { isInCellFormats = false }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}
