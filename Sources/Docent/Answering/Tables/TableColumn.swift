import Documents

/// Which column of a table a question compares, and the rows that are largest or smallest in it.
struct TableColumn: Sendable {
    private let asked: Set<String>
    /// The stems of the words right behind `which` and its like, and whether a time is asked for: that is the answer, and never
    /// what is compared.
    private let wanted: Set<String>
    private let asksForTime: Bool
    private let sense: TableSense

    init(_ words: [String]) {
        asked = Self.spoken(words)
        let behind = words.indices.dropFirst().filter { Lexicon.which.contains(words[$0 - 1]) }
        wanted = Set(behind.flatMap { Words(phrase: words[$0]).stems })
        asksForTime = !wanted.isDisjoint(with: Self.times) || words.first.map(Lexicon.when.contains) == true
        sense = TableSense(words)
    }

    private static let times = Lexicon.years.union(Lexicon.dateHeaders).stems

    /// The stems of words and of what the comparing ones among them are made of.
    static func spoken(_ words: [String]) -> Set<String> {
        Set(Words((words + words.compactMap(root)).joined(separator: " ")).stems)
    }

    /// What a comparing word is made of: `deepest` of `deep`.
    static func root(of word: String) -> String? {
        guard Lexicon.most.contains(word) || Lexicon.least.contains(word) else { return nil }
        return Lexicon.comparingEndings.first(where: word.hasSuffix).map { String(word.dropLast($0.count)) }
    }

    /// The rows with the largest or smallest number in the column that the question speaks of, or with the second.
    func extremes(
        of meant: [Int], _ rows: [[RowCell]], isMost: Bool, rank: Int = 1, _ meaning: (String) -> Double
    ) -> [Int] {
        guard meant.count > 1, let sizes = sizes(of: meant, rows, meaning) else { return [] }
        let takesMost = isMost != sizes.isReversed
        let ordered = sizes.numbers.map(\.number).sorted(by: takesMost ? { $0 > $1 } : { $0 < $1 })
        guard ordered.count >= rank else { return [] }
        let found = sizes.numbers.filter { $0.number == ordered[rank - 1] }.map(\.row)
        // Of rows that tie, the table itself may say which has the rank.
        let placed = rank == 1 ? [] : found.filter { Self.place(of: rows[$0]) == rank }
        return placed.isEmpty ? found : placed
    }

    /// In which place a row says that it came.
    private static func place(of cells: [RowCell]) -> Int? {
        cells.first { Lexicon.placeHeaders.contains($0.header.lowercased()) }.flatMap { Int($0.value) }
    }

    /// What rows are compared by, in the column that the question speaks of.
    struct Sizes: Sendable {
        let header: String
        /// Whether the least is the most of what is asked for.
        let isReversed: Bool
        /// Whether the question's words tell the column, and not only its meaning.
        let isTold: Bool
        /// Whether they are dates.
        let isOfTime: Bool
        let numbers: [(row: Int, number: Double)]
    }

    /// The numbers of rows in the column that the question speaks of; nil when it speaks of none, or they are not to be compared.
    func sizes(of meant: [Int], _ rows: [[RowCell]], _ meaning: (String) -> Double = { _ in 0 }) -> Sizes? {
        guard let place = column(of: meant.map { rows[$0] }, meaning) else { return nil }
        let cells = meant.compactMap { row in
            rows[row].first { $0.header == place.header }.map { (row: row, value: $0.value) }
        }
        guard !Self.isOfSeveralCurrencies(cells.map(\.value)) else { return nil }
        let values = Set(cells.map(\.value))
        let notation = ColumnNotation(Array(values))
        let sizes = Dictionary(
            uniqueKeysWithValues: values.map { ($0, Self.size($0, notation, in: place)) })
        let numbers = cells.compactMap { cell in
            sizes[cell.value].flatMap(\.self).map { (row: cell.row, number: $0) }
        }
        return Sizes(
            header: place.header, isReversed: place.isReversed, isTold: place.isTold,
            isOfTime: place.isDate, numbers: numbers)
    }

    /// A column to compare; a reversed one is least where what is asked for is most: the longest is the first by its year.
    private struct Place {
        let header: String
        let isDate: Bool
        /// Whether it holds spans of years, and is asked for their lengths.
        let isOfSpans: Bool
        let isReversed: Bool
        var isTold: Bool

        /// The same where the question's words tell another as well.
        var untold: Self {
            var place = self
            place.isTold = false
            return place
        }
    }

    /// The column of numbers that the question speaks of by its header's words, by what its values measure, or by its
    /// meaning; nil where a word such as `cheapest` asks for a measure that no column has.
    ///
    /// Dates count where the question asks for the earliest, oldest or longest, and only there; a column that numbers the
    /// rows counts nowhere unless it is named.
    private func column(of rows: [[RowCell]], _ meaning: (String) -> Double) -> Place? {
        var values: [String: [String]] = [:]
        let sample = rows.evenly()
        for cell in sample.joined() where Self.number(cell.value) != nil {
            values[cell.header, default: []].append(cell.value)
        }
        let numeric = values.filter { $0.value.count * 10 >= sample.count * 6 }
        let spans = sense.isOfLength ? Set(numeric.filter { YearPeriod.are($0.value) }.keys) : []
        let measures = numeric.map { header, values in
            (
                header: header,
                measure: spans.contains(header) ? .duration : TableMeasure(header: header, values: values)
            )
        }
        let dates = measures.count { $0.measure == .date }
        let comparable = measures.filter { $0.measure != .date || !isAsked($0.header) }
        let named = comparable.contains { affinity($0.header) > 0 }
        let places = comparable.compactMap { header, measure -> Candidate? in
            let own = affinity(header)
            guard
                let fit = sense.fit(
                    measure, header: header, isOnlyDate: dates == 1, isOnly: numeric.count == 1, named: own)
            else { return nil }
            let first = rows.prefix(sample.count).compactMap { row in row.first { $0.header == header }?.value
            }
            let counts = Self.counts(first) ? 0.3 : 0
            let amount = named || sense.isOfMeasure ? 0 : Self.amount(header)
            let place = Place(
                header: header, isDate: measure == .date, isOfSpans: spans.contains(header),
                isReversed: sense.reverses(measure, header: header),
                isTold: own > 0 || fit >= TableSense.telling || amount > 0
                    || comparable.count == 1 && measure != .date)
            return Candidate(place: place, score: own + fit + amount - counts, meaning: meaning(header))
        }
        let newest = Self.newest(of: places)
        guard let best = newest.max(by: { $0.isLess(than: $1) }) else { return nil }
        guard best.total > 0 || comparable.count == 1 else { return nil }
        let isTied = newest.contains { $0.place.header != best.place.header && $0.total == best.total }
        return isTied ? best.place.untold : best.place
    }

    /// Whether a column is what is asked for: the year of `in which year … highest`.
    private func isAsked(_ header: String) -> Bool {
        asksForTime && !sense.isOfAge
            && Words(phrase: header).stems.contains {
                Words.share(of: $0, in: wanted.union(Self.times)) >= 0.7
            }
    }

    /// A column that may be compared, with how well the words and the meaning of the question tell it.
    private struct Candidate {
        let place: Place
        let score: Double
        let meaning: Double

        var total: Double { score + meaning / 2 }

        func isLess(than other: Self) -> Bool {
            (total, other.place.header) < (other.total, place.header)
        }
    }

    /// The columns without those that stand for an earlier year than another of the same header.
    private static func newest(of candidates: [Candidate]) -> [Candidate] {
        let series = Dictionary(grouping: candidates) { YearlyHeader($0.place.header)?.words ?? "" }
        return candidates.filter { candidate in
            guard let own = YearlyHeader(candidate.place.header) else { return true }
            return !(series[own.words] ?? []).contains { other in
                other.score == candidate.score
                    && (YearlyHeader(other.place.header)?.year ?? 0) > own.year
            }
        }
    }

    /// How likely a column holds the amounts of what its table is of, where no header is named: the sum, or the only number.
    private static func amount(_ header: String) -> Double {
        let words = Words.letters(of: header)
        if !words.isEmpty, words.allSatisfy(Lexicon.altogether.contains) { return 0.6 }
        let isAmount = words.contains(where: Lexicon.amountHeaders.contains)
        return isAmount ? 0.3 : 0
    }

    private func affinity(_ header: String) -> Double {
        let stems = Set(Words(header).stems)
        guard !stems.isEmpty else { return 0 }
        let shares = stems.map { stem in
            let share = Words.share(of: stem, in: asked)
            return share == 0 && Synonyms.areHeld(stem, among: asked) ? Synonyms.share : share
        }
        return shares.reduce(0, +) / Double(stems.count)
    }

    // MARK: Values

    /// Whether values number the rows: 1, 2, 3 and so on, or down to 1; in front of the others, as picks and episodes stand, with gaps.
    static func counts(_ values: [String], inFront: Bool = false) -> Bool {
        let numbers = values.compactMap { number($0) }
        let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
        return numbers.count > 2 && (steps == [1] || steps == [-1])
            || inFront && numbers.count > 3 && steps.allSatisfy { $0 > 0 }
    }

    /// Whether values are amounts of more than one currency, which no rate is known for.
    private static func isOfSeveralCurrencies(_ values: [String]) -> Bool {
        let units = Set(values).compactMap { TableBand.quantities(of: $0).first?.unit }
        return Set(units.filter { MeasuredUnit($0)?.measure == .money }).count > 1
    }

    static func isDate(_ text: String) -> Bool {
        CellTime.year(of: text) != nil || text.count > 4 && day(text) != nil
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

    /// What a cell is compared by: its years where the column holds spans of them, the day where it holds dates, else its number in
    /// its measure's base, so that a week is more than two days.
    private static func size(_ text: String, _ notation: ColumnNotation, in place: Place) -> Double? {
        if place.isOfSpans {
            return YearPeriod(text).map { Double($0.years.upperBound - $0.years.lowerBound) }
        }
        guard place.isDate else {
            if let seconds = Self.seconds(text) { return seconds }
            let unit = TableBand.quantities(of: text).first?.unit.flatMap { MeasuredUnit($0) }
            return number(text, notation).map { unit?.base($0) ?? $0 }
        }
        return day(text) ?? CellTime.year(of: text).map { Double($0 * 372) } ?? number(text).map { $0 * 372 }
    }

    /// A time that was taken, such as `2:09:11` or `1:41.60`, in seconds; nil for anything else.
    private static func seconds(_ text: String) -> Double? {
        guard let match = text.wholeMatch(of: /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?:[.,](\d+))?/) else {
            return nil
        }
        let parts = [match.output.1, match.output.2] + [match.output.3].compactMap(\.self)
        let whole = parts.reduce(0) { $0 * 60 + (Double($1) ?? 0) }
        return whole + (match.output.4.flatMap { Double("0.\($0)") } ?? 0)
    }

    /// The number that a cell begins with, whatever unit follows; a year where the cell is a longer date.
    static func number(_ text: String, _ notation: ColumnNotation? = nil) -> Double? {
        guard text.contains(where: \.isNumber) else { return nil }
        let letters = text.count(where: \.isLetter)
        guard letters <= 12, !CodeRule.bindsFigure(text) else { return nil }
        let parts = text.split { !$0.isNumber && $0 != "." && $0 != "," && $0 != "-" && $0 != "−" }
        let year = parts.last { $0.count == 4 && Int($0) != nil }
        if let year, parts.count > 1, letters > 2 { return Double(year) }
        return (notation ?? ColumnNotation([text])).number(text)
    }
}
