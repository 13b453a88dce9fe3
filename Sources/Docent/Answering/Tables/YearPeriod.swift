/// A cell that stands for some years on end, such as `1925–1931`, `1936–38`, `2019–present` or `1515–1520 (5 years)`.
struct YearPeriod: Sendable, Hashable {
    let years: ClosedRange<Int>

    /// - Returns: nil for a cell that holds anything else.
    init?(_ cell: String) {
        let cell = CellNote.cut(from: cell)
        guard cell.utf8.count <= Self.longest,
            let match = cell.wholeMatch(
                of: /\s*(?:\p{L}+\.?\s+)?(\d{4})\s*([–—‑-]|\p{L}+)\s*(\d{4}|\d{2}|\p{L}+)?\s*/),
            let first = Int(match.output.1), (1000...2100).contains(first),
            !match.output.2.contains(where: \.isLetter)
                || Lexicon.yearJoints.contains(match.output.2.lowercased())
        else { return nil }
        guard let end = match.output.3 else {
            years = first...Self.last
            return
        }
        guard let number = Int(end) else {
            guard Lexicon.present.contains(end.lowercased()) else { return nil }
            years = first...Self.last
            return
        }
        // `2011-12` may be a month.
        guard end.count > 2 || number > 12 || match.output.2 != "-" else { return nil }
        let last = end.count == 2 ? first / 100 * 100 + number : number
        guard first <= last else { return nil }
        years = first...last
    }

    /// Whether most cells that hold anything are periods.
    static func are(_ values: [String]) -> Bool {
        let filled = values.filter { !$0.isEmpty }
        return !filled.isEmpty && filled.count { YearPeriod($0) != nil } * 10 >= filled.count * 6
    }

    private static let longest = 32
    /// The year that a period without an end lasts to.
    private static let last = 9999
}
