/// The records of a workbook of Excel 97 to 2003, one after the other ([MS-XLS], section 2.1.4).
struct XLSRecords {
    /// The kinds of record that are read.
    enum Kind: Int {
        case begin = 0x0809, end = 0x000A, encryption = 0x002F, dates = 0x0022, sheet = 0x0085, font = 0x0031
        case style = 0x00E0, format = 0x041E, strings = 0x00FC, more = 0x003C
        case row = 0x0208, column = 0x007D, sharedText = 0x00FD, text = 0x0204, richText = 0x00D6
        case number = 0x0203, packed = 0x027E, manyPacked = 0x00BD, formula = 0x0006, result = 0x0207
        case truth = 0x0205, merges = 0x00E5, note = 0x001C, object = 0x005D, objectText = 0x01B6
        case palette = 0x0092, rules = 0x01B0, window = 0x023E, pane = 0x0041, chartText = 0x100D
        case header = 0x0014, footer = 0x0015
    }

    /// One record; its parts are the record's own bytes and those of the records that go on with it.
    struct Record {
        let kind: Kind
        let parts: [[UInt8]]

        /// The record's own bytes.
        var bytes: [UInt8] { parts[0] }

        /// A number of the record's own bytes; 0 where they end.
        func number(_ offset: Int, _ width: Int = 2) -> Int {
            Int(bytes.number(at: offset, width: width) ?? 0)
        }
    }

    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next record of a known kind, or nil at the end.
    mutating func next() -> Record? {
        while let (type, content) = header() {
            position = content.upperBound
            guard let kind = Kind(rawValue: type), kind != .more else { continue }
            var parts = [Array(bytes[content])]
            while kind == .strings || kind == .objectText, let (type, content) = header(),
                type == Kind.more.rawValue
            {
                parts.append(Array(bytes[content]))
                position = content.upperBound
            }
            return Record(kind: kind, parts: parts)
        }
        return nil
    }

    private func header() -> (type: Int, content: Range<Int>)? {
        guard let type = bytes.number(at: position, width: 2),
            let count = bytes.number(at: position + 2, width: 2)
        else { return nil }
        let start = position + 4
        guard start + Int(count) <= bytes.count else { return nil }
        return (Int(type), start..<start + Int(count))
    }
}

/// Reads the strings of records, which may go on in the records that follow ([MS-XLS], section 2.5.293).
struct XLSText {
    private let parts: [[UInt8]]
    private var part = 0
    private var offset: Int

    init(_ parts: [[UInt8]], at offset: Int = 0) {
        self.parts = parts
        self.offset = offset
    }

    private var left: Int { part < parts.count ? parts[part].count - offset : 0 }

    private mutating func number(_ width: Int) -> Int? {
        while part < parts.count, left <= 0 { nextPart() }
        guard part < parts.count, let value = parts[part].number(at: offset, width: width) else { return nil }
        offset += width
        return Int(value)
    }

    private mutating func nextPart() {
        part += 1
        offset = 0
    }

    /// A string behind its length, which takes one byte or two.
    mutating func string(lengthWidth: Int = 2) -> String? {
        guard let count = number(lengthWidth), let flags = number(1) else { return nil }
        let runs = flags & 8 != 0 ? number(2) ?? 0 : 0
        let extra = flags & 4 != 0 ? number(4) ?? 0 : 0
        let text = characters(count, isWide: flags & 1 != 0)
        skip(runs * 4 + extra)
        return text
    }

    /// Characters of one or two bytes; where a record goes on, a byte says anew how wide they are.
    mutating func characters(_ count: Int, isWide: Bool) -> String {
        var units: [UInt16] = []
        var isWide = isWide
        while units.count < count, part < parts.count {
            if left <= 0 {
                nextPart()
                guard part < parts.count else { break }
                isWide = (number(1) ?? 0) & 1 != 0
                continue
            }
            if isWide, left < 2 {
                offset += left
                continue
            }
            let unit = parts[part].number(at: offset, width: isWide ? 2 : 1) ?? 0
            units.append(UInt16(truncatingIfNeeded: unit))
            offset += isWide ? 2 : 1
        }
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func skip(_ count: Int) {
        var count = count
        while count > 0, part < parts.count {
            let step = min(count, max(left, 0))
            offset += step
            count -= step
            if count > 0 { nextPart() }
        }
    }
}
