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

    private let columns: [QueriedColumn]
    /// Where each header's column is.
    private let places: [String: Int]

    init(_ rows: [[RowCell]]) {
        self.rows = rows
        var columns: [QueriedColumn] = []
        var places: [String: Int] = [:]
        for (row, cells) in rows.enumerated() {
            for (number, cell) in cells.enumerated() {
                let isInOrder = number < columns.count && columns[number].header == cell.header
                let place = isInOrder ? number : places[cell.header] ?? columns.count
                if place == columns.count {
                    columns.append(QueriedColumn(cell.header, rows: rows.count))
                    places[cell.header] = place
                }
                columns[place].set(cell.value, of: row)
            }
        }
        headers = columns.map(\.header)
        (self.columns, self.places) = (columns, places)
        let sums = SumRows.all(of: rows)
        let body = rows.indices.filter { row in
            !sums.contains(row) && rows[row].count { !$0.value.isEmpty } > 1
        }
        self.body = body
        let told = body.map { rows[$0] }
        key = TableKey.behindGroups(told)
        name = key ?? TableKey.first(of: told, headers)
    }

    func value(_ row: Int, _ header: String) -> String { column(header)?[row] ?? "" }

    func column(_ header: String) -> QueriedColumn? { places[header].map { columns[$0] } }

    /// The rows whose value in a column fulfils something.
    func rows(_ header: String, where fulfils: (String) -> Bool) -> [Int] {
        column(header)?.rows(among: body, where: fulfils) ?? (fulfils("") ? body : [])
    }

    /// What the column says in the rows, each value once.
    func values(_ header: String) -> [String] { column(header)?.values(of: body) ?? [] }

    /// What the column says in some rows, evenly from all: enough to judge by what most cells are.
    func sample(_ header: String) -> [String] { body.evenly().map { value($0, header) } }

    /// The rows that hold one of the values of columns, whole.
    func rows(holding value: [String], in columns: Set<String>) -> Set<Int> {
        columns.reduce(into: []) { found, header in
            found.formUnion(rows(header) { Words.parts(of: $0) == value })
        }
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
        let has = Set(rows(header) { !Self.isNothing($0) })
        let noes = rows(header, where: YesOrNo.isNo)
        let lacks = !noes.isEmpty && isYesOrNo(header) ? noes : body.filter { !has.contains($0) }
        return (has, Set(lacks))
    }

    /// Whether all cells that say anything say yes or no.
    func isYesOrNo(_ header: String) -> Bool {
        let values = values(header).filter { !$0.isEmpty }
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
        let values = sample(header).filter { !Self.isNothing($0) }
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
        guard let column = column(header) else { return [:] }
        let leads = column.made(of: body, Self.leads).map(\.made)
        let isDayFirst = leads.contains { $0.first > 12 }
        let isTold = isDayFirst != leads.contains { $0.second > 12 }
        let moments = column.made(of: body) { value -> Int? in
            let moments = Self.moments(value)
            guard moments.count != 1 else { return moments[0] }
            let lead = Self.leads(value)
            let day = isDayFirst ? lead?.first : lead?.second
            return moments.first { isTold && $0 / 1440 % 32 == day }
        }
        return Dictionary(moments.map { ($0.row, $0.made) }, uniquingKeysWith: { $1 })
    }

    /// Whether all cells of a column that hold anything hold a year alone, be it long ago.
    private func isOfYears(_ header: String) -> Bool {
        let values = values(header).filter { !$0.isEmpty }
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
        let values = sample(header).filter { !Self.isNothing($0) }
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
