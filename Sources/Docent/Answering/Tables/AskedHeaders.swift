/// Which of headers that share words a question means by a part of them: `Q2 plan` and `Q2 actual` beside those of other quarters,
/// `Population 2010` beside other years.
struct AskedHeaders: Sendable {
    /// Whether the question names a word that tells some headers from others that are like them.
    let areToldApart: Bool
    private let meant: Set<String>

    /// - Parameters:
    ///   - best: the headers of which the question names most.
    ///   - all: those of a row's cells.
    ///   - asked: the question's stems.
    init(_ best: Set<String>, among all: [String], asked: Set<String>) {
        let stems = Dictionary(
            all.map { ($0, Set(Words(phrase: $0).stems)) }, uniquingKeysWith: { first, _ in first })
        let named = best.filter { header in
            let own = stems[header] ?? []
            return own.contains { word in
                asked.contains(word)
                    && stems.values.contains { !$0.contains(word) && !$0.isDisjoint(with: own) }
            }
        }
        areToldApart = !named.isEmpty
        let related = named.filter { header in
            (stems[header] ?? []).contains { !asked.contains($0) && Synonyms.areHeld($0, among: asked) }
        }
        meant = named.isEmpty ? best : related.isEmpty ? named : related
    }

    /// Whether a header is meant: of `Q2 plan` and `Q2 actual` the second where somebody asks what was spent.
    func hold(_ header: String) -> Bool { meant.contains(header) }
}
