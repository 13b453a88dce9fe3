/// A cell of a table that a citation rests on, with its words.
public struct CitedCell: Sendable, Hashable, Codable {
    /// What the cell is for the value that is cited.
    public enum Role: String, Sendable, Hashable, Codable {
        /// It heads the value's column.
        case column
        /// It names the value's row.
        case row
        /// It is the value.
        case value
    }

    /// What the cell is for the value that is cited.
    public let role: Role
    /// Its address on its sheet, else within its table, such as `D107`.
    public let cell: String
    /// Its words, byte for byte as they stand in the document's text.
    public let quote: String
    /// The UTF-8 range of these words in the document's text.
    public let range: [Int]

    /// Makes a cited cell.
    public init(role: Role, cell: String, quote: String, range: [Int]) {
        self.role = role
        self.cell = cell
        self.quote = quote
        self.range = range
    }
}

extension Citation {
    /// The cells as a person reads them: what heads the column and names the row, then the value; nil where there is none, or
    /// too many for a line.
    package var cellsInWords: String? {
        let values = cells.filter { $0.role == .value }
        guard !values.isEmpty, values.count <= Self.mostValues else { return nil }
        let told = { (cells: [CitedCell]) in
            cells.map { "\($0.cell) “\($0.quote)”" }.joined(separator: ", ")
        }
        let heads = told(cells.filter { $0.role != .value })
        return (heads.isEmpty ? "" : heads + ": ") + told(values)
    }

    /// The most values that are told on a line.
    private static let mostValues = 4
}

extension KeyedDecodingContainer {
    /// Answers that were kept before citations told their cells say nothing of them.
    func decode(_ type: [CitedCell].Type, forKey key: Key) throws -> [CitedCell] {
        try decodeIfPresent(type, forKey: key) ?? []
    }
}
