/// What words of a question are to a table: a value of it, one of its columns, a bound of numbers or times, another row's cell.
struct QueryElement: Sendable {
    enum Kind: Sendable { case value, column, demand, comparison }

    let kind: Kind
    var places: Range<Int>
    var columns: Set<String>
    /// The rows of which it holds.
    var holds: Set<Int>
    /// The rows of which it does not; some may be unknown.
    var fails: Set<Int>
    var isDenied = false
    /// Whether the words are all that a cell says.
    var isWhole = false

    /// Whether the words set a bound to numbers or times.
    var isBound: Bool { kind == .demand }

    /// The rows that fulfil the condition.
    var rows: Set<Int> { isDenied ? fails : holds }
}
