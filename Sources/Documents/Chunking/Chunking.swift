/// One document while it is chunked: pieces are packed until a chunk is full, then written as a chunk.
struct Chunking {
    let chunker: Chunker
    let document: Document
    private(set) var chunks: [Chunk] = []
    private let title: String
    private let titleTokens: Int
    private var lines = LineStarts()
    private var section = Section(blocks: 0..<0, headings: [])
    private var paths: [[String]: (short: [String], tokens: Int)] = [:]

    init(chunker: Chunker, document: Document) {
        self.chunker = chunker
        self.document = document
        title = chunker.title(of: document)
        titleTokens = title.isEmpty ? 0 : chunker.tokens((title + " ›")[...])
    }

    /// Adds the chunks of one section; none of headings alone that the chunks of their text tell.
    ///
    /// - Parameter text: the section that follows one of headings alone.
    mutating func add(_ section: Section, above text: Section?) {
        self.section = section
        paths.removeAll(keepingCapacity: true)
        if let above = text?.headings.first {
            let told = path(above).short
            if section.blocks.allSatisfy({ told.contains(String(document[document.blocks[$0].range])) }) {
                return
            }
        }
        let frame = titleTokens + (section.headings.map { path($0).tokens }.max() ?? 0)
        let allowance = Allowance(
            target: chunker.target, room: max(1, chunker.maximum - frame),
            context: max(0, chunker.maximum / 3 - frame))
        let pieces = Pieces(chunker: chunker, document: document, section: section, allowance: allowance).all
        var start = 0
        while start < pieces.count {
            let first = pieces[start]
            let end =
                pieces[start...].firstIndex { $0.run != first.run || $0.layer != first.layer } ?? pieces.count
            pack(pieces[start..<end], allowance)
            start = end
        }
    }

    // MARK: Packing

    private mutating func pack(_ pieces: ArraySlice<Piece>, _ allowance: Allowance) {
        var rest = pieces
        var left = pieces.reduce(0) { $0 + $1.tokens }
        while let first = rest.first {
            let room = allowance.room - (first.context?.tokens ?? 0)
            let limit = allowance.limit(besides: first.context?.tokens ?? 0)
            let fitsWhole = left <= min(room, limit + limit / 4)
            let cut = fitsWhole ? rest.endIndex : cut(rest, limit: limit, left: left)
            let taken = rest[rest.startIndex..<cut]
            write(taken)
            left -= taken.reduce(0) { $0 + $1.tokens }
            rest = rest[cut...]
        }
    }

    /// Where the first chunk of `pieces` ends: near an equal share of all that is left, never above the limit.
    private func cut(_ pieces: ArraySlice<Piece>, limit: Int, left: Int) -> Int {
        let share = max(1, limit)
        let shares = (left + share - 1) / share
        let aim = (left + shares - 1) / shares
        var held = 0
        var cut = pieces.startIndex
        while cut < pieces.endIndex {
            let next = held + pieces[cut].tokens
            if cut > pieces.startIndex, next > limit || (next > aim && next - aim > aim - held) { break }
            held = next
            cut += 1
        }
        return withoutOpenEnd(pieces, cut, limit)
    }

    /// Moves a cut before headings and lead-ins that would end the chunk, unless nothing else is in it.
    private func withoutOpenEnd(_ pieces: ArraySlice<Piece>, _ cut: Int, _ limit: Int) -> Int {
        guard cut < pieces.endIndex else { return cut }
        var moved = cut
        var tokens = pieces[cut].tokens
        while moved > pieces.startIndex, pieces[moved - 1].staysWithNext {
            moved -= 1
            tokens += pieces[moved].tokens
        }
        return moved > pieces.startIndex && tokens <= limit ? moved : cut
    }

    // MARK: Writing

    /// Writes pieces as one chunk; as several when they prove longer together than each for itself.
    private mutating func write(_ pieces: ArraySlice<Piece>) {
        guard let first = pieces.first, let last = pieces.last else { return }
        let range = first.range.lowerBound..<last.range.upperBound
        let chunk = chunk(range, first, isBare: false)
        if fits(chunk) {
            chunks.append(chunk)
        } else if pieces.count > 1 {
            let middle = pieces.startIndex + pieces.count / 2
            write(pieces[..<middle])
            write(pieces[middle...])
        } else if let middle = Splitting.boundary(nearMiddleOf: first.range, in: document.text) {
            for half in [first.range.lowerBound..<middle, middle..<first.range.upperBound] {
                let half = Splitting.trimmed(half, in: document.text)
                if !half.isEmpty { write([first.with(half, 0)]) }
            }
        } else {
            chunks.append(self.chunk(range, first, isBare: true))
        }
    }

    private func fits(_ chunk: Chunk) -> Bool {
        // The title counts also when it is told as the outermost heading.
        chunker.measure(((title.isEmpty ? "" : title + " › ") + chunk.embeddedText)[...]) <= chunker.maximum
    }

    private mutating func chunk(_ range: Range<Int>, _ first: Piece, isBare: Bool) -> Chunk {
        Chunk(
            ordinal: chunks.count, text: String(document[range]),
            headings: isBare ? [] : path(section.headings[first.block - section.blocks.lowerBound]).short,
            context: isBare ? nil : first.context?.text, layer: first.layer,
            locator: document.locator(for: range, lines: &lines))
    }

    /// The innermost headings of a path that take no more than a ninth of the maximum.
    private mutating func path(_ headings: [String]) -> (short: [String], tokens: Int) {
        if let known = paths[headings] { return known }
        let limit = chunker.maximum / 9
        var short = headings
        var tokens = headings.isEmpty ? 0 : chunker.tokens(short.joined(separator: " › ")[...])
        while tokens > limit, short.count > 1 {
            short.removeFirst()
            tokens = chunker.tokens(short.joined(separator: " › ")[...])
        }
        if tokens > limit {
            short = short.map { chunker.shortened($0, to: limit) }.filter { !$0.isEmpty }
            tokens = short.isEmpty ? 0 : chunker.tokens(short[0][...])
        }
        paths[headings] = (short, tokens)
        return (short, tokens)
    }
}
