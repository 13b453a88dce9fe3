/// What a question asks to be done with the rows of a table that fulfil its conditions, before a cell or a number answers it.
struct AskedOperation: Sendable {
    /// Which of these rows are meant.
    enum Choice: Sendable, Hashable {
        case all
        /// Those with the most or the least of a column, or the value that most or fewest of them have.
        case extreme(isMost: Bool)
        case end(isLast: Bool)
        /// The row behind or before the one that is named.
        case neighbour(isNext: Bool)
        /// Those that share a value with the one that is named.
        case alike
        /// The most that follow one another without a gap.
        case run
    }

    /// What is told of them.
    enum Result: Sendable, Hashable { case cells, count, sum, average, difference }

    let choice: Choice
    let result: Result
    /// Which of the largest or of the first is meant: 2 for the second.
    let rank: Int
    /// How many of an end are meant: 3 of `the top 3`.
    let many: Int?
    /// The places of the words that ask for it.
    let places: Set<Int>
    /// Those of them that ask for certain rows.
    let choicePlaces: Set<Int>
    /// The places of the words for what is asked for: `team` of “Which team won?”.
    let wanted: Range<Int>

    /// Whether the places of the rows in the table tell it.
    var isOfPlaces: Bool {
        switch choice {
        case .neighbour: true
        case .end: isOfTable
        case .alike: true
        case .all, .extreme, .run: false
        }
    }
    /// Whether an end of the table itself is asked for: `at the top of the list`.
    let isOfTable: Bool
    /// Whether it asks for a yes or a no.
    let decides: Bool
    /// Whether several ends are asked for, as by `the top 3`.
    let isUnclear: Bool
    /// The places of the words behind which the row stands whose neighbour is asked for, where they are prepositions.
    let leads: Set<Int>

    /// Whether a row that is found by its words answers by itself.
    var isPlain: Bool { choice == .all && result == .cells }
}

extension AskedOperation {
    init(_ query: TableQuery) {
        let reading = OperationReading(query)
        (choice, result, rank, many) = (reading.choice, reading.result, reading.rank, reading.many)
        places = reading.places
        (wanted, isUnclear, leads) = (reading.wanted, reading.isUnclear, reading.leads)
        (isOfTable, choicePlaces) = (reading.isOfTable, reading.choicePlaces)
        decides = query.words.first.map { Lexicon.decisionOpenings.contains($0.word) } == true
    }
}

extension AskedOperation {
    /// Whether a row that was found by its words is what the operation comes to: it was pointed at and named, or gives the number that
    /// is asked for.
    ///
    /// - Parameter isPossible: whether a table can carry it out, which tells more than that the row was pointed at.
    func isCarriedOut(by row: ScoredUnit, _ question: AskedQuestion, isPossible: Bool) -> Bool {
        if choice != .all {
            let isMeant = row.features.pointed + row.features.named > 0
            if isPossible || question.query.selects && !isMeant { return false }
        }
        return switch result {
        case .cells, .sum, .average: true
        case .count: gives(row, question)
        case .difference: false
        }
    }

    /// Whether a row that the question names tells a number of what is counted.
    private func gives(_ row: ScoredUnit, _ question: AskedQuestion) -> Bool {
        if question.selection?.isCounted(by: row.unit) == true || question.degree?.names(row.unit) == true {
            return true
        }
        let told = RowWording.worded(of: row.unit, question: question).told.values
        return row.features.named > 0
            && told.contains { TableColumn.number($0.value) != nil && !question.tables.isNamed($0) }
    }
}
