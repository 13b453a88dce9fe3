extension Table {
    /// The rows of a table, in order.
    package struct Rows: Sendable, RandomAccessCollection {
        private let room: RowStorage

        init(_ draft: consuming RowStorage.Draft) {
            room = RowStorage(draft)
        }

        /// Brings rows together.
        init(_ rows: [Row]) {
            var draft = RowStorage.Draft()
            for row in rows {
                for cell in row.cells { draft.add(cell, from: row.range.lowerBound) }
                draft.endRow(number: row.number, range: row.range, isHidden: row.isHidden)
            }
            self.init(draft)
        }

        /// The place of the first row.
        package var startIndex: Int { 0 }

        /// The place behind the last row.
        package var endIndex: Int { room.lines.count }

        /// The row at a place.
        package subscript(position: Int) -> Row { Row(room, at: position) }
    }

    /// The cells of a row, by ascending column.
    package struct Cells: Sendable, RandomAccessCollection {
        private let room: RowStorage
        private let first: Int
        private let start: Int
        /// The place behind the last cell.
        package let endIndex: Int

        init(_ room: RowStorage, first: Int, count: Int, start: Int) {
            self.room = room
            self.first = first
            self.start = start
            endIndex = count
        }

        /// The place of the first cell.
        package var startIndex: Int { 0 }

        /// The cell at a place.
        package subscript(position: Int) -> Cell {
            precondition(position >= 0 && position < endIndex, "no cell at this place")
            let packed = room.cells[first + position]
            return packed.wide.map { room.wide[$0] } ?? packed.cell(from: start)
        }
    }
}

extension Table.Rows: Hashable {
    /// Whether two tables have the same rows.
    package static func == (one: Self, other: Self) -> Bool {
        one.room === other.room
            || one.room.lines == other.room.lines && one.room.cells == other.room.cells
                && one.room.wide == other.room.wide
    }

    /// Hashes where the rows stand.
    package func hash(into hasher: inout Hasher) { hasher.combine(room.lines) }
}

extension Table.Rows: ExpressibleByArrayLiteral {
    /// Brings rows together.
    package init(arrayLiteral rows: Table.Row...) { self.init(rows) }
}
