import Documents

/// A text file as lines, counted from 1.
struct TextLines: Sendable {
    /// One line without its end.
    ///
    /// A file may have millions: its numbers have four bytes each.
    struct Line: Sendable {
        private let start: UInt32
        private let end: UInt32
        private let margin: UInt32

        init(from: Int, to: Int, isBlank: Bool, indent: Int) {
            start = UInt32(from)
            end = UInt32(to)
            margin = UInt32(indent) << 1 | (isBlank ? 1 : 0)
        }

        var from: Int { Int(start) }
        var to: Int { Int(end) }
        var isBlank: Bool { margin & 1 == 1 }
        /// How many columns of white space it begins with; a tab reaches to the next multiple of four.
        var indent: Int { Int(margin >> 1) }
    }

    /// The whole text as valid UTF-8.
    let bytes: [UInt8]
    let lines: [Line]

    /// Decodes a file and cuts it at its line ends, CR, LF or both; says in the builder how it was encoded.
    init(_ source: [UInt8], into builder: inout DocumentBuilder, declared: String? = nil) {
        let decoded = TextEncoding.decode(source, declared: declared)
        builder.metadata.encoding = decoded.encoding
        if decoded.isDoubtful {
            builder.lose("encoding", "More than one character in a hundred could not be decoded.")
        }
        builder.reserve(decoded.bytes.count)
        guard let shown = ControlCharacters.without(decoded.bytes) else {
            self.init(decoded.bytes)
            return
        }
        if shown.lost > 0 {
            builder.lose("controls", "\(shown.lost) control characters, which show nothing, were left out.")
        }
        self.init(shown.bytes)
    }

    /// Cuts valid UTF-8 at its line ends.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [Line] = []
        var start = 0
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x0A || byte == 0x0D {
                lines.append(Self.line(bytes, start, at))
                if byte == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
                start = at + 1
            }
            at += 1
        }
        if start < bytes.count { lines.append(Self.line(bytes, start, bytes.count)) }
        self.lines = lines
    }

    var count: Int { lines.count }

    /// The lines with their numbers.
    var numbered: some Sequence<(Int, Line)> { zip(1..., lines) }

    /// The text of a line.
    func text(_ line: Line) -> String { String(decoding: bytes[line.from..<line.to], as: UTF8.self) }

    /// The text of a line, numbered from 1.
    func text(_ number: Int) -> String { text(lines[number - 1]) }

    /// Adds a line's text.
    func append(_ line: Line, to inline: inout Inline) {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe inline.append(utf8: UnsafeRawBufferPointer(rebasing: bytes[line.from..<line.to]))
        }
    }

    private static func line(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Line {
        var indent = 0
        var at = from
        while at < to, bytes[at] == 0x20 || bytes[at] == 0x09 {
            indent = bytes[at] == 0x09 ? indent / 4 * 4 + 4 : indent + 1
            at += 1
        }
        return Line(from: from, to: to, isBlank: at == to, indent: indent)
    }
}
