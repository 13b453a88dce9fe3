/// Writes numbers and strings as compact bytes, the counterpart of ``ByteReader``.
///
/// Numbers are varints; strings are UTF-8 behind their length. Strings that repeat, such as number formats, are written once and then by number.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []
    private var known: [String: Int] = [:]
    private let send: (([UInt8]) -> Void)?

    /// How many bytes gather before they are sent.
    private static let piece = 1 << 20

    /// Starts with room for so many bytes.
    init(capacity: Int = 64) {
        send = nil
        bytes.reserveCapacity(capacity)
    }

    /// Starts a writer whose bytes are sent away in pieces, none of them empty; the last one by ``finish()``.
    init(sendingTo send: @escaping ([UInt8]) -> Void) {
        self.send = send
    }

    /// Sends what has gathered, if it is enough for a piece.
    @inline(__always)
    mutating func pause() {
        if bytes.count >= Self.piece { finish() }
    }

    /// Sends what has gathered.
    mutating func finish() {
        guard let send, !bytes.isEmpty else { return }
        send(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes a string behind its length, and sends it in pieces.
    mutating func longString(_ value: String) {
        guard send != nil else { return string(value) }
        var value = value
        value.withUTF8 { longBytes(UnsafeRawBufferPointer($0)) }
    }

    /// Writes bytes behind their number, and sends them in pieces.
    mutating func longBytes(_ value: [UInt8]) {
        value.withUnsafeBytes { longBytes($0) }
    }

    private mutating func longBytes(_ value: UnsafeRawBufferPointer) {
        number(value.count)
        var at = 0
        while at < value.count {
            let end = min(at + Self.piece, value.count)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[at..<end]))
            at = end
            pause()
        }
    }

    /// Writes a non-negative number; a negative one becomes too great for any reader to accept.
    @inline(__always)
    mutating func number(_ value: Int) { bytes.append(varint: value) }

    /// Writes one byte.
    mutating func byte(_ value: UInt8) {
        bytes.append(value)
    }

    /// Writes a double as its eight bytes.
    mutating func double(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Writes a string behind its length.
    mutating func string(_ value: String) {
        number(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    /// Writes a string once, later only its number.
    mutating func repeated(_ value: String) {
        if let index = known[value] { return number(index) }
        number(known.count)
        known[value] = known.count
        string(value)
    }

    /// Writes a string or its absence.
    mutating func optional(_ value: String?) {
        byte(value == nil ? 0 : 1)
        if let value { string(value) }
    }

    /// Writes a range as its distance from `position` and its length, and moves `position` to its end.
    mutating func range(_ range: Range<Int>, after position: inout Int) {
        number(range.lowerBound &- position)
        number(range.count)
        position = range.upperBound
    }
}
