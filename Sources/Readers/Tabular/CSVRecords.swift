/// Cuts a file into records and fields (RFC 4180, with any delimiter); a quote that is never closed ends its line.
///
/// What was cut is let go from time to time, so that a large file and its table are not both held whole.
struct CSVRecords {
    private var bytes: [UInt8]
    private let delimiter: UInt8
    private var position: Int
    /// The fields of the record, one behind the other, and where each of them ends.
    private var fields: [UInt8] = []
    private var ends: [Int] = []

    /// How much is read before any of it is let go.
    private static let leastLetGo = 1 << 20

    init(_ bytes: consuming [UInt8], _ delimiter: UInt8) {
        position = 0
        // Excel's own line that names the delimiter.
        if bytes.starts(with: "sep=".utf8), let end = bytes.firstIndex(of: 0x0A), end < 8 {
            position = end + 1
        }
        self.bytes = bytes
        self.delimiter = delimiter
    }

    /// How many fields the record has.
    var count: Int { ends.count }

    /// Whether the delimiter, as the file itself names it, may be a part of a character.
    var mayCutCharacters: Bool { delimiter >= 0x80 }

    /// Whether the record is an empty line.
    var isBlank: Bool { ends.count == 1 && fields.isEmpty }

    /// The bytes of a field, counted from 0.
    func withField<Result>(_ index: Int, _ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        let from = index == 0 ? 0 : ends[index - 1]
        return unsafe fields.withUnsafeBytes {
            unsafe use(UnsafeRawBufferPointer(rebasing: $0[from..<ends[index]]))
        }
    }

    /// Goes on to the next record; false when there is none.
    mutating func advance() -> Bool {
        guard position < bytes.count else { return false }
        letGo()
        fields.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        while true {
            addField()
            ends.append(fields.count)
            guard position < bytes.count, bytes[position] == delimiter else { break }
            position += 1
        }
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        return true
    }

    /// Keeps only what comes, once it is no more than what has been: in all, the file is copied once.
    private mutating func letGo() {
        guard position >= Self.leastLetGo, position * 2 >= bytes.count else { return }
        bytes = Array(bytes[position...])
        position = 0
    }

    private mutating func addField() {
        if position < bytes.count, bytes[position] == 0x22, addQuotedField() { return }
        let start = position
        while position < bytes.count, !ends(bytes[position]) { position += 1 }
        fields += bytes[start..<position]
    }

    private func ends(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

    /// Adds a field in quotes; false when no closing quote comes within 1 MB, so that the quote is only a character.
    private mutating func addQuotedField() -> Bool {
        let start = fields.count
        var at = position + 1
        let limit = min(bytes.count, position + 1 << 20)
        while at < limit {
            if bytes[at] != 0x22 {
                fields.append(bytes[at])
                at += 1
            } else if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
                fields.append(0x22)
                at += 2
            } else {
                position = at + 1
                while position < bytes.count, !ends(bytes[position]) {
                    fields.append(bytes[position])
                    position += 1
                }
                return true
            }
        }
        fields.removeSubrange(start...)
        return false
    }
}

/// Finds out how a file of fields is written.
enum CSVDialect {
    /// The delimiter that cuts the first records most evenly into more than one field.
    static func delimiter(of bytes: [UInt8], isTabbed: Bool) -> UInt8 {
        if bytes.starts(with: "sep=".utf8), bytes.count > 5 { return bytes[4] }
        var best = (isTabbed ? UInt8(ascii: "\t") : UInt8(ascii: ","), 0.0)
        for (order, candidate) in [UInt8]("\t;,|".utf8).enumerated() {
            let widths = widths(bytes, candidate)
            guard let most = mode(widths), most > 1 else { continue }
            let evenness = Double(widths.count { $0 == most }) / Double(widths.count)
            let points = evenness * 10 + min(Double(most), 30) / 30 - Double(order) / 1_000
            if points > best.1 { best = (candidate, points) }
        }
        return best.0
    }

    /// How many fields the first records have.
    private static func widths(_ bytes: [UInt8], _ delimiter: UInt8) -> [Int] {
        var records = CSVRecords(Array(bytes.prefix(65_536)), delimiter)
        var widths: [Int] = []
        while widths.count < 50, records.advance() {
            if !records.isBlank { widths.append(records.count) }
        }
        return widths
    }

    private static func mode(_ values: [Int]) -> Int? {
        var counts: [Int: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}
