import Documents

/// A part of a page between its lines and the document.
enum PDFPart {
    /// A line; whether it begins a block, and whether it stands beside the line before, on the same height.
    case line(PDFLine, startsBlock: Bool, isBeside: Bool)
    case table(PDFTable)
}

/// Puts what stands on one height together: the cells of tables, labels with their values, bullets with their items.
///
/// `pdftotext` tells lines and blocks apart by white space alone, so that each cell of a table is a block of its own.
/// Lines on one height are a row unless they are columns of running text: those stay columns, one read after the
/// other. Rows below each other with the same columns are a table.
struct PDFArrangement {
    private let segments: [PDFSegment]
    /// The segments of each height from the left to the right, from the top down.
    private let rows: [[Int]]
    private let columnEdges: [Double]
    private let bodyHeight: Double
    /// What each segment is part of, when it is not a line by itself.
    private var roles: [Int: Role] = [:]

    private enum Role {
        case table(PDFTable)
        case row([Int])
        case mark
        case item(mark: Int)
        case taken
    }

    /// Arranges a page's blocks, those at its margins left out.
    ///
    /// - Parameter bodyHeight: the height of most of the text.
    init(_ blocks: [[PDFLine]], bodyHeight: Double) {
        self.bodyHeight = bodyHeight
        segments = PDFSegment.all(of: blocks)
        rows = Self.rows(of: segments)
        let wrapped = PDFWrappedTables.found(rows, segments)
        let taken = Set(wrapped.lazy.flatMap(\.members))
        let free = segments.indices.filter { !taken.contains($0) }
        let edges = Set(free.lazy.map { [segments] in segments[$0] }.filter(\.isProseLine).map(\.edge))
        columnEdges = Self.columnEdges(rows.map { $0.filter { !taken.contains($0) } }, segments)
        for (members, table) in wrapped {
            for index in members { roles[index] = .taken }
            if let first = members.min() { roles[first] = .table(table) }
        }
        takeMarks()
        takeRuns(edges)
    }

    /// The parts in reading order.
    var parts: [PDFPart] {
        var parts: [PDFPart] = []
        let blocks = orderedBlocks
        let reach = blocks.reduce(into: [Int: Double]()) { reach, block in
            guard let column = column(of: block) else { return }
            for index in block { reach[column] = max(reach[column] ?? 0, segments[index].line.box.right) }
        }
        for block in blocks {
            add(block, reaching: column(of: block).flatMap { reach[$0] } ?? .infinity, to: &parts)
        }
        return parts
    }

    /// Adds a block.
    ///
    /// - Parameter reach: how far to the right the lines of its column reach.
    private func add(_ block: [Int], reaching reach: Double, to parts: inout [PDFPart]) {
        var startsBlock = true
        for index in block {
            var line = segments[index].line
            line.columnRight = min(line.columnRight, reach)
            switch roles[index] {
            case .table(let table):
                parts.append(.table(table))
                startsBlock = true
                continue
            case .mark, .taken: continue
            case .row(let row):
                for (position, other) in row.enumerated() {
                    parts.append(.line(segments[other].line, startsBlock: true, isBeside: position > 0))
                }
            case .item(let mark):
                parts.append(.line(segments[mark].line, startsBlock: true, isBeside: false))
                parts.append(.line(line, startsBlock: false, isBeside: true))
            case nil: parts.append(.line(line, startsBlock: startsBlock, isBeside: false))
            }
            startsBlock = false
        }
    }

    // MARK: Rows

    private static func rows(of segments: [PDFSegment]) -> [[Int]] {
        var rows: [[Int]] = []
        var middle = -Double.infinity
        for index in segments.indices.sorted(by: { segments[$0].middle < segments[$1].middle }) {
            if segments[index].middle - middle > segments[index].height * 0.35 {
                rows.append([])
                middle = segments[index].middle
            }
            rows[rows.count - 1].append(index)
        }
        return rows.map { $0.sorted { segments[$0].line.box.left < segments[$1].line.box.left } }
    }

    /// The left edges of columns of running text that stand side by side.
    private static func columnEdges(_ rows: [[Int]], _ segments: [PDFSegment]) -> [Double] {
        var found: Set<Int> = []
        for row in rows where row.count > 1 {
            let columns = row.filter { segments[$0].isProseLine }.map { segments[$0].edge }
            if Set(columns).count > 1 { found.formUnion(columns) }
        }
        return found.sorted().map { Double($0) * PDFSegment.edgeWidth }
    }

    private mutating func takeMarks() {
        for row in rows where row.count > 1 {
            for (mark, text) in zip(row, row.dropFirst())
            where segments[mark].isMark && segments[text].beginsWithLetter && roles[mark] == nil {
                let isFirst = row[0] == mark || segments[mark].line.text.first.map(\.isLetter) == false
                guard isFirst, !isWithinTable(row, mark) else { continue }
                roles[mark] = .mark
                roles[text] = .item(mark: mark)
            }
        }
    }

    /// Whether a bare number begins a row of more than itself and a text, as positions in an invoice do, or stands behind its
    /// first cell, as prices do.
    private func isWithinTable(_ row: [Int], _ mark: Int) -> Bool {
        let text = segments[mark].line.text
        return row.count > 2
            && (text.allSatisfy(\.isNumber) || row[0] != mark && text.last?.isNumber == true)
    }

    // MARK: Tables

    /// Rows are gathered in runs; a few are open at a time, since tables may stand side by side on heights of their own.
    private mutating func takeRuns(_ edges: Set<Int>) {
        var open: [PDFTableRun] = []
        let segments = segments
        for (number, row) in rows.enumerated() {
            let isFree = row.allSatisfy { roles[$0] == nil }
            if isFree, row.count > 1, !areColumns(row, edges) {
                if let fitting = open.firstIndex(where: { $0.fits(row, segments) }) {
                    open[fitting].add(row, segments)
                } else {
                    end(&open) { $0.overlaps(row, segments) || $0.isFar(from: row, segments) }
                    if open.count == Self.mostOpen { end(&open) { _ in true } }
                    open.append(PDFTableRun(row, segments))
                }
            } else if isFree, row.count == 1,
                let going = open.firstIndex(where: { continues($0, row[0], before: number + 1, edges) })
            {
                open[going].add(row, segments)
            } else {
                end(&open) { $0.overlaps(row, segments) || $0.isFar(from: row, segments) }
            }
        }
        end(&open) { _ in true }
    }

    private static let mostOpen = 4

    /// Whether a lone segment goes on with a table: in a later column, or at the left while rows of the table follow.
    private func continues(
        _ run: PDFTableRun, _ index: Int, before next: Int, _ edges: Set<Int>
    ) -> Bool {
        guard run.count > 1, run.fits([index], segments), segments[index].words <= Self.longestCell else {
            return false
        }
        if run.column(of: segments[index]) ?? 0 > 0 { return true }
        guard next < rows.count, rows[next].count > 1, !areColumns(rows[next], edges) else { return false }
        var longer = run
        longer.add([index], segments)
        return longer.fits(rows[next], segments)
    }

    private static let longestCell = 8

    private func areColumns(_ row: [Int], _ edges: Set<Int>) -> Bool {
        let inColumns = row.filter { segments[$0].isAt(edges) }
        let long = row.filter { segments[$0].words >= Self.longestCell }
        return Set(inColumns.map { segments[$0].edge }).count > 1 || long.count > 1
            || long.contains { segments[$0].isProse }
    }

    private mutating func end(_ open: inout [PDFTableRun], where isOver: (PDFTableRun) -> Bool) {
        for run in open.filter(isOver) { end(run) }
        open.removeAll(where: isOver)
    }

    private mutating func end(_ run: PDFTableRun) {
        let members = run.rows.joined()
        guard let first = members.min() else { return }
        if run.isTable(segments) {
            for index in members { roles[index] = .taken }
            roles[first] = .table(run.table(segments))
        } else if run.count == 1, let row = run.rows.first, isOneLine(row) {
            for index in row { roles[index] = .taken }
            roles[first] = .row(row)
        }
    }

    /// Whether what stands on one height reads as one line: headings far from each other do not.
    private func isOneLine(_ row: [Int]) -> Bool {
        let heights = row.map { segments[$0].height }
        let highest = heights.max() ?? 0
        let widest =
            zip(row, row.dropFirst()).map {
                segments[$1].line.box.left - segments[$0].line.box.right
            }.max() ?? 0
        return highest <= (heights.min() ?? 0) * 1.15 && row.allSatisfy { segments[$0].blockLines == 1 }
            && (highest <= bodyHeight * 1.15 || widest < highest * 4)
    }

    // MARK: Columns

    /// The segments of each block, in reading order: columns of running text one after the other.
    private var orderedBlocks: [[Int]] {
        var blocks: [[Int]] = []
        for index in segments.indices {
            if let last = blocks.last?.first, segments[last].block == segments[index].block {
                blocks[blocks.count - 1].append(index)
            } else {
                blocks.append([index])
            }
        }
        guard columnEdges.count > 1 else { return blocks }
        let alone = Set(rows.filter { $0.count == 1 }.joined())
        var ordered: [[Int]] = []
        var waiting: [(column: Int, block: [Int])] = []
        func flush() {
            let sorted = waiting.enumerated().sorted {
                let (left, right) = (segments[$0.element.block[0]], segments[$1.element.block[0]])
                return ($0.element.column, left.line.box.top, $0.offset)
                    < ($1.element.column, right.line.box.top, $1.offset)
            }
            ordered += sorted.map(\.element.block)
            waiting = []
        }
        for block in blocks {
            if let column = column(of: block), !(block.count == 1 && alone.contains(block[0])) {
                waiting.append((column, block))
            } else {
                flush()
                ordered.append(block)
            }
        }
        flush()
        return ordered
    }

    /// Which column a block stands in; nil when it reaches over several.
    private func column(of block: [Int]) -> Int? {
        guard columnEdges.count > 1 else { return nil }
        let left = block.map { segments[$0].line.box.left }.min() ?? 0
        let right = block.map { segments[$0].line.box.right }.max() ?? 0
        guard let column = columnEdges.lastIndex(where: { left > $0 - 2 * PDFSegment.edgeWidth }) else {
            return nil
        }
        let next = column + 1 < columnEdges.count ? columnEdges[column + 1] : .infinity
        return right < next + PDFSegment.edgeWidth ? column : nil
    }
}
