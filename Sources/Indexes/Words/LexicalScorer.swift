import GRDB
import POSIX

/// Okapi BM25 over weighted fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// 2009), a term at a time into one accumulator a chunk.
///
/// `idf = ln(1 + (N - n + 0.5) / (n + 0.5))`; N and n count admitted chunks only. Each term counts as often as the
/// question repeats it. Words are counted over ``Stretches``: each passage that has a word of the question bears its
/// stretch's score, those with fewer of them a little less.
struct LexicalScorer {
    let store: PostingStore
    let names: TermNames
    let segments: [PostingStore.Segment]
    let admission: Admission
    let weights: LexicalWeights
    private let memory: TermMemory
    private let interruption: Interruption

    /// The weighted frequency for each value of a ``TermFrequency``.
    private let frequencies: [Float]

    init(
        store: PostingStore, names: TermNames, segments: [PostingStore.Segment], admission: Admission,
        weights: LexicalWeights, memory: TermMemory, interruption: Interruption = Interruption()
    ) {
        self.interruption = interruption
        self.store = store
        self.names = names
        self.segments = segments
        self.admission = admission
        self.weights = weights
        self.memory = memory
        frequencies = (0...255).map { byte in
            let frequency = TermFrequency(byte: UInt8(byte))
            return Float(frequency.body) + weights.heads * Float(frequency.heads)
                + weights.title * Float(frequency.title)
        }
    }

    /// How many unknown terms of a question have relatives: to look for these costs a walk through all words of the index.
    private static let mostUnknown = 24

    /// Adds the scores of a question's terms; relatives stand in for a term that the index does not know.
    func add(_ terms: [(term: String, count: Int)], to scores: inout LexicalScores) throws {
        let relatives = TermRelatives(store: store, names: names, segments: segments) {
            try count(of: $0) > 0
        }
        var unknown = 0
        for (term, count) in terms {
            try interruption.check()
            if try add(term, weight: Float(count), to: &scores) {
                scores.known += count
                continue
            }
            unknown += 1
            guard unknown <= Self.mostUnknown else { continue }
            let others = try relatives.relatives(of: term).filter {
                try add($0, weight: Float(count) * TermRelatives.share, to: &scores)
            }
            if !others.isEmpty { scores.known += count }
        }
    }

    /// Mixes further terms, whose weights add up to 1, and the scores of a question's words into `mixed`, which is clear.
    func mix(
        _ more: [(term: String, weight: Float)], share: Float, with words: LexicalScores,
        into mixed: inout LexicalScores
    ) throws {
        mixed.take(words, times: words.known > 0 && !more.isEmpty ? (1 - share) / Float(words.known) : 1)
        for (term, weight) in more {
            _ = try add(term, weight: weight * (words.known > 0 ? share : 1), to: &mixed)
        }
    }

    /// How rare a term is among the admitted chunks (its idf).
    func rarity(of term: String) throws -> Float {
        Self.rarity(try count(of: term), of: admission.count)
    }

    /// In how many of the admitted chunks a term stands.
    private func count(of term: String) throws -> Int {
        try admission.termCounts.count(of: term) {
            let everything = admission.count == admission.relativeLength.count
            return try everything && ShortGram(term) == nil
                ? store.count(of: term)
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
        guard let gram = ShortGram(term) else {
            try store.forEachList(of: term, in: segments) { postings.read($1, $0, admission) }
            return postings
        }
        for segment in segments {
            let (first, last) = try terms(holding: gram, in: segment)
            postings.add(
                try self.postings(of: first, in: segment), orElse: try self.postings(of: last, in: segment))
        }
        return postings
    }

    /// The postings of several terms one after the other.
    private func postings(of terms: [String], in segment: PostingStore.Segment) throws -> Postings {
        var postings = Postings()
        for term in terms {
            try store.withList(of: term, in: segment) { postings.read($0, segment, admission) }
        }
        return postings
    }

    /// The postings of a term as they are scored.
    private func scored(_ term: String) throws -> ScoredPostings {
        let key = TermMemory.Key(admission: admission.number, weights: weights, term: term)
        return try memory.postings(of: key) {
            ScoredPostings(try postings(of: term), admission, weights, frequencies: frequencies)
        }
    }

    private func add(_ term: String, weight: Float, to scores: inout LexicalScores) throws -> Bool {
        let postings = try scored(term)
        guard postings.count > 0 else { return false }
        let rarity = Self.rarity(postings.stretchCount, of: admission.stretchCount)
        scores.add(postings, gain: rarity * weight * (weights.saturation + 1))
        return true
    }

    /// The chunks that hold words which are meant exactly, scored from 0 to 1 by how few hold them.
    func exact(_ terms: [String], within: Admission) throws -> Search.Scored {
        let most = Self.rarity(1, of: admission.count)
        var scores: [ChunkID: Float] = [:]
        for term in Set(terms) {
            try interruption.check()
            let chunks = try postings(of: term).chunks
            let score = Self.rarity(chunks.count, of: admission.count) / most
            for chunk in chunks where within.contains(Int(chunk)) { scores[Int(chunk), default: 0] += score }
        }
        let count = Float(Set(terms).count)
        return scores.sorted { $0.key < $1.key }.map { (chunk: $0.key, score: max(0, $0.value / count)) }
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
}
