/// The room that all rows and cells of a table share.
///
/// A file may have millions of them: a row takes 16 bytes, a cell 8, and what only some cells have is kept apart.
final class RowStorage: Sendable {
    let lines: SegmentedArray<Line>
    let cells: SegmentedArray<PackedCell>
    /// The cells that have more than fits.
    let wide: SegmentedArray<Table.Cell>

    init(_ draft: consuming Draft) {
        lines = draft.lines
        cells = draft.cells
        wide = draft.wide
    }

    /// A row without its cells; numbers larger than fit count as the largest that does.
    struct Line: Sendable, Hashable {
        let words: TextRange
        let number: UInt32
        private let ends: UInt32

        private static let hidden: UInt32 = 1 << 31

        init(number: Int, range: Range<Int>, isHidden: Bool, endOfCells: Int) {
            words = TextRange(range)
            self.number = UInt32(clamping: number)
            ends = min(UInt32(clamping: endOfCells), Self.hidden - 1) | (isHidden ? Self.hidden : 0)
        }

        /// Where its cells end among those of all rows.
        var endOfCells: Int { Int(ends & ~Self.hidden) }

        var isHidden: Bool { ends & Self.hidden != 0 }
    }

    /// The rows of a table while they arrive.
    struct Draft: Sendable {
        fileprivate(set) var lines = SegmentedArray<Line>()
        fileprivate(set) var cells = SegmentedArray<PackedCell>()
        fileprivate(set) var wide = SegmentedArray<Table.Cell>()

        /// How many rows have ended.
        var count: Int { lines.count }

        /// How many cells the row that has not ended has.
        var openCells: Int { cells.count - (lines.last?.endOfCells ?? 0) }

        /// Adds a cell to a row that begins at an offset of the text.
        mutating func add(_ cell: Table.Cell, from start: Int) {
            if let packed = PackedCell(cell, from: start) { return cells.append(packed) }
            cells.append(PackedCell(wide: wide.count))
            wide.append(cell)
        }

        /// Ends the row whose cells were added.
        mutating func endRow(number: Int, range: Range<Int>, isHidden: Bool) {
            lines.append(Line(number: number, range: range, isHidden: isHidden, endOfCells: cells.count))
        }
    }
}

/// A cell in eight bytes, from the lowest: a code of what it is, its column, how many bytes its words have, and how far behind
/// the start of the row they begin; or its place among the cells for which that is too little.
struct PackedCell: Sendable, Hashable {
    private let bits: UInt64

    private static let codeOfWide: UInt64 = 5

    /// Packs a cell of a row that begins at an offset of the text; nil when it does not fit.
    init?(_ cell: Table.Cell, from start: Int) {
        guard cell.rarity == nil, let code = Self.code(of: cell.value) else { return nil }
        let range = cell.range
        let distance = range.lowerBound - start
        guard cell.ownColumn < 1 << 16, range.count < 1 << 16, (0..<1 << 24).contains(distance) else {
            return nil
        }
        bits = code | UInt64(cell.ownColumn) << 8 | UInt64(range.count) << 24 | UInt64(distance) << 40
    }

    init(wide place: Int) {
        bits = Self.codeOfWide | UInt64(place) << 8
    }

    /// The place among the cells for which this is too little, for a cell that is one of them.
    var wide: Int? { bits & 0xFF == Self.codeOfWide ? Int(bits >> 8) : nil }

    /// The cell, when it is none of those.
    func cell(from start: Int) -> Table.Cell {
        let from = start + Int(bits >> 40)
        return Table.Cell(
            column: UInt32(bits >> 8 & 0xFFFF), words: from..<from + Int(bits >> 24 & 0xFFFF), value: value)
    }

    private static func code(of value: CellValue?) -> UInt64? {
        switch value {
        case nil: 0
        case .text: 1
        case .error: 2
        case .boolean(let isTrue): isTrue ? 4 : 3
        case .number, .date: nil
        }
    }

    private var value: CellValue? {
        switch bits & 0xFF {
        case 1: .text
        case 2: .error
        case 3: .boolean(false)
        case 4: .boolean(true)
        default: nil
        }
    }
}
