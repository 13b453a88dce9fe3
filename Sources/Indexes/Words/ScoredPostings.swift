/// The admitted postings of one term with all of BM25 that no question changes.
///
/// A posting scores `gain × impact`, where the impact is `frequency / (frequency + k (1 - b + b length))`; see
/// ``LexicalScorer``.
struct ScoredPostings: Sendable {
    /// Of chunks that stand alone: each is its own stretch.
    private(set) var alone = Run()
    /// Of chunks in stretches, each by itself.
    private(set) var members = Run()
    /// Of stretches, by the number of their first chunk.
    private(set) var stretches = Run()

    /// Postings side by side, in the order of their numbers.
    struct Run: Sendable {
        private(set) var numbers: [Int32] = []
        private(set) var impacts: [Float] = []
        /// The blocks of ``LexicalScores`` that the numbers lie in.
        private(set) var blocks: [Int32] = []

        /// The memory that they take.
        var bytes: Int { 4 * (numbers.capacity + impacts.capacity + blocks.capacity) }

        fileprivate mutating func append(_ number: Int32, _ impact: Float) {
            let block = number / Int32(LexicalScores.blockSize)
            if blocks.last != block { blocks.append(block) }
            numbers.append(number)
            impacts.append(impact)
        }

        fileprivate mutating func reserve(_ count: Int) {
            numbers.reserveCapacity(count)
            impacts.reserveCapacity(count)
        }
    }

    /// In how many chunks the term stands.
    var count: Int { alone.numbers.count + members.numbers.count }

    /// In how many stretches it stands.
    var stretchCount: Int { alone.numbers.count + stretches.numbers.count }

    /// The memory that the postings take.
    var bytes: Int { alone.bytes + members.bytes + stretches.bytes }

    /// Takes up postings.
    init(_ postings: Postings, _ admission: Admission, _ weights: LexicalWeights, frequencies: [Float]) {
        let fixed = weights.saturation * (1 - weights.lengthPenalty)
        let relative = weights.saturation * weights.lengthPenalty
        func impact(_ frequency: Float, _ length: Float) -> Float {
            frequency / (frequency + fixed + relative * length)
        }
        let first = admission.stretches.first.span, chunkLength = admission.relativeLength.span
        let stretchLength = admission.stretchLength.span
        reserve(for: postings, first)
        var open = OpenStretch()
        func close(_ stretches: inout Run) {
            guard open.first >= 0 else { return }
            stretches.append(
                Int32(open.first), impact(open.frequency(weights), stretchLength[open.first]))
        }
        for (number, byte) in zip(postings.chunks, postings.frequencies) {
            let (chunk, frequency) = (Int(number), frequencies[Int(byte)])
            let start = Int(first[chunk])
            if start < 0 {
                alone.append(number, impact(frequency, stretchLength[chunk]))
                continue
            }
            members.append(number, impact(frequency, chunkLength[chunk]))
            if start != open.first {
                close(&stretches)
                open = OpenStretch(first: start)
            }
            open.add(TermFrequency(byte: byte))
        }
        close(&stretches)
    }

    /// Makes room for no more than there will be: what is kept for long should not be half empty.
    private mutating func reserve(for postings: Postings, _ first: Span<Int32>) {
        var (ones, several, open) = (0, 0, Int32(-1))
        for number in postings.chunks {
            let stretch = first[Int(number)]
            if stretch < 0 {
                ones += 1
            } else if stretch != open {
                several += 1
                open = stretch
            }
        }
        alone.reserve(ones)
        members.reserve(postings.chunks.count - ones)
        stretches.reserve(several)
    }
}

/// How often one term stands in a stretch: in the bodies together, in the headings and title that they share once.
private struct OpenStretch {
    var first = -1
    private var body = 0
    private var heads = 0
    private var title = 0

    init(first: Int = -1) {
        self.first = first
    }

    mutating func add(_ frequency: TermFrequency) {
        body += frequency.body
        heads = max(heads, frequency.heads)
        title = max(title, frequency.title)
    }

    func frequency(_ weights: LexicalWeights) -> Float {
        Float(body) + weights.heads * Float(heads) + weights.title * Float(title)
    }
}
