import GRDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How words are weighed; see ``LexicalScorer``.
public struct LexicalWeights: Sendable, Hashable, Codable {
    /// How soon a term's repetition stops to count (BM25's k1).
    public var saturation: Float
    /// How much long chunks are held back, from 0 to 1 (BM25's b).
    public var lengthPenalty: Float
    /// What an occurrence in headings or context counts, beside 1 in the body.
    public var heads: Float
    /// What an occurrence in the document's title counts.
    public var title: Float

    /// Makes weights.
    public init(saturation: Float = 1.2, lengthPenalty: Float = 0.75, heads: Float = 1, title: Float = 1) {
        self.saturation = saturation
        self.lengthPenalty = lengthPenalty
        self.heads = heads
        self.title = title
    }
}

/// BM25 scores, and how many of the question's terms the admitted chunks know.
struct LexicalScores: Sendable {
    /// By chunk number, of the chunk alone.
    var own: [Float]
    /// By the number of its first chunk, of a stretch of several.
    var stretches: [Float]
    var known = 0

    init(chunks: Int) {
        own = [Float](repeating: 0, count: chunks)
        stretches = own
    }
}

/// Okapi BM25 over weighted fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// 2009), a term at a time into one accumulator a chunk.
///
/// `idf = ln(1 + (N - n + 0.5) / (n + 0.5))`; N and n count admitted chunks only. Each term counts as often as the
/// question repeats it. Words are counted over ``Stretches``: each passage that has a word of the question bears its
/// stretch's score, those with fewer of them a little less.
struct LexicalScorer {
    let store: PostingStore
    let segments: [PostingStore.Segment]
    let admission: Admission
    let weights: LexicalWeights

    /// The scores of a question's terms; relatives stand in for a term that the index does not know.
    func scores(_ terms: [(term: String, count: Int)]) throws -> LexicalScores {
        var found = LexicalScores(chunks: admission.relativeLength.count)
        let relatives = TermRelatives(store: store, segments: segments) {
            try count(of: $0) > 0
        }
        for (term, count) in terms {
            if try add(term, weight: Float(count), to: &found) {
                found.known += count
                continue
            }
            let others = try relatives.relatives(of: term).filter {
                try add($0, weight: Float(count) * TermRelatives.share, to: &found)
            }
            if !others.isEmpty { found.known += count }
        }
        return found
    }

    /// Mixes further terms, whose weights add up to 1, into scores.
    func scores(
        _ words: LexicalScores, mixedWith more: [(term: String, weight: Float)], share: Float
    ) throws -> LexicalScores {
        let kept = words.known > 0 && !more.isEmpty ? (1 - share) / Float(words.known) : 1
        var scores = words
        for scale in [\LexicalScores.own, \.stretches] where kept != 1 {
            scores[keyPath: scale].withUnsafeMutableBufferPointer { all in
                for i in all.indices { all[i] *= kept }
            }
        }
        for (term, weight) in more {
            _ = try add(term, weight: weight * (words.known > 0 ? share : 1), to: &scores)
        }
        return scores
    }

    /// What each chunk that `within` admits bears of the scores, by chunk number.
    func borne(_ scores: LexicalScores, within: Admission) -> [Float] {
        let own = scores.own.span, stretches = scores.stretches.span, first = admission.stretches.first.span
        var best = [Float](repeating: 0, count: first.count)
        for chunk in first.indices where own[chunk] > 0 && first[chunk] >= 0 {
            best[Int(first[chunk])] = max(best[Int(first[chunk])], own[chunk])
        }
        let narrowed = within.count < admission.count
        var borne = [Float](repeating: 0, count: first.count)
        for chunk in first.indices where own[chunk] > 0 && (!narrowed || within.contains(chunk)) {
            let stretch = Int(first[chunk])
            borne[chunk] =
                stretch < 0
                ? own[chunk] : stretches[stretch] * (1 - Self.ownShare * (1 - own[chunk] / best[stretch]))
        }
        return borne
    }

    /// By how much a passage is told from the others of its stretch.
    private static let ownShare: Float = 0.1

    /// How rare a term is among the admitted chunks (its idf).
    func rarity(of term: String) throws -> Float {
        Self.rarity(try count(of: term), of: admission.count)
    }

    /// In how many of the admitted chunks a term stands.
    private func count(of term: String) throws -> Int {
        try admission.termCounts.count(of: term) {
            let everything = admission.count == admission.relativeLength.count
            return try everything
                ? segments.reduce(0) { $0 + (try store.count(of: term, in: $1)) }
                : postings(of: term).chunks.count
        }
    }

    /// What so many occurrences in a chunk count.
    func saturated(_ frequency: Float, in chunk: ChunkID) -> Float {
        let (k, b) = (weights.saturation, weights.lengthPenalty)
        return frequency * (k + 1) / (frequency + k * (1 - b + b * admission.relativeLength[chunk]))
    }

    private static func rarity(_ count: Int, of total: Int) -> Float {
        log(1 + (Float(total - count) + 0.5) / (Float(count) + 0.5))
    }

    private func postings(of term: String) throws -> Postings {
        var postings = Postings()
        for segment in segments {
            try store.withList(of: term, in: segment) { postings.read($0, segment, admission) }
        }
        return postings
    }

    private func add(_ term: String, weight: Float, to scores: inout LexicalScores) throws -> Bool {
        let postings = try postings(of: term)
        guard !postings.chunks.isEmpty else { return false }
        let rarity = Self.rarity(stretches(postings), of: admission.stretchCount)
        add(postings, weight: rarity * weight, to: &scores)
        return true
    }

    /// In how many stretches a term stands.
    private func stretches(_ postings: Postings) -> Int {
        var (count, open) = (0, Int32(-1))
        admission.stretches.first.withUnsafeBufferPointer { first in
            for chunk in postings.chunks {
                let stretch = first[Int(chunk)]
                if stretch < 0 || stretch != open { count += 1 }
                open = stretch
            }
        }
        return count
    }

    /// The admitted chunks that hold every one of the terms.
    func chunks(withAll terms: [String]) throws -> Set<ChunkID> {
        var found: Set<Int32>?
        for term in Set(terms) {
            let here = Set(try postings(of: term).chunks)
            found = found.map { $0.intersection(here) } ?? here
            if found?.isEmpty ?? true { return [] }
        }
        return Set((found ?? []).map { Int($0) })
    }

    private func add(_ postings: Postings, weight: Float, to scores: inout LexicalScores) {
        scores.own.withUnsafeMutableBufferPointer { own in
            scores.stretches.withUnsafeMutableBufferPointer { stretches in
                admission.stretches.first.withUnsafeBufferPointer { first in
                    admission.stretchLength.withUnsafeBufferPointer { lengths in
                        add(postings, weight, own, stretches, first, lengths)
                    }
                }
            }
        }
    }

    private func add(
        _ postings: Postings, _ weight: Float, _ own: UnsafeMutableBufferPointer<Float>,
        _ stretches: UnsafeMutableBufferPointer<Float>, _ first: UnsafeBufferPointer<Int32>,
        _ lengths: UnsafeBufferPointer<Float>
    ) {
        let table = frequencyTable
        let (k, b) = (weights.saturation, weights.lengthPenalty)
        let (fixed, relative, gain) = (k * (1 - b), k * b, weight * (k + 1))
        func impact(_ frequency: Float, _ length: Float) -> Float {
            gain * frequency / (frequency + fixed + relative * length)
        }
        var open = OpenStretch()
        for i in postings.chunks.indices {
            let chunk = Int(postings.chunks[i])
            let frequency = table[Int(postings.frequencies[i])]
            let start = Int(first[chunk])
            if start < 0 {
                own[chunk] += impact(frequency, lengths[chunk])
                continue
            }
            own[chunk] += impact(frequency, admission.relativeLength[chunk])
            if start != open.first {
                if open.first >= 0 {
                    stretches[open.first] += impact(open.frequency(weights), lengths[open.first])
                }
                open = OpenStretch(first: start)
            }
            open.add(TermFrequency(byte: postings.frequencies[i]))
        }
        if open.first >= 0 { stretches[open.first] += impact(open.frequency(weights), lengths[open.first]) }
    }

    /// The weighted frequency for each value of a ``TermFrequency``.
    private var frequencyTable: [Float] {
        (0...255).map { byte in
            let frequency = TermFrequency(byte: UInt8(byte))
            return Float(frequency.body) + weights.heads * Float(frequency.heads)
                + weights.title * Float(frequency.title)
        }
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

/// The admitted postings of one term over all segments.
private struct Postings {
    private(set) var chunks: [Int32] = []
    private(set) var frequencies: [UInt8] = []

    /// Reads a list.
    ///
    /// The loop is by hand because it runs once for every posting of every term.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer, _ segment: PostingStore.Segment, _ admission: Admission
    ) {
        var reader = CompactReader(bytes)
        guard let count = reader.number(), count <= bytes.count else { return }
        var (offset, end, chunk) = (reader.offset, bytes.count, segment.chunks.lowerBound - 1)
        let known = chunks.count
        chunks.append(contentsOf: repeatElement(0, count: count))
        frequencies.append(contentsOf: repeatElement(0, count: count))
        var filled = known
        admission.bits.withUnsafeBufferPointer { bits in
            chunks.withUnsafeMutableBufferPointer { chunks in
                frequencies.withUnsafeMutableBufferPointer { frequencies in
                    while offset < end, filled - known < count {
                        var code = Int(bytes[offset])
                        offset &+= 1
                        if code >= 0x80 {
                            code &= 0x7F
                            var shift = 7
                            while offset < end, shift < 56 {
                                let next = Int(bytes[offset])
                                offset &+= 1
                                code |= (next & 0x7F) << shift
                                if next < 0x80 { break }
                                shift += 7
                            }
                        }
                        chunk &+= code >> 1
                        var frequency: UInt8 = 1
                        if code & 1 == 1, offset < end {
                            frequency = bytes[offset]
                            offset &+= 1
                        }
                        guard chunk >> 5 < bits.count else { end = 0; continue }
                        chunks[filled] = Int32(truncatingIfNeeded: chunk)
                        frequencies[filled] = frequency
                        filled &+= Int(bits[chunk >> 5] >> UInt32(truncatingIfNeeded: chunk & 31) & 1)
                    }
                }
            }
        }
        chunks.removeLast(chunks.count - filled)
        frequencies.removeLast(frequencies.count - filled)
    }
}
