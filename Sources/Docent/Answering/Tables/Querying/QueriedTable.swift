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

    /// What the cells of each column say, by its header: without needless white space, row by row.
    private let values: [String: [String]]

    init(_ rows: [[RowCell]]) {
        self.rows = rows
        var headers: [String] = []
        var values: [String: [String]] = [:]
        for (row, cells) in rows.enumerated() {
            for cell in cells {
                if values[cell.header] == nil {
                    headers.append(cell.header)
                    values[cell.header] = Array(repeating: "", count: rows.count)
                }
                guard values[cell.header]?[row].isEmpty == true else { continue }
                values[cell.header]?[row] =
                    cell.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
        }
        self.headers = headers
        self.values = values
        let sums = SumRows.all(of: rows)
        let body = rows.indices.filter { row in
            !sums.contains(row) && rows[row].count { !$0.value.isEmpty } > 1
        }
        self.body = body
        let told = body.map { rows[$0] }
        key = TableKey.behindGroups(told)
        name = key ?? TableKey.first(of: told, headers)
    }

    func value(_ row: Int, _ header: String) -> String { values[header]?[row] ?? "" }

    /// The rows that hold one of the values of columns, whole.
    func rows(holding value: [String], in columns: Set<String>) -> Set<Int> {
        Set(
            body.filter { row in
                columns.contains { Words.parts(of: self.value(row, $0)) == value }
            })
    }

    /// Whether a cell holds words, whatever their endings, and no others.
    func holds(_ words: [String], _ row: Int, _ header: String) -> Bool {
        let parts = Words.parts(of: value(row, header))
        return parts.count == words.count && zip(parts, words).allSatisfy { QuestionWord.areAlike($0, $1) }
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

    // MARK: What a column says

    /// The rows that have what a column is of, and those that have not; what is blank among noes is unknown.
    func having(_ header: String) -> (has: Set<Int>, lacks: Set<Int>) {
        let values = body.map { (row: $0, value: value($0, header)) }
        let filled = values.filter { !Self.isNothing($0.value) }
        let has = Set(filled.map(\.row))
        let saysNo = values.contains { YesOrNo.isNo($0.value) }
        let lacks = values.filter {
            saysNo && isYesOrNo(header) ? YesOrNo.isNo($0.value) : !has.contains($0.row)
        }
        return (has, Set(lacks.map(\.row)))
    }

    /// Whether all cells that say anything say yes or no.
    func isYesOrNo(_ header: String) -> Bool {
        let values = body.map { value($0, header) }.filter { !$0.isEmpty }
        return !values.isEmpty
            && values.allSatisfy { YesOrNo.isYes($0) || YesOrNo.isNo($0) || Self.isDash($0) }
            && values.contains { YesOrNo.isYes($0) || YesOrNo.isNo($0) }
    }

    private static func isNothing(_ value: String) -> Bool {
        if value.isEmpty || isDash(value) || YesOrNo.isNo(value) { return true }
        let quantities = TableBand.quantities(of: value)
        return quantities.count == 1 && quantities[0].number == 0 && TableBand(value) == nil
    }

    private static func isDash(_ value: String) -> Bool {
        ["-", "–", "—", "/", "n/a"].contains(value.lowercased())
    }

    // MARK: Times

    /// Whether most cells of a column that hold anything hold a date, a year or a time of day.
    func isOfTime(_ header: String) -> Bool {
        let values = body.map { value($0, header) }.filter { !Self.isNothing($0) }
        return isOfYears(header)
            || !values.isEmpty && values.count { !Self.moments($0).isEmpty } * 10 >= values.count * 6
    }

    /// When the cells of a column are of, by their rows, as numbers that sort as times do; those are left out that tell no time,
    /// or two.
    ///
    /// Whether the day or the month stands first another cell of the column may tell.
    func moments(of header: String) -> [Int: Int] {
        if isOfYears(header) {
            return body.reduce(into: [:]) { $0[$1] = Int(value($1, header)).map { $0 * 13 * 32 * 1440 } }
        }
        let cells = body.map { (row: $0, moments: Self.moments(value($0, header))) }
        let leads = cells.compactMap { cell in
            Self.leads(value(cell.row, header)).map { (row: cell.row, lead: $0) }
        }
        let isDayFirst = leads.contains { $0.lead.first > 12 }
        let isTold = isDayFirst != leads.contains { $0.lead.second > 12 }
        let days = Dictionary(
            leads.map { ($0.row, isDayFirst ? $0.lead.first : $0.lead.second) }, uniquingKeysWith: { $1 })
        return cells.reduce(into: [:]) { found, cell in
            found[cell.row] =
                cell.moments.count == 1
                ? cell.moments[0]
                : cell.moments.first { isTold && $0 / 1440 % 32 == days[cell.row] }
        }
    }

    /// Whether all cells of a column that hold anything hold a year alone, be it long ago.
    private func isOfYears(_ header: String) -> Bool {
        let values = body.map { value($0, header) }.filter { !$0.isEmpty }
        return !values.isEmpty
            && values.allSatisfy { $0.utf8.count == 4 && (1000...2100).contains(Int($0) ?? 0) }
    }

    /// The two numbers that a date without letters begins with.
    private static func leads(_ value: String) -> (first: Int, second: Int)? {
        value.firstMatch(of: /^(\d{1,2})[\/.\-](\d{1,2})[\/.\-]\d/).flatMap { match in
            Int(match.output.1).flatMap { first in Int(match.output.2).map { (first, $0) } }
        }
    }

    /// The first time of day of a text, in minutes.
    static func clock(_ value: String) -> Int? {
        value.firstMatch(of: /(?:^|[^\d:])([01]?\d|2[0-3]):([0-5]\d)/).flatMap { match in
            Int(match.output.1).flatMap { hours in Int(match.output.2).map { hours * 60 + $0 } }
        }
    }

    /// Whether most cells of a column that hold anything hold a time of day.
    func isOfClock(_ header: String) -> Bool {
        let values = body.map { value($0, header) }.filter { !Self.isNothing($0) }
        return !values.isEmpty && values.count { Self.clock($0) != nil } * 10 >= values.count * 6
    }

    /// The times that a cell may be of, more than one where the day may be the month; none where it tells no time.
    private static func moments(_ value: String) -> [Int] {
        let minutes = clock(value)
        let dates = Figures.all(in: value).compactMap { figure -> [Int]? in
            switch figure.value {
            case .date(let readings):
                let days = readings.compactMap { reading in
                    reading.year.map { ($0 * 13 + reading.month) * 32 + (reading.day ?? 0) }
                }
                return days.isEmpty ? nil : days
            case .quantity(let readings, nil):
                guard figure.isYear, value.utf8.count <= 6, let year = readings.first else { return nil }
                return [Int(year) * 13 * 32]
            default: return nil
            }
        }
        guard dates.count <= 1 else { return [] }
        if let days = dates.first { return days.map { $0 * 1440 + (minutes ?? 0) } }
        return value.utf8.count <= 20 ? [minutes].compactMap(\.self) : []
    }
}
