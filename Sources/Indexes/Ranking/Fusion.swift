import Embeddings

/// How the legs of a search become one order.
///
/// Each leg's best scores are scaled between the least and the greatest of them, which beat reciprocal rank fusion on
/// most judged sets. Then both legs are asked again: what the best passages of a first fusion say, in words and as
/// vectors, is mixed into the question (Rocchio 1971; Lavrenko and Croft 2001). In the end scores are smoothed over
/// passages that are near each other (the cluster hypothesis; Diaz 2005). Both follow how far the best stands apart, so that
/// a question with one answer keeps it. A question that names a code or a date has one leg more, by how rare that is: no
/// vector tells one code from another. The constants were chosen on several judged sets together, none for one of them;
/// `Benchmarks/results` has what else was tried.
/// Counts that are negative are taken for 0.
package struct Fusion: Sendable, Hashable, Codable {
    /// How many of its best a leg is scaled over; the others count 0.
    package var pool = 1_000
    /// How many passages of the first fusion give feedback.
    package var feedback = 3
    /// The power of its score by which each of them counts: one that stands apart is listened to nearly alone.
    package var concentration = 6
    /// How many of their terms are taken.
    package var feedbackTerms = 20
    /// The share of these terms in the words that are looked for.
    package var termShare: Float = 0.3
    /// How far the question's vector moves towards theirs.
    package var pull: Float = 0.4
    /// The weight of the words.
    package var lexical: Float = 0.5
    /// The weight of the question's vector.
    package var vector: Float = 0.5
    /// The weight of what the question means exactly, beside the other legs together, which weigh 1.
    package var exact: Float = 0.5
    /// How far words and vectors agree in an index where the vectors' weights are full.
    ///
    /// All judged sets whose language the model knows have more.
    package var fullAgreement: Float = 0.85
    /// The same where vectors mean nothing: a little above chance, for passages side by side share headings and names.
    package var noAgreement: Float = 0.6
    /// How many of the best are smoothed.
    package var smoothed = 200
    /// The power by which nearness counts.
    package var sharpness = 16
    /// The share of the neighbours in a smoothed score.
    package var neighbourShare: Float = 0.4
    /// What a passage weighs among its own neighbours: as much as one at a cosine of .75, so that one without near
    /// neighbours keeps its score.
    package var ownNearness: Float = 0.01

    /// Makes the measured default.
    package init() {}

    /// The scores of a leg's best between 0 and 1.
    ///
    /// Where the leg has fewer than its pool could hold, the least is 0.
    func scaled(
        _ best: [(chunk: ChunkID, score: Float)], of population: Int, floor: Float?
    ) -> [(chunk: ChunkID, score: Float)] {
        guard let greatest = best.first?.score, let last = best.last?.score else { return [] }
        let least = best.count < min(pool, population) ? floor ?? last : last
        guard greatest > least else { return best.map { ($0.chunk, 1) } }
        return best.map { ($0.chunk, ($0.score - least) / (greatest - least)) }
    }

    /// Adds legs by their weights, each of which has a chunk once at most: the best sums, best first.
    static func sum(
        _ legs: [(scores: [(chunk: ChunkID, score: Float)], weight: Float)], limit: Int
    ) -> [(chunk: ChunkID, score: Float)] {
        var sums = ChunkSums(capacity: legs.reduce(0) { $0 + $1.scores.count })
        for leg in legs { for (chunk, score) in leg.scores { sums.add(leg.weight * score, to: chunk) } }
        return TopList.best(sums.all, limit: limit)
    }

    /// The share of each of the best of a first fusion in the feedback; none where nothing has a score.
    func shares(_ best: some Collection<(chunk: ChunkID, score: Float)>) -> [(chunk: ChunkID, share: Float)] {
        guard let greatest = best.first?.score, greatest > 0 else { return [] }
        let powers = best.map { best in
            (0..<max(0, concentration)).reduce(Float(1)) { power, _ in power * max(0, best.score / greatest) }
        }
        let total = powers.reduce(0, +)
        return zip(best, powers).map { ($0.chunk, $1 / total) }
    }

    /// Smooths the scores of passages over each other, weighted by a power of their cosines.
    ///
    /// - Parameter vectors: a vector of unit length for each score, row after row.
    func smooth(_ scores: [Float], vectors: [Float], dimension: Int) -> [Float] {
        let count = scores.count, stride = DotProducts.stride(count)
        var weights = Self.powers(
            DotProducts.matrix(vectors, count: count, dimension: dimension, threads: Threads.all), sharpness)
        for one in 0..<count { weights[one * stride + one] = ownNearness }
        var sums = [Float](repeating: 0, count: count)
        var totals = sums
        for one in 0..<count {
            Self.add(weights[one * stride..<one * stride + count], times: scores[one], to: &sums)
            Self.add(weights[one * stride..<one * stride + count], times: 1, to: &totals)
        }
        return scores.indices.map {
            (1 - neighbourShare) * scores[$0] + neighbourShare * sums[$0] / (totals[$0] + 1e-12)
        }
    }

    /// A power of each base that is not negative, 0 of the others; there is a multiple of 16 of them.
    private static func powers(_ bases: consuming [Float], _ exponent: Int) -> [Float] {
        var powers = bases
        powers.withUnsafeMutableBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: MemoryLayout<SIMD16<Float>>.size) {
                let bases = bytes.loadUnaligned(fromByteOffset: start, as: SIMD16<Float>.self)
                bytes.storeBytes(of: power(bases, exponent), toByteOffset: start, as: SIMD16<Float>.self)
            }
        }
        return powers
    }

    @inline(__always)
    private static func power(_ bases: SIMD16<Float>, _ exponent: Int) -> SIMD16<Float> {
        var squares = SIMD16<Float>(repeating: 0).replacing(with: bases, where: bases .> 0)
        var power = SIMD16<Float>(repeating: 1)
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { power *= squares }
            rest >>= 1
            squares *= squares
        }
        return power
    }

    private static func add(_ values: ArraySlice<Float>, times factor: Float, to sums: inout [Float]) {
        sums.withUnsafeMutableBufferPointer { sums in
            values.withUnsafeBufferPointer { values in
                for i in sums.indices { sums[i] += factor * values[i] }
            }
        }
    }
}
