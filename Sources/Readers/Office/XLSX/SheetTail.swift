import Documents

/// Reads what a sheet's part says after its cells: merged cells, hyperlinks, the filter, its running headers.
///
/// It is given the part without its cells, which would otherwise be parsed twice.
struct SheetTail: XMLHandler {
    enum Name: String, CaseIterable {
        case merge = "mergeCell", link = "hyperlink", filter = "autoFilter", criterion = "filterColumn"
        case rules = "conditionalFormatting", ranges = "sqref", picture
        case reference = "ref", relationship = "r:id", location
        case header = "oddHeader", evenHeader, firstHeader, footer = "oddFooter", evenFooter, firstFooter

        var isMargin: Bool {
            switch self {
            case .header, .evenHeader, .firstHeader, .footer, .evenFooter, .firstFooter: true
            default: false
            }
        }
    }

    private static let maximumMerges = 100_000

    private(set) var merges: [CellRange] = []
    private(set) var links: [CellAddress: String] = [:]
    private(set) var filter: CellRange?
    /// Whether the filter leaves rows out.
    private(set) var isFiltering = false
    /// Where rules give cells a look by their values.
    private(set) var coloured: [CellRange] = []
    /// Headers and footers for paper, with their codes.
    private(set) var margins: [String] = []
    private var isInMargin = false
    private let relationships: Relationships
    private var depth = 0

    init(relationships: Relationships = Relationships()) {
        self.relationships = relationships
    }

    /// A sheet's bytes without its cells: all of them where no cells can be found.
    static func withoutCells(_ bytes: [UInt8]) -> [UInt8] {
        guard let from = element(before: name.first(in: bytes), in: bytes),
            let last = last(in: bytes), let to = bytes[last...].firstIndex(of: UInt8(ascii: ">")), from <= to
        else { return bytes }
        return Array(bytes[..<from] + bytes[(to + 1)...])
    }

    private static let name = ByteSearch("sheetData")

    /// Where the name of the cells' end tag stands, or of their only tag.
    private static func last(in bytes: [UInt8]) -> Int? {
        let mark = Array("sheetData".utf8)
        var only: Int?
        var at = bytes.count - mark.count
        while at > 0 {
            if bytes[at] == mark[0], bytes[at..<at + mark.count].elementsEqual(mark),
                let start = element(before: at, in: bytes)
            {
                if bytes[start + 1] == UInt8(ascii: "/") { return at }
                only = at
            }
            at -= 1
        }
        return only
    }

    /// Where the tag begins whose name, behind its prefix, stands at a position.
    private static func element(before name: Int?, in bytes: [UInt8]) -> Int? {
        guard let name, let start = bytes[max(0, name - 64)..<name].lastIndex(of: UInt8(ascii: "<"))
        else { return nil }
        var prefix = bytes[(start + 1)..<name]
        if prefix.first == UInt8(ascii: "/") { prefix.removeFirst() }
        let isName = prefix.allSatisfy { $0 > 0x2D && $0 != UInt8(ascii: "/") }
        return prefix.isEmpty || isName && prefix.last == UInt8(ascii: ":") ? start : nil
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        depth += 1
        switch name {
        case .merge:
            if let range = Self.range(attributes), merges.count < Self.maximumMerges { merges.append(range) }
        case .link: takeLink(attributes)
        case .rules: takeRule(attributes[.ranges] ?? "")
        // A picture lies behind all cells.
        case .picture where depth == 2: coloured = [.wholeSheet]
        // Views of the sheet that somebody saved have filters of their own.
        case .filter where depth == 2: filter = Self.range(attributes)
        case .criterion where depth == 3: isFiltering = filter != nil
        case let name? where depth == 3 && name.isMargin:
            isInMargin = true
            margins.append("")
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        depth -= 1
        isInMargin = false
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isInMargin { unsafe margins[margins.count - 1] += String(decoding: bytes, as: UTF8.self) }
    }

    /// Takes where a rule colours cells; of more ranges than are told apart it may be anywhere.
    private mutating func takeRule(_ ranges: String) {
        let found = ranges.split(separator: " ")
        coloured =
            coloured.count + found.count > 2_000
            ? [.wholeSheet] : coloured + found.compactMap { CellRange($0) }
    }

    private static func range(_ attributes: XMLAttributes<Name>) -> CellRange? {
        attributes[.reference].flatMap { CellRange($0) }
    }

    private mutating func takeLink(_ attributes: XMLAttributes<Name>) {
        guard let cell = Self.range(attributes)?.from else { return }
        let outside = attributes[.relationship].flatMap { relationships[$0]?.target }
        let inside = attributes[.location].map { "#" + $0 }
        if outside != nil || inside != nil { links[cell] = (outside ?? "") + (inside ?? "") }
    }
}
