import Documents

/// Aligns two documents section by section, then sentence by sentence and row by row.
struct DocumentComparer: Sendable {
    let left: ComparedDocument
    let right: ComparedDocument

    /// Two units that are about the same thing share at least this part of their words.
    private static let least = 0.4
    /// How many pairs are compared within one section; above, each unit is compared with those that share its rarest words.
    private static let most = 250_000
    /// With how many each unit is compared at least, where so many share a word with it.
    private static let fewest = 64

    /// The differences, and how many sections are aligned.
    func differences() -> (aligned: Int, differences: [Comparison.Difference]) {
        let (lefts, rights) = (DocumentPart.parts(of: left.content), DocumentPart.parts(of: right.content))
        let pairs = SectionAlignment(lefts, rights).pairs
        let taken = Set(pairs.compactMap(\.self))
        var sections = lefts.enumerated().map { OpenSection($1, pairs[$0].map { rights[$0] }) }
        sections += rights.enumerated().filter { !taken.contains($0.offset) }.map { OpenSection(nil, $1) }
        let moved = EqualUnits(sections.flatMap(\.lefts), sections.flatMap(\.rights))
        for number in sections.indices { pair(&sections[number], moved) }
        let same = EqualUnits(sections.flatMap(\.openLefts), sections.flatMap(\.openRights))
        return (taken.count, sections.flatMap { differences(in: $0, without: same) })
    }

    /// Finds partners in a section: first among units that stand nowhere else in the other document, then among those that
    /// do.
    ///
    /// What moved to another section is no difference, but where each of two sections now has what the other said of the same
    /// thing, values were swapped.
    private func pair(_ section: inout OpenSection, _ moved: EqualUnits) {
        let lefts = section.lefts.parted { moved.left.contains($0.range.lowerBound) }
        let rights = section.rights.parted { moved.right.contains($0.range.lowerBound) }
        section.pair(lefts.no, rights.no, paired(lefts.no, rights.no))
        let (rows, otherRows) = (lefts.yes.parted { $0.name != nil }, rights.yes.parted { $0.name != nil })
        section.pair(rows.yes, otherRows.yes, pairedByName(rows.yes, otherRows.yes))
        section.pair(rows.no, otherRows.no, paired(rows.no, otherRows.no))
    }

    private func differences(in section: OpenSection, without same: EqualUnits) -> [Comparison.Difference] {
        let ours = section.lefts.filter { !same.left.contains($0.range.lowerBound) }.map { unit in
            let other = section.partner(of: unit)
            return Comparison.Difference(
                kind: other == nil ? .removed : .changed, section: section.path,
                left: left.citation(unit.range, 1), right: other.map { right.citation($0.range, 2) },
                changes: other.map { Self.changes(from: unit, to: $0) } ?? [])
        }
        let theirs = section.openRights.filter { !same.right.contains($0.range.lowerBound) }.map { unit in
            Comparison.Difference(
                kind: .added, section: section.path, left: nil, right: right.citation(unit.range, 2),
                changes: [])
        }
        return ours + theirs
    }

    /// For each unit of the left the one of the right that is about the same thing.
    private func paired(_ lefts: [DocumentPart.Unit], _ rights: [DocumentPart.Unit]) -> [Int?] {
        var pairs = pairedByName(lefts, rights)
        var free = Set(rights.indices).subtracting(pairs.compactMap(\.self))
        let open = lefts.indices.filter { pairs[$0] == nil }
        let shared = SharedStems(free.sorted().map { ($0, rights[$0].stems) })
        let most = max(Self.fewest, Self.most / max(1, open.count))
        var candidates: [(left: Int, right: Int, likeness: Double)] = []
        for number in open {
            let unit = lefts[number]
            let middle = number * rights.count / lefts.count
            for other in shared.candidates(for: unit.stems, around: middle, most: most) {
                let likeness = likeness(unit, rights[other])
                if likeness >= Self.least { candidates.append((number, other, likeness)) }
            }
        }
        for candidate in candidates.sorted(by: {
            ($0.likeness, $1.left, $1.right) > ($1.likeness, $0.left, $0.right)
        })
        where pairs[candidate.left] == nil && free.contains(candidate.right) {
            pairs[candidate.left] = candidate.right
            free.remove(candidate.right)
        }
        return pairs
    }

    /// Rows of one name are about the same thing; of several the likest is.
    private func pairedByName(_ lefts: [DocumentPart.Unit], _ rights: [DocumentPart.Unit]) -> [Int?] {
        var free: [String: [Int]] = [:]
        for (number, unit) in rights.enumerated() {
            if let name = unit.name?.lowercased(), !name.isEmpty { free[name, default: []].append(number) }
        }
        return lefts.enumerated().map { number, unit in
            guard let name = unit.name?.lowercased(), let same = free[name] else { return nil }
            let near = same.nearest(to: number * rights.count / lefts.count, most: Self.fewest)
            let likest = near.indices.max {
                likeness(unit, rights[same[$0]]) < likeness(unit, rights[same[$1]])
            }
            return likest.map { free[name, default: []].remove(at: $0) }
        }
    }

    /// The share of words that two units have in common, twice the common over the sum; rows match rows only.
    private func likeness(_ one: DocumentPart.Unit, _ other: DocumentPart.Unit) -> Double {
        (one.name == nil) == (other.name == nil) ? one.stems.likeness(to: other.stems) : 0
    }

    private static func changes(from one: DocumentPart.Unit, to other: DocumentPart.Unit) -> [Comparison
        .Change]
    {
        if one.name != nil, !one.cells.isEmpty { return cellChanges(from: one, to: other) }
        let lefts = Figures.all(in: one.text)
        let rights = Figures.all(in: other.text)
        let gone = lefts.filter { figure in !rights.contains { $0.agrees(with: figure) } }
        let come = rights.filter { figure in !lefts.contains { $0.agrees(with: figure) } }
        return (0..<max(gone.count, come.count)).map { number in
            Comparison.Change(
                name: nil, left: number < gone.count ? Self.words(gone[number], in: one.text) : nil,
                right: number < come.count ? Self.words(come[number], in: other.text) : nil)
        }
    }

    private static func words(_ figure: Figure, in text: String) -> String {
        String(text.slice(figure.range))
    }

    /// Cells are matched by their headers, and by their order where there are none.
    private static func cellChanges(
        from one: DocumentPart.Unit, to other: DocumentPart.Unit
    ) -> [Comparison.Change] {
        var rest = other.cells
        var changes: [Comparison.Change] = []
        for cell in one.cells {
            let place = rest.firstIndex { $0.header.lowercased() == cell.header.lowercased() }
            let value = place.map { rest.remove(at: $0).value }
            if value != cell.value {
                changes.append(.init(name: cell.header, left: cell.value, right: value))
            }
        }
        return changes + rest.map { .init(name: $0.header, left: nil, right: $0.value) }
    }
}
