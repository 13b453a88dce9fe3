/// Scans XML in UTF-8 without a document type, as the parts of office files are, and hands on the same raw events as
/// ``LibXML2Parser`` at several times its speed.
///
/// What is not well-formed ends the scan with the number that libxml2 gives to the error. Names beyond ASCII,
/// comments and processing instructions are taken as they come.
@safe struct XMLScanner: ~Copyable {
    /// What the next bytes belong to.
    private enum Section { case content, comment, instruction, characters }

    /// The longest piece of markup that is held until its end comes.
    private static let maximumHeld = 10_000_000

    let sink: XMLSink
    let parsing: XMLParsing
    let lexicon: XMLLexicon
    let names: UnsafeMutablePointer<XMLScannedNames>
    var open: [XMLOpenElement] = []
    var attributes = XMLScannedAttributes()
    var hasRoot = false
    let entities = LibXML2Entities()
    private var held = XMLBuffer(capacity: 1_024)
    private var expanded = XMLBuffer(capacity: 16)
    private var wanted = 0
    private var section = Section.content
    private var line = 1
    private var bytesFed = 0

    init(_ sink: XMLSink, _ parsing: XMLParsing, _ lexicon: XMLLexicon) {
        self.sink = sink
        self.parsing = parsing
        self.lexicon = lexicon
        unsafe names = unsafe lexicon.scanned
    }

    /// Scans a piece; what is cut off at its end is held for the next.
    mutating func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws(ReaderError) {
        var bytes = unsafe bytes
        if bytesFed == 0, unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            unsafe bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3))
            bytesFed = 3
        }
        bytesFed += bytes.count
        if held.isEmpty {
            let used = try unsafe scan(bytes, isLast)
            unsafe held.append(UnsafeRawBufferPointer(rebasing: bytes[used...]))
        } else {
            unsafe held.append(bytes)
            guard isLast || held.count >= wanted else { return }
            let used = try unsafe scan(held.bytes(), isLast)
            held.removeFirst(used)
        }
        guard held.count <= Self.maximumHeld else {
            throw .tooLarge(detail: "an element's tag is longer than \(Self.maximumHeld / 1_000_000) MB")
        }
        // Each look at what is held costs as much as there is of it.
        wanted = held.count * 2
    }

    /// Says that the last piece has come.
    ///
    /// - Returns: whether all entities were known.
    mutating func finish() throws(ReaderError) -> Bool {
        guard bytesFed > 0 else { throw .empty }
        try unsafe feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        guard hasRoot else { throw damaged(.documentEmpty) }
        guard open.isEmpty, held.isEmpty, section == .content else { throw damaged(.documentEnd) }
        return !entities.unresolved
    }

    private mutating func scan(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) throws(ReaderError) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        let piece = unsafe XMLPiece(
            base: start.assumingMemoryBound(to: UInt8.self), count: bytes.count, isLast: isLast)
        var at = 0
        do throws(XMLScanError) {
            while at < piece.count, let next = try step(piece, at) { at = next }
        } catch {
            line += piece.lines(before: at)
            switch error {
            case .syntax(let code): throw damaged(code)
            case .documentType:
                throw .unsafeMarkup(detail: "\(parsing.format) must not have a document type", line: line)
            case .reader(let error): throw error
            }
        }
        line += piece.lines(before: at)
        return at
    }

    private func damaged(_ code: XMLSyntaxError) -> ReaderError {
        .damaged(format: parsing.format, detail: "XML error \(code.rawValue)", line: line)
    }

    /// Takes the next token; nil when it is cut off.
    private mutating func step(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        switch section {
        case .content: unsafe piece.base[at] == 0x3C ? try markup(piece, at) : try text(piece, at)
        case .comment: skip(piece, at, [0x2D, 0x2D, 0x3E])
        case .instruction: skip(piece, at, [0x3F, 0x3E])
        case .characters: try characters(piece, at)
        }
    }

    private mutating func markup(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        guard at + 1 < piece.count else { return nil }
        switch unsafe piece.base[at + 1] {
        case 0x2F: return try endTag(piece, at)
        case 0x21: return try declaration(piece, at)
        case 0x3F:
            section = .instruction
            return at + 2
        default: return try startTag(piece, at)
        }
    }

    private mutating func declaration(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        if piece.holds("<!--", at) {
            section = .comment
            return at + 4
        }
        if piece.holds("<![CDATA[", at), !open.isEmpty {
            section = .characters
            return at + 9
        }
        if piece.holds("<!DOCTYPE", at), !hasRoot { throw .documentType }
        guard piece.count - at < 9, !piece.isLast else { throw .syntax(.nameRequired) }
        return nil
    }

    /// Skips to the end of a section, which may come in a later piece.
    private mutating func skip(_ piece: XMLPiece, _ at: Int, _ terminator: [UInt8]) -> Int? {
        var position = at
        while position + terminator.count <= piece.count {
            if unsafe piece.base[position] == terminator[0],
                terminator.indices.allSatisfy({ unsafe piece.base[position + $0] == terminator[$0] })
            {
                section = .content
                return position + terminator.count
            }
            position += 1
        }
        return position > at ? position : nil
    }

    private mutating func text(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        guard !open.isEmpty else { return try blank(piece, at) }
        let end = unsafe XMLText.end(of: piece.base, from: at, count: piece.count, at: 0x3C, or: 0x26)
        guard end == at else {
            try deliver(piece, at, end)
            return end
        }
        guard unsafe piece.base[at] == 0x26 else { return try oddByte(piece, at) }
        expanded.removeAll()
        guard let next = try Self.reference(piece, at, entities, into: &expanded) else { return nil }
        try unsafe deliver(expanded.bytes())
        return next
    }

    /// The bytes of a CDATA section.
    private mutating func characters(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        let end = unsafe XMLText.end(of: piece.base, from: at, count: piece.count, at: 0x5D, or: 0x5D)
        guard end == at else {
            try deliver(piece, at, end)
            return end
        }
        guard unsafe piece.base[at] == 0x5D else { return try oddByte(piece, at) }
        if piece.holds("]]>", at) {
            section = .content
            return at + 3
        }
        guard at + 3 <= piece.count || piece.isLast else { return nil }
        try deliver(piece, at, at + 1)
        return at + 1
    }

    /// A line end in the manner of other systems, a character that is cut off, or a byte that no text may hold.
    private func oddByte(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        guard unsafe piece.base[at] == 0x0D else {
            guard !piece.isLast, unsafe XMLText.isCutOff(piece.base, at, piece.count) else {
                throw .syntax(.invalidCharacter)
            }
            return nil
        }
        guard at + 1 < piece.count || piece.isLast else { return nil }
        if unsafe at + 1 == piece.count || piece.base[at + 1] != 0x0A {
            let newline: StaticString = "\n"
            try unsafe deliver(UnsafeRawBufferPointer(start: newline.utf8Start, count: 1))
        }
        return at + 1
    }

    private func blank(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        let end = unsafe XMLText.endOfBlank(piece.base, at, piece.count)
        guard end > at else { throw .syntax(hasRoot ? .documentEnd : .documentEmpty) }
        return end
    }

    private func deliver(_ piece: XMLPiece, _ from: Int, _ to: Int) throws(XMLScanError) {
        try unsafe deliver(UnsafeRawBufferPointer(start: piece.base + from, count: to - from))
    }

    private func deliver(_ bytes: UnsafeRawBufferPointer) throws(XMLScanError) {
        do throws(ReaderError) {
            try unsafe sink.text(bytes)
        } catch {
            throw .reader(error)
        }
    }
}

// References.
extension XMLScanner {
    private static let maximumReference = 256

    /// Adds what a reference stands for; nil when it is cut off.
    static func reference(
        _ piece: XMLPiece, _ at: Int, _ entities: LibXML2Entities, into buffer: inout XMLBuffer
    ) throws(XMLScanError) -> Int? {
        let isNumber = unsafe at + 1 < piece.count && piece.base[at + 1] == 0x23
        let from = isNumber ? at + 2 : at + 1
        let end = unsafe XMLText.endOfName(piece.base, from, min(piece.count, from + maximumReference))
        guard end < piece.count else {
            guard !piece.isLast else { throw .syntax(.documentEnd) }
            return nil
        }
        guard end > from else { throw .syntax(.nameRequired) }
        guard unsafe piece.base[end] == 0x3B else { throw .syntax(.semicolonMissing) }
        let name = unsafe String(
            decoding: UnsafeBufferPointer(start: piece.base + from, count: end - from), as: UTF8.self)
        var text = isNumber ? try character(name) : predefined[name] ?? entities.text(of: name)
        text.withUTF8 { unsafe buffer.append(UnsafeRawBufferPointer($0)) }
        return end + 1
    }

    private static let predefined = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

    private static func character(_ number: String) throws(XMLScanError) -> String {
        let isHex = number.hasPrefix("x")
        guard let value = UInt32(isHex ? String(number.dropFirst()) : number, radix: isHex ? 16 : 10),
            XMLText.isCharacter(value), let scalar = Unicode.Scalar(value)
        else { throw .syntax(.invalidReference) }
        return String(Character(scalar))
    }
}

/// What ends a scan.
enum XMLScanError: Error {
    case syntax(XMLSyntaxError)
    case documentType
    case reader(ReaderError)
}

/// Errors of the syntax, by libxml2's numbers.
enum XMLSyntaxError: Int {
    case documentEmpty = 4, documentEnd = 5, invalidReference = 8, invalidCharacter = 9
    case semicolonMissing = 23, lessThanInAttribute = 38, attributeNotStarted = 39
    case attributeWithoutValue = 41, attributeRedefined = 42, spaceRequired = 65, nameRequired = 68
    case tagNotEnded = 73, tagMismatch = 76
}
