/// From ranges to addresses and back: what a citation shows, and how the words behind an address are found again.
extension Document {
    /// The narrowest address around a range of UTF-8 offsets: its paragraphs, lines or box, and the cells it touches.
    package func locator(for range: Range<Int>) -> Locator {
        var lines = LineStarts()
        return locator(for: range, lines: &lines)
    }

    /// The same, for a caller that asks for one range after the other: each block's lines are counted once.
    func locator(for range: Range<Int>, lines: inout LineStarts) -> Locator {
        let range = range.clamped(to: 0..<text.utf8.count)
        let touched = blocks(touching: range).droppingHeadingsAbove()
        guard let first = touched.first else {
            return Locator(place: .section(headings: [], paragraphs: 0...0), range: range)
        }
        var place = lines.narrowed(first, to: range, in: self)
        for block in touched.dropFirst() { place = place.union(lines.narrowed(block, to: range, in: self)) }
        return Locator(place: place, cells: cells(of: touched, within: range), range: range)
    }

    /// The range of the words at an address, by its place and cells; its own range only chooses between equals.
    ///
    /// Nil when the document has no such place. The range is the hull of all that the address names.
    package func resolve(_ locator: Locator) -> Range<Int>? {
        resolve(place: locator.place, cells: locator.cells, near: locator.range)
    }

    /// The words at an address: exactly its range when that belongs to the place it names, else all of that place.
    package func words(at locator: Locator) -> Substring? {
        if !locator.range.isEmpty, self.locator(for: locator.range) == locator { return self[locator.range] }
        guard let named = resolve(locator) else { return nil }
        let whole = resolve(place: locator.place, cells: nil, near: locator.range) ?? named
        let isWithin = named.overlaps(locator.range) && whole.clamped(to: locator.range) == locator.range
        return self[isWithin ? locator.range : named]
    }

    func resolve(place: Place?, cells: CellRange?, near range: Range<Int>?) -> Range<Int>? {
        let runs = runs(at: place, cells: cells)
        guard let range, !range.isEmpty, runs.count > 1 else { return runs.first }
        if let holding = runs.first(where: { $0.clamped(to: range) == range }) { return holding }
        let hull = runs[0].lowerBound..<runs[runs.count - 1].upperBound
        if hull.clamped(to: range) == range { return hull }
        return runs.min { abs($0.lowerBound - range.lowerBound) < abs($1.lowerBound - range.lowerBound) }
    }

    /// The blocks that share a byte with a range; for a range between blocks, the one after it or the last.
    func blocks(touching range: Range<Int>) -> ArraySlice<Block> {
        let shared = blocks(overlapping: range)
        let nearest = Swift.min(shared.startIndex, blocks.count - 1)
        return !shared.isEmpty || nearest < 0 ? shared : blocks[nearest...nearest]
    }

    /// The blocks that share a byte with a range.
    package func blocks(overlapping range: Range<Int>) -> ArraySlice<Block> {
        let from = blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
        let to = blocks[from...].firstIndex { $0.range.lowerBound >= range.upperBound } ?? blocks.count
        return blocks[from..<to]
    }

    /// The cells that a range touches: those of a sheet have its addresses, others are counted within their table, so that
    /// two tables have none in common.
    private func cells(of blocks: ArraySlice<Block>, within range: Range<Int>) -> CellRange? {
        var rectangle: CellRange?
        let isOnSheet = if case .sheet = blocks.first?.place { true } else { false }
        guard isOnSheet || blocks.count(where: { $0.table != nil }) < 2 else { return nil }
        for block in blocks {
            guard let cells = block.table?.cells(touching: range) ?? cell(commentedBy: block) else {
                if block.table != nil { continue }
                if case .sheet = block.place { continue }
                return nil
            }
            rectangle = rectangle?.union(cells) ?? cells
        }
        return rectangle
    }

    /// The cell that a comment on a sheet speaks of: its words begin with the address, as in `B3: Check this`.
    private func cell(commentedBy block: Block) -> CellRange? {
        guard case .comment = block.kind, case .sheet = block.place else { return nil }
        return self[block.range].split(separator: ":", maxSplits: 1).first.flatMap { CellRange(String($0)) }
    }

    /// The ranges of what a place and cells name, a range for each run of blocks that stand together.
    private func runs(at place: Place?, cells: CellRange?) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var last: (index: Int, place: Place)?
        for (index, block) in blocks.enumerated() where place?.names(block.place) ?? true {
            guard let part = part(of: block, at: place, cells: cells) else { continue }
            let isApart = cells != nil && block.table == nil
            if let before = last, before.index + 1 == index, !block.place.restarts(after: before.place),
                !isApart
            {
                runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<part.upperBound
            } else {
                runs.append(part)
            }
            last = (index, block.place)
        }
        return runs
    }

    private func part(of block: Block, at place: Place?, cells: CellRange?) -> Range<Int>? {
        if let cells {
            if let table = block.table { return table.range(of: cells) }
            return cell(commentedBy: block).map { cells.contains($0.from) } == true ? block.range : nil
        }
        guard case .lines(let wanted) = place, case .lines(let lines) = block.place,
            let starts = LineStarts.find(in: block, lines, of: self)
        else { return block.range }
        let from = max(wanted.lowerBound, lines.lowerBound) - lines.lowerBound
        let to = min(wanted.upperBound, lines.upperBound) - lines.lowerBound + 1
        return starts[from]..<(to < starts.count ? starts[to] - 1 : block.range.upperBound)
    }
}

extension ArraySlice<Block> {
    /// Without headings at the start that the section after them stands below: its place says so already.
    fileprivate func droppingHeadingsAbove() -> Self {
        var rest = self
        while let first = rest.first, first.isHeading, let next = rest.dropFirst().first,
            case .section(let above, _) = first.place, case .section(let path, _) = next.place,
            path.count > above.count, path.starts(with: above)
        {
            rest = rest.dropFirst()
        }
        return rest
    }
}

extension Table {
    /// The rectangle of the cells that share a byte with a range.
    func cells(touching range: Range<Int>) -> CellRange? {
        var rectangle: CellRange?
        for row in rows[rows.partitioningIndex { $0.range.upperBound > range.lowerBound }...] {
            guard row.range.lowerBound < range.upperBound else { break }
            for cell in row.cells where cell.range.overlaps(range) {
                let cell = CellRange(CellAddress(column: cell.column, row: row.number))
                rectangle = rectangle?.union(cell) ?? cell
            }
        }
        return rectangle
    }

    /// The hull of the cells that begin within a rectangle.
    func range(of rectangle: CellRange) -> Range<Int>? {
        var hull: Range<Int>?
        for row in rows where (rectangle.from.row...rectangle.through.row).contains(row.number) {
            for cell in row.cells
            where rectangle.contains(CellAddress(column: cell.column, row: row.number)) {
                let start = hull?.lowerBound ?? cell.range.lowerBound
                hull = start..<max(start, cell.range.upperBound)
            }
        }
        return hull
    }
}
