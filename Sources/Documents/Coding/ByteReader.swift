/// Reads what ``ByteWriter`` wrote, and takes the bytes for hostile: nothing is trusted, nothing traps.
struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0
    private var known: [String] = []

    /// Reads from the start of `bytes`, which must outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// How many bytes are left.
    var left: Int { bytes.count - offset }

    /// The error for a part that cannot be.
    func damaged(_ part: String) -> DocumentsError {
        .damaged(part: part, offset: offset)
    }

    /// Reads one byte.
    @inline(__always)
    mutating func byte() throws(DocumentsError) -> UInt8 {
        guard offset < bytes.count else { throw .truncated(offset: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// Reads a number from 0 through `limit`.
    mutating func number(_ part: String, limit: Int = Int(Int32.max)) throws(DocumentsError) -> Int {
        var next = try byte()
        if next < 0x80, Int(next) <= limit { return Int(next) }
        var value = UInt64(next & 0x7F)
        var shift: UInt64 = 7
        while next >= 0x80 {
            guard shift < 63 else { throw damaged(part) }
            next = try byte()
            value |= UInt64(next & 0x7F) << shift
            shift += 7
        }
        guard value <= UInt64(limit) else { throw damaged(part) }
        return Int(value)
    }

    /// Reads how many things follow, of which each takes a byte at least.
    mutating func count(_ part: String) throws(DocumentsError) -> Int {
        let count = try number(part)
        guard count <= left else { throw damaged(part) }
        return count
    }

    /// Reads a double.
    mutating func double() throws(DocumentsError) -> Double {
        guard left >= 8 else { throw .truncated(offset: offset) }
        defer { offset += 8 }
        let pattern = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: pattern))
    }

    /// Reads a string, which must be UTF-8.
    mutating func string(_ part: String) throws(DocumentsError) -> String {
        let count = try count(part)
        let slice = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
        guard let text = String(validating: slice, as: UTF8.self) else { throw damaged(part) }
        offset += count
        return text
    }

    /// Reads a string that may have been met before.
    mutating func repeated(_ part: String) throws(DocumentsError) -> String {
        let index = try number(part, limit: known.count)
        if index < known.count { return known[index] }
        let text = try string(part)
        known.append(text)
        return text
    }

    /// Reads a string or its absence.
    mutating func optional(_ part: String) throws(DocumentsError) -> String? {
        switch try byte() {
        case 0: nil
        case 1: try string(part)
        default: throw damaged(part)
        }
    }

    /// Reads a range that starts at or after `position` and ends by `end`, and moves `position` to its end.
    mutating func range(
        _ part: String, after position: inout Int, end: Int
    ) throws(DocumentsError) -> Range<Int> {
        let gap = try number(part, limit: max(0, end - position))
        let count = try number(part, limit: max(0, end - position - gap))
        let start = position + gap
        position = start + count
        return start..<position
    }
}
