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
                .map { (number: $0, likeness: own.likeness(to: stems[$0])) }
                .max { ($0.likeness, $1.number) < ($1.likeness, $0.number) }
            guard let best, best.likeness >= 0.4 else { continue }
            pairs[number] = best.number
            free.remove(best.number)
        }
    }

    private static func stems(_ part: DocumentPart) -> Set<String> {
        part.units.reduce(into: Set(Words(part.path.last ?? "").stems)) { $0.formUnion($1.stems) }
    }

    /// A heading without its number, a year in it and marks: editions differ in them.
    private static func folded(_ heading: String) -> String {
        let words = Words.parts(of: heading)
        let kept = words.filter { !$0.allSatisfy(\.isNumber) }
        return (kept.isEmpty ? words : kept).joined(separator: " ")
    }
}
