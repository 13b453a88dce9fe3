import Documents

/// The rows of a table that fulfil a condition, and the columns that it speaks of.
extension TableCondition {
    /// The rows that fit, by the column that the condition speaks of; nil when no column is told.
    func rows(of rows: [[RowCell]]) -> Set<Int>? { fitting(rows)?.rows }

    /// The same with the headers of the columns that the condition speaks of.
    func fitting(_ rows: [[RowCell]]) -> (columns: Set<String>, rows: Set<Int>)? {
        let columns = rows.columns
        let isOf = columns.contains { column in
            isWritten(column.header) || Words(column.header).stems.contains { spoken($0) > 0 }
        }
        // A title within the table is a row of one cell, and holds nothing to compare.
        let full = rows.count { $0.count { !$0.value.isEmpty } > 1 }
        var found: [(score: Double, column: String, rows: Set<Int>)] = []
        for (header, cells) in columns {
            guard !cells.isEmpty, let score = score(header, cells.map(\.value)) else { continue }
            var told: [String: Bool?] = [:]
            let fitting = { (cell: (row: Int, value: String)) -> (row: Int, fits: Bool)? in
                let fits: Bool?
                if let known = told[cell.value] {
                    fits = known
                } else {
                    let isCompared = selects && (isOf || isOfTime) || TableBand(cell.value) != nil
                    fits = isCompared ? self.fits(cell.value, header) : nil
                    told[cell.value] = .some(fits)
                }
                return fits.map { (cell.row, $0) }
            }
            // What is not yet closed has no date below `Closed`, which the question names.
            let isNamed = isOfTime && score >= Self.named
            let sample = cells.evenly()
            guard
                isNamed || sample.count == cells.count
                    || sample.compactMap(fitting).count * 10 >= sample.count * leastTenths
            else { continue }
            let known = cells.compactMap(fitting)
            guard known.count > 1 || rows.count == 1 else { continue }
            guard isNamed || known.count * 10 >= full * leastTenths else { continue }
            found.append((score, header, Set(known.filter(\.fits).map(\.row))))
        }
        guard let best = found.map(\.score).max() else { return nil }
        let told = Self.newest(of: found.filter { $0.score == best })
        if isOfTime, !isOf || !years.isEmpty, told.count > 1 { return nil }
        return (Set(told.map(\.column)), told.reduce(into: []) { $0.formUnion($1.rows) })
    }

    /// Of columns that hold the same of several years those of the newest.
    private static func newest(
        of found: [(score: Double, column: String, rows: Set<Int>)]
    ) -> [(score: Double, column: String, rows: Set<Int>)] {
        found.filter { own in
            guard let header = YearlyHeader(own.column) else { return true }
            return !found.contains { other in
                YearlyHeader(other.column).map { $0.words == header.words && $0.year > header.year } ?? false
            }
        }
    }

    /// From which score on a column of dates is named by its header.
    private static let named = 0.8

    /// How well the question speaks of a word, by itself or by one of the same meaning: what costs has a price.
    private func spoken(_ stem: String) -> Double {
        let share = Words.share(of: stem, in: asked)
        guard amount != nil, share < Synonyms.share, Synonyms.areHeld(stem, among: asked) else {
            return share
        }
        return Synonyms.share
    }

    /// In how many tenths of the rows a column must hold something to compare.
    private var leastTenths: Int {
        switch kind {
        case .bound: 6
        case .no: 1
        case .yes: 10
        }
    }

    /// How well a column is told by its unit and its header; nil when it is not.
    private func score(_ header: String, _ values: [String]) -> Double? {
        let words = Set(Words(header).stems)
        // The unit of `Depth (m)` is that of `Height (m)` too.
        let stems = amount?.unit == nil ? words : words.filter { MeasuredUnit($0) == nil }
        let named = isWritten(header) ? 1 : stems.reduce(0) { max($0, Words.share(of: $1, in: nouns)) }
        let told = stems.reduce(0) { max($0, spoken($1)) }
        guard let unit = amount?.unit else {
            let share = amount == nil ? named : max(named, told / 2)
            switch kind {
            case .yes: return share == 1 ? share : nil
            // A date tells its column by itself.
            case .bound(.days): return share + 0.1
            case .bound(.years):
                let isOfYears =
                    TableMeasure(header: header, values: values) == .date || YearPeriod.are(values.evenly())
                return isOfYears ? share + 0.1 : nil
            default: return share > 0 ? share : nil
            }
        }
        let measure = TableMeasure(header: header, values: values)
        let isOfUnit = values.evenly().contains { value in
            TableBand.quantities(of: value).contains { $0.unit != nil && MeasuredUnit.agree($0.unit, unit) }
        }
        let isHeaded = MeasuredUnit.name(in: header).map { MeasuredUnit.agree($0, unit) } ?? false
        guard isOfUnit || isHeaded || measure != nil && measure == MeasuredUnit(unit)?.measure else {
            return nil
        }
        return 1 + named / 2 + told / 4
    }

    /// Whether a column of yes and no is named word by word.
    private func isWritten(_ header: String) -> Bool {
        switch kind {
        case .yes, .no: break
        default: return false
        }
        let words = Words.parts(of: header)
        return !words.isEmpty && words.allSatisfy(written.contains)
    }

    /// Whether a cell fits; nil when it holds nothing to compare.
    private func fits(_ value: String, _ header: String) -> Bool? {
        bound.map { $0.holds(value, below: header) } ?? says(value)
    }

    /// Whether a cell says no, or yes, as is asked; nil when it says neither.
    private func says(_ value: String) -> Bool? {
        let says = YesOrNo.isYes(value) ? true : CellAbsence(value).flatMap { $0 == .blank ? nil : false }
        if case .yes = kind { return says }
        return says.map(!) ?? (value.contains(where: \.isNumber) ? false : nil)
    }
}
