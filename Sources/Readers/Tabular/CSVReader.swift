package import Documents

/// Reads tables in plain text: comma, semicolon, tab or bar between fields, found out from the file itself.
///
/// Fields stay as they are written, so that `1.234,56` remains what its author meant. Each row has the number of
/// its record.
package enum CSVReader: Reader {
    package static let format = Format(rawValue: "csv")

    package static func recognises(_ source: Source) -> Recognition {
        switch source.fileExtension {
        case "csv", "tsv", "tab": return PlainTextReader.looksLikeText(source.bytes) ? .certain : .no
        case "xls": return isTabbed(source) ? .certain : .no
        case "txt": return isTable(source) ? .certain : .no
        default: return .no
        }
    }

    /// Whether a file is text with tabs, which programs name like a workbook so that Excel opens it.
    private static func isTabbed(_ source: Source) -> Bool {
        let line = source.beginning.prefix { !$0.isNewline }
        return line.contains("\t") && !line.hasPrefix("<") && PlainTextReader.looksLikeText(source.bytes)
    }

    /// Whether each line of a text has the same number of tabs, as Excel writes its "Unicode Text".
    private static func isTable(_ source: Source) -> Bool {
        guard isTabbed(source) else { return false }
        let start = TextEncoding.decode(Array(source.bytes.prefix(65_536))).bytes
        var records = CSVRecords(start, UInt8(ascii: "\t"))
        var widths: [Int] = []
        while records.advance(), widths.count < 1_000 {
            if !records.isBlank { widths.append(records.count) }
        }
        // The last line may be cut.
        if source.bytes.count > 65_536 { widths = widths.dropLast() }
        guard let width = widths.first, width > 1, widths.count >= 3 else { return false }
        return widths.allSatisfy { $0 == width } && start.first != UInt8(ascii: "\t")
    }

    package static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let (stem, name) = (source.stem, source.fileExtension)
        let bytes = text(of: consume source, &builder)
        let delimiter =
            name == "txt" ? UInt8(ascii: "\t") : CSVDialect.delimiter(of: bytes, isTabbed: name != "csv")
        builder.reserve(bytes.count)
        append(CSVRecords(consume bytes, delimiter), at: .sheet(name: stem), to: &builder)
    }

    /// The text of a file; how it was encoded is noted.
    private static func text(of source: consuming Source, _ builder: inout DocumentBuilder) -> [UInt8] {
        let decoded = TextEncoding.decode(source.bytes)
        builder.metadata.encoding = decoded.encoding
        if decoded.isDoubtful {
            builder.lose("encoding", "More than one character in a hundred could not be decoded.")
        }
        let shown = ControlCharacters.without(decoded.bytes)
        if let lost = shown?.lost, lost > 0 {
            builder.lose("controls", "\(lost) control characters, which show nothing, were left out.")
        }
        return shown?.bytes ?? decoded.bytes
    }

    private static func append(
        _ records: consuming CSVRecords, at place: Place, to builder: inout DocumentBuilder
    ) {
        builder.beginTable(place: place)
        var number = 1
        var cell = Inline()
        while records.advance(), !builder.isFull {
            for column in 0..<records.count {
                cell.clear()
                unsafe records.withField(column) { field in
                    if records.mayCutCharacters {
                        unsafe cell.append(String(decoding: field, as: UTF8.self))
                    } else {
                        unsafe cell.append(utf8: field)
                    }
                }
                cell.joinLines()
                builder.cell(column: column + 1, cell)
            }
            builder.endRow(number: number)
            number += 1
        }
        builder.endTable(hint: .records)
    }
}
