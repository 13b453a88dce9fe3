/// The elements of an XML file in document order, with all its text in one piece: what records are read from.
///
/// There may be millions of elements, so that each takes some 15 bytes. What lies below one follows it up to its end, and
/// its words are what was met until then.
struct XMLOutline: Sendable {
    /// An element's number.
    typealias ID = Int32

    /// What an element holds of its own.
    struct Content: OptionSet, Sendable {
        let rawValue: UInt8
        static let words = Content(rawValue: 1)
        static let elements = Content(rawValue: 2)
    }

    /// What holds the root.
    static let document: ID = 0

    /// The spelling of each name's number.
    private(set) var names: [String] = []
    /// What each element holds of its own.
    private(set) var contents: [Content] = []
    private var nameNumbers = XMLShortNumbers()
    private var ends: [ID] = []
    private var textStarts: [UInt32] = []
    private var textLengths = XMLShortNumbers()
    private var text: [UInt8] = []
    /// The first attribute of each element; none where no element so far has one.
    private var attributeStarts: [UInt32] = []
    private var attributeNames = XMLShortNumbers()
    private var attributeEnds: [UInt32] = []
    private var values: [UInt8] = []
    private var open: [ID] = []

    /// An outline with room for what a file may hold, which costs nothing until it is used.
    init(room: Room) {
        contents.reserveCapacity(room.elements)
        nameNumbers.reserveCapacity(room.elements)
        ends.reserveCapacity(room.elements)
        textStarts.reserveCapacity(room.elements)
        textLengths.reserveCapacity(room.elements)
        text.reserveCapacity(room.bytes)
        append(0)
    }

    /// How many elements there are, with the document.
    var count: Int { ends.count }

    /// How many bytes of text there are.
    var wordCount: Int { text.count }

    /// The number of an element's name.
    func name(of element: ID) -> Int { nameNumbers[Int(element)] }

    /// The spelling of an element's name.
    func spelling(of element: ID) -> String { names[name(of: element)] }

    /// The first element behind all that lie below one.
    func end(of element: ID) -> ID { ends[Int(element)] }

    /// How many bytes of text lie below an element.
    func length(of element: ID) -> Int { textLengths[Int(element)] }

    /// The text below an element.
    func text(of element: ID) -> ArraySlice<UInt8> {
        let start = Int(textStarts[Int(element)])
        return text[start..<start + textLengths[Int(element)]]
    }

    /// The elements within one, without those within them.
    func children(of element: ID) -> [ID] {
        var children: [ID] = []
        var child = element + 1
        while child < ends[Int(element)] {
            children.append(child)
            child = ends[Int(child)]
        }
        return children
    }

    /// The elements among the first nodes within an element, where text between two elements is a node too.
    func firstChildren(of element: ID, nodes: Int) -> [ID] {
        var children: [ID] = []
        var (left, child, end) = (nodes, element + 1, textStarts[Int(element)])
        while child < ends[Int(element)] {
            let start = textStarts[Int(child)]
            left -= start > end ? 2 : 1
            guard left >= 0 else { break }
            children.append(child)
            end = start + UInt32(textLengths[Int(child)])
            child = ends[Int(child)]
        }
        return children
    }

    /// The attributes of an element, by their numbers.
    func attributes(of element: ID) -> Range<Int> {
        guard Int(element) < attributeStarts.count else { return 0..<0 }
        let next = Int(element) + 1
        let end = next < attributeStarts.count ? Int(attributeStarts[next]) : attributeEnds.count
        return Int(attributeStarts[Int(element)])..<end
    }

    /// The number of an attribute's name.
    func name(ofAttribute attribute: Int) -> Int { attributeNames[attribute] }

    /// The value of an attribute.
    func value(ofAttribute attribute: Int) -> String {
        let start = attribute == 0 ? 0 : Int(attributeEnds[attribute - 1])
        return String(decoding: values[start..<Int(attributeEnds[attribute])], as: UTF8.self)
    }
}

/// Building.
extension XMLOutline {
    /// How much a file may hold.
    struct Room {
        let elements: Int
        let bytes: Int
    }

    private mutating func append(_ name: Int) {
        contents.append([])
        nameNumbers.append(name)
        open.append(ID(ends.count))
        ends.append(0)
        textStarts.append(UInt32(text.count))
        textLengths.append(0)
    }

    /// Begins an element within the open one; its attributes follow.
    mutating func start(_ name: Int) {
        contents[Int(open[open.count - 1])].insert(.elements)
        append(name)
        if !attributeStarts.isEmpty { attributeStarts.append(UInt32(attributeEnds.count)) }
    }

    /// Adds an attribute to the element that began.
    mutating func addAttribute(_ name: Int, _ value: UnsafeRawBufferPointer) {
        if attributeStarts.isEmpty {
            attributeStarts.reserveCapacity(ends.capacity)
            values.reserveCapacity(text.capacity)
            attributeStarts.append(contentsOf: repeatElement(0, count: ends.count))
        }
        unsafe values.append(contentsOf: value)
        attributeNames.append(name)
        attributeEnds.append(UInt32(values.count))
    }

    /// Adds text to the open element.
    mutating func addText(_ bytes: UnsafeRawBufferPointer) {
        unsafe text.append(contentsOf: bytes)
        let element = Int(open[open.count - 1])
        if !contents[element].contains(.words), unsafe bytes.contains(where: { $0 > 0x20 }) {
            contents[element].insert(.words)
        }
    }

    /// Ends the open element; the document stays open.
    mutating func endElement() {
        if open.count > 1 { close() }
    }

    private mutating func close() {
        guard let element = open.popLast() else { return }
        ends[Int(element)] = ID(ends.count)
        textLengths[Int(element)] = text.count - Int(textStarts[Int(element)])
    }

    /// Ends all that is open.
    mutating func finish(_ names: [String]) {
        while !open.isEmpty { close() }
        self.names = names
    }
}
