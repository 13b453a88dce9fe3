import Documents
import POSIX

/// Widens a quoted sentence by its neighbours, which may hold what it points to or leaves out.
enum QuoteWindow {
    /// The most bytes that a widened quote has.
    private static let most = 400

    /// The stretch of whole sentences around a unit, in the same block, that is the likeliest to hold the answer.
    ///
    /// How likely each sentence is to hold the answer goes with the exponential of its score, as in the softmax that the weights
    /// of the scores were fitted with. Of two stretches alike the longer one counts. Where the unit points back, the sentence
    /// before it is always taken in.
    ///
    /// - Parameter scores: those of the units, as far as they have one.
    static func widened(
        _ unit: EvidenceUnit, among units: [EvidenceUnit], _ scores: [EvidenceUnit: Double],
        in source: SourcedPassage
    ) -> Range<Int> {
        guard unit.cells.isEmpty, !unit.isList else { return unit.range }
        guard let block = source.content.blocks.first(where: { $0.range.contains(unit.range.lowerBound) }),
            block.table == nil
        else { return unit.range }
        let near = units.filter {
            $0.passage == unit.passage && $0.cells.isEmpty && !$0.isList
                && $0.range.lowerBound >= block.range.lowerBound
                && $0.range.upperBound <= block.range.upperBound
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard let place = near.firstIndex(of: unit) else { return unit.range }
        let own = scores[unit] ?? 0
        let likelihoods = near.map { sentence in scores[sentence].map { exp($0 - own) } ?? 0 }
        let stretches = stretches(of: near, around: place)
        return stretches.max { one, other in
            let (first, second) = (likelihoods[one].reduce(0, +), likelihoods[other].reduce(0, +))
            return (first, range(of: near[one]).count) < (second, range(of: near[other]).count)
        }.map { range(of: near[$0]) } ?? unit.range
    }

    /// The stretches of sentences that hold one of them and are short enough to be quoted.
    private static func stretches(of sentences: [EvidenceUnit], around place: Int) -> [ClosedRange<Int>] {
        func fits(_ stretch: ClosedRange<Int>) -> Bool { range(of: sentences[stretch]).count <= most }
        let pointsBack = place > 0 && pointsBack(sentences[place].text) && fits(place - 1...place)
        let first = pointsBack ? place - 1 : place
        let firsts = (0...first).reversed().prefix { from in
            from == first || fits(from...place) && !sentences[from].isBare
        }
        return firsts.flatMap { from in
            (place..<sentences.count).prefix { fits(from...$0) }.map { from...$0 }
        }
    }

    private static func range(of sentences: ArraySlice<EvidenceUnit>) -> Range<Int> {
        let start = sentences.first?.range.lowerBound ?? 0
        return start..<max(start, sentences.last?.range.upperBound ?? 0)
    }

    /// Whether a sentence begins with a word that stands for what the one before it names.
    private static func pointsBack(_ text: String) -> Bool {
        let first = text.prefix { $0.isLetter }.lowercased()
        return Lexicon.pointers.contains(first)
    }
}
