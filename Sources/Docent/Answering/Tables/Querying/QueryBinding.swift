/// A question's conditions as conditions on the rows of one table, and what of the question the table cannot tell.
struct QueryBinding: Sendable {
    let query: TableQuery
    let table: QueriedTable
    var elements: [QueryElement] = []
    /// The words of conditions that nothing took up, as they were written.
    var unread: [String] = []
    var order: Order?
    /// Whether a row beside another is asked for, which is no condition.
    var asksForNeighbour = false
    /// The places of words that name the column of a condition, and of those that name any.
    var absorbed: Set<Int> = []
    var compared: Set<Int> = []
    /// The years that head the columns which are meant.
    var headed: Set<Int> = []
    /// The places of compounds that hold what the rows or a column are.
    var compounds: Set<Int> = []

    /// The first or the last of a column of times, or of the table's rows.
    struct Order: Sendable {
        /// Nil where the place in the table tells it.
        let column: String?
        let isLast: Bool
        /// Whether the place is taken only since no column holds times.
        let isGuessed: Bool
        /// The word that asks for it.
        let written: String
    }

    /// The places of words that some cells hold among others.
    var mentions: Set<Int> = []
    private let around: TableSurroundings

    init(_ query: TableQuery, to table: QueriedTable, around: TableSurroundings) {
        self.query = query
        self.table = table
        self.around = around
        bindValues()
        bindColumns()
        bindRanks()
        bindYears()
        bindDemands()
        bindNumbers()
        bindAmounts()
        bindMentions(besides: around)
        bindCompounds(around)
        mergeAlternatives()
        bindNeighbour()
        bindComparisons()
        bindClocks()
        absorbColumns()
        bindOrder()
        bindDenials()
        keepWhatIsHad()
    }

    /// The conditions on a row that is meant.
    var conditions: [QueryElement] { elements.filter { $0.kind != .column || $0.isDenied || isAsked($0) } }

    // MARK: Words

    /// The places of the words that stand for something of the table.
    var used: Set<Int> { Set(elements.flatMap(\.places)).union(compared).union(query.taken) }

    /// Whether the most or the least is asked for, by a word that is no value such as `Lower`.
    var asksForExtreme: Bool { query.degrees.contains { !isValue($0) } }

    func isMention(_ place: Int) -> Bool { mentions.contains(place) }

    /// The marks that are no part of a value such as `First aid`, nor what the table is of, as the finals of a cup are.
    var marks: [TableQuery.Mark] {
        query.marks.filter { mark in
            if case .order = mark.kind, around.holds(query.words[mark.places.lowerBound]) { return false }
            return !elements.contains {
                ($0.kind == .value || $0.kind == .comparison) && $0.places.contains(mark.places.lowerBound)
            }
        }
    }

    func isUsed(_ place: Int) -> Bool { elements.contains { $0.places.contains(place) } }

    func isValue(_ place: Int) -> Bool {
        elements.contains { $0.kind == .value && $0.places.contains(place) }
    }

    mutating func add(
        _ kind: QueryElement.Kind, _ places: Range<Int>, _ columns: Set<String>, _ holds: Set<Int>,
        _ fails: Set<Int>? = nil
    ) {
        elements.append(
            QueryElement(
                kind: kind, places: places, columns: columns, holds: holds,
                fails: fails ?? Set(table.body).subtracting(holds)))
    }
}
