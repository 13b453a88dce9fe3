/// What a question asks of a table's rows beyond the words that they hold: the largest, the next, the last, the sum.
struct TableQuestion: Sendable {
    private let wishes: Set<Wish>
    private let hints: Set<String>
    private let asked: Set<String>
    /// The question's words with the marks within them, such as `MV40-4-075`.
    private let tokens: Set<String>

    private enum Wish: Sendable { case most, least, first, last, after, before, total }

    init(_ question: String) {
        let words = question.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        wishes = Set(words.compactMap { Self.cues[$0] })
        hints = words.reduce(into: []) { $0.formUnion(Self.measures[$1] ?? []) }
        asked = Set(Words(question).stems)
        tokens = Set(
            question.lowercased().split(whereSeparator: \.isWhitespace).map { word in
                String(
                    word.drop { !$0.isLetter && !$0.isNumber }.reversed().drop {
                        !$0.isLetter && !$0.isNumber
                    }
                    .reversed())
            })
    }

    /// Whether a row says what all rows together come to.
    static func isSum(_ cells: [RowCell]) -> Bool {
        guard let name = cells.first(where: { !$0.value.isEmpty })?.value.lowercased() else { return false }
        return name.split { !$0.isLetter }.contains { sums.contains(String($0)) }
    }

    /// How many of a row's cells the question names in full; a bare figure must stand alone there, not within a code.
    func named(_ cells: [RowCell]) -> Int {
        cells.count { cell in
            let stems = Words(cell.value).stems
            guard !stems.isEmpty, stems.allSatisfy(asked.contains) else { return false }
            return cell.value.contains(where: \.isLetter) || tokens.contains(cell.value.lowercased())
        }
    }

    /// The positions of the rows that the question points at; none when it asks for nothing of the kind.
    func pointed(in rows: [[RowCell]]) -> Set<Int> {
        guard !wishes.isEmpty, rows.count > 1 else { return [] }
        let body = rows.indices.filter { !Self.isSum(rows[$0]) }
        let counts = rows.map(named)
        let most = body.map { counts[$0] }.max() ?? 0
        let meant = body.filter { counts[$0] == most }
        return wishes.reduce(into: []) { found, wish in
            switch wish {
            case .most, .least: found.formUnion(extremes(of: meant, rows, isMost: wish == .most))
            case .first: if let row = meant.first { found.insert(row) }
            case .last: if let row = meant.last { found.insert(row) }
            case .after where most > 0 && meant.count <= 2:
                found.formUnion(meant.map { $0 + 1 }.filter(rows.indices.contains))
            case .before where most > 0 && meant.count <= 2:
                found.formUnion(meant.map { $0 - 1 }.filter(rows.indices.contains))
            case .after, .before: break
            case .total: found.formUnion(rows.indices.filter { Self.isSum(rows[$0]) })
            }
        }
    }

    /// The rows with the largest or smallest number in the column that the question speaks of.
    private func extremes(of meant: [Int], _ rows: [[RowCell]], isMost: Bool) -> [Int] {
        guard meant.count > 1, let header = column(of: meant.map { rows[$0] }) else { return [] }
        let numbers = meant.compactMap { row in
            rows[row].first { $0.header == header }.flatMap { Self.number($0.value) }.map {
                (row: row, number: $0)
            }
        }
        let best = isMost ? numbers.map(\.number).max() : numbers.map(\.number).min()
        return numbers.filter { $0.number == best }.map(\.row)
    }

    /// The header of the column of numbers whose words the question holds best.
    private func column(of rows: [[RowCell]]) -> String? {
        var counts: [String: Int] = [:]
        for cell in rows.joined() where Self.number(cell.value) != nil {
            counts[cell.header, default: 0] += 1
        }
        let numeric = counts.filter { $0.value * 10 >= rows.count * 6 }.keys.sorted()
        let scored = numeric.map { (header: $0, score: affinity($0)) }
        guard let best = scored.max(by: { $0.score < $1.score }) else { return nil }
        return best.score > 0 || numeric.count == 1 ? best.header : nil
    }

    private func affinity(_ header: String) -> Double {
        let stems = Set(Words(header).stems)
        guard !stems.isEmpty else { return 0 }
        let named = stems.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(stems.count)
        let words = header.lowercased().split { !$0.isLetter }
        return named + (words.contains { hints.contains(String($0)) } ? 0.3 : 0)
    }

    /// The number that a cell begins with, whatever unit follows; a year where the cell is a longer date.
    static func number(_ text: String) -> Double? {
        let parts = text.split { !$0.isNumber && $0 != "." && $0 != "," && $0 != "-" && $0 != "−" }
        guard let first = parts.first(where: { $0.contains(where: \.isNumber) }) else { return nil }
        let letters = text.count(where: \.isLetter)
        guard letters <= 12 else { return nil }
        let year = parts.last { $0.count == 4 && Int($0) != nil }
        if let year, parts.count > 1, letters > 2 { return Double(year) }
        return plain(String(first)).flatMap(Double.init)
    }

    /// The number with a full stop before its fraction and nothing between its thousands.
    private static func plain(_ text: String) -> String? {
        var text = text.replacing("−", with: "-")
        while let last = text.last, !last.isNumber { text.removeLast() }
        let marks = text.filter { $0 == "." || $0 == "," }
        guard let mark = marks.last else { return text }
        let decimals = text.split(separator: mark, omittingEmptySubsequences: false).last?.count ?? 0
        let isFraction =
            marks.count(where: { $0 == mark }) == 1 && (decimals != 3 || Set(marks).count > 1 || mark == ".")
        let digits = text.filter { $0.isNumber || $0 == "-" || (isFraction && $0 == mark) }
        return digits.replacing(",", with: ".")
    }

    private static let sums: Set<String> = [
        "total", "totals", "sum", "overall", "gesamt", "summe", "insgesamt", "totaux", "ensemble",
    ]
    private static let cues: [String: Wish] = [
        "most": .most, "highest": .most, "largest": .most, "greatest": .most, "biggest": .most,
        "longest": .most, "tallest": .most, "maximum": .most, "newest": .most, "latest": .most,
        "heaviest": .most, "fastest": .most, "deepest": .most, "higher": .most, "larger": .most,
        "longer": .most, "bigger": .most, "greater": .most, "heavier": .most, "later": .most, "best": .most,
        "taller": .most, "höchste": .most, "höchsten": .most, "größte": .most, "größten": .most,
        "längste": .most, "meisten": .most, "plus": .most,
        "least": .least, "lowest": .least, "smallest": .least, "fewest": .least, "shortest": .least,
        "minimum": .least, "oldest": .least, "earliest": .least, "cheapest": .least, "lightest": .least,
        "lower": .least, "smaller": .least, "fewer": .least, "less": .least, "shorter": .least,
        "cheaper": .least, "earlier": .least, "niedrigste": .least, "niedrigsten": .least,
        "kleinste": .least, "kleinsten": .least, "kürzeste": .least, "wenigsten": .least, "moins": .least,
        "first": .first, "erste": .first, "ersten": .first, "premier": .first, "première": .first,
        "last": .last, "final": .last, "letzte": .last, "letzten": .last, "dernier": .last,
        "dernière": .last,
        "after": .after, "next": .after, "following": .after, "follows": .after, "nach": .after,
        "après": .after,
        "before": .before, "previous": .before, "preceding": .before, "precedes": .before, "vor": .before,
        "avant": .before,
        "total": .total, "overall": .total, "altogether": .total, "sum": .total, "whole": .total,
        "combined": .total, "gesamt": .total, "insgesamt": .total, "summe": .total,
    ]

    /// Words of headers that a comparing word speaks of by itself.
    private static let measures: [String: Set<String>] = {
        let length: Set<String> = ["length", "duration", "time", "km", "distance", "länge", "longueur"]
        let age: Set<String> = ["year", "date", "opened", "built", "founded", "completed", "jahr", "année"]
        let height: Set<String> = ["height", "elevation", "altitude", "floors", "höhe", "hauteur"]
        let price: Set<String> = ["price", "cost", "fee", "preis", "kosten", "prix"]
        let weight: Set<String> = ["weight", "mass", "kg", "gewicht", "poids"]
        return [
            "longest": length, "shortest": length, "longer": length, "shorter": length, "newest": age,
            "oldest": age, "latest": age, "earliest": age, "earlier": age, "later": age, "tallest": height,
            "taller": height, "highest": height, "cheapest": price, "cheaper": price, "heaviest": weight,
            "lightest": weight, "heavier": weight,
        ]
    }()
}
