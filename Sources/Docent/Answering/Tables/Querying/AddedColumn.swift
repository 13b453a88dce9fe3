import Documents

/// The column of a table whose numbers a question asks to be added up, or averaged, over the rows that fulfil its conditions.
struct AddedColumn: Sendable {
    let header: String
    /// The rows that are meant, each with its number; blank cells count for none.
    let numbers: [(row: Int, number: Double)]
    /// Whether a condition leaves rows out.
    let isSelected: Bool
    /// The places of the question's words that name the column.
    let places: Set<Int>
    private let notation: ColumnNotation
    private let frame: ColumnNotation.Frame
    private let multiple: ColumnNotation.Multiple?

    /// - Returns: nil where the question names no column of numbers, or several, or what cannot be added up so.
    ///
    /// - Parameter asking: the places of the words that ask for the computation, which name no column.
    init?(_ binding: QueryBinding, for computation: Computation, asking: Set<Int>) {
        let table = binding.table
        guard binding.order == nil, !binding.asksForNeighbour else { return nil }
        let bound = binding.conditions.filter {
            $0.kind != .column || $0.isDenied || table.isOf(.yesOrNo, $0.columns.first ?? "")
        }
        let held = bound.filter { $0.kind == .value }.reduce(into: Set<String>()) { $0.formUnion($1.columns) }
        let spoken = binding.spoken.filter { !asking.contains($0.key) }
        let named = table.headers.filter { !held.contains($0) }.map { header in
            (header: header, places: Set(spoken.filter { $0.value.contains(header) }.keys))
        }.filter { !$0.places.isEmpty }
        guard let most = named.map(\.places.count).max() else { return nil }
        let best = named.filter {
            $0.places.count == most && Self.isNumeric($0.header, in: table, computation)
        }
        guard best.count == 1 else { return nil }
        (header, places) = (best[0].header, best[0].places)
        guard Self.isUnderstood(binding, naming: places) else { return nil }
        let rows = binding.rows(meeting: bound)
        isSelected = rows.count < table.body.count
        let header = header
        let cells = rows.map { (row: $0, value: table.value($0, header)) }
        let filled = cells.filter { $0.value.contains(where: \.isNumber) }
        let values = Set(cells.map(\.value))
        guard !filled.isEmpty, values.allSatisfy(Self.isCountable) else { return nil }
        let units = Set(
            values.filter { $0.contains(where: \.isNumber) }
                .map { TableBand.quantities(of: $0).first?.unit ?? "" })
        guard units.count == 1, let unit = units.first else { return nil }
        let notation = ColumnNotation(table.body.map { table.value($0, header) })
        self.notation = notation
        let own = ColumnNotation(filled.map(\.value))
        multiple = own.frame == nil ? nil : own.multiple
        frame =
            own.frame
            ?? ColumnNotation.Frame(before: "", behind: unit.isEmpty ? "" : " \(unit)")
        numbers = filled.compactMap { cell in notation.number(cell.value).map { (cell.row, $0) } }
        guard numbers.count == filled.count else { return nil }
    }

    /// The sum or the average as the column writes its numbers.
    func written(_ computation: Computation) -> String {
        frame.around(
            notation.written(
                computation.of(numbers.map(\.number)), digits: computation == .sum ? 6 : 2,
                counting: multiple))
    }

    // MARK: The column

    /// Whether the table tells all conditions, but for a year that names the column: `in 2025`.
    private static func isUnderstood(_ binding: QueryBinding, naming places: Set<Int>) -> Bool {
        let query = binding.query
        return binding.unread.allSatisfy { words in
            query.demands.contains { demand in
                query.written(demand.places) == words && !places.isDisjoint(with: demand.places)
            }
        }
    }

    /// Whether most cells of a column hold numbers of which sums say something: no dates, and no shares in a sum.
    private static func isNumeric(
        _ header: String, in table: QueriedTable, _ computation: Computation
    ) -> Bool {
        guard table.isOf(.amounts, header) else { return false }
        let values = table.sample(header).filter { !$0.isEmpty }
        let numeric = values.filter { TableColumn.number($0) != nil && TableBand($0) == nil }
        let head = Words.letters(of: header)
        let isShare =
            (values + [header]).contains { $0.contains("%") } || head.contains(where: Lexicon.shares.contains)
        let measure = TableMeasure(header: header, values: numeric)
        if computation == .average { return measure != .date }
        return !isShare && measure != .temperature && measure != .age && measure != .date
    }

    /// Whether a cell holds one number, or nothing.
    private static func isCountable(_ value: String) -> Bool {
        if !value.contains(where: \.isNumber) { return !value.contains(where: \.isLetter) }
        return TableColumn.number(value) != nil && TableBand.quantities(of: value).count <= 1
    }
}
