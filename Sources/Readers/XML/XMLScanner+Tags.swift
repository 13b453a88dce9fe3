/// An element that is open, with its namespace and the number of declarations around it.
@safe struct XMLOpenElement {
    let name: XMLScannedNames.Name
    let namespace: UnsafePointer<UInt8>?
    let declarations: Int
}

/// The attributes of the tag that is being scanned.
@safe struct XMLScannedAttributes: ~Copyable {
    struct Attribute {
        let name: Int
        let from: Int
        let to: Int
        /// Whether its value holds references or white space, so that it lies in ``decoded``.
        let isDecoded: Bool
    }

    var all: [Attribute] = []
    var decoded = XMLBuffer(capacity: 256)
    private(set) var raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    private var capacity = 16

    init() {
        unsafe raw = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: 16 * 5)
    }

    deinit {
        unsafe raw.deallocate()
    }

    mutating func removeAll() {
        all.removeAll(keepingCapacity: true)
        decoded.removeAll()
    }

    /// Where an attribute's value begins.
    func start(_ attribute: Attribute, _ piece: XMLPiece) -> UnsafePointer<UInt8> {
        unsafe (attribute.isDecoded ? UnsafePointer(decoded.base) : piece.base) + attribute.from
    }

    /// Makes room for so many attributes, in libxml2's manner: five pointers each.
    mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        unsafe raw.deallocate()
        capacity = count * 2
        unsafe raw = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: capacity * 5)
    }

    /// Whether a name is given twice.
    var hasTwins: Bool {
        guard all.count < 32 else { return Set(all.map(\.name)).count < all.count }
        for position in all.indices {
            for other in 0..<position where all[other].name == all[position].name { return true }
        }
        return false
    }
}

// Tags.
extension XMLScanner {
    private static let maximumAttributes = 10_000

    /// Takes a start tag whole; nil when it is cut off.
    mutating func startTag(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        let end = unsafe XMLText.endOfName(piece.base, at + 1, piece.count)
        guard end < piece.count else { return nil }
        guard end > at + 1, unsafe XMLText.beginsName(piece.base[at + 1]) else {
            throw .syntax(.nameRequired)
        }
        attributes.removeAll()
        var position = end
        while true {
            let from = position
            position = unsafe XMLText.endOfBlank(piece.base, from, piece.count)
            guard position < piece.count else { return nil }
            let byte = unsafe piece.base[position]
            if byte == 0x3E || byte == 0x2F { break }
            guard position > from else { throw .syntax(.spaceRequired) }
            guard let next = try attribute(piece, position) else { return nil }
            position = next
        }
        let isEmpty = unsafe piece.base[position] == 0x2F
        if isEmpty {
            position += 1
            guard position < piece.count else { return nil }
            guard unsafe piece.base[position] == 0x3E else { throw .syntax(.tagNotEnded) }
        }
        try begin(unsafe names.pointee.number(of: piece.base + at + 1, end - at - 1), piece)
        if isEmpty { try finishElement() }
        return position + 1
    }

    private mutating func attribute(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        let end = unsafe XMLText.endOfName(piece.base, at, piece.count)
        guard end < piece.count else { return nil }
        guard end > at, unsafe XMLText.beginsName(piece.base[at]) else { throw .syntax(.nameRequired) }
        var position = unsafe XMLText.endOfBlank(piece.base, end, piece.count)
        guard position < piece.count else { return nil }
        guard unsafe piece.base[position] == 0x3D else { throw .syntax(.attributeWithoutValue) }
        position = unsafe XMLText.endOfBlank(piece.base, position + 1, piece.count)
        guard position < piece.count else { return nil }
        let quote = unsafe piece.base[position]
        guard quote == 0x22 || quote == 0x27 else { throw .syntax(.attributeNotStarted) }
        guard attributes.all.count < Self.maximumAttributes else {
            throw .reader(
                .tooLarge(detail: "an element has more than 10,000 attributes"))
        }
        let name = unsafe names.pointee.number(of: piece.base + at, end - at)
        return try value(of: name, piece, position + 1, quote)
    }

    private mutating func value(
        of name: Int, _ piece: XMLPiece, _ start: Int, _ quote: UInt8
    ) throws(XMLScanError) -> Int? {
        var at = start
        while at < piece.count {
            let byte = unsafe piece.base[at]
            guard byte &- 0x20 < 0x60, byte != quote, byte != 0x26, byte != 0x3C else { break }
            at += 1
        }
        guard at < piece.count else { return nil }
        if unsafe piece.base[at] == quote {
            attributes.all.append(.init(name: name, from: start, to: at, isDecoded: false))
            return at + 1
        }
        let from = attributes.decoded.count
        unsafe attributes.decoded.append(UnsafeRawBufferPointer(start: piece.base + start, count: at - start))
        while at < piece.count, unsafe piece.base[at] != quote {
            guard let next = try decode(piece, at) else { return nil }
            at = next
        }
        guard at < piece.count else { return nil }
        attributes.all.append(
            .init(name: name, from: from, to: attributes.decoded.count, isDecoded: true))
        return at + 1
    }

    /// Adds the next character of a value, with white space as spaces; nil when it is cut off.
    private mutating func decode(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        let byte = unsafe piece.base[at]
        switch byte {
        case 0x26: return try Self.reference(piece, at, entities, into: &attributes.decoded)
        case 0x3C: throw .syntax(.lessThanInAttribute)
        case 0x0D where at + 1 == piece.count && !piece.isLast: return nil
        case 0x0D where unsafe at + 1 < piece.count && piece.base[at + 1] == 0x0A: return at + 1
        case 0x09, 0x0A, 0x0D: attributes.decoded.append(0x20)
        case 0..<0x20: throw .syntax(.invalidCharacter)
        case 0x20..<0x80: attributes.decoded.append(byte)
        default:
            let width = unsafe XMLText.width(piece.base, at, piece.count)
            guard width > 0 else {
                guard !piece.isLast, unsafe XMLText.isCutOff(piece.base, at, piece.count) else {
                    throw .syntax(.invalidCharacter)
                }
                return nil
            }
            unsafe attributes.decoded.append(UnsafeRawBufferPointer(start: piece.base + at, count: width))
            return at + width
        }
        return at + 1
    }

    /// Opens an element and hands it on.
    private mutating func begin(_ number: Int, _ piece: XMLPiece) throws(XMLScanError) {
        guard open.count < parsing.maximumDepth else {
            throw .reader(.tooLarge(detail: "elements nest deeper than \(parsing.maximumDepth)"))
        }
        guard !hasRoot || !open.isEmpty else { throw .syntax(.documentEnd) }
        guard !attributes.hasTwins else { throw .syntax(.attributeRedefined) }
        hasRoot = true
        let declarations = unsafe names.pointee.declarations
        for attribute in attributes.all where unsafe names.pointee[attribute.name].declares >= 0 {
            unsafe names.pointee.declare(
                names.pointee[attribute.name].declares, attributes.start(attribute, piece),
                attribute.to - attribute.from)
        }
        let name = unsafe names.pointee[number]
        guard name.isValid else { throw .syntax(.invalidCharacter) }
        let namespace = unsafe names.pointee.namespace(ofElement: name)
        unsafe open.append(
            XMLOpenElement(name: name, namespace: namespace, declarations: declarations))
        let count = try resolveAttributes(piece)
        do throws(ReaderError) {
            try unsafe sink.start(name.local, namespace, attributes.raw, count)
        } catch {
            throw .reader(error)
        }
    }

    private mutating func resolveAttributes(_ piece: XMLPiece) throws(XMLScanError) -> Int {
        attributes.reserve(attributes.all.count)
        var count = 0
        for attribute in attributes.all {
            let name = unsafe names.pointee[attribute.name]
            guard name.isValid else { throw .syntax(.invalidCharacter) }
            guard name.declares < 0 else { continue }
            let raw = unsafe attributes.raw + count * 5
            let start = unsafe attributes.start(attribute, piece)
            unsafe raw[0] = unsafe name.local
            unsafe raw[1] = nil
            unsafe raw[2] = unsafe names.pointee.namespace(ofAttribute: name)
            unsafe raw[3] = unsafe start
            unsafe raw[4] = unsafe start + attribute.to - attribute.from
            count += 1
        }
        return count
    }

    /// Takes an end tag whole; nil when it is cut off.
    mutating func endTag(_ piece: XMLPiece, _ at: Int) throws(XMLScanError) -> Int? {
        guard let element = open.last else { throw .syntax(.documentEnd) }
        let name = element.name
        let end = at + 2 + name.count
        guard end < piece.count else { return nil }
        guard unsafe XMLHash.equal(piece.base + at + 2, name.text, name.count) else {
            throw .syntax(.tagMismatch)
        }
        let close = unsafe XMLText.endOfBlank(piece.base, end, piece.count)
        guard close < piece.count else { return nil }
        guard unsafe piece.base[close] == 0x3E else {
            throw .syntax(close > end ? .tagNotEnded : .tagMismatch)
        }
        try finishElement()
        return close + 1
    }

    private mutating func finishElement() throws(XMLScanError) {
        guard let element = open.popLast() else { return }
        do throws(ReaderError) {
            try unsafe sink.end(element.name.local, element.namespace)
        } catch {
            throw .reader(error)
        }
        unsafe names.pointee.restore(element.declarations)
    }
}
