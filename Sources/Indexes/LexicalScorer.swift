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

/// BM25 scores by chunk number, and how many of the question's terms the admitted chunks know.
struct LexicalScores: Sendable {
    var scores: [Float]
    var known: Int
}

/// Okapi BM25 over weighted fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// 2009), a term at a time into one accumulator a chunk.
///
/// `idf = ln(1 + (N - n + 0.5) / (n + 0.5))`; N and n count admitted chunks only. Each term counts as often as the
/// question repeats it.
struct LexicalScorer {
    let store: PostingStore
    let segments: [PostingStore.Segment]
    let admission: Admission
    let weights: LexicalWeights

    /// The scores of a question's terms, of chunks that `within` admits.
    func scores(_ terms: [(term: String, count: Int)], within: Admission) throws -> LexicalScores {
        var found = LexicalScores(
            scores: [Float](repeating: 0, count: admission.relativeLength.count), known: 0)
        for (term, count) in terms where try add(term, weight: Float(count), to: &found.scores, within) {
            found.known += count
        }
        return found
    }

    /// Mixes further terms, whose weights add up to 1, into scores.
    func scores(
        _ words: LexicalScores, mixedWith more: [(term: String, weight: Float)], share: Float,
        within: Admission
    ) throws -> [Float] {
        let own = words.known > 0 && !more.isEmpty ? (1 - share) / Float(words.known) : 1
        var scores = words.scores.map { $0 * own }
        for (term, weight) in more {
            _ = try add(term, weight: weight * (words.known > 0 ? share : 1), to: &scores, within)
        }
        return scores
    }

    /// How rare a term is among the admitted chunks (its idf).
    func rarity(of term: String) throws -> Float {
        let everything = admission.count == admission.relativeLength.count
        let chunks =
            try everything
            ? segments.reduce(0) { $0 + (try store.count(of: term, in: $1)) }
            : postings(of: term).chunks.count
        return rarity(chunks)
    }

    /// What so many occurrences in a chunk count.
    func saturated(_ frequency: Float, in chunk: ChunkID) -> Float {
        let (k, b) = (weights.saturation, weights.lengthPenalty)
        return frequency * (k + 1) / (frequency + k * (1 - b + b * admission.relativeLength[chunk]))
    }

    private func rarity(_ chunks: Int) -> Float {
        log(1 + (Float(admission.count - chunks) + 0.5) / (Float(chunks) + 0.5))
    }

    private func postings(of term: String) throws -> Postings {
        var postings = Postings()
        for segment in segments {
            try store.withList(of: term, in: segment) { postings.read($0, segment, admission) }
        }
        return postings
    }

    private func add(_ term: String, weight: Float, to scores: inout [Float], _ within: Admission) throws
        -> Bool
    {
        let postings = try postings(of: term)
        guard !postings.chunks.isEmpty else { return false }
        add(postings, weight: rarity(postings.chunks.count) * weight, to: &scores, within)
        return true
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

    private func add(_ postings: Postings, weight: Float, to scores: inout [Float], _ within: Admission) {
        let table = frequencyTable
        let (k, b) = (weights.saturation, weights.lengthPenalty)
        let (fixed, relative, gain) = (k * (1 - b), k * b, weight * (k + 1))
        let narrowed = within.count < admission.count
        scores.withUnsafeMutableBufferPointer { scores in
            admission.relativeLength.withUnsafeBufferPointer { lengths in
                postings.chunks.withUnsafeBufferPointer { chunks in
                    postings.frequencies.withUnsafeBufferPointer { frequencies in
                        for i in 0..<chunks.count {
                            let chunk = Int(chunks[i])
                            if narrowed, !within.contains(chunk) { continue }
                            let frequency = table[Int(frequencies[i])]
                            scores[chunk] +=
                                gain * frequency / (frequency + fixed + relative * lengths[chunk])
                        }
                    }
                }
            }
        }
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
