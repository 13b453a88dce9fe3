import Documents

/// What a chart shows: its titles, and its series of values by category.
struct ChartData: Sendable {
    /// One series: a name, and values by position.
    struct Series: Sendable {
        var name = Inline()
        /// The levels of its categories, the innermost first; an outer one has a value where it changes alone.
        var levels: [[Int: String]] = []
        var values: [Int: (text: String, number: Double?)] = [:]

        /// Adds a category to the level that came last.
        mutating func add(category: String, at position: Int) {
            if levels.isEmpty { levels.append([:]) }
            levels[levels.count - 1][position] = category
        }

        /// The categories at ascending positions, the outer ones first.
        func categories(at positions: [Int]) -> [Int: String] {
            guard levels.count > 1 else { return levels.first ?? [:] }
            var current: [String?] = Array(repeating: nil, count: levels.count)
            var labels: [Int: String] = [:]
            for position in positions {
                for (level, names) in levels.enumerated() {
                    if let name = names[position] {
                        current[level] = name
                    } else if level == 0 {
                        current[0] = nil
                    }
                }
                let words = current.reversed().compactMap(\.self).filter { !$0.isEmpty }
                labels[position] = words.joined(separator: " › ")
            }
            return labels
        }
    }

    var title = Inline()
    var categoryTitle = Inline()
    var valueTitle = Inline()
    var series: [Series] = []

    /// A number of a cache in its format, or text as it is.
    static func shown(_ text: String, _ format: String) -> String {
        guard let number = Double(text) else { return text }
        return NumberFormat(format.isEmpty ? "General" : format).text(of: number)
    }

    /// The chart as a table: categories down, series across.
    func table() -> DraftTable {
        var table = DraftTable()
        var caption = title
        if !valueTitle.isEmpty { caption.append(valueTitle, spaced: true) }
        table.caption = caption.isEmpty ? nil : caption
        let names = series.map(\.name)
        table.rows.append(Self.row([categoryTitle] + names, isHeader: true))
        let found = Set(series.flatMap { Array($0.values.keys) + $0.levels.flatMap(\.keys) })
        let positions = Array(found.sorted().prefix(10_000))
        let categories = series.map { $0.categories(at: positions) }
        for position in positions {
            let category = categories.lazy.compactMap { $0[position] }.first ?? ""
            var row = Self.row([Inline(category)] + series.map { Inline($0.values[position]?.text ?? "") })
            for (column, one) in series.enumerated() {
                if let number = one.values[position]?.number {
                    row.cells[column + 1].number = number
                }
            }
            table.rows.append(row)
        }
        return table
    }

    private static func row(_ texts: [Inline], isHeader: Bool = false) -> DraftTable.Row {
        DraftTable.Row(
            cells: texts.enumerated().map { column, text in
                DraftTable.Cell(column: column + 1, items: [.paragraph(DraftParagraph(text: text))])
            }, isHeader: isHeader)
    }
}
