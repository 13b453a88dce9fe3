import Documents
import Indexes

/// Finds the units of all sections that hold a question's words.
struct SurveyMatcher: Sendable {
    private let question: String
    private let wanted: [String]
    private let weights: [String: Double]
    private let sections: [SourcedPassage]

    /// The share of the question's words, each weighed by its rarity, that a unit and its headings hold.
    private static let least = 0.75

    /// Words that ask for a list and say nothing of what is listed.
    private static let asking: Set<String> = Set(
        Words(
            """
            list lists count name names mention mentions mentioned document documents section sections every \
            total overview show find liste nenne zähle anzahl dokumente liste compte nombre
            """
        ).stems)

    init(_ question: String, _ sections: [SourcedPassage]) {
        self.question = question
        self.sections = sections
        // A number is what is counted in `number of`, and a thing to look for elsewhere.
        let isCounting = question.lowercased().contains("number of")
        let words = Words(question).stems.filter {
            !Self.asking.contains($0) && !(isCounting && $0 == "numb")
        }
        wanted = words.enumerated().filter { words.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        var counts: [String: Int] = [:]
        for section in sections {
            let stems = Set(Words(section.passage.shown).stems)
            for stem in wanted where Words.share(of: stem, in: stems) > 0 { counts[stem, default: 0] += 1 }
        }
        let total = Double(max(1, sections.count))
        weights = Dictionary(
            wanted.map { ($0, 1 - Double(counts[$0] ?? 0) / (total + 1)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What the sections hold, in their order.
    ///
    /// - Parameter onProgress: called with the sections read so far.
    func items(onProgress: (Int) async -> Void = { _ in }) async -> (
        items: [SurveyItem], remarks: [String]
    ) {
        let all = wanted.reduce(0) { $0 + (weights[$1] ?? 0) }
        guard all > 0 else { return ([], ["The question names nothing to look for."]) }
        var found: [(section: SourcedPassage, items: [SurveyItem])] = []
        for (number, section) in sections.enumerated() {
            if number.isMultiple(of: Self.step) { await onProgress(number) }
            let items = items(of: section, number: number + 1, all: all)
            if !items.isEmpty { found.append((section, items)) }
        }
        let isReplaced = Editions.replacements(
            among: found.map { Editions.Source($0.section.passage) }, question: question
        ).map { $0 != nil }
        let older = Set(zip(found, isReplaced).filter(\.1).map(\.0.section.passage.document))
        return (
            zip(found, isReplaced).filter { !$1 }.flatMap(\.0.items),
            older.isEmpty
                ? []
                : ["\(older.count.counted("older edition")) left out; name the year to see what it says."]
        )
    }

    /// How many sections are read before progress is told.
    private static let step = 100

    private func items(of section: SourcedPassage, number: Int, all: Double) -> [SurveyItem] {
        let headings = section.passage.headings.flatMap { Words($0).stems }
        let beside = Stems(headings)
        let naming = headings + Words("\(section.passage.title) \(section.passage.document)").stems
        var tables: [Int: SurroundedTable] = [:]
        return EvidenceUnit.units(of: section, number: number - 1).compactMap { unit in
            let stems = Words(unit.compared).stems
            let held = Set(stems)
            var around = beside
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
                    $0 + (weights[$1] ?? 0) * max(own.share(of: $1), around.share(of: $1))
                } / all
            guard share >= Self.least, let citation = section.proof(number, unit.range, support: share) else {
                return nil
            }
            let words = citation.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return SurveyItem(words: words, citations: [citation])
        }
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
    private let sums: Set<Range<Int>>

    init(_ block: Block, _ content: Document, beside naming: [String]) {
        let rows = block.table?.rows ?? []
        let headers = rows.prefix(block.table?.headerRows ?? 0).map { String(content[$0.range]) }
        let own = ([block.place.words] + headers).flatMap { Words($0).stems }
        names = Stems(own)
        around = Stems(own + naming)
        sums = Set(
            rows.filter { row in
                TableQuestion.isSum(row.cells.map { RowCell(header: "", value: String(content[$0.range])) })
            }.map(\.range))
    }

    func isSum(_ row: Range<Int>) -> Bool { sums.contains(row) }
}

extension Editions.Source {
    init(_ passage: Passage) {
        self.init(document: passage.document, title: passage.title, text: passage.text)
    }
}
