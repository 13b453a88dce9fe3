import Documents

/// What a later document says of the same that is quoted: a day that was postponed, a fee that was raised, somebody who was
/// replaced.
struct Supersession: Sendable {
    let question: AskedQuestion
    let passages: [SourcedPassage]

    /// The unit that tells how what the best one says was changed; nil where none does, or the question asks for what was before.
    func change(of best: ScoredUnit, among scored: [ScoredUnit]) -> ScoredUnit? {
        guard !question.asksForSeveral, best.unit.table == nil || best.features.pointed == 0 else {
            return nil
        }
        let candidates = scored.filter { item in
            item.unit != best.unit && item.unit.cells.isEmpty && !item.unit.isList
                && item.features.isBare == 0
                && item.features.isOld == 0 && tellsChange(item.unit.text) && isOfSame(item, as: best)
                && isLater(item.unit, than: best.unit)
                && question.things.years(lackingIn: words(around: item.unit)).isEmpty
        }
        return candidates.max { one, other in
            isLater(other.unit, than: one.unit)
                || !isLater(one.unit, than: other.unit) && one.score < other.score
        }
    }

    /// The share of the question's words that a unit must hold, and the same of one that stands below the same heading.
    private static let (least, leastBelowHeading) = (0.45, 0.25)

    /// Whether a sentence says that what is asked for is so no longer: who asks for a day is told nothing by a fee that rises.
    private func tellsChange(_ text: String) -> Bool {
        let words = Self.spaced(text)
        return changes.contains(where: words.contains)
    }

    /// What changes the kind of thing that is asked for.
    private var changes: [String] {
        switch question.expected {
        case .date, .duration: Self.changes + Self.ofTime
        case .anything: Self.changes + Self.ofTime + Self.ofAmount
        case .name, .reason, .telephone: Self.changes
        default: Self.changes + Self.ofAmount
        }
    }

    private static let changes = stretches(Lexicon.changes)
    private static let ofTime = stretches(Lexicon.changesOfTime)
    private static let ofAmount = stretches(Lexicon.changesOfAmount)

    private static func stretches(_ phrases: [String]) -> [String] {
        phrases.map(spaced)
    }

    private static func spaced(_ text: String) -> String {
        " " + Words.parts(of: text).joined(separator: " ") + " "
    }

    // MARK: The same thing

    /// Whether a unit speaks of what the question asks about and the best unit tells: of a row all that the question has of it.
    private func isOfSame(_ item: ScoredUnit, as best: ScoredUnit) -> Bool {
        let (own, other) = (Self.stems(of: item.unit), Self.stems(of: best.unit))
        let told = question.stems.filter { Self.isHeld($0, in: other) }
        let common = told.filter { Self.isHeld($0, in: own) }
        guard !common.isEmpty, item.features.kind > 0, best.unit.table == nil || common == told,
            naming.allSatisfy({ Self.isHeld($0, in: own) })
        else { return false }
        if item.features.own >= Self.least, common.count >= min(2, question.stems.count) { return true }
        let subject = subject(of: item.unit)
        if !subject.isDisjoint(with: question.stems), subject.isSubset(of: question.stems.union(other)) {
            return true
        }
        return item.features.own >= Self.leastBelowHeading && heading(of: item.unit) != nil
            && heading(of: item.unit) == heading(of: best.unit)
    }

    /// The stems of the question that stand for one thing only: names, and what has a figure.
    private var naming: Set<String> {
        question.things.names.union(question.stems.filter { $0.contains(where: \.isNumber) })
    }

    /// The stems of what a sentence says to be changed: its words before the verb.
    private func subject(of unit: EvidenceUnit) -> Set<String> {
        let words = Words.parts(of: unit.text)
        let text = Self.spaced(
            words.prefix { !Lexicon.decisionOpenings.contains($0) }.joined(separator: " "))
        let cue = changes.lazy.compactMap { text.firstRange(of: $0) }.first
        return Set(Words(phrase: cue.map { text[..<$0.lowerBound] } ?? text[...]).stems)
    }

    private static func stems(of unit: EvidenceUnit) -> Set<String> { Set(Words(unit.compared).stems) }

    private static func isHeld(_ stem: String, in held: Set<String>) -> Bool {
        Words.share(of: stem, in: held) > 0 || Synonyms.areHeld(stem, among: held)
    }

    /// The heading that a unit stands below, where the question speaks of it.
    private func heading(of unit: EvidenceUnit) -> Set<String>? {
        let source = passages[unit.passage]
        let above = source.passage.blocks.last { block in
            if case .heading = block.kind { block.range.upperBound <= unit.range.lowerBound } else { false }
        }
        let heading = above.map { String(source.content[$0.range]) } ?? source.passage.headings.last ?? ""
        let stems = Set(Words(heading).stems.filter { $0.contains(where: \.isLetter) })
        return stems.isDisjoint(with: question.stems) ? nil : stems
    }

    // MARK: Later

    /// Whether a unit stands in a later document than another, as far as their dates tell.
    private func isLater(_ unit: EvidenceUnit, than other: EvidenceUnit) -> Bool {
        let (own, theirs) = (passages[unit.passage].passage, passages[other.passage].passage)
        guard !own.isOfOneDocument(with: theirs), let day = Self.day(of: own),
            let before = Self.day(of: theirs)
        else { return false }
        return day > before
    }

    /// The day of a document, by its name or title, else by its date.
    private static func day(of passage: Passage) -> Int? {
        let texts = [passage.title, passage.document, passage.date ?? ""]
        return texts.lazy.compactMap(day(in:)).first
    }

    private static func day(in text: String) -> Int? {
        Figures.all(in: text).lazy.compactMap { figure -> Int? in
            guard case .date(let readings) = figure.value, readings.count == 1, let year = readings[0].year
            else { return nil }
            return year * 10_000 + readings[0].month * 100 + (readings[0].day ?? 0)
        }.first
    }

    private func words(around unit: EvidenceUnit) -> String { passages[unit.passage].words(around: unit) }
}
