/// What a pass over a question's words finds in a table.
struct BoundWords: Sendable {
    /// What it adds to the elements.
    var elements: [QueryElement] = []
    /// The elements that take the place of those there were before; nil where they stay.
    var instead: [QueryElement]?
    /// The words of conditions that the table does not tell, as they were written.
    var unread: [String] = []
    /// The places of words that only name what others are of.
    var compared: Set<Int> = []
}
