import Documents

/// What other documents say of the same that is quoted, with other values.
struct Disagreement: Sendable {
    let question: AskedQuestion
    let passages: [SourcedPassage]

    /// The most documents that are set beside the best.
    private static let most = 2
    /// The share of the shorter statement's words, figures left out, that both have.
    private static let least = 0.6

    /// The units of other documents, one of each, that say the same as the best one with another value, the likeliest first.
    func rivals(of best: ScoredUnit, among scored: [ScoredUnit]) -> [ScoredUnit] {
        guard !question.asksForSeveral, let own = statement(best.unit) else { return [] }
        var rivals: [ScoredUnit] = []
        for item in scored where rivals.count < Self.most && item.features.isBare == 0 {
            guard !([best] + rivals).contains(where: { isOfOneDocument($0.unit, item.unit) }),
                let other = statement(item.unit), own.contradicts(other)
            else { continue }
            rivals.append(item)
        }
        return rivals
    }

    private func isOfOneDocument(_ one: EvidenceUnit, _ other: EvidenceUnit) -> Bool {
        let (one, other) = (passages[one.passage].passage, passages[other.passage].passage)
        return one.isOfOneDocument(with: other) || one.document == other.document
    }

    // MARK: Quotes

    /// The quotes with those that the rivals say beside the first, the latest document's before the others'.
    func set(_ rivals: [QuoteChoice.Quote], beside quotes: [QuoteChoice.Quote]) -> [QuoteChoice.Quote] {
        guard !rivals.isEmpty, let best = quotes.first else { return quotes }
        let rest = quotes.dropFirst().filter { quote in
            !rivals.contains {
                isOfOneDocument($0.item.unit, quote.item.unit) && $0.range.overlaps(quote.range)
            }
        }
        let opposed = [best] + rivals
        let dates = opposed.map { ToldDate(of: passages[$0.item.unit.passage]) }
        let areDated = dates.allSatisfy { $0?.isOfFile == false } && question.years.isEmpty
        let ordered = zip(opposed, dates).enumerated().sorted { one, other in
            let (own, theirs) = (one.element.1?.date ?? "", other.element.1?.date ?? "")
            return areDated && own != theirs ? own > theirs : one.offset < other.offset
        }.map(\.element.0)
        return ordered + rest.prefix(max(0, QuoteChoice.most - ordered.count))
    }

    /// What a reader must know of documents that say otherwise.
    func remarks(on rivals: [ScoredUnit]) -> [Remark] {
        let old = rivals.filter { $0.features.isOld > 0 }.map { passages[$0.unit.passage].passage.document }
        return (rivals.count > old.count ? [.disagreement] : []) + old.map(Remark.otherValueBefore)
    }

    // MARK: Statements

    /// Only what answers the question can contradict another answer.
    private func statement(_ unit: EvidenceUnit) -> Statement? {
        let passage = passages[unit.passage].passage
        let asked = question.stems
        guard !asked.isEmpty, !unit.isHeading, !unit.isList else { return nil }
        return unit.cells.isEmpty
            ? Statement(sentence: unit, in: passage, asked: asked, question.text)
            : Statement(
                row: unit, in: passage, asked: asked, RowWording.worded(of: unit, question: question).told)
    }

    /// What a unit says, apart from the values by which it says it.
    private struct Statement {
        /// The stems of the question that it holds, its headings and its document's title included.
        let held: Set<String>
        /// What it says the values of.
        let subject: Set<String>
        /// The names that it is about, as far as no figure brings them.
        let names: Set<String>
        /// All stems of it and of what stands around it.
        let around: Set<String>
        let values: [Figure]
        let isRow: Bool

        init?(sentence unit: EvidenceUnit, in passage: Passage, asked: Set<String>, _ question: String) {
            let given = Figures.all(in: question)
            values = Figures.all(in: unit.text).filter { figure in
                if case .code = figure.value { return false }
                return !given.contains { $0.agrees(with: figure) }
            }
            let words = Words(Self.without(values, unit.text))
            subject = Set(words.stems)
            let title = "\(passage.title) › \(unit.context)"
            names = words.names.union(Self.names(passage, unit.context)).filter { !$0.allSatisfy(\.isNumber) }
            around = Set(Words("\(unit.compared) › \(title) › \(passage.document)").stems)
            held = asked.intersection(around)
            isRow = false
            guard !values.isEmpty, !asked.isDisjoint(with: subject) else { return nil }
        }

        /// A row that is asked for one of its columns: the name and the header are what it says the value of.
        init?(row unit: EvidenceUnit, in passage: Passage, asked: Set<String>, _ told: ToldRow) {
            guard told.values.count == 1, let name = told.name else { return nil }
            values = Figures.all(in: told.values[0].value)
            let words = Words(phrase: "\(name.value) › \(told.values[0].header)")
            subject = Set(words.stems)
            let title = "\(passage.title) › \(unit.context)"
            let others = unit.cells.filter {
                $0.range != told.values[0].range && !$0.value.contains(where: \.isNumber)
            }
            names = Set(others.flatMap { Words(phrase: $0.value).stems }).union(
                Self.names(passage, unit.context))
            around = Set(Words("\(unit.compared) › \(title) › \(passage.document)").stems)
            held = asked.intersection(around)
            isRow = true
            guard !values.isEmpty else { return nil }
        }

        func contradicts(_ other: Self) -> Bool {
            guard isRow == other.isRow, held == other.held, !held.isEmpty,
                names.isSubset(of: other.around), other.names.isSubset(of: around)
            else { return false }
            let fewer = min(subject.count, other.subject.count)
            let common = subject.intersection(other.subject).count
            guard fewer > 0,
                isRow ? subject == other.subject : Double(common) >= Disagreement.least * Double(fewer)
            else { return false }
            let (amounts, others) = (values.filter { !$0.isTime }, other.values.filter { !$0.isTime })
            let (times, otherTimes) = (values.filter(\.isTime), other.values.filter(\.isTime))
            guard !amounts.isEmpty || !others.isEmpty else { return Self.differ(times, otherTimes) }
            // Amounts of two times may both be right.
            return Self.differ(amounts, others)
                && (times.isEmpty && otherTimes.isEmpty || Self.agree(times, otherTimes))
        }

        private static func agree(_ some: [Figure], _ others: [Figure]) -> Bool {
            some.contains { figure in others.contains { $0.agrees(with: figure) } }
        }

        /// Whether some figure of each has none in the other that it agrees with, and these are of one kind.
        private static func differ(_ some: [Figure], _ others: [Figure]) -> Bool {
            let own = some.first { figure in !others.contains { $0.agrees(with: figure) } }
            let theirs = others.first { figure in !some.contains { $0.agrees(with: figure) } }
            guard let own, let theirs else { return false }
            return areOfOneKind(own, theirs)
        }

        private static func areOfOneKind(_ one: Figure, _ other: Figure) -> Bool {
            switch (one.value, other.value) {
            case (.quantity(_, let unit), .quantity(_, let otherUnit)): unit == otherUnit
            case (.date, .date): true
            default: false
            }
        }

        /// The names in a title and in the headings below it; a title of one word is a name itself.
        private static func names(_ passage: Passage, _ context: String) -> Set<String> {
            let title = passage.title
            let own =
                title.contains(where: \.isWhitespace) ? Words(title).names : Set(Words(phrase: title).stems)
            return context.split(separator: "›").reduce(into: own) { names, heading in
                names.formUnion(Words(String(heading)).names)
            }.filter { !$0.allSatisfy(\.isNumber) }
        }

        private static func without(_ figures: [Figure], _ text: String) -> String {
            var bytes = Array(text.utf8)
            for figure in figures { for at in figure.range { bytes[at] = 0x20 } }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension Figure {
    /// Whether it tells when: a date or a year.
    fileprivate var isTime: Bool {
        if case .date = value { return true }
        return isYear
    }
}
