import Documents
import Indexes

/// Things of which each stands in a file or a section of its own with facts after their names, as tickets and orders do: a
/// question sets conditions to them as to the rows of a table.
struct SurveyedRecords: Sendable {
    /// A thing with its facts.
    private struct Record {
        let name: String
        let source: SourcedPassage
        var facts: [(cell: RowCell, range: Range<Int>)] = []
    }

    private let answer: QueryAnswer
    private var records: [String: [Record]] = [:]

    /// - Returns: nil for a question that sets no conditions to things.
    init?(_ question: AskedQuestion) {
        guard let answer = QueryAnswer(question) else { return nil }
        self.answer = answer
    }

    /// Whether passages that were found are of such things, so that all of them are worth reading.
    static func mayTell(_ question: AskedQuestion, by passages: [SourcedPassage]) -> Bool {
        guard let records = SurveyedRecords(question),
            records.answer.counts || question.asksForAll
        else { return false }
        return passages.count { facts(of: $0).count >= fewestFacts } >= fewestFacts
    }

    /// Keeps the records of a document, of which one stands in each of its sections with two facts or more.
    mutating func add(_ document: [SourcedPassage]) {
        var found: [String: Record] = [:]
        for section in document {
            let facts = Self.facts(of: section)
            guard !facts.isEmpty else { continue }
            let name = section.passage.headings.last ?? section.passage.title
            found[name, default: Record(name: name, source: section)].facts += facts
        }
        for record in found.values.sorted(by: { $0.facts[0].range.lowerBound < $1.facts[0].range.lowerBound })
        where Set(record.facts.map(\.cell.header)).count >= Self.fewestFacts {
            records[Self.kind(of: record.name), default: []].append(record)
        }
    }

    private static let fewestFacts = 2
    private static let fewestRecords = 3

    /// The records that fulfil what the question asks; nil where no kind of them can tell.
    func found() -> SurveyedKind? {
        let kinds = records.filter { $0.value.count >= Self.fewestRecords && !$0.key.isEmpty }
        let told = kinds.sorted { $0.key < $1.key }.compactMap { kind, records in
            selected(records, of: kind)
        }
        return told.count == 1 ? told[0] : nil
    }

    private func selected(_ records: [Record], of kind: String) -> SurveyedKind? {
        let numbers = records.map { String($0.name.dropFirst(kind.count).drop { $0 == " " }) }
        let units = zip(records, numbers).map { record, number in
            EvidenceUnit(
                passage: 0, range: record.facts[0].range, text: record.name, compared: record.name,
                context: kind,
                cells: [RowCell(header: kind, value: number)] + record.facts.map(\.cell), table: 0,
                isHeading: false)
        }
        guard let kept = answer.kept(among: units, records[0].source) else { return nil }
        let items = kept.rows.map { row in
            let record = records[row]
            let facts = record.facts.filter { kept.headers.contains($0.cell.header) }
            let shown = facts.isEmpty ? Array(record.facts.prefix(1)) : facts
            let words = [record.name] + shown.map { "\($0.cell.header): \($0.cell.value)" }
            return SurveyItem(
                words: words.joined(separator: ", "),
                citations: shown.enumerated().compactMap {
                    record.source.proof($0.offset + 1, $0.element.range, support: 1)
                })
        }
        return SurveyedKind(
            name: kind, all: records.count, items: items, names: kept.rows.map { numbers[$0] },
            isCounted: answer.counts)
    }

    // MARK: Facts

    /// The facts of a section: `Status: open`, or a row of a name and a value.
    private static func facts(of section: SourcedPassage) -> [(cell: RowCell, range: Range<Int>)] {
        EvidenceUnit.units(of: section, number: 0).compactMap { unit in
            if unit.cells.count == 2, unit.cells.allSatisfy({ $0.header.isEmpty }) {
                return (RowCell(header: unit.cells[0].value, value: unit.cells[1].value), unit.range)
            }
            guard unit.cells.isEmpty, !unit.isList, !unit.isHeading else { return nil }
            return fact(unit.text).map { ($0, unit.range) }
        }
    }

    /// A name of a few words, a colon, and a value that is no sentence.
    private static func fact(_ text: String) -> RowCell? {
        guard let colon = text.firstRange(of: ": "), text.utf8.count <= longest, !text.contains("\n") else {
            return nil
        }
        let (name, value) = (text[..<colon.lowerBound], text[colon.upperBound...])
        guard name.first?.isLetter == true, !value.isEmpty, value.last != ".",
            name.split(separator: " ").count <= mostWords
        else { return nil }
        return RowCell(header: String(name), value: String(value))
    }

    private static let longest = 160
    private static let mostWords = 4

    /// What a record is by its name: the words before the number or the code that tells it from others.
    private static func kind(of name: String) -> String {
        name.split(separator: " ").prefix { !$0.contains(where: \.isNumber) }.joined(separator: " ")
    }
}

/// The records of one kind that fulfil a question's conditions.
struct SurveyedKind: Sendable {
    let name: String
    /// How many there are of the kind.
    let all: Int
    let items: [SurveyItem]
    let names: [String]
    /// Whether their number was asked for.
    let isCounted: Bool

    /// What was found, as a survey tells it: one item where they are counted.
    var told: [SurveyItem] {
        guard isCounted, !items.isEmpty else { return items }
        let more = names.count > SelectedRows.mostNames ? ", …" : ""
        return [
            SurveyItem(
                words: names.prefix(SelectedRows.mostNames).joined(separator: ", ") + more,
                citations: items.flatMap(\.citations))
        ]
    }

    /// How many fulfil them, of how many.
    var count: String { "\(items.count) of \(all) records named “\(name)”" }
}
