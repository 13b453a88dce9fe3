import Documents

/// What a workbook of Excel 97 to 2003 says before its sheets: their names and places, strings and formats.
struct BinaryWorkbook {
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
    private var styles: [(format: Int, font: Int)] = []
    private var boldFonts: [Bool] = []

    /// Reads the head of a workbook; nil when the bytes are of an older edition.
    init?(_ bytes: [UInt8]) throws(ReaderError) {
        self.bytes = bytes
        var records = BinaryRecords(bytes)
        guard let first = records.next(), first.kind == .begin, first.number(0) == 0x0600 else { return nil }
        while let record = records.next(), record.kind != .end {
            if record.kind == .encryption { throw .encrypted }
            take(record)
        }
        formats = CellFormats(codes: codes, styles: styles, boldFonts: boldFonts)
    }

    private mutating func take(_ record: BinaryRecords.Record) {
        switch record.kind {
        case .dates: dates = record.number(0) == 1 ? .from1904 : .from1900
        case .sheet: takeSheet(record)
        case .strings: takeStrings(record)
        case .font:
            // There is no font number 4.
            if boldFonts.count == 4 { boldFonts.append(false) }
            boldFonts.append(record.number(6) >= 600)
        case .style: styles.append((format: record.number(2), font: record.number(0)))
        case .format:
            var text = BinaryText(record.parts, at: 2)
            codes[record.number(0)] = text.string()
        default: break
        }
    }

    private mutating func takeSheet(_ record: BinaryRecords.Record) {
        // Worksheets and chart sheets; the others hold programs.
        guard record.number(5, 1) == 0 || record.number(5, 1) == 2, sheets.count < 10_000 else { return }
        var text = BinaryText(record.parts, at: 6)
        sheets.append(
            Sheet(
                name: text.string(lengthWidth: 1) ?? "Sheet\(sheets.count + 1)",
                isHidden: record.number(4, 1) & 3 != 0,
                position: record.number(0, 4)))
    }

    private mutating func takeStrings(_ record: BinaryRecords.Record) {
        var text = BinaryText(record.parts, at: 8)
        // A string takes three bytes at least.
        let limit = record.parts.reduce(0) { $0 + $1.count } / 3
        while strings.count < min(record.number(4, 4), limit), let string = text.string() {
            strings.append(Inline(string))
        }
    }
}
