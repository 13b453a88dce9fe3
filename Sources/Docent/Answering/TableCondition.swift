import Documents

/// What a question demands of a column's values: `for less than € 320`, `below 70 points`, `no funding`, `are insured`.
struct TableCondition: Sendable {
    /// The numbers that fit, and whether each end does.
    private struct Bound: Sendable {
        var lower = -Double.infinity
        var upper = Double.infinity
        var holdsLower = true
        var holdsUpper = true
        var unit: String?
    }

    private let demand: Demand
    /// What is asked of a cell.
    private enum Demand: Sendable {
        /// A number within bounds.
        case bound(Bound)
        /// A date within a span.
        case date(DateSpan)
        /// A year within a span, or a date in one.
        case years(YearSpan)
        /// No, nothing, or a dash.
        case no
        /// Yes, in a column of yes and no.
        case yes
    }
    /// Whether the question asks which things fulfil the condition; else only bands such as `up to 5 kg` are looked at.
    private let selects: Bool
    /// The stems that may name the column: of the words after the number or the negation.
    private let nouns: Set<String>
    private let asked: Set<String>
    /// The question's words, the commonest included: a column may be called `Done`.
    private let written: Set<String>

    /// - Returns: nil when the question demands nothing of the kind.
    init?(_ question: String) {
        asked = Set(Words(question).stems)
        written = Set(Words.parts(of: question))
        selects = Self.selects(question)
        if let (bound, number, after) = Self.bound(in: question) {
            demand = .bound(bound)
            self.number = number
            nouns = Set(Words(after).stems.prefix(2))
        } else if selects, let after = Self.denied(in: question) {
            demand = .no
            number = nil
            nouns = Set(after.prefix(3))
        } else if selects {
            let (days, years) = (DateSpan(question), YearSpan(question))
            demand = days.map(Demand.date) ?? years.map(Demand.years) ?? .yes
            number = days?.text ?? years?.text
            nouns = asked
        } else {
            return nil
        }
    }

    /// Whether a table of which no column fulfils it is none that is asked for; a question that denies and bounds nothing
    /// may mean any.
    var isStrict: Bool { if case .yes = demand { false } else { true } }

    private var bound: Bound? { if case .bound(let bound) = demand { bound } else { nil } }

    /// The years that it bounds a column of dates by.
    var years: Set<Int> { if case .years(let span) = demand { span.named } else { [] } }

    /// Whether a column is told by the dates that it holds, where it is the only one.
    private var isOfTime: Bool {
        switch demand {
        case .date, .years: true
        default: false
        }
    }

    /// The number with its unit, or the date, that it sets a bound to, as it was written; nil when it sets none.
    let number: String?

    /// The rows that fit, by the column that the condition speaks of; nil when no column is told.
    func rows(of rows: [[RowCell]]) -> Set<Int>? {
        let headers = Set(rows.flatMap { $0.map(\.header) })
        let isOf = headers.contains { header in
            isWritten(header) || Words(header).stems.contains { spoken($0) > 0 }
        }
        var columns: [String: [(row: Int, value: String)]] = [:]
        for (number, row) in rows.enumerated() {
            for cell in row where !cell.value.isEmpty {
                columns[cell.header, default: []].append((number, cell.value))
            }
        }
        // A title within the table is a row of one cell, and holds nothing to compare.
        let full = rows.count { $0.count { !$0.value.isEmpty } > 1 }
        var found: [(score: Double, rows: Set<Int>)] = []
        for (header, cells) in columns {
            let known = cells.compactMap { cell -> (row: Int, fits: Bool)? in
                guard selects && (isOf || isOfTime) || TableBand(cell.value) != nil else { return nil }
                return fits(cell.value, header).map { (cell.row, $0) }
            }
            guard known.count * 10 >= full * leastTenths, known.count > 1 || rows.count == 1,
                let score = score(header, cells.map(\.value))
            else { continue }
            found.append((score, Set(known.filter(\.fits).map(\.row))))
        }
        guard let best = found.map(\.score).max() else { return nil }
        let told = found.filter { $0.score == best }
        if isOfTime, !isOf || !years.isEmpty, told.count > 1 { return nil }
        return told.reduce(into: []) { $0.formUnion($1.rows) }
    }

    /// How well the question speaks of a word, by itself or by one of the same meaning: what costs has a price.
    private func spoken(_ stem: String) -> Double {
        let share = Words.share(of: stem, in: asked)
        guard bound != nil, share < Synonyms.share, Synonyms.areHeld(stem, among: asked) else { return share }
        return Synonyms.share
    }

    /// In how many tenths of the rows a column must hold something to compare.
    private var leastTenths: Int {
        switch demand {
        case .bound, .date, .years: 6
        case .no: 1
        case .yes: 10
        }
    }

    /// How well a column is told by its unit and its header; nil when it is not.
    private func score(_ header: String, _ values: [String]) -> Double? {
        let stems = Set(Words(header).stems)
        let named = isWritten(header) ? 1 : stems.reduce(0) { max($0, Words.share(of: $1, in: nouns)) }
        let told = stems.reduce(0) { max($0, spoken($1)) }
        guard let unit = bound?.unit else {
            let share = bound == nil ? named : max(named, told / 2)
            switch demand {
            case .yes: return share == 1 ? share : nil
            // A date tells its column by itself.
            case .date: return share + 0.1
            case .years:
                return TableMeasure(header: header, values: values) == .date ? share + 0.1 : nil
            default: return share > 0 ? share : nil
            }
        }
        let measure = TableMeasure(header: header, values: values)
        let isOfUnit = values.contains { value in
            TableBand.quantities(of: value).contains { $0.unit != nil && Self.agree($0.unit, unit) }
        }
        guard isOfUnit || measure != nil && measure == TableMeasure.size(of: unit)?.measure else {
            return nil
        }
        return 1 + named / 2 + told / 4
    }

    /// Whether a column of yes and no is named word by word.
    private func isWritten(_ header: String) -> Bool {
        switch demand {
        case .yes, .no: break
        default: return false
        }
        let words = Words.parts(of: header)
        return !words.isEmpty && words.allSatisfy(written.contains)
    }

    /// Whether a cell fits; nil when it holds nothing to compare.
    private func fits(_ value: String, _ header: String) -> Bool? {
        if case .date(let span) = demand { return span.holds(value) }
        if case .years(let span) = demand { return span.holds(value) }
        guard let bound else { return holds(value) }
        if let band = TableBand(value) {
            guard Self.agree(band.unit, bound.unit) else { return nil }
            let factor = Self.factor(band.unit, bound.unit)
            return max(band.lower * factor, bound.lower) < min(band.upper * factor, bound.upper)
        }
        guard let quantity = TableBand.quantities(of: value).first, Self.agree(quantity.unit, bound.unit)
        else {
            return nil
        }
        let factor =
            quantity.unit == nil ? Self.scale(of: header) : Self.factor(quantity.unit, bound.unit)
        let number = quantity.number * factor
        return (bound.lower < number || bound.holdsLower && number == bound.lower)
            && (number < bound.upper || bound.holdsUpper && number == bound.upper)
    }

    /// Whether a cell says no, or yes, as is asked; nil when it says neither.
    private func holds(_ value: String) -> Bool? {
        let says = Negation.isYes(value) ? true : Self.isNone(value) ? false : nil
        if case .yes = demand { return says }
        return says.map(!) ?? (value.contains(where: \.isNumber) ? false : nil)
    }

    // MARK: Units

    private static func agree(_ unit: String?, _ other: String?) -> Bool {
        guard let unit, let other, unit != other else { return true }
        let (one, two) = (TableMeasure.size(of: unit), TableMeasure.size(of: other))
        return one != nil && one?.measure == two?.measure && one?.measure != .money
    }

    private static func factor(_ unit: String?, _ other: String?) -> Double {
        guard let unit, let other, let one = TableMeasure.size(of: unit),
            let two = TableMeasure.size(of: other)
        else { return 1 }
        return one.factor / two.factor
    }

    /// Of how many the numbers under a header such as `Cost (T€)` are counted.
    private static func scale(of header: String) -> Double {
        let words = header.lowercased().split { !$0.isLetter && $0 != "€" && $0 != "$" }.map(String.init)
        if words.contains(where: ["t€", "k€", "teur", "keur", "k$", "thousand", "tsd", "tausend"].contains) {
            return 1000
        }
        return words.contains { ["m€", "meur", "million", "millions", "mio", "millionen"].contains($0) }
            ? 1e6 : 1
    }

    private static func isNone(_ value: String) -> Bool {
        let text = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if Negation.isNo(text) || dashes.contains(text) { return true }
        let quantities = TableBand.quantities(of: text)
        return quantities.count == 1 && quantities[0].number == 0 && TableBand(text) == nil
    }

    /// What fills a cell with nothing in it.
    private static let dashes: Set<String> = ["-", "–", "—"]

    // MARK: Questions

    /// The bound that a question sets, with the words after it.
    private static func bound(in question: String) -> (bound: Bound, number: String, after: String)? {
        let quantities = TableBand.quantities(of: question)
        let end = question.utf8.count
        for (place, first) in quantities.enumerated() {
            let lead = Self.lead(String(question.slice(0..<first.range.lowerBound)))
            let rest = String(question.slice(first.range.upperBound..<end))
            var bound = Bound(unit: first.unit)
            if place + 1 < quantities.count,
                NumberBound.opensSpan(lead)
                    || isRange(first, quantities[place + 1], in: question),
                let second = Self.end(of: first, quantities[place + 1], in: question)
            {
                (bound.lower, bound.upper) = (first.number, second.number)
                bound.unit = first.unit ?? second.unit
                let both = first.range.lowerBound..<second.range.upperBound
                return (bound, String(question.slice(both)), String(question.slice(both.upperBound..<end)))
            }
            guard let told = NumberBound(before: lead, behind: rest) else { continue }
            if told.isUpper {
                (bound.upper, bound.holdsUpper) = (first.number, told.holds)
            } else {
                (bound.lower, bound.holdsLower) = (first.number, told.holds)
            }
            return (bound, String(question.slice(first.range)), rest)
        }
        return nil
    }

    /// Whether two numbers are the ends of a range in Chinese or Japanese, where no word stands before them.
    private static func isRange(
        _ first: TableBand.Quantity, _ second: TableBand.Quantity, in question: String
    ) -> Bool {
        let between = question.slice(first.range.upperBound..<second.range.lowerBound)
        return ["から", "至", "到", "〜", "～"].contains(between.filter { !$0.isWhitespace })
    }

    /// The second of two numbers with a joint between; nil when they are none.
    private static func end(
        of first: TableBand.Quantity, _ second: TableBand.Quantity, in question: String
    ) -> TableBand.Quantity? {
        let between = question.slice(first.range.upperBound..<second.range.lowerBound).lowercased()
        return between.utf8.count <= 12 && TableBand.joins(between) ? second : nil
    }

    /// The words before a number in lower case, each after a space, without the currency's sign or code.
    private static func lead(_ text: String) -> String {
        var words = text.lowercased().split { $0.isWhitespace || $0 == "€" || $0 == "$" || $0 == "£" }
        if let last = words.last, currencies.contains(String(last)) { words.removeLast() }
        return words.suffix(4).map { " " + $0 }.joined()
    }

    /// The stems of the words behind a negation, where the question asks which things have none; nil where it does not.
    private static func denied(in question: String) -> [String]? {
        let words = question.split { $0.isWhitespace || $0 == "?" || $0 == "," }.map(String.init)
        guard let place = words.firstIndex(where: isNegation), place > 0 else { return nil }
        let after = Words(words[(place + 1)...].joined(separator: " ")).stems
        // German and French verbs stand before their negation.
        return after.isEmpty ? Words(words[..<place].suffix(1).joined()).stems : after
    }

    /// Whether a question asks for things, as `Which …` does, and not why, when or what happens.
    private static func selects(_ question: String) -> Bool {
        let words = question.lowercased().split { !$0.isLetter }.prefix(4).map(String.init)
        guard let first = words.first else { return false }
        let next = words.count > 1 ? words[1] : ""
        if first == "how" { return next == "many" }
        if first == "wie" { return next.hasPrefix("viele") }
        if asking.contains(where: question.contains) { return true }
        if reasons.contains(first) { return false }
        if first == "what" { return !actions.contains(next) }
        return words.contains(where: choosing.contains)
    }

    private static let reasons: Set<String> = [
        "why", "when", "if", "warum", "wieso", "wann", "wenn", "pourquoi", "comment", "quand", "si",
    ]
    private static let actions: Set<String> = [
        "happens", "happened", "do", "does", "did", "must", "should", "can", "to",
    ]
    private static let choosing: Set<String> = [
        "which", "what", "who", "whom", "where", "list", "show", "name", "find", "any", "there", "welche",
        "welcher", "welches", "welchen", "wer", "wo", "nenne", "zeige", "liste", "gibt", "quel", "quelle",
        "quels", "quelles", "qui", "où", "combien", "liste", "cite", "qué", "cuál", "cuáles", "quién",
        "quiénes",
        "dónde", "cuántos", "cuántas", "quale", "quali", "chi", "dove", "quanti", "quante", "qual", "quais",
        "quem",
        "onde", "quantos", "quantas", "który", "która", "które", "którzy", "kto", "ile", "gdzie", "welke",
        "waar",
        "hoeveel", "wat",
    ]
    /// The same in Chinese and Japanese, which write no spaces.
    private static let asking = ["どれ", "どの", "誰", "どこ", "何", "哪", "谁", "什么", "几"]

    private static func isNegation(_ word: String) -> Bool {
        let word = word.lowercased().replacing("’", with: "'")
        return Negation.words.contains(word) || Negation.absences.contains(word) || word == "cannot"
            || word.hasSuffix("n't")
    }

    private static let currencies: Set<String> = ["eur", "usd", "chf", "gbp", "euro", "euros"]
}
