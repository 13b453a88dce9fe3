/// The text of a document of Word 97 to 2003 in its pieces ([MS-DOC], section 2.4.1).
struct DOCText {
    /// The texts that a file keeps behind each other, in their order.
    enum Part: Int, CaseIterable {
        case main, footnotes, headers, macros, comments, endnotes, textBoxes, headerBoxes
    }

    /// All characters, the parts behind each other.
    private(set) var text: [UInt16] = []
    /// Where each piece's characters lie in the file: its first character, its first byte, and bytes a character.
    private var pieces: [(from: Int, offset: Int, width: Int)] = []
    private let lengths: [Int]
    let stream: [UInt8]
    let table: [UInt8]

    /// Reads the head of a file and its pieces; nil when the file is of an older edition.
    init?(_ storage: CompoundStorage) throws(ReaderError) {
        guard let main = storage.content(named: "WordDocument") else { return nil }
        stream = main
        guard stream.number(at: 0, width: 2) == 0xA5EC, (stream.number(at: 2, width: 2) ?? 0) >= 0xC1 else {
            return nil
        }
        let flags = stream.number(at: 10, width: 2) ?? 0
        guard flags & 0x100 == 0 else { throw .encrypted }
        let name = flags & 0x200 != 0 ? "1Table" : "0Table"
        table = storage.content(named: name) ?? []
        let head = stream
        lengths = (0..<8).map { Int(min(head.number(at: 0x4C + $0 * 4, width: 4) ?? 0, 1 << 27)) }
        readPieces()
        guard !text.isEmpty else {
            throw .damaged(format: "doc", detail: "its text cannot be found", line: nil)
        }
    }

    /// A number at the head of the file.
    func head(_ offset: Int) -> Int { Int(stream.number(at: offset, width: 4) ?? 0) }

    private mutating func readPieces() {
        var position = head(0x01A2)
        // What changes properties comes before the pieces.
        while table.number(at: position, width: 1) == 1 {
            position += 3 + Int(table.number(at: position + 1, width: 2) ?? 0)
        }
        guard table.number(at: position, width: 1) == 2 else { return }
        let size = Int(table.number(at: position + 1, width: 4) ?? 0)
        let start = position + 5
        guard size >= 4, start + size <= table.count else { return }
        let count = (size - 4) / 12
        for piece in 0..<count {
            let from = Int(table.number(at: start + piece * 4, width: 4) ?? 0)
            let to = Int(table.number(at: start + piece * 4 + 4, width: 4) ?? 0)
            let place = Int(table.number(at: start + (count + 1) * 4 + piece * 8 + 2, width: 4) ?? 0)
            guard to > from, text.count < stream.count else { continue }
            take(to - from, place)
        }
    }

    private mutating func take(_ count: Int, _ place: Int) {
        let isNarrow = place & 0x4000_0000 != 0
        let offset = isNarrow ? (place & 0x3FFF_FFFF) / 2 : place
        let width = isNarrow ? 1 : 2
        guard offset < stream.count else { return }
        pieces.append((text.count, offset, width))
        let known = min(count, (stream.count - offset) / width)
        for index in 0..<known {
            let at = offset + index * width
            let low = UInt16(stream[at])
            text.append(
                isNarrow
                    ? UInt16(truncatingIfNeeded: Windows1252.scalar(stream[at]))
                    : low | UInt16(stream[at + 1]) << 8)
        }
    }

    /// The characters of a part.
    func range(of part: Part) -> Range<Int> {
        let start = lengths[..<part.rawValue].reduce(0, +)
        return min(start, text.count)..<min(start + lengths[part.rawValue], text.count)
    }

    /// Where a character lies in the file.
    func offset(of character: Int) -> Int {
        guard let piece = pieces.last(from: \.from, notAfter: character) else { return 0 }
        return piece.offset + (character - piece.from) * piece.width
    }
}
