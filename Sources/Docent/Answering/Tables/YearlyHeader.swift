/// The header of a column that holds the figures of one year, such as `Visitors 2018`, beside those of other years.
struct YearlyHeader: Sendable {
    let year: Int
    /// The header without its year.
    let words: String

    /// - Returns: nil for a header that names no year, or several.
    init?(_ header: String) {
        let years = AskedThings.years(in: header)
        guard years.count == 1, let year = years.first else { return nil }
        self.year = year
        words = header.replacing(String(year), with: "").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
