extension Table {
    /// The cells of a row, in a third of the room that an array of them takes.
    ///
    /// Most cells are words and nothing else, and a file may have millions of them: what only some have is kept apart.
    package struct Cells: Sendable, Hashable, RandomAccessCollection {
        private let packed: [Packed]
        private let extras: [Extra]

        /// Packs cells.
        init(_ cells: [Cell]) {
            var packed: [Packed] = []
            packed.reserveCapacity(cells.count)
            var extras: [Extra] = []
            for cell in cells {
                let plain = cell.rarity == nil ? Packed.code(of: cell.value) : nil
                packed.append(
                    Packed(
                        words: cell.words, column: cell.ownColumn,
                        code: plain ?? Packed.code(extra: extras.count)))
                if plain == nil { extras.append(Extra(value: cell.value, rarity: cell.rarity)) }
            }
            self.packed = packed
            self.extras = extras
        }

        /// The place of the first cell.
        package var startIndex: Int { 0 }

        /// The place behind the last cell.
        package var endIndex: Int { packed.count }

        /// The cell at a place.
        package subscript(position: Int) -> Cell {
            let cell = packed[position]
            let extra = cell.extra.map { extras[$0] } ?? Extra(value: cell.value, rarity: nil)
            return Cell(words: cell.words, value: extra.value, ownColumn: cell.column, rarity: extra.rarity)
        }
    }

    /// A cell's words, its column, and a code for what else it has: a value of few, or its place among the row's extras.
    private struct Packed: Sendable, Hashable {
        let words: TextRange
        let column: UInt32
        let code: UInt32

        private static let firstExtra: UInt32 = 5

        static func code(extra: Int) -> UInt32 { firstExtra + UInt32(extra) }

        static func code(of value: CellValue?) -> UInt32? {
            switch value {
            case nil: 0
            case .text: 1
            case .error: 2
            case .boolean(let isTrue): isTrue ? 4 : 3
            case .number, .date: nil
            }
        }

        /// The place among the extras of the row, for a cell that has one.
        var extra: Int? { code < Self.firstExtra ? nil : Int(code - Self.firstExtra) }

        /// The value of a cell without extras.
        var value: CellValue? {
            switch code {
            case 1: .text
            case 2: .error
            case 3: .boolean(false)
            case 4: .boolean(true)
            default: nil
            }
        }
    }

    /// What a cell has beside its words and column.
    private struct Extra: Sendable, Hashable {
        let value: CellValue?
        let rarity: Rarity?
    }
}
