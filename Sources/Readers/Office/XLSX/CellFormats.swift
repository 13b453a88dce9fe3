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
    }

    private(set) var all: [CellFormat] = []

    /// The format of a style's number; plain when there is none.
    subscript(style: Int) -> CellFormat {
        all.indices.contains(style) ? all[style] : Self.plain
    }

    private static let plain = CellFormat()

    init() {}

    init(codes: [Int: String], styles: [(format: Int, font: Int)], boldFonts: [Bool]) {
        var parsed: [Int: NumberFormat] = [:]
        all = styles.map { style in
            let code = codes[style.format] ?? NumberFormat.builtIn(style.format) ?? "General"
            let number = parsed[style.format] ?? NumberFormat(code)
            parsed[style.format] = number
            return CellFormat(
                number, isBold: boldFonts.indices.contains(style.font) && boldFonts[style.font])
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
        case cellFormats = "cellXfs", format = "xf", fontID = "fontId"
    }

    private var codes: [Int: String] = [:]
    private var styles: [(format: Int, font: Int)] = []
    private var boldFonts: [Bool] = []
    private var isInFonts = false
    private var isInCellFormats = false

    /// What was read.
    var formats: CellFormats { CellFormats(codes: codes, styles: styles, boldFonts: boldFonts) }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .numberFormat:
            if let id = attributes.integer(.formatID), codes[id] == nil { codes[id] = attributes[.code] }
        case .fonts: isInFonts = true
        case .font where isInFonts: boldFonts.append(false)
        case .bold where isInFonts && !boldFonts.isEmpty:
            boldFonts[boldFonts.count - 1] = attributes.flag(.value) ?? true
        case .cellFormats: isInCellFormats = true
        case .format where isInCellFormats:
            styles.append((attributes.integer(.formatID) ?? 0, attributes.integer(.fontID) ?? 0))
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == .fonts { isInFonts = false }
        if name == .cellFormats { isInCellFormats = false }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}
