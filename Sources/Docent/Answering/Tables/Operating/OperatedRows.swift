/// What an operation makes of a table's rows.
struct OperatedRows: Sendable {
    /// The rows that it tells, or that a number was made of.
    var rows: [Int]
    /// The columns that it worked on.
    var columns: Set<String> = []
    /// The columns that are asked for.
    var wanted: Set<String> = []
    /// A number that it came to, or a value that several rows have.
    var figure: String?
    /// What was done beyond choosing rows.
    var result = AskedOperation.Result.cells
    /// Whether the question's words tell the columns, and the rows leave no other reading.
    var isTold = true
    /// Whether one row gives the number that is asked for, so that nothing is to be counted.
    var isGiven = false
}
