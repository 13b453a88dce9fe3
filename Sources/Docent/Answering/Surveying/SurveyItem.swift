/// Something that a survey found: words, and where they stand.
struct SurveyItem: Sendable {
    let words: String
    var citations: [Citation]
    /// The stems by which it is told from others.
    var name: Set<String> = []
    /// Whether it is a row of a table.
    var isRow = false

    /// How well it holds what is asked for, from 0 to 1.
    var support: Double { citations.compactMap(\.support).max() ?? 1 }
}

/// What a document's items speak of, to tell the items of another edition that say something of the same.
struct SurveyedThings: Sendable {
    private let rows: Set<Set<String>>
    private let sentences: [Set<String>]

    init(_ items: [SurveyItem]) {
        rows = Set(items.filter(\.isRow).map(\.name))
        sentences = items.filter { !$0.isRow && !$0.name.isEmpty }.map(\.name)
    }

    func hold(_ item: SurveyItem) -> Bool {
        let name = item.name
        guard !name.isEmpty else { return false }
        if item.isRow { return rows.contains(name) }
        return sentences.contains {
            Double($0.intersection(name).count) >= Self.likeness * Double(min($0.count, name.count))
        }
    }

    /// Of how many of the shorter one's words sentences share, they speak of the same.
    private static let likeness = 0.6
}
