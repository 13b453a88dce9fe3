import Documents

/// Carries out on one table the operation that a question asks for.
struct TableOperator: Sendable {
    let question: AskedQuestion
    let reading: TableReading
    var operation: AskedOperation { reading.operation }
    var table: QueriedTable { reading.table }
    var query: TableQuery { reading.query }

    /// What it comes to; nil where the table does not tell.
    func result() -> OperatedRows? {
        guard !isOfName else { return nil }
        if operation.result == .difference { return difference() }
        guard let rows = reading.rows, let chosen = chosen(of: rows) else { return nil }
        switch operation.result {
        case .cells, .difference: return chosen
        case .count: return counted(chosen)
        case .sum: return computed(.sum, chosen) ?? counted(chosen)
        case .average: return computed(.average, chosen)
        }
    }

    /// Whether the words that seem to ask for a row are a cell of the table: the plan `Plus`.
    private var isOfName: Bool {
        let asking = operation.choicePlaces
        return !asking.isEmpty
            && asking.allSatisfy { place in
                reading.matches.contains { $0.isWhole && $0.places.contains(place) }
            }
    }

    private func chosen(of rows: [Int]) -> OperatedRows? {
        switch operation.choice {
        case .all: OperatedRows(rows: rows, wanted: wanted)
        case .extreme(let isMost): extreme(of: rows, isMost: isMost)
        case .end(let isLast): end(of: rows, isLast: isLast)
        case .neighbour(let isNext): neighbour(of: rows, isNext: isNext)
        case .alike: alike(rows)
        case .run: run(of: rows)
        }
    }

    // MARK: Numbers

    /// How many rows there are, or what the column says that gives the number of what is asked for.
    private func counted(_ chosen: OperatedRows) -> OperatedRows? {
        if chosen.result == .count { return chosen }
        if let amounts = amounts(in: chosen.rows) {
            if chosen.rows.count == 1 {
                var told = chosen
                told.wanted = [amounts]
                told.isGiven = operation.choice == .all
                return told
            }
            guard var sum = computed(.sum, chosen) else { return nil }
            sum.isTold = sum.isTold && operation.choice == .all && !reading.matches.isEmpty
            return sum
        }
        // One row that is named by itself is no count of what it is called: `Phone` of `How many phones are in stock?`.
        if chosen.rows.count == 1, reading.matches.contains(where: isOfName) { return nil }
        var counted = chosen
        counted.result = .count
        if case .extreme = operation.choice { return nil }
        if case .end = operation.choice, operation.many == nil { return nil }
        counted.isTold =
            counted.isTold && chosen.rows.count < table.body.count && !isOfThings && isListed(chosen)
        return counted
    }

    /// Whether a condition is met by a cell that names its row: no other row has the same in that column.
    private func isOfName(_ match: QueryElement) -> Bool {
        !match.isBound
            && match.columns.contains { header in
                let values = table.body.map { table.value($0, header) }.filter { !$0.isEmpty }
                return Set(values).count == values.count
            }
    }

    /// Whether the things that are counted are told by a part of a cell alone, as parks are by the names of their pictures.
    private var isOfThings: Bool {
        let before = operation.wanted.lowerBound > 0 ? query.words[operation.wanted.lowerBound - 1].word : ""
        guard !Lexicon.decisionOpenings.contains(before) else { return false }
        return reading.matches.contains { match in
            !match.isWhole && !match.isBound && !match.places.isEmpty
                && match.places.allSatisfy(operation.wanted.contains)
        }
    }

    /// Whether each of some rows stands for one of the things that are counted: no cell lists several of them.
    private func isListed(_ chosen: OperatedRows) -> Bool {
        let columns = chosen.wanted.subtracting([table.name]).subtracting(reading.conditioned)
        let isOfOne = columns.allSatisfy { header in
            let values = chosen.rows.map { table.value($0, header) }
            let isOfThings = Words(phrase: header).stems.count == 1
            return values.allSatisfy { !Self.lists($0) } && (!isOfThings || Set(values).count == values.count)
        }
        let isAll = reading.matches.allSatisfy { match in
            guard match.isWhole, match.columns.count == 1, let header = match.columns.first else {
                return true
            }
            let words = match.places.map { query.words[$0].word }
            return words.count == 1
                || reading.rows(of: header, holding: words, isWhole: false).count <= match.holds.count
        }
        return isOfOne && isAll
    }

    /// Whether a cell lists several things.
    private static func lists(_ value: String) -> Bool {
        value.split(separator: " - ").count > 2 || value.split { ";•,".contains($0) }.count > 2
    }

    private func computed(_ computation: Computation, _ chosen: OperatedRows) -> OperatedRows? {
        guard let header = amounts(in: chosen.rows) else { return nil }
        let values = chosen.rows.map { table.value($0, header) }
        let notation = ColumnNotation(values)
        let numbers = values.compactMap { TableColumn.number($0) == nil ? nil : notation.number($0) }
        guard !numbers.isEmpty else { return nil }
        var result = chosen
        result.result = computation == .sum ? .sum : .average
        result.wanted = [header]
        result.figure = notation.written(computation.of(numbers), digits: computation == .sum ? 6 : 2)
        result.isTold = chosen.isTold && numbers.count == values.count { !$0.isEmpty }
        return result
    }

    /// The column of numbers that the words for what is asked for name.
    func amounts(in rows: [Int]) -> String? {
        let held = Set(reading.matches.lazy.filter { !$0.isBound }.flatMap(\.columns))
        let places = operation.wanted.isEmpty ? query.words.indices : operation.wanted
        let best = reading.named(by: places).filter { !held.contains($0) && isOfAmounts($0) }
        return best.count == 1 ? best[0] : nil
    }

    func isOfAmounts(_ header: String) -> Bool { table.isOf(.amounts, header) }

    // MARK: Columns

    /// The columns that are asked for.
    var wanted: Set<String> {
        if query.opening.kind == .who, operation.wanted.isEmpty { return [persons] }
        if query.opening.kind == .place,
            let header = table.headers.first(where: { heads($0, Lexicon.whereHeaders) })
        {
            return [header]
        }
        if let first = query.words.first, Lexicon.when.contains(first.word) {
            return Set(table.headers.first(where: table.isOfTime).map { [$0] } ?? [])
        }
        let named = reading.named(by: operation.wanted)
        return named.isEmpty && query.opening.kind == .who ? [persons] : Set(named)
    }

    private func heads(_ header: String, _ words: Set<String>) -> Bool {
        !words.isDisjoint(with: Words.parts(of: header))
    }

    /// The column of people, else the one that names the rows.
    private var persons: String {
        if let header = table.headers.first(where: {
            heads($0, Lexicon.whoHeaders) || heads($0, Lexicon.peopleHeaders)
        }) {
            return header
        }
        return table.headers.first { table.isOf(.persons, $0) } ?? table.name
    }

    /// The words of the question that are no condition.
    func words(besides others: Set<Int> = []) -> [String] {
        let columns = reading.conditioned
        let spoken = reading.headers.filter { $0.value.isSubset(of: columns) }.map(\.key)
        let held = Set(reading.matches.flatMap(\.places)).union(others).union(spoken)
        let words = query.words.indices.filter { !held.contains($0) }.map { query.words[$0].word }
        return words.contains(where: Lexicon.prices.contains) ? words + ["costs"] : words
    }
}
