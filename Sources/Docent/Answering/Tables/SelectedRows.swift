import Documents

/// The rows of a table that answer together, with what is cited of them.
struct SelectedRows {
    let rows: [EvidenceUnit]
    /// How many rows the table has.
    let all: Int
    /// What is cited: each row, or runs of them.
    let ranges: [Range<Int>]
    /// How many rows are too many to be cited.
    let omitted: Int
    let certainty: Double
    /// The passage of the table, counted from 0.
    private let passage: Int
    /// The header of the column that names the rows, where that is not the first.
    private let key: String?
    /// The columns by which they were found.
    private let compared: Set<String>
    /// The heading that tells their table from others of its document with the same columns.
    private let heading: String?

    /// - Parameters:
    ///   - kept: the places of the rows that are meant; where there are none, all are cited that are not.
    ///   - body: the places of the rows that are no sums or titles.
    init(
        _ kept: [Int], of units: [EvidenceUnit], body: [Int], isCounted: Bool, in source: SourcedPassage,
        certainty: Double, key: String? = nil, compared: Set<String> = []
    ) {
        (self.key, self.compared) = (key, compared)
        heading = units.first?.table.flatMap { TableHeading(of: $0, in: source)?.amongSisters }
        let shown = kept.isEmpty ? body : kept
        let isRun = isCounted && shown.count == body.count || shown.count > Self.mostCitations || kept.isEmpty
        let runs = isRun ? Self.runs(of: shown, units, around: source.hiddenRanges) : shown.map { [$0] }
        let cited = runs.prefix(Self.mostCitations)
        rows = kept.map { units[$0] }
        all = body.count
        ranges = cited.map { units[$0[0]].range.lowerBound..<units[$0[$0.count - 1]].range.upperBound }
        omitted = shown.count - cited.joined().count
        self.certainty = certainty
        passage = units.first?.passage ?? 0
    }

    /// The rows of tables as an answer.
    ///
    /// - Parameter things: what is counted; nil where the rows are asked for one by one.
    static func quotation(
        of tables: [SelectedRows], counting things: String?, _ passages: [SourcedPassage],
        _ question: AskedQuestion
    ) -> QuotingAnswerer.Quotation {
        var citations: [Citation] = []
        var lines: [String] = []
        let passage = { (table: SelectedRows) in passages[table.passage].passage }
        let tables = question.asksForNewest ? Editions.newestFirst(tables, passage: passage) : tables
        let labels = Editions.labels(of: tables.map(passage))
        for (table, label) in zip(tables, labels) {
            let worded = table.worded(counting: things, question)
            let proofs = table.ranges.enumerated().map { place, range in
                passages[table.passage].citation(
                    citations.count + place + 1, range, support: table.certainty,
                    of: worded.map { $0[place].told } ?? table.told(range, table.compared))
            }
            citations += proofs
            lines += table.lines(proofs.map { "[\($0.marker)]" }, worded?.map(\.words), counting: things).map
            {
                "\(label.map { "\($0): " } ?? "")\($0)"
            }
        }
        let certainty = tables.map(\.certainty).min() ?? 0
        let sum = tables.count == 1 ? certainty : certainty * severalTables
        let omitted = tables.reduce(0) { $0 + $1.omitted }
        let areTold = things != nil || tables.allSatisfy(\.rows.isEmpty)
        return QuotingAnswerer.Quotation(
            text: lines.joined(separator: "\n"), citations: citations, certainty: sum,
            doubts: tables.count > 1 && sum < Confidence.sure ? [Doubt(.severalTables)] : [],
            remarks: omitted == 0 ? [] : [areTold ? .rowsNotCited(omitted) : .rowsOmitted(omitted)],
            kind: .rows)
    }

    /// The rows one by one where each is cited and they are asked for.
    private func worded(
        counting things: String?, _ question: AskedQuestion
    ) -> [(words: String, told: ToldRow)]? {
        guard things == nil, !rows.isEmpty, ranges.count == rows.count else { return nil }
        return rows.map { RowWording.worded(of: $0, question: question, key: key, compared: compared) }
    }

    /// What some columns hold in the rows of a range.
    func told(_ range: Range<Int>, _ columns: Set<String>) -> ToldRow {
        let told = rows.filter { range.overlaps($0.range) }
        return ToldRow(
            name: told.count == 1 ? RowWording.nameCell(of: told[0].cells, key: key) : nil,
            values: told.flatMap(\.cells).filter { columns.contains($0.header) })
    }

    /// The rows one by one as they are worded, else their number and names.
    private func lines(_ marks: [String], _ worded: [String]?, counting things: String?) -> [String] {
        if let worded {
            return zip(worded, marks).map { words, mark in
                "\(heading.map { "\($0): " } ?? "")\(words) \(mark)"
            }
        }
        let kind = [things ?? "rows", heading.map { "under “\($0)”" }].compactMap(\.self)
            .joined(separator: " ")
        guard !rows.isEmpty else { return ["None of \(all) \(kind) \(marks.joined())"] }
        let names = rows.prefix(Self.mostNames).map { RowWording.name(in: $0.cells, key: key) }
        let more = rows.count > Self.mostNames ? ", …" : ""
        let count = rows.count == all ? "\(all)" : "\(rows.count) of \(all)"
        return ["\(count) \(kind): \(names.joined(separator: ", "))\(more) \(marks.joined())"]
    }

    /// The places of rows in runs, each of a few that follow one another with nothing between that the file hides.
    private static func runs(
        of kept: [Int], _ rows: [EvidenceUnit], around hidden: [Range<Int>]
    ) -> [[Int]] {
        kept.reduce(into: []) { runs, row in
            guard let last = runs.last?.last, row == last + 1, runs[runs.count - 1].count < longestRun,
                !hidden.contains(where: {
                    rows[last].range.upperBound < $0.upperBound
                        && $0.lowerBound < rows[row].range.lowerBound
                })
            else { return runs.append([row]) }
            runs[runs.count - 1].append(row)
        }
    }

    private static let severalTables = 0.7
    static let mostNames = 12
    private static let mostCitations = 12
    /// How many rows one citation quotes at most.
    private static let longestRun = 100
}
