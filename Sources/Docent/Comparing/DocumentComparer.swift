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
        let keys = (left: keys(of: lefts), right: keys(of: rights))
        var differences: [Comparison.Difference] = []
        for (number, part) in lefts.enumerated() {
            let other = pairs[number].map { rights[$0] }
            let own = part.units.filter { !keys.right.contains($0.key) }
            let theirs = (other?.units ?? []).filter { !keys.left.contains($0.key) }
            differences += compared(own, theirs, under: other?.path ?? part.path)
        }
        let taken = Set(pairs.compactMap(\.self))
        for (number, part) in rights.enumerated() where !taken.contains(number) {
            differences += compared([], part.units.filter { !keys.left.contains($0.key) }, under: part.path)
        }
        return (taken.count, differences)
    }

    private func keys(of parts: [DocumentPart]) -> Set<String> { Set(parts.flatMap { $0.units.map(\.key) }) }

    private func compared(
        _ lefts: [DocumentPart.Unit], _ rights: [DocumentPart.Unit], under section: [String]
    ) -> [Comparison.Difference] {
        let pairs = paired(lefts, rights)
        var differences = lefts.enumerated().map { number, unit in
            let other = pairs[number].map { rights[$0] }
            return Comparison.Difference(
                kind: other == nil ? .removed : .changed, section: section,
                left: left.citation(unit.range, 1),
                right: other.map { right.citation($0.range, 2) },
                changes: other.map { Self.changes(from: unit, to: $0) } ?? [])
        }
        let taken = Set(pairs.compactMap(\.self))
        for (number, unit) in rights.enumerated() where !taken.contains(number) {
            differences.append(
                Comparison.Difference(
                    kind: .added, section: section, left: nil, right: right.citation(unit.range, 2),
                    changes: []))
        }
        return differences
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
        guard (one.name == nil) == (other.name == nil), !one.stems.isEmpty || !other.stems.isEmpty else {
            return 0
        }
        return 2 * Double(one.stems.intersection(other.stems).count)
            / Double(one.stems.count + other.stems.count)
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

/// Which section of one document is which of another: by headings first, then by what they hold.
struct SectionAlignment: Sendable {
    /// How many pairs of sections are compared by what they hold; above, each with those that share its rarest words.
    private static let most = 20_000
    private static let fewest = 16

    /// For each section of the left the number of the right's, or nil.
    private(set) var pairs: [Int?]

    init(_ lefts: [DocumentPart], _ rights: [DocumentPart]) {
        pairs = [Int?](repeating: nil, count: lefts.count)
        var free = Set(rights.indices)
        let names: [(DocumentPart) -> String] = [
            { $0.path.map(Self.folded).joined(separator: "/") }, { $0.path.last.map(Self.folded) ?? "" },
        ]
        for name in names {
            let known = Dictionary(grouping: free.sorted(), by: { name(rights[$0]) })
            for number in lefts.indices where pairs[number] == nil {
                guard let found = known[name(lefts[number])]?.first(where: { free.contains($0) }) else {
                    continue
                }
                pairs[number] = found
                free.remove(found)
            }
        }
        let stems = rights.map(Self.stems)
        let open = lefts.indices.filter { pairs[$0] == nil }
        let shared = SharedStems(free.sorted().map { ($0, stems[$0]) })
        let most = max(Self.fewest, Self.most / max(1, open.count))
        for number in open {
            let own = Self.stems(lefts[number])
            let near = shared.candidates(
                for: own, around: number * rights.count / lefts.count, most: most)
            let best = near.filter(free.contains)
                .map { (number: $0, likeness: Self.likeness(own, stems[$0])) }
                .max { ($0.likeness, $1.number) < ($1.likeness, $0.number) }
            guard let best, best.likeness >= 0.4 else { continue }
            pairs[number] = best.number
            free.remove(best.number)
        }
    }

    private static func stems(_ part: DocumentPart) -> Set<String> {
        part.units.reduce(into: Set(Words(part.path.last ?? "").stems)) { $0.formUnion($1.stems) }
    }

    private static func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
        let sum = one.count + other.count
        return sum == 0 ? 0 : 2 * Double(one.intersection(other).count) / Double(sum)
    }

    /// A heading without its number, a year in it and marks: editions differ in them.
    private static func folded(_ heading: String) -> String {
        let words = heading.lowercased().split { !$0.isLetter && !$0.isNumber }
        let kept = words.filter { !$0.allSatisfy(\.isNumber) }
        return (kept.isEmpty ? words : kept).joined(separator: " ")
    }
}
