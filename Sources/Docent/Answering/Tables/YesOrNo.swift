/// What a cell says of its row in a column of yes and no.
enum YesOrNo {
    /// Whether it says that the row has not what its column is of: `no`, `never`, `✗`.
    static func isNo(_ cell: String) -> Bool { Lexicon.noes.contains(cell.lowercased()) }

    /// Whether it says that the row has it: `yes`, `TRUE`, `☒`.
    static func isYes(_ cell: String) -> Bool { Lexicon.yeses.contains(cell.lowercased()) }
}
