/// Cuts a byte stream into lines, wherever the stream happens to be cut into pieces.
///
/// A line ends at LF, CRLF or a lone CR; the end is not part of it.
struct LineSplitter {
    /// A line, or what is built of lines, is longer than is allowed.
    struct Overflow: Error { let limit: Int }

    private let maxLineBytes: Int
    private var line: [UInt8] = []
    private var endedInCarriageReturn = false

    /// A splitter that refuses lines beyond `maxLineBytes`.
    init(maxLineBytes: Int) { self.maxLineBytes = maxLineBytes }

    /// Adds the next bytes and returns the lines that they complete.
    mutating func lines(in bytes: some Collection<UInt8>) throws -> [[UInt8]] {
        var complete: [[UInt8]] = []
        for byte in bytes {
            let followsReturn = endedInCarriageReturn
            endedInCarriageReturn = byte == 0x0D
            if byte == 0x0A && followsReturn { continue }
            if byte == 0x0A || byte == 0x0D {
                complete.append(line)
                line = []
            } else {
                guard line.count < maxLineBytes else { throw Overflow(limit: maxLineBytes) }
                line.append(byte)
            }
        }
        return complete
    }

    /// Returns what stands after the last line end, nil when nothing does.
    mutating func rest() -> [UInt8]? {
        defer { line = [] }
        return line.isEmpty ? nil : line
    }
}
