/// Which of the scored units are quoted: the best, and others about as good that add something.
struct QuoteChoice: Sendable {
    let question: AskedQuestion
    let passages: [SourcedPassage]
    /// All units of the passages, by which a quote is widened.
    let units: [EvidenceUnit]
    private let scores: [EvidenceUnit: Double]

    init(
        question: AskedQuestion, passages: [SourcedPassage], units: [EvidenceUnit], scored: [ScoredUnit]
    ) {
        (self.question, self.passages, self.units) = (question, passages, units)
        scores = Dictionary(scored.map { ($0.unit, $0.score) }, uniquingKeysWith: max)
    }

    /// The most quotes.
    static let most = 3
    /// The most rows of one table that hold the same of the question, where it asks for several.
    static let mostRows = 12
    /// How much lower another unit's score may be.
    private static let distance = 4.0
    /// From how much lower a score on a quote is shown apart.
    private static let further = 2.0
    /// How much lower the score of a row may be that holds the same of the question as the best.
    private static let tie = 1.5

    /// A unit with the range of its document's text that is quoted for it.
    struct Quote: Sendable {
        let item: ScoredUnit
        let range: Range<Int>
        /// Whether its score is so much lower than the best that it is shown apart.
        var isFurther = false
    }

    /// The unit that answers best, among those that say anything; what heads a mail only where the mail itself is asked about.
    func best(of scored: [ScoredUnit]) -> ScoredUnit? {
        let telling = scored.filter { $0.features.isBare == 0 }
        let best = telling.first { !isMailField($0.unit) } ?? telling.first ?? scored.first
        guard question.expected == .date, asksOfMail, let best else { return best }
        return scored.first {
            $0.unit.passage == best.unit.passage && isMailHead($0.unit) && $0.unit.text.hasPrefix("Date: ")
        } ?? best
    }

    private var asksOfMail: Bool { !Lexicon.mail.isDisjoint(with: question.parts) }

    /// All of a part that is asked for by its number, as far as it is quoted at once; nil where something else is asked of it.
    func whole(_ section: AskedSection, beside best: ScoredUnit) -> [Quote]? {
        guard section.isWhole, section.holds(best.unit), best.unit.cells.isEmpty else { return nil }
        let parts = units.filter {
            $0.passage == best.unit.passage && !$0.isHeading && $0.cells.isEmpty && section.holds($0)
        }
        guard let start = parts.map(\.range.lowerBound).min() else { return nil }
        let end = parts.map(\.range.upperBound).filter { $0 - start <= Self.longest }.max()
        return end.map { [Quote(item: best, range: start..<$0)] }
    }

    /// The most bytes that are quoted of a part.
    private static let longest = 1200

    /// What is quoted, and how many rows answer like those quoted, and are too many to be quoted.
    func chosen(from scored: [ScoredUnit], beside best: ScoredUnit) -> (quotes: [Quote], omittedRows: Int) {
        let rows = ties(with: best, among: scored)
        guard rows.count > 1 else {
            let quotes = several(from: scored, beside: best)
            return (restOfTable(around: quotes, best) ?? changed(quotes, best, among: scored), 0)
        }
        let ordered =
            question.asksForNewest
            ? Editions.newestFirst(rows) { passages[$0.unit.passage].passage } : rows
        return (ordered.prefix(Self.mostRows).map { quote($0) }, max(0, rows.count - Self.mostRows))
    }

    /// The best unit and those beside it that add something, the likelier ones first.
    private func several(from scored: [ScoredUnit], beside best: ScoredUnit) -> [Quote] {
        let near = scored.filter {
            $0.score >= best.score - Self.distance && $0.features.isBare == 0 && !isMailField($0.unit)
        }
        var chosen = [quote(best)]
        if question.asksForSeveral, let other = scored.first(where: { isElsewhere($0, than: best) }) {
            chosen.append(quote(other))
        }
        for item in near where chosen.count < Self.most {
            guard !chosen.contains(where: { repeats($0.item, item) || isLesser(item, than: $0.item) }) else {
                continue
            }
            var quote = quote(item)
            quote.isFurther = item.score < best.score - Self.further
            if !chosen.contains(where: { overlap($0, quote) }) { chosen.append(quote) }
        }
        return chosen.filter { !$0.isFurther } + chosen.filter(\.isFurther)
    }

    /// The quotes with the one first that tells how what the best says was changed since, or is told since, and the best behind it;
    /// a row stays before what changes it, which may be yet to come.
    private func changed(_ quotes: [Quote], _ best: ScoredUnit, among scored: [ScoredUnit]) -> [Quote] {
        let supersession = Supersession(question: question, passages: passages)
        let told = supersession.change(of: best, among: scored)
        let newer =
            told == nil
            ? NewerState(question: question, passages: passages).unit(beside: best, among: scored) : nil
        guard let change = (told ?? newer).map(quote) else { return quotes }
        let rest = quotes.dropFirst().filter { !overlap($0, change) }
        let isFirst = newer != nil || best.unit.table == nil
        let ordered = (isFirst ? [change] : []) + Array(quotes.prefix(1)) + (isFirst ? [] : [change]) + rest
        return Array(ordered.prefix(Self.most))
    }

    /// All rows of a short table, in their order, of which as many are quoted as can be and nothing tells them from the rest.
    private func restOfTable(around quotes: [Quote], _ best: ScoredUnit) -> [Quote]? {
        guard quotes.count == Self.most, best.features.named + best.features.pointed == 0,
            let table = best.unit.table,
            quotes.allSatisfy({ $0.item.unit.table == table && $0.item.unit.passage == best.unit.passage })
        else { return nil }
        let rows = units.filter { $0.table == table && $0.passage == best.unit.passage }
        let mostTold = question.asksForAll || question.asksForPlural ? Self.mostRows : Self.mostTold
        guard (Self.most...mostTold).contains(rows.count) else { return nil }
        return rows.map { quote(ScoredUnit(unit: $0, features: best.features, score: best.score)) }
    }

    /// The most rows of a table that is told whole where some of them were found; where several are asked for, as many as are quoted.
    private static let mostTold = 6

    /// The rows below the same headers as the best one that hold as much of the question as it does, in their order, where
    /// the question asks for several.
    private func ties(with best: ScoredUnit, among scored: [ScoredUnit]) -> [ScoredUnit] {
        guard best.unit.table != nil, question.asksForAll,
            best.features.named + best.features.pointed > 0
        else { return [] }
        let headers = best.unit.cells.map(\.header)
        return scored.filter {
            $0.unit.table != nil && $0.unit.cells.map(\.header) == headers
                && $0.score >= best.score - Self.tie && $0.features.isOld == best.features.isOld
                && $0.features.named == best.features.named && $0.features.pointed == best.features.pointed
        }.sorted {
            ($0.unit.passage, $0.unit.range.lowerBound) < ($1.unit.passage, $1.unit.range.lowerBound)
        }
    }

    func quote(_ item: ScoredUnit) -> Quote {
        let source = passages[item.unit.passage]
        if let list = list(after: item.unit) {
            return Quote(item: item, range: list.range)
        }
        let widened = QuoteWindow.widened(item.unit, among: units, scores, in: source)
        return Quote(item: item, range: QuoteWindow.completed(widened, in: source))
    }

    /// The whole list that a unit introduces.
    private func list(after lead: EvidenceUnit) -> EvidenceUnit? {
        units.first {
            $0.isList && $0.passage == lead.passage && $0.range.lowerBound == lead.range.lowerBound
                && $0.range.upperBound > lead.range.upperBound
        }
    }

    /// Whether a unit is a field of a mail's head where the mail itself is not asked about: when it was written is not when
    /// happens what it tells.
    private func isMailField(_ unit: EvidenceUnit) -> Bool {
        guard isMailHead(unit) else { return false }
        if asksOfMail { return ![.name, .date, .anything].contains(question.expected) }
        return question.expected != .name || !unit.text.hasPrefix("From: ")
            || Lexicon.sayings.isDisjoint(with: question.parts)
    }

    /// Whether a unit is a field of a mail's head, which says no more than who wrote it and when.
    private func isMailHead(_ unit: EvidenceUnit) -> Bool {
        MailThreads.formats.contains(passages[unit.passage].content.format)
            && MailThreads.fields.contains { unit.text.hasPrefix($0) }
    }

    private func isElsewhere(_ item: ScoredUnit, than best: ScoredUnit) -> Bool {
        item.features.isBare == 0 && !isOfOneDocument(item, best)
    }

    private func isOfOneDocument(_ one: ScoredUnit, _ other: ScoredUnit) -> Bool {
        passages[one.unit.passage].passage.isOfOneDocument(with: passages[other.unit.passage].passage)
    }

    /// Whether a row of the same table holds less of what the question names or points at.
    private func isLesser(_ item: ScoredUnit, than other: ScoredUnit) -> Bool {
        guard let table = item.unit.table, table == other.unit.table, isOfOneDocument(item, other) else {
            return false
        }
        return item.features.named + item.features.pointed < other.features.named + other.features.pointed
    }

    /// Whether one unit holds all words of the other.
    private func repeats(_ one: ScoredUnit, _ other: ScoredUnit) -> Bool {
        one.unit.text.contains(other.unit.text) || other.unit.text.contains(one.unit.text)
    }

    private func overlap(_ one: Quote, _ other: Quote) -> Bool {
        isOfOneDocument(one.item, other.item) && one.range.overlaps(other.range)
    }
}
