import Indexes

/// One passage with the evidence for it, before it becomes a hit.
struct RankedCandidate: Sendable {
    let candidate: Candidate
    /// The fused score.
    let score: Double
    /// What happened to it, for `--explain`.
    var notes: [String] = []
}
