import Documents

/// How a table's row is worded as an answer.
enum RowWording {
    /// The row's name and the cells that the question names or asks for; the whole row after its headers when it asks for
    /// none of them clearly.
    static func words(of unit: EvidenceUnit, question: String) -> String {
        guard unit.cells.count > 1 else { return unit.text }
        let place = name(of: unit.cells)
        let naming = second(of: unit.cells, after: place)
        let table = TableQuestion(question)
        let asked = Set(Words(question).stems)
        var scores = unit.cells.map { score($0, asked: asked) }
        // `How many units did Costa order?` asks for the quantity of an order, not for its number.
        if let quantity = TableSelection(question)?.quantity(in: unit.cells) { scores[quantity] = 2 }
        let others = unit.cells.indices.filter { $0 != place && !unit.cells[$0].value.isEmpty }
        let best = others.map { scores[$0] }.max() ?? 0
        let isWhole = best == 0 || best < 1 && unit.text.utf8.count <= longest || asksFurther(question)
        let chosen = others.filter {
            isWhole || scores[$0] == best || $0 == naming || table.isNamed(unit.cells[$0])
        }
        return
            ([unit.cells[place].value]
            + chosen.map { column in
                let cell = unit.cells[column]
                return cell.header.isEmpty ? cell.value : "\(cell.header): \(cell.value)"
            }).joined(separator: ", ")
    }

    /// What a row is called in a list: its name, and after a code what the code stands for.
    static func name(in cells: [RowCell]) -> String {
        guard !cells.isEmpty else { return "" }
        let place = name(of: cells)
        return ([place] + [second(of: cells, after: place)].compactMap(\.self)).map { cells[$0].value }
            .joined(
                separator: " ")
    }

    /// Whether a cell is a code or a single letter, which tells a row from others but does not say what it is.
    static func isMark(_ value: String) -> Bool {
        value.utf8.count == 1 || value.utf8.count <= longestCode && CodeRule.isCode(value)
    }

    /// The most bytes of a row that is shown whole when its columns are named in part only.
    private static let longest = 240
    private static let longestCode = 20

    /// What numbers the rows does not name them.
    private static func name(of cells: [RowCell]) -> Int {
        cells.firstIndex { $0.value.contains(where: \.isLetter) } ?? 0
    }

    /// The cell of words that says what the code at a place stands for.
    private static func second(of cells: [RowCell], after place: Int) -> Int? {
        guard isMark(cells[place].value) else { return nil }
        return cells.indices.first {
            $0 > place && cells[$0].value.first?.isLetter == true && !isMark(cells[$0].value)
        }
    }

    /// The share of the header's words that the question names.
    private static func score(_ cell: RowCell, asked: Set<String>) -> Double {
        let header = Set(Words(cell.header).stems)
        guard !header.isEmpty else { return 0 }
        return header.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(header.count)
    }

    /// Whether a question asks for two things, or for what is not as a header says: `outside the EU`.
    private static func asksFurther(_ question: String) -> Bool {
        let words = question.lowercased().split { !$0.isLetter }.map(String.init)
        if words.contains(where: contrasts.contains) { return true }
        return words.indices.contains { place in
            joints.contains(words[place])
                && words[(place + 1)...].prefix(2).contains(where: QuestionLanguage.interrogatives.contains)
        }
    }

    private static let contrasts: Set<String> = [
        "outside", "except", "without", "non", "not", "außerhalb", "außer", "ohne", "nicht", "hors", "sauf",
        "sans",
    ]
    private static let joints: Set<String> = ["and", "und", "et"]
}
