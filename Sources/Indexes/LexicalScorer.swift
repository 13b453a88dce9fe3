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
    public init(saturation: Float = 1.2, lengthPenalty: Float = 0.75, heads: Float = 1, title: Float = 0.5) {
        self.saturation = saturation
        self.lengthPenalty = lengthPenalty
        self.heads = heads
        self.title = title
    }
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

    /// The score of every chunk number; 0 where no term occurs.
    func scores(_ terms: [(term: String, count: Int)], chunks: Int) throws -> [Float] {
        var scores = [Float](repeating: 0, count: chunks)
        var postings = Postings()
        for (term, count) in terms {
            postings.clear()
            for segment in segments {
                try store.withList(of: term, in: segment) { postings.read($0, segment, admission) }
            }
            guard !postings.chunks.isEmpty else { continue }
            let n = Float(postings.chunks.count)
            let idf = log(1 + (Float(admission.count) - n + 0.5) / (n + 0.5))
            add(postings, weight: idf * Float(count), to: &scores)
        }
        return scores
    }

    /// The admitted chunks that hold every one of the terms.
    func chunks(withAll terms: [String]) throws -> Set<ChunkID> {
        var found: Set<Int32>?
        var postings = Postings()
        for term in Set(terms) {
            postings.clear()
            for segment in segments {
                try store.withList(of: term, in: segment) { postings.read($0, segment, admission) }
            }
            let here = Set(postings.chunks)
            found = found.map { $0.intersection(here) } ?? here
            if found?.isEmpty ?? true { return [] }
        }
        return Set((found ?? []).map { Int($0) })
    }

    private func add(_ postings: Postings, weight: Float, to scores: inout [Float]) {
        let table = frequencyTable
        let (k, b) = (weights.saturation, weights.lengthPenalty)
        scores.withUnsafeMutableBufferPointer { scores in
            admission.relativeLength.withUnsafeBufferPointer { lengths in
                for i in postings.chunks.indices {
                    let chunk = Int(postings.chunks[i])
                    let frequency = table[Int(postings.frequencies[i])]
                    let bound = frequency + k * (1 - b + b * lengths[chunk])
                    scores[chunk] += weight * frequency * (k + 1) / bound
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

    mutating func clear() {
        chunks.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }

    mutating func read(
        _ bytes: UnsafeRawBufferPointer, _ segment: PostingStore.Segment, _ admission: Admission
    ) {
        var reader = PostingReader(bytes, first: segment.chunks.lowerBound)
        admission.bits.withUnsafeBufferPointer { bits in
            while let posting = reader.next() {
                let word = posting.chunk / 32
                guard word < bits.count, bits[word] >> UInt32(posting.chunk & 31) & 1 == 1 else { continue }
                chunks.append(Int32(truncatingIfNeeded: posting.chunk))
                frequencies.append(posting.frequency.byte)
            }
        }
    }
}
