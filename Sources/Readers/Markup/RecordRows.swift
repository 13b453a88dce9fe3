import Documents

/// The columns of a table of records: they are known when all records were looked at, which are then looked at again, since to
/// hold what they say would take as much room as the table.
struct RecordColumns {
    private var numbers: [String: Int] = [:]

    /// The column of a name, from 1.
    mutating func number(of name: String) -> Int {
        if let number = numbers[name] { return number }
        numbers[name] = numbers.count + 1
        return numbers.count
    }

    /// Adds their names to a table that is open.
    func write(to builder: inout DocumentBuilder) {
        for (name, number) in numbers.sorted(by: { $0.value < $1.value }) {
            builder.cell(column: number, Inline(name))
        }
        builder.endRow(number: 1)
    }
}

/// The row of one record while its values come.
struct RecordRow {
    private var values: [(column: Int, text: Inline)] = []

    /// Adds a value.
    mutating func add(_ text: Inline, in column: Int) {
        values.append((column, text))
    }

    /// Adds a value behind those that the row has in its column.
    mutating func join(_ text: Inline, in column: Int) {
        guard let place = values.firstIndex(where: { $0.column == column }) else {
            return values.append((column, text))
        }
        values[place].text.append(";")
        values[place].text.append(text, spaced: true)
    }

    /// Adds the row to a table that is open, and begins the next one.
    mutating func write(to builder: inout DocumentBuilder, number: Int) {
        values.sort { $0.column < $1.column }
        for (column, text) in values where !text.isEmpty { builder.cell(column: column, text) }
        values.removeAll(keepingCapacity: true)
        builder.endRow(number: number)
    }
}
