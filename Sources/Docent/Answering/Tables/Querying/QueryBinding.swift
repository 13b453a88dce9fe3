/// A question's conditions as conditions on the rows of one table, and what of the question the table cannot tell.
///
/// Each pass over the words reads what those before it have bound, and returns what it finds; only `init` joins them.
struct QueryBinding: Sendable {
    let query: TableQuery
    let table: QueriedTable
    let around: TableSurroundings
    private(set) var elements: [QueryElement] = []
    /// The words of conditions that nothing took up, as they were written.
    private(set) var unread: [String] = []
    private(set) var order: Order?
    /// Whether a row beside another is asked for, which is no condition.
    private(set) var asksForNeighbour = false
    /// The places of words that name the column of a condition, and of those that name any.
    private(set) var absorbed: Set<Int> = []
    private(set) var compared: Set<Int> = []
    /// The rows that the question names, each by its name.
    private(set) var named: [QueryElement] = []
    /// The places of words that some cells hold among others.
    private(set) var mentions: Set<Int> = []
    /// The places of compounds that hold what the rows or a column are.
    private(set) var compounds: Set<Int> = []
    private let spokenRead = ReadOnce<[Int: Set<String>]>()

    /// The columns that words name by themselves or by another of the same meaning.
    var spoken: [Int: Set<String>] { spokenRead { spokenColumns } }

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

    /// - Parameter around: what stands above the table, which names no single rows.
    init(_ query: TableQuery, to table: QueriedTable, around: TableSurroundings) {
        self.query = query
        self.table = table
        self.around = around
        join(boundValues)
        join(boundColumns)
        join(boundRanks)
        named = elements.filter {
            $0.kind == .value && $0.columns.contains(table.name) && $0.holds.count == 1
        }
        join(boundYears)
        join(boundDemands)
        join(boundNumbers)
        join(boundAmounts)
        let mentioned = boundMentions
        mentions = mentioned.places
        join(mentioned)
        let compounded = boundCompounds
        compounds = compounded.places
        join(compounded)
        join(mergedAlternatives)
        let comparisons = boundComparisons
        asksForNeighbour = comparisons.asksForNeighbour
        join(comparisons.bound)
        join(boundClocks)
        let spoken = absorbedColumns
        absorbed = spoken.compared
        join(spoken)
        let ordered = boundOrder
        order = ordered.order
        join(ordered.bound)
        join(denials(among: elements))
        compared.formUnion(had)
    }

    private mutating func join(_ found: BoundWords) {
        elements = ((found.instead ?? elements) + found.elements).sorted {
            $0.places.lowerBound < $1.places.lowerBound
        }
        unread += found.unread
        compared.formUnion(found.compared)
    }

    /// The conditions on a row that is meant.
    var conditions: [QueryElement] { elements.filter { $0.kind != .column || $0.isDenied || isAsked($0) } }

    /// Whether a bound of numbers or times is one of them.
    var isBounded: Bool { elements.contains { $0.kind == .demand } }

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

    /// What words are to the table, where a row of which it does not hold fails.
    func element(
        _ kind: QueryElement.Kind, _ places: Range<Int>, _ columns: Set<String>, _ holds: Set<Int>,
        isWhole: Bool = false
    ) -> QueryElement {
        QueryElement(
            kind: kind, places: places, columns: columns, holds: holds,
            fails: Set(table.body).subtracting(holds), isWhole: isWhole)
    }
}

extension BoundWords {
    /// The places of all words that it found.
    fileprivate var places: Set<Int> { Set(elements.flatMap(\.places)).union(compared) }
}
