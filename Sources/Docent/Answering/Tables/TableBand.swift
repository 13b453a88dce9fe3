import Documents

/// A cell that stands for a range of numbers, such as `up to EUR 1,000`, `10–20 kg` or `above 250`.
struct TableBand: Sendable, Hashable {
    let span: NumberSpan
    /// The unit of both ends; nil when none is said.
    let unit: String?

    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let quantities = Self.quantities(of: text)
        guard let first = quantities.first, quantities.count <= 2 else { return nil }
        let lead = text.slice(0..<first.range.lowerBound).lowercased()
        let rest = text.slice(first.range.upperBound..<text.utf8.count).lowercased()
        if quantities.count == 2 {
            let between = text.slice(first.range.upperBound..<quantities[1].range.lowerBound).lowercased()
            guard Self.holds(between, Lexicon.joints) else { return nil }
            span = NumberSpan(first.number, quantities[1].number)
            unit = first.unit ?? quantities[1].unit
            return
        }
        guard let bound = NumberBound(ofBand: lead, behind: rest) else { return nil }
        unit = first.unit
        span = NumberSpan(bound, first.number)
    }

    /// A bare number below a header that ends with the bound's word, such as `Order value from (£)`.
    private init?(_ text: String, headed header: String) {
        let head = header.prefix { $0 != "(" && $0 != "[" && $0 != "," }.split(whereSeparator: \.isWhitespace)
        guard let word = head.last?.lowercased() else { return nil }
        let cue = head.dropLast().last?.lowercased() == "up" && word == "to" ? "up to" : word
        guard Lexicon.bandHeaders.contains(cue) else { return nil }
        self.init("\(cue) \(text)")
    }

    /// The rows whose band is the narrowest that holds one of a question's quantities, column by column.
    static func rows(_ rows: [[RowCell]], holding quantities: [Quantity]) -> Set<Int> {
        guard !quantities.isEmpty, rows.count <= mostRows else { return [] }
        var columns: [String: [(row: Int, band: TableBand)]] = [:]
        for (number, row) in rows.enumerated() {
            for cell in row where cell.value.contains(where: \.isNumber) {
                if let band = TableBand(cell.value) ?? TableBand(cell.value, headed: cell.header) {
                    columns[cell.header, default: []].append((number, band))
                }
            }
        }
        var found: Set<Int> = []
        for column in columns.values where column.count > 1 {
            for quantity in quantities {
                let fitting = column.filter { $0.band.holds(quantity) }
                if let best = fitting.min(by: { $0.band.span.isNarrower(than: $1.band.span) }) {
                    found.insert(best.row)
                }
            }
        }
        return found
    }

    /// No table of bands has more rows.
    private static let mostRows = 2000

    private func holds(_ quantity: Quantity) -> Bool {
        (unit == nil || quantity.unit == nil || unit == quantity.unit) && span.contains(quantity.number)
    }

    // MARK: Quantities

    /// A number with its unit and where it stands.
    struct Quantity: Sendable, Hashable {
        let number: Double
        let unit: String?
        let range: Range<Int>
    }

    /// The numbers of a text that are no years, codes or dates; below zero where the whole text stands in brackets, as accountants
    /// write a loss.
    static func quantities(of text: String) -> [Quantity] {
        let isLoss = text.first == "(" && text.last == ")"
        return Figures.all(in: text).compactMap { figure in
            guard case .quantity(let readings, let unit) = figure.value, let number = readings.first else {
                return nil
            }
            return figure.isYear
                ? nil : Quantity(number: isLoss ? -number : number, unit: unit, range: figure.range)
        }
    }

    /// The numbers of a sentence; of a time that an article stands before there is one: `a week`.
    static func spokenQuantities(of text: String) -> [Quantity] {
        let words = Words.letters(of: text)
        let single = zip(words, words.dropFirst()).filter { Lexicon.indefiniteArticles.contains($0.0) }
            .flatMap { quantities(of: "1 \($0.1)") }
            .filter { $0.unit.flatMap { MeasuredUnit($0) }?.measure == .duration }
        return quantities(of: text) + single
    }

    private static let longest = 60

    /// Whether words stand between the two ends of a band, in lower case.
    static func joins(_ text: String) -> Bool { holds(text, Lexicon.joints) }

    private static func holds(_ text: String, _ cues: [String]) -> Bool {
        cues.contains { text.contains($0) }
    }
}
