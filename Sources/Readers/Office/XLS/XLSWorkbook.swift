import Documents

/// What a workbook of Excel 97 to 2003 says before its sheets: their names and places, strings and formats.
struct XLSWorkbook {
    /// One sheet, and where its records begin.
    struct Sheet {
        let name: String
        let isHidden: Bool
        let position: Int
    }

    private(set) var sheets: [Sheet] = []
    private(set) var strings: [Inline] = []
    private(set) var formats = CellFormats()
    private(set) var dates = DateSystem.from1900
    let bytes: [UInt8]
    private var codes: [Int: String] = [:]
    private var styles: [(format: Int, font: Int, fill: Int)] = []
    private var fonts: [SheetFont] = []
    private var fills: [SheetFill] = [.none]
    /// The workbook's own colours from number 8 on; empty for those of the program.
    private var palette: [Int] = []

    /// Reads the head of a workbook; nil when the bytes are of an older edition.
    init?(_ bytes: [UInt8]) throws(ReaderError) {
        self.bytes = bytes
        var records = XLSRecords(bytes)
        guard let first = records.next(), first.kind == .begin, first.number(0) == 0x0600 else { return nil }
        while let record = records.next(), record.kind != .end {
            if record.kind == .encryption { throw .encrypted }
            take(record)
        }
        formats = CellFormats(
            codes: codes, styles: styles, fonts: fonts.map(inPalette), fills: fills.map(inPalette),
            theme: ThemeColoursHandler.standard)
    }

    private mutating func take(_ record: XLSRecords.Record) {
        switch record.kind {
        case .dates: dates = record.number(0) == 1 ? .from1904 : .from1900
        case .sheet: takeSheet(record)
        case .strings: takeStrings(record)
        case .font:
            // There is no font number 4.
            if fonts.count == 4 { fonts.append(SheetFont()) }
            fonts.append(
                SheetFont(
                    isBold: record.number(6) >= 600, colour: Self.colour(record.number(4)),
                    size: Double(record.number(0)) / 20))
        case .style:
            styles.append((format: record.number(2), font: record.number(0), fill: fills.count))
            fills.append(Self.fill(record))
        case .palette:
            palette = stride(from: 2, to: record.bytes.count - 3, by: 4).prefix(56).map { at in
                record.number(at, 1) << 16 | record.number(at + 1, 1) << 8 | record.number(at + 2, 1)
            }
        case .format:
            var text = XLSText(record.parts, at: 2)
            codes[record.number(0)] = text.string()
        default: break
        }
    }

    // MARK: Colours

    /// A colour by its number; nil for one that the program chooses itself ([MS-XLS], section 2.5.161).
    private static func colour(_ number: Int) -> SheetColour? {
        number < 64 ? .indexed(number) : nil
    }

    /// What lies behind the words of a style ([MS-XLS], section 2.5.249): the pattern, and its first colour, of which a full
    /// pattern is.
    private static func fill(_ record: XLSRecords.Record) -> SheetFill {
        guard record.bytes.count >= 20 else { return .other }
        switch record.number(14, 4) >> 26 & 0x3F {
        case 0: return .none
        case 1: return colour(record.number(18) & 0x7F).map { .solid($0) } ?? .other
        default: return .other
        }
    }

    private func inPalette(_ font: SheetFont) -> SheetFont {
        var font = font
        font.colour = font.colour.map(inPalette)
        return font
    }

    private func inPalette(_ fill: SheetFill) -> SheetFill {
        guard case .solid(let colour) = fill else { return fill }
        return .solid(inPalette(colour))
    }

    private func inPalette(_ colour: SheetColour) -> SheetColour {
        guard case .indexed(let number) = colour, palette.indices.contains(number - 8) else { return colour }
        return .rgb(palette[number - 8])
    }

    private mutating func takeSheet(_ record: XLSRecords.Record) {
        // Worksheets and chart sheets; the others hold programs.
        guard record.number(5, 1) == 0 || record.number(5, 1) == 2, sheets.count < 10_000 else { return }
        var text = XLSText(record.parts, at: 6)
        sheets.append(
            Sheet(
                name: text.string(lengthWidth: 1) ?? "Sheet\(sheets.count + 1)",
                isHidden: record.number(4, 1) & 3 != 0,
                position: record.number(0, 4)))
    }

    private mutating func takeStrings(_ record: XLSRecords.Record) {
        var text = XLSText(record.parts, at: 8)
        // A string takes three bytes at least.
        let limit = record.parts.reduce(0) { $0 + $1.count } / 3
        while strings.count < min(record.number(4, 4), limit), let string = text.string() {
            strings.append(Inline(string))
        }
    }
}
