/// What words of a question are to a table's rows: a condition that some of them fulfil.
struct TableMatch: Sendable {
    var places: Range<Int>
    /// The columns that tell it.
    var columns: Set<String>
    /// The rows that fulfil it.
    var rows: Set<Int>
    /// Whether the words are all that a cell says.
    var isWhole = false
    /// Whether the words set a bound to numbers or times.
    var isBound = false
    /// Whether the question denies it.
    var isDenied = false
}
