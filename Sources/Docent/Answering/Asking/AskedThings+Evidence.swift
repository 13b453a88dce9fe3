import Documents

extension AskedThings {
    /// The units with those before the others that stand under the number of a part that the question names, or that speak
    /// of a code of the question, where any do.
    func foremost(_ scored: [ScoredUnit], in passages: [SourcedPassage]) -> [ScoredUnit] {
        if let section { return Self.foremost(scored) { section.holds($0.unit) } }
        guard !codes.isEmpty else { return scored }
        return Self.foremost(scored) {
            codes(lackingIn: passages[$0.unit.passage].words(around: $0.unit)).count < codes.count
        }
    }

    private static func foremost(
        _ scored: [ScoredUnit], _ isMeant: (ScoredUnit) -> Bool
    ) -> [ScoredUnit] {
        let units = scored.map { ($0, isMeant($0)) }
        return units.filter(\.1).map(\.0) + units.filter { !$0.1 }.map(\.0)
    }

    /// How sure an answer is at least: quite, where all of a part was asked for and the part is quoted.
    func least(of quoted: [ScoredUnit]) -> Double {
        guard let section, section.isWhole, quoted.contains(where: { section.holds($0.unit) }) else {
            return 0
        }
        return Confidence.told
    }

    /// How sure an answer can be at most, by the codes, numbered names, contrasts and years of the question.
    ///
    /// It is not sure at all when no passage holds a code, and never without doubt when what is quoted speaks of another code,
    /// another number, the other side of a contrast or another year.
    func limit(of quoted: [ScoredUnit], in passages: [SourcedPassage]) -> Double {
        guard
            !codes.isEmpty || !numbered.isEmpty || !years.isEmpty || !periods.isEmpty || !contrasts.isEmpty
                || !kinds.isEmpty || !names.isEmpty || !amounts.isEmpty || !audience.isEmpty
        else { return 1 }
        let around = quoted.map { passages[$0.unit.passage].words(around: $0.unit) }.joined(separator: "\n")
        let lacking = codes(lackingIn: around)
        if !lacking.isEmpty {
            let all = passages.map { "\($0.naming)\n\($0.passage.text)" }.joined(separator: "\n")
            return codes(lackingIn: all).isEmpty ? Confidence.doubtful : Confidence.none
        }
        let words = quoted.map { "\($0.unit.context)\n\($0.unit.compared)" }.joined(separator: "\n")
        guard numbered(crossedIn: around).isEmpty, !contrasts.isCrossed(by: words, around: around),
            !kinds.isCrossed(by: around)
        else { return Confidence.doubtful }
        if amounts.areMissing(in: quoted.map(\.unit)) || audience.isMissing(in: around)
            || arePeriodsCrossed(by: words) || !names(lackingIn: around).isEmpty
        {
            return Confidence.doubtful
        }
        if !quoted.isEmpty, quoted.allSatisfy({ isOfOtherPeriod($0.unit, in: passages[$0.unit.passage]) }) {
            return Confidence.doubtful
        }
        let isPointed = quoted.contains { $0.features.pointed > 0 }
        if isPointed { return 1 }
        return years(lackingIn: around).isEmpty && !areOfOtherYears(quoted.map(\.unit))
            && !quoted.allSatisfy({ isDatedOtherwise($0.unit, in: passages[$0.unit.passage]) })
            ? 1 : Confidence.doubtful
    }

    /// Whether a row names years, and neither it nor what stands above it names the one that is asked for: of that year is its
    /// document alone, by its date.
    private func isDatedOtherwise(_ unit: EvidenceUnit, in source: SourcedPassage) -> Bool {
        guard !years.isEmpty, !unit.cells.isEmpty, !Self.years(in: unit.compared).isEmpty else {
            return false
        }
        let passage = source.passage
        let above = [passage.title, passage.document, unit.context] + passage.headings + [unit.compared]
        return years(lackingIn: above.joined(separator: "\n")) == years
    }

    /// Whether what is quoted names months, quarters or weeks, and only others than those that are asked for.
    private func arePeriodsCrossed(by words: String) -> Bool {
        guard !periods.isEmpty else { return false }
        let told = Period.all(in: words)
        let days = Figures.all(in: words).compactMap { figure -> Int? in
            guard case .date(let days) = figure.value else { return nil }
            return days.first?.month
        }
        return periods.contains { asked in
            let isHeld =
                told.contains { !$0.excludes(asked) } || days.contains { asked.part == .month($0) }
            return !isHeld && told.contains { $0.excludes(asked) }
        }
    }

    /// Whether a unit's document is by its name of another year, month, quarter or week than the question asks for, and the unit
    /// itself does not name the one that is asked for.
    private func isOfOtherPeriod(_ unit: EvidenceUnit, in source: SourcedPassage) -> Bool {
        let name = "\(source.passage.title) \(source.passage.document)"
        let words = "\(unit.context)\n\(unit.compared)"
        let told = Period.all(in: words)
        let periods = periods.filter { asked in !told.contains { !$0.excludes(asked) } }
        if let own = Period(ofName: name), periods.contains(where: own.excludes) { return true }
        let named = Self.years(in: name)
        guard !named.isEmpty, !years.isEmpty, named.isDisjoint(with: years) else { return false }
        return Self.years(in: words).isDisjoint(with: years)
    }

    /// Whether the headers of rows name years, and not those asked for: a customer since 2019 has no turnover of 2019 there.
    private func areOfOtherYears(_ rows: [EvidenceUnit]) -> Bool {
        let headers = rows.flatMap(\.cells).map(\.header).joined(separator: "\n")
        let names = rows.compactMap { $0.cells.first?.value }.joined(separator: "\n")
        return !Self.years(in: headers).isEmpty && !years(lackingIn: "\(headers)\n\(names)").isEmpty
    }
}

extension SourcedPassage {
    /// What names the document: its title, path, date and the headings above the passage.
    fileprivate var naming: String {
        ([passage.title, passage.document, passage.date ?? ""] + passage.headings).joined(separator: "\n")
    }

    /// The words that may say what a unit speaks of: of a row its own and what stands outside of tables.
    func words(around unit: EvidenceUnit) -> String {
        let text =
            unit.cells.isEmpty
            ? passage.text
            : passage.blocks.filter { $0.table == nil }.map { String(content[$0.range]) }.joined(
                separator: "\n")
        let parties = DefinedNames(of: content).named(in: "\(unit.context) \(unit.compared)")
        return [naming, unit.context, unit.compared, text, parties].joined(separator: "\n")
    }
}
