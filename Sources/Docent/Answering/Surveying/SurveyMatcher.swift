import Documents
import Indexes

/// Finds the units of all sections that hold a question's words.
struct SurveyMatcher: Sendable {
    private let question: AskedQuestion
    private let wanted: [String]
    private let figures: [Figure]
    /// The bound that the question sets to a number or a time; nil when it sets none.
    private let bound: SurveyBound?
    /// In how many sections each wanted word stands.
    private var counts: [String: Int] = [:]
    /// How many sections were counted.
    private(set) var sections = 0
    private var matches: [Match] = []

    /// What a section holds, and what tells its edition.
    private struct Match: Sendable {
        let source: Editions.Source
        let items: [SurveyItem]
    }

    /// The share of the question's words, each weighed by its rarity, that a unit and its headings hold.
    private static let least = 0.75

    /// The same of a unit that keeps to the bound that the question sets, which tells of itself that it is meant.
    private static let leastBounded = 0.5

    /// Words that ask for a list and say nothing of what is listed.
    private static let asking = Lexicon.surveying.stems

    init(_ question: AskedQuestion) {
        self.question = question
        figures = Self.figures(of: question.text)
        // A number is what is counted in `number of`, and a thing to look for elsewhere.
        let isCounting = question.text.lowercased().contains("number of")
        bound = SurveyBound(question)
        let bounding = bound?.stems ?? []
        let words = question.words.stems.filter {
            !Self.asking.contains($0) && !(isCounting && $0 == "numb") && !bounding.contains($0)
        }
        wanted = words.enumerated().filter { words.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    /// Counts a section towards how rare the question's words are; all are counted before the first is matched.
    mutating func count(_ text: String) {
        sections += 1
        let stems = Set(Words(text).stems)
        for stem in wanted where Words.share(of: stem, in: stems) > 0 { counts[stem, default: 0] += 1 }
    }

    private func weight(_ stem: String) -> Double { 1 - Double(counts[stem] ?? 0) / Double(sections + 1) }

    /// Keeps what the sections of a document hold.
    ///
    /// - Parameter onProgress: called with the number of the section that is read.
    mutating func match(_ document: [SourcedPassage], onProgress: (Int) async -> Void) async {
        guard !wanted.isEmpty, let content = document.first?.content else { return }
        let all = wanted.reduce(0) { $0 + weight($1) }
        var frames = TableFrames(of: content)
        for section in document {
            let number = section.passage.number
            if number.isMultiple(of: Self.step) { await onProgress(number) }
            let items = items(of: section, number: number, all: all, &frames)
            if !items.isEmpty {
                matches.append(Match(source: Editions.Source(section.passage), items: items))
            }
        }
    }

    /// What all sections hold, in their order, without what a newer edition says again.
    func found() -> (items: [SurveyItem], remarks: [Remark]) {
        guard !wanted.isEmpty else { return ([], [.nothingToFind]) }
        let newer = Editions.replacements(among: matches.map(\.source), question: question.text)
        let replacing = Set(newer.compactMap { $0.map { matches[$0].source.document } })
        let said = Dictionary(
            grouping: matches.filter { replacing.contains($0.source.document) }, by: \.source.document
        ).mapValues { SurveyedThings($0.flatMap(\.items)) }
        var (kept, older): ([SurveyItem], Set<String>) = ([], [])
        for (match, replacement) in zip(matches, newer) {
            let newest = replacement.flatMap { said[matches[$0].source.document] }
            let left = match.items.filter { newest?.hold($0) != true }
            if left.count < match.items.count { older.insert(match.source.document) }
            kept += left
        }
        return (Self.fullest(kept), older.isEmpty ? [] : [.olderEditions(older.count)])
    }

    /// Where rows hold all of the question's words, rows that hold some of them are of other things.
    private static func fullest(_ items: [SurveyItem]) -> [SurveyItem] {
        let whole = 1 - 1e-9
        guard items.contains(where: { $0.isRow && $0.support >= whole }) else { return items }
        return items.filter { !$0.isRow || $0.support >= whole }
    }

    /// How many sections are read before progress is told.
    private static let step = 100

    private func items(
        of section: SourcedPassage, number: Int, all: Double, _ frames: inout TableFrames
    ) -> [SurveyItem] {
        let headings = section.passage.headings.flatMap { Words($0).stems }
        let beside = Stems(headings)
        let naming = headings + Words("\(section.passage.title) \(section.passage.document)").stems
        let units = EvidenceUnit.units(of: section, number: number - 1, &frames)
        let fitting = bound?.fitting(units)
        var tables: [Int: SurroundedTable] = [:]
        return units.compactMap { unit in
            guard fitting?.contains(unit) != false else { return nil }
            let stems = Words(unit.compared).stems
            let held = Set(stems)
            var around = bound == nil ? beside : Stems(naming)
            var hasOwn = wanted.contains { Words.share(of: $0, in: held) > 0 }
            if !unit.cells.isEmpty,
                let block = section.passage.blocks.first(where: { $0.range.overlaps(unit.range) })
            {
                let start = block.range.lowerBound
                let table = tables[start] ?? SurroundedTable(block, section.content, beside: naming)
                tables[start] = table
                guard !table.isSum(unit.range) else { return nil }
                hasOwn = hasOwn || wanted.contains { table.names.share(of: $0) > 0 }
                around = table.around
            }
            guard hasOwn, !Self.isHeading(unit, section) else { return nil }
            let own = Stems(stems)
            let share =
                wanted.reduce(0) {
                    $0 + weight($1) * max(own.share(of: $1), around.share(of: $1))
                } / all
            guard share >= (bound == nil ? Self.least : Self.leastBounded),
                holdsFigures(unit, section.passage),
                let citation = section.proof(number, unit.range, support: share)
            else { return nil }
            let words = citation.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // Of many contracts with one clause each, the clause does not say whose it is.
            let name = bound == nil || !unit.cells.isEmpty ? "" : "\(section.passage.title): "
            return SurveyItem(
                words: name + words, citations: [citation], name: Self.name(of: unit),
                isRow: !unit.cells.isEmpty)
        }
    }

    /// Whether each number, date and code that is asked for stands in a unit, or in what names its passage.
    private func holdsFigures(_ unit: EvidenceUnit, _ passage: Passage) -> Bool {
        guard !figures.isEmpty else { return true }
        let around = passage.headings + [passage.title, passage.document, passage.date ?? "", unit.context]
        let held = ([unit.compared, unit.text] + around).flatMap { Figures.all(in: $0) }
        return figures.allSatisfy { figure in held.contains { $0.agrees(with: figure) } }
    }

    /// The figures of a question that are looked for as they are: one that bounds others is found by them.
    private static func figures(of question: String) -> [Figure] {
        Figures.all(in: question).filter { figure in
            let (before, written) = (
                question.slice(0..<figure.range.lowerBound), question.slice(figure.range)
            )
            let rest = String(question.slice(figure.range.upperBound..<question.utf8.count))
            let isBound =
                NumberBound(of: figure, in: question) != nil
                || NumberBound.opensSpan(NumberBound.lead(before))
                || TimeBound(behind: rest) != nil
                || Words.parts(of: before).suffix(2).contains { TimeBound(before: $0) != nil || $0 == "and" }
            return written.contains(where: \.isNumber) && !isBound
        }
    }

    /// What a unit is told from others by: the first cell of a row, the words of a sentence without its figures.
    private static func name(of unit: EvidenceUnit) -> Set<String> {
        let words = unit.cells.first { !$0.value.isEmpty }?.value ?? unit.text
        let stems = Set(Words(words).stems)
        return unit.cells.isEmpty ? stems.filter { $0.contains(where: \.isLetter) } : stems
    }

    private static func isHeading(_ unit: EvidenceUnit, _ section: SourcedPassage) -> Bool {
        section.passage.blocks.contains { block in
            if case .heading = block.kind { block.range.overlaps(unit.range) } else { false }
        }
    }
}

/// Stems among which others are looked for.
///
/// Two stems are equal here too when one more ending, cut off each, makes them so.
private struct Stems {
    private let all: Set<String>
    private let folded: Set<String>

    init(_ stems: [String]) {
        all = Set(stems)
        folded = Set(stems.map(Self.folded))
    }

    /// 1 when a stem is held, less when only an akin one is.
    func share(of stem: String) -> Double {
        all.contains(stem) || folded.contains(Self.folded(stem)) ? 1 : Words.share(of: stem, in: all)
    }

    /// `suppliers` and `supplier` are cut to `supplier` and `suppli`, and both to `suppli`.
    private static func folded(_ stem: String) -> String { Words(stem).stems.first ?? stem }
}

/// What names a table: its headers, the titles above them, its sheet or slide; and the rows that sum it up.
private struct SurroundedTable {
    let names: Stems
    /// The same with what names its section and document.
    let around: Stems
    private let rows: Table.Rows
    private let content: Document

    init(_ block: Block, _ content: Document, beside naming: [String]) {
        rows = block.table?.rows ?? []
        self.content = content
        let headers = rows.prefix(block.table?.headerRows ?? 0).map { String(content[$0.range]) }
        let own = ([block.place.words] + headers).flatMap { Words($0).stems }
        names = Stems(own)
        around = Stems(own + naming)
    }

    func isSum(_ range: Range<Int>) -> Bool {
        let place = rows.partitioningIndex { $0.range.upperBound > range.lowerBound }
        guard place < rows.count, rows[place].range == range else { return false }
        return SumRows.isNamed(
            rows[place].cells.map { RowCell(header: "", value: String(content[$0.range])) })
    }
}

extension Editions.Source {
    init(_ passage: Passage) {
        self.init(document: passage.document, title: passage.title, text: passage.text)
    }
}
