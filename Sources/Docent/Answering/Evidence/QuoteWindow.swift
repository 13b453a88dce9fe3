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

    /// A quote with what belongs to it: the term that it explains, and where it ends by announcing what comes next, the code below
    /// it or the first items of a list.
    static func completed(_ quote: Range<Int>, in source: SourcedPassage) -> Range<Int> {
        let blocks = source.content.blocks
        let first = blocks.partitioningIndex { $0.range.upperBound > quote.lowerBound }
        guard first < blocks.count else { return quote }
        let start = start(of: quote, explaining: blocks[..<first], by: blocks[first])
        let next = blocks.partitioningIndex { $0.range.lowerBound >= quote.upperBound }
        guard source.content[quote].utf8.last == UInt8(ascii: ":"), next < blocks.count,
            blocks[next - 1].range.upperBound == quote.upperBound
        else { return start..<quote.upperBound }
        let announced = blocks[next...].prefix { block in
            guard block.layer == .body, block.range.upperBound - start <= UnitCutter.most else {
                return false
            }
            return switch block.kind {
            case .code: block.range == blocks[next].range
            case .listItem, .definition: true
            default: false
            }
        }
        return start..<(announced.last?.range.upperBound ?? quote.upperBound)
    }

    /// Where a quote begins that tells what it explains.
    private static func start(of quote: Range<Int>, explaining above: ArraySlice<Block>, by block: Block)
        -> Int
    {
        guard block.kind == .definition, block.range.lowerBound == quote.lowerBound, let term = above.last,
            term.kind == .term, quote.upperBound - term.range.lowerBound <= UnitCutter.most
        else { return quote.lowerBound }
        return term.range.lowerBound
    }

    /// Whether a sentence begins with a word that stands for what the one before it names.
    private static func pointsBack(_ text: String) -> Bool {
        let first = text.prefix { $0.isLetter }.lowercased()
        return Lexicon.pointers.contains(first)
    }
}
