import Documents

/// The tables that found passages stand in, each made once for a question.
struct AskedTables: Sendable {
    let question: AskedQuestion
    let passages: [SourcedPassage]
    /// The rows among the units, without those of old editions.
    let rows: [EvidenceUnit]
    /// The tables of which every row is there, in reading order.
    let whole: [AskedTable]
    /// Carries out what the question asks to be done with rows; nil where a row answers by itself.
    let operation: OperationAnswer?

    /// - Parameters:
    ///   - units: those of the passages, in their order.
    ///   - mostRows: the most rows of a table that is compared with the question.
    init(
        _ units: [EvidenceUnit], _ passages: [SourcedPassage], _ question: AskedQuestion,
        mostRows: Int = Self.mostRows
    ) {
        (self.passages, self.question) = (passages, question)
        operation = OperationAnswer(question)
        let isOld = Editions.old(passages, question: question)
        rows = units.filter { $0.table != nil && !isOld[$0.passage] }
        var (order, found): ([TableID], [TableID: [EvidenceUnit]]) = ([], [:])
        for row in rows {
            let id = TableID(of: row, passages)
            if found[id] == nil { order.append(id) }
            found[id, default: []].append(row)
        }
        whole = order.compactMap { id in
            found[id].flatMap { AskedTable(found: $0, in: passages[$0[0].passage], question, mostRows) }
        }
    }

    /// What the first answerer says that can tell.
    var quotation: QuotingAnswerer.Quotation? {
        let answerers: [(any TableAnswerer)?] = [
            RowComparison(question), ComputedAnswer(question),
            question.operation.isOfPlaces ? operation : nil,
            QueryAnswer(question), TableSeries(question), operation,
        ]
        return answerers.lazy.compactMap { $0?.quotation(from: self) }.first
    }

    /// The most rows of a table that are compared with a question.
    static let mostRows = 20_000

    /// Which table a row belongs to, whatever passage it was found in.
    private struct TableID: Hashable {
        let document: String
        let sha256: String
        let start: Int

        init(of row: EvidenceUnit, _ passages: [SourcedPassage]) {
            let passage = passages[row.passage].passage
            (document, sha256, start) = (passage.document, passage.sha256, row.table ?? 0)
        }
    }
}

/// A table with all its rows, and what the words of a question are to it.
struct AskedTable: Sendable {
    let units: [EvidenceUnit]
    let source: SourcedPassage
    let table: QueriedTable
    private let question: AskedQuestion
    private let contextRead = ReadOnce<String>()
    private let bindingRead = ReadOnce<QueryBinding>()
    private let readingRead = ReadOnce<TableReading>()

    init(_ units: [EvidenceUnit], in source: SourcedPassage, _ question: AskedQuestion) {
        (self.units, self.source, self.question) = (units, source, question)
        table = QueriedTable(units.map(\.cells))
    }

    /// - Parameter found: the rows of the table that are among the units: of a long one only those of the passages.
    /// - Returns: nil where a row is missing: one is too long to be a unit, or there are too many.
    init?(found: [EvidenceUnit], in source: SourcedPassage, _ question: AskedQuestion, _ mostRows: Int) {
        guard let block = source.block(ofTable: found[0].table), let table = block.table else { return nil }
        let all = source.shownRows(of: table)
        var units = found
        if UnitCutter.isLong(table), all <= mostRows {
            units = EvidenceUnit.rows(of: block, in: source, number: found[0].passage)
        }
        guard units.count == all else { return nil }
        self.init(units, in: source, question)
    }

    var isLong: Bool { units.count > UnitCutter.mostRows }

    /// The folders and the name of the document without its ending, which may name what the rows are.
    private var path: String {
        let parts = source.passage.document.split(separator: "/").map(String.init)
        let name = parts.last ?? ""
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return (parts.dropLast() + [stem]).joined(separator: " › ")
    }

    /// What stands above the table: the headings and the sheet, the document's title and name.
    var context: String {
        contextRead {
            let heading = units[0].table.flatMap { TableHeading(of: $0, in: source)?.words } ?? ""
            return "\(units[0].context) › \(heading) › \(source.passage.title) › \(path)"
        }
    }

    /// What the question's words are to the table as its operation takes them.
    var reading: TableReading {
        readingRead { TableReading(binding, question.operation) }
    }

    /// What the question's words are to the table.
    var binding: QueryBinding {
        bindingRead {
            QueryBinding(question.query, to: table, around: TableSurroundings("\(context) \(table.name)"))
        }
    }
}

/// Answers a question from tables.
protocol TableAnswerer: Sendable {
    /// The answer with its proof; nil when no table can tell.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation?
}

extension SourcedPassage {
    /// The block of the table that begins at a place of the document's text.
    func block(ofTable start: Int?) -> Block? {
        passage.blocks.first { $0.table?.rows.first?.range.lowerBound == start && start != nil }
    }

    /// How many rows of a table are shown below its headers.
    func shownRows(of table: Table) -> Int {
        table.rows.dropFirst(table.headerRows).count { !$0.isHidden || showsHidden }
    }
}
