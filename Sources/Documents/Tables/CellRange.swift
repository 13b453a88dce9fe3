/// The address of one cell: column and row, both from 1; printed as `B7`.
public struct CellAddress: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// The column, from 1.
    public let column: Int
    /// The row, from 1.
    public let row: Int

    /// Makes an address from a column and a row, both from 1.
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// Parses an address such as `B7` or `$B$7`; nil when it is none.
    package init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var inRow = false
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !inRow && column < 20_000:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "a")...UInt8(ascii: "z") where !inRow && column < 20_000:
                column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 100_000_000:
                inRow = true
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(column: column, row: row)
    }

    /// The letters of a column counted from 1: 1 is `A`, 27 is `AA`.
    package static func letters(ofColumn column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// The address as a person writes it, such as `B7`.
    public var description: String { Self.letters(ofColumn: column) + String(row) }

    /// Reading order: by row, then by column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}

/// A rectangle of cells, printed as `B7:D9`, or `B7` when it is a single one.
public struct CellRange: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The upper left cell.
    public let from: CellAddress
    /// The lower right cell, included.
    public let through: CellAddress

    /// Makes a rectangle between two corners.
    package init(from: CellAddress, through: CellAddress) {
        self.from = from
        self.through = through
    }

    /// Makes a rectangle of one cell.
    package init(_ cell: CellAddress) {
        self.init(from: cell, through: cell)
    }

    /// Parses `B7:D9` or `B7`; nil when it is neither.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap({ CellAddress($0) }) else { return nil }
        guard parts.count == 2 else {
            self.init(first)
            return
        }
        guard let last = CellAddress(parts[1]), last.column >= first.column, last.row >= first.row else {
            return nil
        }
        self.init(from: first, through: last)
    }

    /// The address as a person writes it.
    public var description: String { from == through ? "\(from)" : "\(from):\(through)" }

    /// Whether a cell lies within the rectangle.
    package func contains(_ cell: CellAddress) -> Bool {
        (from.column...through.column).contains(cell.column) && (from.row...through.row).contains(cell.row)
    }

    /// The smallest rectangle around both.
    package func union(_ other: Self) -> Self {
        Self(
            from: CellAddress(
                column: min(from.column, other.from.column), row: min(from.row, other.from.row)),
            through: CellAddress(
                column: max(through.column, other.through.column), row: max(through.row, other.through.row)))
    }
}
