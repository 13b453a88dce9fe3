import Documents

/// The amounts with a unit and the dates by which a question tells one thing from another: the price of the box of `5 mg`, who is on call
/// on `13 May`.
///
/// What bounds others is none of them, nor is what a yes or no is asked for.
struct AskedAmounts: Sendable, Hashable {
    private let question: String
    private let amounts: [Figure]
    private let days: [Figure]

    init(_ question: String) {
        self.question = question
        let words = Words.parts(of: question)
        let isDecided = words.first.map(Lexicon.decisionOpenings.contains) == true
        let told = isDecided ? [] : Figures.all(in: question).filter { !Self.isBound($0, in: question) }
        amounts = told.filter { if case .quantity(_, .some) = $0.value { true } else { false } }
        days = told.filter { if case .date = $0.value { true } else { false } }
    }

    /// Whether there are none.
    var isEmpty: Bool { amounts.isEmpty && days.isEmpty }

    /// One of them that stands in none of some units, nor within the bounds and spans that they set, and what stands there of its
    /// kind.
    func missing(in units: [EvidenceUnit]) -> (asked: String, found: [String])? {
        let words = units.flatMap { [$0.context, $0.compared, $0.text] }.joined(separator: "\n")
        let held = Figures.all(in: words)
        let missed = amounts.first { asked in
            !held.contains { $0.agrees(with: asked) } && !units.contains { Self.isBand($0, of: asked) }
                && !Self.isTakenIn(asked, by: words)
        }
        guard let asked = missed ?? (areOtherDays(held, units) ? days.first : nil) else { return nil }
        let others = held.filter { $0.isLike(asked) }.map { String(words.slice($0.range)) }
        return (String(question.slice(asked.range)), Array(others.firsts.prefix(Doubt.mostFound)))
    }

    private static func isBound(_ figure: Figure, in text: String) -> Bool {
        let before = text.lead(before: figure.range)
        return NumberBound(of: figure, in: text) != nil || NumberBound.opensSpan(NumberBound.lead(before))
            || Words.parts(of: before).last.flatMap { TimeBound(before: $0) } != nil
    }

    /// Whether a band of a row takes an amount in.
    private static func isBand(_ row: EvidenceUnit, of asked: Figure) -> Bool {
        guard case .quantity(let readings, let name) = asked.value else { return false }
        return row.cells.contains { cell in
            guard let band = TableBand(cell.value) else { return false }
            return (band.unit == nil || band.unit == name) && readings.contains(where: band.span.contains)
        }
    }

    /// Whether a bound that a text sets takes an amount in.
    private static func isTakenIn(_ asked: Figure, by text: String) -> Bool {
        guard case .quantity(let readings, let unit) = asked.value, let amount = readings.first else {
            return false
        }
        return WrittenBound.each(in: text).contains { $0.takesIn(amount, unit) }
    }

    /// The amounts, as they were written, that a text takes in by a bound: “up to EUR 12,500” speaks of EUR 11,000.
    func takenIn(by text: String) -> [String] {
        amounts.filter { Self.isTakenIn($0, by: text) }.map { String(question.slice($0.range)) }
    }

    /// The words of the amounts that a text takes in so, in lower case: that they stand nowhere says nothing.
    func understood(by text: String) -> Set<String> {
        Set(
            takenIn(by: text).flatMap {
                $0.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
            })
    }

    /// Whether rows have days, and neither one that is asked for nor a span with it.
    private func areOtherDays(_ held: [Figure], _ units: [EvidenceUnit]) -> Bool {
        guard let asked = days.first, !units.isEmpty, units.allSatisfy({ !$0.cells.isEmpty }) else {
            return false
        }
        let told = held.filter { if case .date = $0.value { true } else { false } }
        guard !told.isEmpty, !told.contains(where: { $0.agrees(with: asked) }) else { return false }
        return !zip(told, told.dropFirst()).contains { $0.isBefore(asked) && asked.isBefore($1) }
    }
}

extension Figure {
    /// Whether both are days, or amounts with one unit.
    fileprivate func isLike(_ other: Figure) -> Bool {
        switch (value, other.value) {
        case (.date, .date): true
        case (.quantity(_, let unit?), .quantity(_, let others?)): unit == others
        default: false
        }
    }

    /// Whether a day comes before another, as far as both are told.
    fileprivate func isBefore(_ other: Figure) -> Bool {
        guard case .date(let days) = value, case .date(let others) = other.value, let day = days.first,
            let next = others.first
        else { return false }
        let (year, month, date) = (day.year ?? next.year ?? 0, day.month, day.day ?? 1)
        return (year, month, date) <= (next.year ?? year, next.month, next.day ?? 31)
    }
}
