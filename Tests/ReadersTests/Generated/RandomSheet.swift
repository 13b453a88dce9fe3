@testable import Readers

/// A sheet whose tables begin anywhere, with blank rows and columns between them.
struct RandomSheet {
    let name: String
    var rows: [(number: Int, cells: [(column: Int, text: String)])] = []

    /// A sheet for each part of an outline, under names that addresses must quote or escape.
    static func sheets(of outline: RandomOutline) -> [Self] {
        var random = Seeded(state: UInt64(outline.seed) &+ 77)
        return outline.parts.enumerated().map { number, pieces in
            var sheet = Self(name: ["Costs", "R&D '<2>'", "Q1-24 (final)"][number])
            var (row, column) = (0, 1)
            for piece in pieces {
                // Tables side by side are read one after the other, so that only one below others may stand apart.
                if Bool.random(using: &random) {
                    row += 2
                    column = Int.random(in: 1...30, using: &random)
                }
                for texts in piece.rows {
                    row += 1
                    sheet.rows.append((row, texts.enumerated().map { (column + $0, $1) }))
                }
            }
            return sheet
        }
    }
}
