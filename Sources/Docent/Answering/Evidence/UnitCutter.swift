import Documents
import Indexes

/// Which rows of a passage's tables become units.
enum TableReach: Sendable {
    /// Those that the passage holds.
    case passage
    /// All of a table, unless it is a long one.
    case wholeUnlessLong
    /// All.
    case whole
}

/// Cuts a passage into units, block by block.
struct UnitCutter {
    let source: SourcedPassage
    let number: Int
    let tables: TableReach
    private(set) var frames: TableFrames
    private(set) var units: [EvidenceUnit] = []
    private let mail: MailParts
    /// The range and words of the sentence or term that introduces what follows.
    private var lead: (range: Range<Int>, text: String)?
    /// The numbers of the section and the items that are open, by their depth; that of a section is −1.
    private var items: [(depth: Int, number: String)] = []
    /// Where the whole list after the lead is among the units.
    private var whole: Int?
    /// The heading right before what follows.
    private var heading: Range<Int>?

    init(source: SourcedPassage, number: Int, tables: TableReach, frames: TableFrames) {
        self.source = source
        self.number = number
        self.tables = tables
        self.frames = frames
        mail = MailParts(of: source.content, within: source.passage.locator.range)
        if let heading = source.passage.headings.last { open(heading: heading) }
    }

    /// The most bytes of a list that is quoted whole, of a row that is, or of a sentence with the code that it announces.
    static let most = 800
    /// The fewest words of a heading that is a sentence.
    private static let leastClause = 8
    /// The most rows of a table that are units beyond those of the passage: each is measured against the question.
    static let mostRows = 2000

    /// Whether a table has so many rows that only those of the passage are measured.
    static func isLong(_ table: Table) -> Bool { table.rows.count > mostRows }

    mutating func add(_ block: Block) {
        guard block.layer == .furniture else { return addContent(block) }
        let first = units.count
        addContent(block)
        for number in first..<units.count { units[number].isFurniture = true }
        (lead, heading, whole) = (nil, nil, nil)
    }

    private mutating func addContent(_ block: Block) {
        let context =
            if case .element(let path) = block.place {
                RecordContext(of: block, at: path, in: source.content).words
            } else { block.place.words }
        if let table = block.table {
            if !addRecord(table, of: block, context) { addRows(of: table, context) }
            (lead, heading) = (nil, nil)
            return
        }
        let range = block.range.clamped(to: source.passage.locator.range)
        guard !range.isEmpty else { return }
        follow(block)
        switch block.kind {
        case .listItem, .definition: addItem(range, context)
        case .code: addWhole(range, context)
        case .heading:
            add(range, context, isHeading: !Self.isClause(text(range)))
            lead = Self.isQuestion(text(range)) ? (range, text(range)) : nil
            (heading, whole) = (range, nil)
        default:
            heading = nil
            for stretch in mail.stretches(of: range) { addStretch(stretch, context) }
        }
    }

    /// Adds sentences of a letter's own words, of what it quotes, or of what heads that; of other documents all are their own.
    private mutating func addStretch(_ range: Range<Int>, _ context: String) {
        let first = units.count
        addSentences(range, context)
        let isHead = mail.areHeads(range) && !MailThreads.fields.contains { text(range).hasPrefix($0) }
        for number in first..<units.count {
            units[number].isFurniture = isHead
            units[number].isQuoted = mail.areQuoted(units[number].range)
        }
    }

    /// Opens the item or the numbered section that begins, and closes those that it ends.
    private mutating func follow(_ block: Block) {
        switch block.kind {
        case .listItem(let depth, let marker):
            items.removeAll { $0.depth >= depth }
            items.append((depth, Words.trimmed(marker) { !$0.isLetter && !$0.isNumber }))
        case .heading: open(heading: text(block.range))
        default: break
        }
    }

    private mutating func open(heading: String) {
        items = AskedSection.number(of: heading[...]).map { [(-1, $0)] } ?? []
    }

    /// Whether a heading is a sentence, as the clauses of contracts often are.
    static func isClause(_ text: String) -> Bool {
        [UInt8(ascii: "."), UInt8(ascii: ";")].contains(text.utf8.last ?? 0)
            && text.split(separator: " ", maxSplits: leastClause).count > leastClause
    }

    private mutating func addSentences(_ range: Range<Int>, _ context: String) {
        var asked = lead.flatMap { Self.isQuestion($0.text) ? $0 : nil }
        lead = nil
        whole = nil
        for sentence in sentences(of: range) {
            add(sentence, context, after: asked?.text)
            if let last = units.last, Self.isQuestion(last.text) { asked = (last.range, last.text) }
        }
        guard let last = units.last, last.range.upperBound <= range.upperBound else { return }
        if last.text.utf8.last == UInt8(ascii: ":") || last.text.utf8.count < 60 {
            lead = (last.range, last.text)
        }
    }

    private static func isQuestion(_ text: String) -> Bool { text.utf8.last == UInt8(ascii: "?") }

    /// An item by itself, and all items so far together with what introduces them; a long one sentence by sentence.
    private mutating func addItem(_ range: Range<Int>, _ context: String) {
        guard range.count <= Self.most else {
            for sentence in sentences(of: range) { add(sentence, context, after: lead?.text) }
            return
        }
        add(range, context, after: lead?.text)
        guard let start = lead?.range ?? heading, range.upperBound - start.lowerBound <= Self.most else {
            return
        }
        let all = start.lowerBound..<range.upperBound
        let words = text(all)
        var unit = unit(all, words, compared: words, context)
        unit.isList = true
        if let whole {
            units[whole] = unit
        } else {
            whole = units.count
            units.append(unit)
        }
    }

    private mutating func addWhole(_ range: Range<Int>, _ context: String) {
        if range.count <= Self.most { add(range, context) } else { addSentences(range, context) }
    }

    private mutating func add(
        _ range: Range<Int>, _ context: String, after lead: String? = nil, isHeading: Bool = false
    ) {
        let words = text(range)
        guard !words.isEmpty else { return }
        units.append(
            unit(
                range, words, compared: lead.map { "\($0) \(words)" } ?? words, context, isHeading: isHeading)
        )
    }

    private func text(_ range: Range<Int>) -> String { String(source.content[range]) }

    /// The sentences of a range of the document's text.
    private func sentences(of range: Range<Int>) -> [Range<Int>] {
        Sentences.ranges(in: text(range)).map {
            range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound
        }
    }

    private func unit(
        _ range: Range<Int>, _ text: String, compared: String, _ context: String, isHeading: Bool = false
    ) -> EvidenceUnit {
        EvidenceUnit(
            passage: number, range: range, text: text, compared: compared, context: context, cells: [],
            isHeading: isHeading, items: items.map(\.number))
    }

    // MARK: Rows

    private mutating func addRows(of table: Table, _ context: String) {
        let base = source.passage.locator.range
        let frame = frames.frame(of: table)
        let headers = frame.headers
        let context = ([context] + headers.titles).filter { !$0.isEmpty }.joined(separator: " › ")
        let isWhole = tables == .whole || tables == .wholeUnlessLong && !Self.isLong(table)
        let start = table.rows.first?.range.lowerBound ?? 0
        var spans = RowSpans()
        var groups = frame.groups
        let rows = table.rows.dropFirst(table.headerRows)
        let touched =
            isWhole ? rows.startIndex : rows.partitioningIndex { $0.range.upperBound > base.lowerBound }
        for row in rows[max(rows.startIndex, touched - RowSpans.reach)...] {
            guard isWhole || row.range.lowerBound < base.upperBound else { break }
            let above = spans.cells(over: row)
            let group = groups.group(of: row, below: above)
            guard isWhole || row.range.overlaps(base), !row.isHidden || source.showsHidden else { continue }
            let cells = (above + row.cells).sorted { $0.column < $1.column }.map {
                (
                    range: $0.range,
                    cell: RowCell(
                        header: headers.words(above: $0.column), value: text($0.range), range: $0.range)
                )
            }
            if row.range.count <= Self.most {
                let isLabelled = table.headerColumns == 1 && table.headerRows == table.titleRows
                let named = group.map { group in
                    RowCell(
                        header: group.isTitle ? "" : headers.words(above: group.cell.column),
                        value: text(group.cell.range), range: group.cell.range)
                }
                var unit = self.row(
                    row.range, cells.map(\.cell) + [named].compactMap(\.self), context, table: start,
                    isLabelled: isLabelled)
                if SumRows.isNamed(cells.map(\.cell)) { groups.close() }
                unit.opensTable = row.range.lowerBound == start
                units.append(unit)
            } else {
                for cell in cells {
                    addCell(cell.range, cell.cell, first: cells.first?.cell.value ?? "", context)
                }
            }
        }
    }

    /// Adds what stands of one thing below its name, each label with its value, as a row of all such things.
    ///
    /// Such are the cards of an address book and the events of a calendar. One that is too long is a row for each label.
    ///
    /// - Returns: false when the table is none, or belongs to a data file, whose records are named otherwise.
    private mutating func addRecord(_ table: Table, of block: Block, _ context: String) -> Bool {
        if case .element = block.place { return false }
        guard let heading, table.headerRows == 0, table.headerColumns == 1,
            table.rows.allSatisfy({ $0.cells.count == 2 && !$0.isHidden }), let end = table.rows.last?.range
        else { return false }
        let name = RowCell(header: Self.nameOfRecord, value: text(heading))
        let cells = table.rows.map {
            RowCell(header: text($0.cells[0].range), value: text($0.cells[1].range))
        }
        let range = heading.lowerBound..<end.upperBound
        if range.count <= Self.most {
            units.append(row(range, [name] + cells, context, table: Self.records))
        } else {
            for (line, cell) in zip(table.rows, cells) where line.range.count <= Self.most {
                units.append(row(line.range, [name, cell], context, table: Self.records))
            }
            for (line, cell) in zip(table.rows, cells) where line.range.count > Self.most {
                addCell(line.cells[1].range, cell, first: name.value, context)
            }
        }
        return true
    }

    /// What heads the names of records, as no file says.
    private static let nameOfRecord = "Name"
    /// What records have in the place of where their table begins: they are rows of none that is written.
    private static let records = -1

    private func row(
        _ range: Range<Int>, _ cells: [RowCell], _ context: String, table: Int, isLabelled: Bool = false
    ) -> EvidenceUnit {
        let told = cells.map { $0.header.isEmpty ? $0.value : "\($0.header): \($0.value)" }
        let compared = isLabelled && told.count > 1 ? ["\(told[0]): \(told[1])"] + told[2...] : told
        return EvidenceUnit(
            passage: number, range: range, text: text(range), compared: compared.joined(separator: "; "),
            context: context, cells: cells, table: table, isHeading: false, isLabelled: isLabelled)
    }

    /// A row of long texts is quoted by the sentence.
    private mutating func addCell(_ range: Range<Int>, _ cell: RowCell, first: String, _ context: String) {
        guard range.overlaps(source.passage.locator.range) else { return }
        let name = cell.value == first ? cell.header : "\(first.prefix(80)) \(cell.header)"
        for sentence in sentences(of: range) { add(sentence, context, after: name) }
    }
}
