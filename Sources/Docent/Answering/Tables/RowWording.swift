import Documents

/// What an answer tells of a table's row: the cell that names it, and the cells that are told.
struct ToldRow: Sendable {
    let name: RowCell?
    /// None where the row is told whole.
    let values: [RowCell]
}

/// How a table's row is worded as an answer.
enum RowWording {
    /// The row's name and the cells that the question names or asks for; the whole row after its headers when it asks for
    /// none of them clearly.
    ///
    /// - Parameters:
    ///   - key: the header of the column that names the rows, where that is not the first.
    ///   - compared: the headers of the columns by which the row was found, which are shown too.
    static func worded(
        of unit: EvidenceUnit, question: AskedQuestion, key: String? = nil, compared: Set<String> = []
    ) -> (words: String, told: ToldRow) {
        guard unit.cells.count > 1 else { return (unit.text, ToldRow(name: nil, values: [])) }
        let table = question.tables
        let place =
            Self.place(of: key, in: unit.cells) ?? name(of: unit.cells, preferring: table.isNamed)
        let naming = isTelling(unit.cells[place].value) ? nil : meaning(in: unit.cells, after: place)
        let asked = Set(Words(LexicalMeasure.spelledOut(question.text)).stems)
        var scores = unit.cells.map { score($0, asked: asked) }
        // `How many units did Costa order?` asks for the quantity of an order, not for its number.
        if let quantity = question.selection?.quantity(in: unit.cells) { scores[quantity] = 2 }
        let others = unit.cells.indices.filter { $0 != place && !unit.cells[$0].value.isEmpty }
        let best = others.map { scores[$0] }.max() ?? 0
        let columns = AskedHeaders(
            Set(others.filter { scores[$0] == best }.map { unit.cells[$0].header }),
            among: others.map { unit.cells[$0].header }, asked: asked)
        let isUntold = best == 0 || best < 1 && unit.text.utf8.count <= longest && !columns.areToldApart
        let asksFurther = question.asksFurther
        let isWhole = compared.isEmpty && isUntold || asksFurther
        let chosen = others.filter {
            isWhole || best > 0 && scores[$0] == best && columns.hold(unit.cells[$0].header)
                || compared.contains(unit.cells[$0].header)
                || $0 == naming || table.isNamed(unit.cells[$0])
        }
        let told = chosen.map { unit.cells[$0] }
        // A row that is shown whole may still be asked for one of its columns.
        let named = others.filter { best > 0 && scores[$0] == best && !asksFurther }.map { unit.cells[$0] }
        return (
            words(name: unit.cells[place], isLabel: unit.isLabelled && place == 0, told),
            ToldRow(name: unit.cells[place], values: isWhole && told.count > 1 ? named : told)
        )
    }

    /// - Parameter isLabel: whether the name is the label of what is told: a box's `Elevation`.
    private static func words(name: RowCell, isLabel: Bool, _ told: [RowCell]) -> String {
        let values = told.map { $0.header.isEmpty ? $0.value : "\($0.header): \($0.value)" }
        if isLabel, !values.isEmpty { return "\(name.value): \(values.joined(separator: ", "))" }
        return ([name.value] + values).joined(separator: ", ")
    }

    /// The cell that names a row.
    static func nameCell(of cells: [RowCell], key: String? = nil) -> RowCell? {
        cells.isEmpty ? nil : cells[place(of: key, in: cells) ?? name(of: cells)]
    }

    /// What a row is called in a list: its name, and after a code or a number what that stands for.
    static func name(in cells: [RowCell], key: String? = nil) -> String {
        guard !cells.isEmpty else { return "" }
        let place = Self.place(of: key, in: cells) ?? name(of: cells)
        let name = cells[place].value
        let meaning = isTelling(name) ? nil : meaning(in: cells, after: place)
        return ([name] + [meaning.map { cells[$0].value }].compactMap(\.self)).joined(separator: " ")
    }

    private static func place(of key: String?, in cells: [RowCell]) -> Int? {
        key.flatMap { key in cells.firstIndex { $0.header == key && !$0.value.isEmpty } }
    }

    /// Whether a name says what the row is, as codes and numbers do not.
    private static func isTelling(_ name: String) -> Bool {
        name.contains(where: \.isLetter) && !isMark(name)
    }

    /// Whether a cell is a code or a single letter, which tells a row from others but does not say what it is.
    static func isMark(_ value: String) -> Bool {
        value.utf8.count == 1 || value.utf8.count <= longestCode && CodeRule.isCode(value)
    }

    /// The most bytes of a row that is shown whole when its columns are named in part only.
    private static let longest = 240
    private static let longestCode = 20

    /// The cell that names a row: the first one, unless that only numbers the rows.
    ///
    /// Of a row that begins with a number, such as a year or a room, the name is the cell of words that the question names, if
    /// there is one.
    private static func name(of cells: [RowCell], preferring isNamed: (RowCell) -> Bool = { _ in false })
        -> Int
    {
        guard let first = cells.indices.first(where: { !cells[$0].value.isEmpty }) else { return 0 }
        guard !cells[first].value.contains(where: \.isLetter) else { return first }
        let telling = cells.indices.filter { $0 > first && tells(cells[$0].value) }
        if Lexicon.rowNumbers.contains(cells[first].header.lowercased().filter { $0.isLetter || $0 == "#" }) {
            return telling.first ?? first
        }
        return telling.first { isNamed(cells[$0]) } ?? first
    }

    /// The cell of words that says what the code or number at a place stands for.
    private static func meaning(in cells: [RowCell], after place: Int) -> Int? {
        cells.indices.first { $0 > place && tells(cells[$0].value) && !isMark(cells[$0].value) }
    }

    /// Whether a cell can say what a row is: by words, and not by a yes, a no or an amount.
    private static func tells(_ value: String) -> Bool {
        value.first?.isLetter == true && !YesOrNo.isYes(value) && !YesOrNo.isNo(value)
            && TableBand.quantities(of: value).isEmpty
    }

    /// The share of the header's words that the question names.
    private static func score(_ cell: RowCell, asked: Set<String>) -> Double {
        let header = Set(Words(cell.header).stems)
        guard !header.isEmpty else { return 0 }
        return header.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(header.count)
    }
}
