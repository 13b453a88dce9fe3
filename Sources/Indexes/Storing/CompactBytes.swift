import Documents

/// Numbers and strings as bytes, with nothing besides, since there is one for each term: numbers are varints, strings stand
/// behind their length.
struct CompactWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: Int) { bytes.append(varint: value) }

    mutating func byte(_ value: UInt8) {
        bytes.append(value)
    }

    mutating func blob(_ value: [UInt8]) {
        number(value.count)
        bytes.append(contentsOf: value)
    }

    mutating func string(_ value: String) {
        number(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }
}

/// Reads what ``CompactWriter`` wrote; every method gives nil where the bytes cannot be that.
struct CompactReader {
    let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    @inline(__always)
    mutating func byte() -> UInt8? {
        guard offset < bytes.count else { return nil }
        defer { offset += 1 }
        return bytes[offset]
    }

    @inline(__always)
    mutating func number() -> Int? {
        guard let first = byte() else { return nil }
        if first < 0x80 { return Int(first) }
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while let next = byte() {
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int(exactly: value) }
            shift += 7
            if shift > 56 { return nil }
        }
        return nil
    }

    mutating func blob() -> UnsafeRawBufferPointer? {
        guard let count = number(), count <= bytes.count - offset else { return nil }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    mutating func string() -> String? {
        blob().map { String(decoding: $0, as: UTF8.self) }
    }
}
