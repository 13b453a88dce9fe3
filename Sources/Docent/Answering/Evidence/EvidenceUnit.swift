import Documents
import Indexes

/// The smallest piece that is quoted: a sentence, a list item or a whole short list, a table's row.
struct EvidenceUnit: Sendable, Hashable {
    /// Which passage it belongs to, counted from 0.
    let passage: Int
    /// Its range in the document's text.
    let range: Range<Int>
    /// Its words.
    let text: String
    /// Its words as they are compared with a question: a row's cells each after their header, an item after what
    /// introduces the list.
    let compared: String
    /// The words of the headings above it, of its sheet or slide.
    let context: String
    /// The row's cells with the words of their column's header, when it is a row.
    let cells: [RowCell]
    /// Where the row's table begins in the document's text, when it is a row.
    var table: Int?
    /// Whether it is a heading, which names a thing but says nothing of it.
    let isHeading: Bool
    /// Whether it is a row whose first cell is the label of the others.
    var isLabelled = false
    /// Whether it belongs to what frames the document, such as a menu, the foot of its pages or the head of a letter that
    /// is quoted.
    var isFurniture = false
    /// Whether a letter has it from another.
    var isQuoted = false
    /// Whether it is a list with what introduces it.
    var isList = false
    /// The numbers of the section and the items that it stands in, without the dot at their end.
    var items: [String] = []
    /// Whether it is the first row of a table whose columns nothing names, as far as is known.
    var opensTable = false

    /// Whether it says nothing by itself: a heading, a menu, a question, a lone cell, or less than four words that are neither a sentence
    /// (“No dogs allowed.”) nor a named fact.
    var isBare: Bool {
        if isFurniture { return true }
        if !cells.isEmpty { return cells.count(where: { !$0.value.isEmpty }) < 2 }
        if isHeading || text.utf8.last == UInt8(ascii: "?") { return true }
        let words = text.split(maxSplits: 3, whereSeparator: \.isWhitespace).count
        let isSentence = words > 1 && text.last.map(Self.stops.contains) == true
        return words < 4 && !isSentence && !isNamedFact
            && text.unicodeScalars.count { $0.pieceSize != nil } < Self.fewestUnspaced
    }

    private static let stops: Set<Character> = [".", "!"]

    /// Whether it is a fact after its name, such as “Landlord: Havel AG”.
    private var isNamedFact: Bool {
        guard let colon = text.firstRange(of: ": ") else { return false }
        return text[colon.upperBound...].contains { $0.isLetter || $0.isNumber }
    }

    /// About how many characters of a script without spaces say as much as four words.
    private static let fewestUnspaced = 8

    static func == (left: Self, right: Self) -> Bool {
        left.passage == right.passage && left.range == right.range
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(passage)
        hasher.combine(range)
    }

    /// The units of a passage in reading order, without what the file hides and nobody asked for.
    ///
    /// - Parameter wholeTables: whether the rows of its tables that stand outside the passage count too.
    static func units(of source: SourcedPassage, number: Int, wholeTables: Bool = false) -> [EvidenceUnit] {
        var frames = TableFrames(of: source.content)
        return units(of: source, number: number, wholeTables: wholeTables, &frames)
    }

    /// The same for one of many passages of a document, whose tables are looked through once.
    static func units(
        of source: SourcedPassage, number: Int, wholeTables: Bool = false, _ frames: inout TableFrames
    ) -> [EvidenceUnit] {
        let hidden = source.passage.blocks.filter { $0.layer == .hidden && !source.showsHidden }.map(\.range)
        var cutter = UnitCutter(
            source: source, number: number, tables: wholeTables ? .wholeUnlessLong : .passage, frames: frames)
        for block in source.passage.blocks where !hidden.contains(block.range) { cutter.add(block) }
        frames = cutter.frames
        // A list that is quoted whole may lie around what is hidden.
        guard !hidden.isEmpty else { return cutter.units }
        return cutter.units.filter { unit in !hidden.contains { $0.overlaps(unit.range) } }
    }

    /// Every row of a table, however many there are.
    static func rows(of table: Block, in source: SourcedPassage, number: Int) -> [EvidenceUnit] {
        var cutter = UnitCutter(
            source: source, number: number, tables: .whole, frames: TableFrames(of: source.content))
        cutter.add(table)
        return cutter.units
    }
}

/// A cell of a row with the words of its column's header.
struct RowCell: Sendable {
    let header: String
    let value: String
    /// Where the value stands in the document's text, when it is a cell of a table.
    var range: Range<Int>?
}
