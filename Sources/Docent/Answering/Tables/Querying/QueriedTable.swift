import Documents

/// The rows of a table as a question's conditions are tested on them, column by column.
struct QueriedTable: Sendable {
    let rows: [[RowCell]]
    /// The headers of the columns, in their order.
    let headers: [String]
    /// The header of the column that names the rows.
    let name: String
    /// The same where it is another than the first, which only groups the rows.
    let key: String?
    /// The rows that are no sums, titles or blanks.
    let body: [Int]
    /// The rows of sums and averages.
    let sums: Set<Int>

    private let columns: [QueriedColumn]
    /// Where each header's column is.
    private let places: [String: Int]

    init(_ rows: [[RowCell]]) {
        self.rows = rows
        let columns = rows.columns.map { column in
            column.cells.reduce(into: ColumnCells(column.header, rows: rows.count)) { cells, cell in
                cells.set(cell.value, of: cell.row)
            }
        }
        headers = columns.map(\.header)
        places = Dictionary(uniqueKeysWithValues: zip(headers, headers.indices))
        let sums = SumRows.all(of: rows)
        let body = rows.indices.filter { row in
            !sums.contains(row) && rows[row].count { !$0.value.isEmpty } > 1
        }
        (self.body, self.sums) = (body, sums)
        self.columns = columns.enumerated().map {
            QueriedColumn($0.element, body: body, isInFront: $0.offset < 2)
        }
        let told = body.map { rows[$0] }
        key = TableKey.behindGroups(told)
        name = key ?? TableKey.first(of: told, headers)
    }

    func value(_ row: Int, _ header: String) -> String { column(header)?[row] ?? "" }

    func column(_ header: String) -> QueriedColumn? { places[header].map { columns[$0] } }

    /// The rows whose value in a column fulfils something.
    func rows(_ header: String, where fulfils: (String) -> Bool) -> [Int] {
        column(header)?.rows(where: fulfils) ?? (fulfils("") ? body : [])
    }

    /// What the column says in some rows, evenly from all: enough to judge by what most cells are.
    func sample(_ header: String) -> [String] {
        column(header)?.sample ?? Array(repeating: "", count: body.evenly().count)
    }

    /// The rows that hold one of the values of columns, whole.
    func rows(holding value: [String], in columns: Set<String>) -> Set<Int> {
        columns.reduce(into: []) { found, header in
            found.formUnion(column(header)?.rows { $0 == value } ?? [])
        }
    }

    /// Whether a cell holds words, whatever their endings, and no others.
    func holds(_ words: [String], _ row: Int, _ header: String) -> Bool {
        let parts = Words.parts(of: value(row, header))
        return parts.count == words.count && zip(parts, words).allSatisfy { QuestionWord.areAlike($0, $1) }
    }

    /// Whether the rows stand from the last to the first, by their numbers, their periods or their dates.
    var isDescending: Bool {
        let counts = counting(Lexicon.countingHeaders)?.counts
        let times = columns.filter { $0.kinds.contains(.times) }.map(\.moments)
        let periods = columns.filter { $0.kinds.contains(.periods) }.map { column in
            column.made { YearPeriod($0)?.years.lowerBound }
        }
        return ([counts].compactMap(\.self) + periods + times).contains { order in
            let told = body.compactMap { order[$0] }
            guard let first = told.first, let last = told.last else { return false }
            return told.count * 2 > body.count && first > last
        }
    }

    // MARK: What a column is of

    /// Whether most cells of a column that hold anything hold a date, a year or a time of day.
    func isOfTime(_ header: String) -> Bool { isOf(.times, header) }

    /// Whether a column is of something.
    func isOf(_ kind: QueriedColumn.Kinds, _ header: String) -> Bool {
        column(header)?.kinds.contains(kind) == true
    }

    /// Whether the rows are years, each with an amount of what the table is of, which a title names and no row is.
    var isOfAmounts: Bool {
        !amounts.isEmpty && body.allSatisfy { TableColumn.isDate(value($0, name)) }
    }

    /// The columns of bare amounts of what the table is of.
    var amounts: [String] {
        headers.filter { header in
            Words.letters(of: header).contains(where: Lexicon.amountHeaders.contains)
        }
    }

    /// The column that counts the rows or says in which place they came, by the words of such headers.
    func counting(_ words: Set<String>) -> QueriedColumn? {
        columns.first { column in
            words.contains(column.header.lowercased().filter { $0.isLetter || $0 == "#" })
                && column.counts.count * 10 >= body.count * 6
        }
    }
}
