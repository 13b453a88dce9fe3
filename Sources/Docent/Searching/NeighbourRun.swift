import Documents
import Indexes

/// Chunks that stand beside each other in one section of a document, found by one question: they are one hit.
struct NeighbourRun {
    /// The chunk that was found first.
    let best: StoredChunk
    private(set) var range: Range<Int>
    private var locators: [Locator]
    /// What was found beside the best, in the order of their scores.
    private(set) var merged: [Hit.Part] = []
    private var opening: Chunk

    /// The most bytes of a run, some four passages: what is longer is read in parts.
    private static let longest = 4_000

    init(_ best: StoredChunk) {
        self.best = best
        range = best.chunk.range
        locators = [best.chunk.locator]
        opening = best.chunk
    }

    var isMerged: Bool { !merged.isEmpty }
    /// The table header that the first of the chunks needs.
    var context: String? { opening.context }

    /// Whether another run continues this one on either side; a line feed may lie between.
    func takes(_ other: NeighbourRun) -> Bool {
        let (chunk, added) = (best.chunk, other.best.chunk)
        return other.best.document == best.document && chunk.layer == added.layer
            && chunk.headings == added.headings
            && chunk.locator.place.isOneSection(with: added.locator.place)
            && other.range.lowerBound <= range.upperBound + 1
            && range.lowerBound <= other.range.upperBound + 1
            && range.union(other.range).count <= Self.longest
    }

    /// Takes up another run, whose best chunk was found by this evidence.
    mutating func add(_ other: NeighbourRun, _ evidence: RankedCandidate) {
        if other.range.lowerBound < range.lowerBound { opening = other.opening }
        range = range.union(other.range)
        locators += other.locators
        merged.append(
            Hit.Part(
                locator: other.best.chunk.locator, score: evidence.score,
                lexical: Hit.Leg(lexical: evidence.candidate), vector: Hit.Leg(vector: evidence.candidate)))
        merged = (merged + other.merged).sorted { $0.score > $1.score }
    }

    /// The address of all chunks together.
    var locator: Locator {
        let ordered = locators.sorted { $0.range.lowerBound < $1.range.lowerBound }
        let place = ordered.dropFirst().reduce(ordered[0].place) { $0.union($1.place) }
        let cells = ordered.compactMap(\.cells)
        let isTable = cells.count == ordered.count
        return Locator(
            place: place,
            cells: isTable ? cells.dropFirst().reduce(cells[0]) { $0.union($1) } : nil, range: range)
    }
}

extension Range<Int> {
    /// The range from the first to the last of both.
    fileprivate func union(_ other: Self) -> Self {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}

extension Place {
    /// Whether two chunks with the same headings stand in one section, slide, sheet or page.
    fileprivate func isOneSection(with other: Self) -> Bool {
        switch (self, other) {
        case (.section(let path, _), .section(let otherPath, _)): path == otherPath
        case (.slide(let number, _, _), .slide(let otherNumber, _, _)): number == otherNumber
        case (.sheet(let name), .sheet(let otherName)): name == otherName
        case (.page(let number, _), .page(let otherNumber, _)): number == otherNumber
        case (.lines, .lines): true
        default: false
        }
    }
}

extension Hit {
    /// This hit over all chunks of a run.
    func merging(_ run: NeighbourRun, words: String) -> Hit {
        let places = run.merged.map(\.locator.display).joined(separator: "; ")
        return Hit(
            rank: rank, document: document, collection: collection, title: title, locator: run.locator,
            score: score, lexical: lexical, vector: vector, text: words, headings: headings,
            context: run.context, date: date, sha256: sha256, copies: copies, merged: run.merged,
            notes: notes + ["merged with what was found beside it: \(places)"])
    }
}
