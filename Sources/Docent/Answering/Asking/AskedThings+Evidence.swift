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

    /// Why what is quoted may be about something else than the codes, numbered names, contrasts, names, amounts, periods and
    /// years of the question.
    func doubts(about quoted: [ScoredUnit], in passages: [SourcedPassage]) -> [Doubt] {
        guard
            !codes.isEmpty || !numbered.isEmpty || !years.isEmpty || !periods.isEmpty || !contrasts.isEmpty
                || !names.isEmpty || !amounts.isEmpty
        else { return [] }
        let around = quoted.map { passages[$0.unit.passage].words(around: $0.unit) }.joined(separator: "\n")
        let words = quoted.map { "\($0.unit.context)\n\($0.unit.compared)" }.joined(separator: "\n")
        if let doubt = doubtOfCodes(words, around: around, passages) { return [doubt] }
        let isPointed = quoted.contains { $0.features.pointed > 0 }
        return numbered(crossedIn: around).map { Doubt(.otherNumber, asked: [$0.asked], found: $0.found) }
            + [
                contrasts.crossed(by: words, around: leading(to: quoted, in: passages)).map {
                    Doubt(.otherSide, asked: [$0.asked], found: [$0.found])
                },
                amounts.missing(in: quoted.map(\.unit)).map {
                    Doubt(.otherAmount, asked: [$0.asked], found: $0.found)
                },
                doubtOfPeriods(words) ?? doubtOfDocuments(quoted, passages)
                    ?? (isPointed ? nil : doubtOfYears(quoted, around: around, passages)),
                doubtOfNames(around),
            ].compactMap(\.self)
    }

    /// What may say which side units speak of: their own words, what names them, and of prose what was said before them.
    private func leading(to quoted: [ScoredUnit], in passages: [SourcedPassage]) -> String {
        quoted.map { passages[$0.unit.passage].words(leadingTo: $0.unit) }.joined(separator: "\n")
    }

    private func doubtOfNames(_ around: String) -> Doubt? {
        let lacking = names(lackingIn: around)
        return lacking.isEmpty ? nil : Doubt(.otherName, asked: lacking)
    }

    private func doubtOfCodes(_ words: String, around: String, _ passages: [SourcedPassage]) -> Doubt? {
        let lacking = codes(lackingIn: around)
        guard !lacking.isEmpty else { return nil }
        let all = passages.map { "\($0.naming)\n\($0.passage.text)" }.joined(separator: "\n")
        let absent = codes(lackingIn: all)
        guard absent.isEmpty else { return Doubt(.absentCode, asked: absent) }
        return Doubt(.otherCode, asked: lacking, found: Self.codes(like: lacking, in: words))
    }

    /// The doubt that all of what is quoted stands in documents of other periods than the question's.
    private func doubtOfDocuments(_ quoted: [ScoredUnit], _ passages: [SourcedPassage]) -> Doubt? {
        let others = quoted.map { otherPeriod(than: $0.unit, in: passages[$0.unit.passage]) }
        guard let first = others.first ?? nil, others.allSatisfy({ $0 != nil }) else { return nil }
        return first
    }

    private func doubtOfYears(
        _ quoted: [ScoredUnit], around: String, _ passages: [SourcedPassage]
    ) -> Doubt? {
        let lacking = years(lackingIn: around)
        let words = quoted.map { "\($0.unit.context)\n\($0.unit.compared)" }.joined(separator: "\n")
        guard lacking.isEmpty else {
            return Doubt(.otherYear, years: lacking, in: words, else: around)
        }
        if let doubt = doubtOfHeaders(quoted.map(\.unit)) { return doubt }
        let areDatedOtherwise = quoted.allSatisfy { isDatedOtherwise($0.unit, in: passages[$0.unit.passage]) }
        return areDatedOtherwise ? Doubt(.otherYear, years: years, in: words, else: around) : nil
    }

    /// Whether a row or a sentence names years, and neither it nor what stands above it names the one that is asked for: of that year
    /// is its document alone, by its date, or another sentence.
    ///
    /// The year that a sentence names may be what is asked for.
    private func isDatedOtherwise(_ unit: EvidenceUnit, in source: SourcedPassage) -> Bool {
        guard !years.isEmpty, !unit.cells.isEmpty || !asksForTime,
            !Self.years(in: unit.compared).isEmpty, !Self.isOpen(unit.compared, to: years)
        else { return false }
        let passage = source.passage
        let above = [passage.title, passage.document, unit.context] + passage.headings + [unit.compared]
        return years(lackingIn: above.joined(separator: "\n")) == years
    }

    /// The doubt that what is quoted names months, quarters or weeks, and only others than those that are asked for.
    private func doubtOfPeriods(_ words: String) -> Doubt? {
        guard !periods.isEmpty else { return nil }
        let told = Period.all(in: words)
        let days = Figures.all(in: words).compactMap { figure -> Int? in
            guard case .date(let days) = figure.value else { return nil }
            return days.first?.month
        }
        return periods.lazy.compactMap { asked in
            let isHeld =
                told.contains { !$0.excludes(asked) } || days.contains { asked.part == .month($0) }
            let others = told.filter { $0.excludes(asked) }.map(\.text).firsts
            guard !isHeld, !others.isEmpty else { return nil }
            return Doubt(.otherPeriod, asked: [asked.text], found: Array(others.prefix(Doubt.mostFound)))
        }.first
    }

    /// The doubt that a unit's document is by its name of another year, month, quarter or week than the question asks for, and the
    /// unit itself does not name the one that is asked for.
    private func otherPeriod(than unit: EvidenceUnit, in source: SourcedPassage) -> Doubt? {
        let name = "\(source.passage.title) \(source.passage.document)"
        let words = "\(unit.context)\n\(unit.compared)"
        let told = Period.all(in: words)
        let periods = periods.filter { asked in !told.contains { !$0.excludes(asked) } }
        if let own = Period(ofName: name), let asked = periods.first(where: own.excludes) {
            return Doubt(.otherPeriod, asked: [asked.text], found: [own.text])
        }
        let named = Self.years(in: name)
        guard !named.isEmpty, !years.isEmpty, named.isDisjoint(with: years),
            Self.years(in: words).isDisjoint(with: years)
        else { return nil }
        return Doubt(.otherYear, years: years, in: name, else: name)
    }

    /// The doubt that the headers of rows name years, and not those asked for: a customer since 2019 has no turnover of 2019 there.
    private func doubtOfHeaders(_ rows: [EvidenceUnit]) -> Doubt? {
        let headers = rows.flatMap(\.cells).map(\.header).joined(separator: "\n")
        let names = rows.compactMap { $0.cells.first?.value }.joined(separator: "\n")
        let lacking = years(lackingIn: "\(headers)\n\(names)")
        guard !Self.years(in: headers).isEmpty, !lacking.isEmpty else { return nil }
        return Doubt(.otherYear, years: lacking, in: headers, else: names)
    }
}

extension Doubt {
    /// - Parameters:
    ///   - years: those asked for.
    ///   - words: where the years stand that are given in their place.
    ///   - around: where they stand if not in the words.
    fileprivate init(_ code: Code, years: [Int], in words: String, else around: String) {
        let found = [words, around].lazy.map { AskedThings.years(in: $0).subtracting(years) }.first {
            !$0.isEmpty
        }
        self.init(
            code, asked: years.map(String.init),
            found: (found ?? []).sorted().suffix(Self.mostFound).map { String($0) })
    }
}

extension SourcedPassage {
    /// What names the document: its title, path, date and the headings above the passage.
    fileprivate var naming: String {
        ([passage.title, passage.document, passage.date ?? ""] + passage.headings).joined(separator: "\n")
    }

    /// The same without what follows a sentence.
    func words(leadingTo unit: EvidenceUnit) -> String {
        let start = passage.locator.range.lowerBound
        guard unit.cells.isEmpty, start < unit.range.lowerBound else { return words(around: unit) }
        return [naming, unit.context, unit.compared, String(content[start..<unit.range.lowerBound])]
            .joined(separator: "\n")
    }

    /// The words that may say what a unit speaks of: of a row, or of what explains a term, its own and what stands outside of tables and
    /// explanations.
    func words(around unit: EvidenceUnit) -> String {
        let isApart = !unit.cells.isEmpty || explains(unit)
        let text =
            isApart
            ? passage.blocks.filter { $0.table == nil && !$0.isExplanation }.map { String(content[$0.range]) }
                .joined(separator: "\n")
            : passage.text
        return [naming, unit.context, unit.compared, text].joined(separator: "\n")
    }

    /// Whether a unit is a term, what explains one, or a part of either.
    private func explains(_ unit: EvidenceUnit) -> Bool {
        passage.blocks.first { $0.range.upperBound > unit.range.lowerBound }?.isExplanation == true
    }
}

extension Block {
    /// Whether it is a term or what explains one.
    fileprivate var isExplanation: Bool { kind == .term || kind == .definition }
}
