import Documents

/// Which column of a table a question compares, and the rows that are largest or smallest in it.
struct TableColumn: Sendable {
    private let words: Set<String>
    private let asked: Set<String>
    private let hints: Set<String>

    init(_ words: [String]) {
        self.words = Set(words)
        asked = Set(Words(words.joined(separator: " ")).stems)
        hints = words.reduce(into: []) { $0.formUnion(Self.measures[$1] ?? []) }
    }

    /// The rows with the largest or smallest number in the column that the question speaks of.
    func extremes(
        of meant: [Int], _ rows: [[RowCell]], isMost: Bool, _ meaning: (String) -> Double
    ) -> [Int] {
        guard meant.count > 1, let place = column(of: meant.map { rows[$0] }, meaning) else { return [] }
        let numbers = meant.compactMap { row in
            rows[row].first { $0.header == place.header }.flatMap {
                Self.size($0.value, ofDates: place.isDate)
            }
            .map { (row: row, number: $0) }
        }
        let takesMost = isMost != (place.isAge && asksForAge)
        let best = takesMost ? numbers.map(\.number).max() : numbers.map(\.number).min()
        return numbers.filter { $0.number == best }.map(\.row)
    }

    private typealias Place = (header: String, isDate: Bool, isAge: Bool)

    /// The column of numbers that the question speaks of by its header's words or its meaning.
    ///
    /// Dates count where the question asks for the earliest or oldest, and only there; a column that numbers the rows
    /// counts nowhere unless it is named.
    private func column(of rows: [[RowCell]], _ meaning: (String) -> Double) -> Place? {
        var values: [String: [String]] = [:]
        for cell in rows.joined() where Self.number(cell.value) != nil {
            values[cell.header, default: []].append(cell.value)
        }
        let numeric = values.filter { $0.value.count * 10 >= rows.count * 6 }
        let asksForDates = !hints.isDisjoint(with: Self.ages)
        let scored = numeric.map { header, values -> (place: Place, score: Double) in
            let isDate = values.count(where: Self.isDate) * 10 >= values.count * 6
            let isAge = header.lowercased().split { !$0.isLetter }.contains {
                Self.years.contains(String($0))
            }
            var score = affinity(header) + meaning(header) / 2
            if isDate || isAge { score += asksForDates ? 0.4 : -0.4 } else if asksForDates { score -= 0.2 }
            if Self.counts(values) { score -= 0.3 }
            return ((header, isDate, isAge && !isDate), score)
        }
        guard let best = scored.max(by: { ($0.score, $1.place.header) < ($1.score, $0.place.header) })
        else { return nil }
        return best.score > 0 || scored.count == 1 ? best.place : nil
    }

    private var asksForAge: Bool { !words.isDisjoint(with: ["oldest", "older", "youngest", "younger"]) }

    private func affinity(_ header: String) -> Double {
        let stems = Set(Words(header).stems)
        guard !stems.isEmpty else { return 0 }
        let named = stems.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(stems.count)
        let words = header.lowercased().split { !$0.isLetter }
        return named + (words.contains { hints.contains(String($0)) } ? 0.3 : 0)
    }

    // MARK: Values

    /// Whether values number the rows: 1, 2, 3 and so on.
    private static func counts(_ values: [String]) -> Bool {
        let numbers = values.compactMap(number)
        return numbers.count > 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == 1 }
    }

    private static func isDate(_ text: String) -> Bool {
        if text.count == 4, let year = Int(text) { return (1000...2100).contains(year) }
        return text.count > 4 && day(text) != nil
    }

    private static func day(_ text: String) -> Double? {
        for figure in Figures.all(in: text) {
            guard case .date(let readings) = figure.value, let day = readings.first, let year = day.year
            else {
                continue
            }
            return Double(year * 372 + day.month * 31 + (day.day ?? 0))
        }
        return nil
    }

    /// What a cell is compared by: the day where the column holds dates, else its number.
    private static func size(_ text: String, ofDates: Bool) -> Double? {
        guard ofDates else { return number(text) }
        return day(text) ?? number(text).map { $0 * 372 }
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

    private static let years: Set<String> = ["age", "alter", "âge"]
    private static let ages: Set<String> = [
        "year", "date", "opened", "built", "founded", "completed", "jahr", "année",
    ]

    /// Words of headers that a comparing word speaks of by itself.
    private static let measures: [String: Set<String>] = {
        let length: Set<String> = ["length", "duration", "time", "km", "distance", "länge", "longueur"]
        let age = ages
        let height: Set<String> = ["height", "elevation", "altitude", "floors", "höhe", "hauteur"]
        let price: Set<String> = ["price", "cost", "fee", "preis", "kosten", "prix"]
        let weight: Set<String> = ["weight", "mass", "kg", "gewicht", "poids"]
        return [
            "longest": length, "shortest": length, "longer": length, "shorter": length, "newest": age,
            "oldest": age, "latest": age, "earliest": age, "earlier": age, "later": age, "tallest": height,
            "taller": height, "highest": height, "cheapest": price, "cheaper": price, "heaviest": weight,
            "lightest": weight, "heavier": weight, "youngest": age, "recent": age,
        ]
    }()
}
