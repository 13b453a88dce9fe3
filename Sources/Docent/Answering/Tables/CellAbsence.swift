/// How a cell says that its row has not what its column is of.
enum CellAbsence: Sendable {
    /// Nothing stands in it.
    case blank
    /// It says so: `no`, `never`, `✗`.
    case no
    /// A dash fills it, or `n/a`.
    case dash
    /// It counts none: `0`, `0 kg`.
    case zero

    /// - Returns: nil where the row has it.
    init?(_ cell: String) {
        let text = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.isEmpty {
            self = .blank
        } else if YesOrNo.isNo(text) {
            self = .no
        } else if Self.dashes.contains(text.lowercased()) {
            self = .dash
        } else if Self.isZero(text) {
            self = .zero
        } else {
            return nil
        }
    }

    private static let dashes: Set<String> = ["-", "–", "—", "/", "n/a"]

    private static func isZero(_ text: String) -> Bool {
        let quantities = TableBand.quantities(of: text)
        return quantities.count == 1 && quantities[0].number == 0 && TableBand(text) == nil
    }
}
