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
        while let record = records.next(), widths.count < 1_000 {
            if record.count > 1 || record.first?.isEmpty == false { widths.append(record.count) }
        }
        // The last line may be cut.
        if source.bytes.count > 65_536 { widths = widths.dropLast() }
        guard let width = widths.first, width > 1, widths.count >= 3 else { return false }
        return widths.allSatisfy { $0 == width } && start.first != UInt8(ascii: "\t")
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let decoded = TextEncoding.decode(source.bytes)
        builder.metadata.encoding = decoded.encoding
        if decoded.isDoubtful {
            builder.lose("encoding", "More than one character in a hundred could not be decoded.")
        }
        let shown = ControlCharacters.without(decoded.bytes)
        if let lost = shown?.lost, lost > 0 {
            builder.lose("controls", "\(lost) control characters, which show nothing, were left out.")
        }
        let bytes = shown?.bytes ?? decoded.bytes
        let delimiter =
            source.fileExtension == "txt"
            ? UInt8(ascii: "\t")
            : CSVDialect.delimiter(of: bytes, isTabbed: source.fileExtension != "csv")
        var records = CSVRecords(bytes, delimiter)
        builder.beginTable(place: .sheet(name: source.stem))
        var number = 1
        while let record = records.next(), !builder.isFull {
            for (column, field) in record.enumerated() {
                builder.cell(column: column + 1, Inline(String(decoding: field, as: UTF8.self)).onOneLine())
            }
            builder.endRow(number: number)
            number += 1
        }
        builder.endTable(hint: .records)
    }
}

/// Cuts a file into records and fields (RFC 4180, with any delimiter); a quote that is never closed ends its line.
struct CSVRecords: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var position: Int

    init(_ bytes: [UInt8], _ delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = 0
        // Excel's own line that names the delimiter.
        if bytes.starts(with: "sep=".utf8), let end = bytes.firstIndex(of: 0x0A), end < 8 {
            position = end + 1
        }
    }

    mutating func next() -> [[UInt8]]? {
        guard position < bytes.count else { return nil }
        var record: [[UInt8]] = []
        while true {
            record.append(field())
            guard position < bytes.count, bytes[position] == delimiter else { break }
            position += 1
        }
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        return record
    }

    private mutating func field() -> [UInt8] {
        if position < bytes.count, bytes[position] == 0x22, let quoted = quotedField() { return quoted }
        let start = position
        while position < bytes.count, !ends(bytes[position]) { position += 1 }
        return Array(bytes[start..<position])
    }

    private func ends(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

    /// A field in quotes; nil when no closing quote comes within 1 MB, so that the quote is only a character.
    private mutating func quotedField() -> [UInt8]? {
        var field: [UInt8] = []
        var at = position + 1
        let limit = Swift.min(bytes.count, position + 1 << 20)
        while at < limit {
            if bytes[at] != 0x22 {
                field.append(bytes[at])
                at += 1
            } else if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
                field.append(0x22)
                at += 2
            } else {
                position = at + 1
                while position < bytes.count, !ends(bytes[position]) {
                    field.append(bytes[position])
                    position += 1
                }
                return field
            }
        }
        return nil
    }
}

/// Finds out how a file of fields is written.
enum CSVDialect {
    /// The delimiter that cuts the first records most evenly into more than one field.
    static func delimiter(of bytes: [UInt8], isTabbed: Bool) -> UInt8 {
        if bytes.starts(with: "sep=".utf8), bytes.count > 5 { return bytes[4] }
        var best = (isTabbed ? UInt8(ascii: "\t") : UInt8(ascii: ","), 0.0)
        for (order, candidate) in [UInt8]("\t;,|".utf8).enumerated() {
            let widths = sample(bytes, candidate).map(\.count)
            guard let most = mode(widths), most > 1 else { continue }
            let evenness = Double(widths.count { $0 == most }) / Double(widths.count)
            let points = evenness * 10 + min(Double(most), 30) / 30 - Double(order) / 1_000
            if points > best.1 { best = (candidate, points) }
        }
        return best.0
    }

    private static func sample(_ bytes: [UInt8], _ delimiter: UInt8) -> [[[UInt8]]] {
        var records = CSVRecords(Array(bytes.prefix(65_536)), delimiter)
        var sample: [[[UInt8]]] = []
        while sample.count < 50, let record = records.next() {
            if record.count > 1 || record.first?.isEmpty == false { sample.append(record) }
        }
        return sample
    }

    private static func mode(_ values: [Int]) -> Int? {
        var counts: [Int: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}
