import Synchronization

/// Memory for scores that searches are done with, for those that follow.
final class ScoreMemory: Sendable {
    private let free = Mutex<[LexicalScores]>([])

    /// As many as two searches use.
    private static let most = 4

    /// Scores of so many chunks, all 0.
    func take(chunks: Int) -> LexicalScores {
        let known = free.withLock { free -> LexicalScores? in
            free.removeAll { $0.own.count != chunks }
            return free.popLast()
        }
        return known ?? LexicalScores(chunks: chunks)
    }

    /// Keeps scores that nobody needs any more.
    func give(_ scores: consuming LexicalScores) {
        var scores = scores
        scores.clear()
        let kept = scores
        free.withLock { if $0.count < Self.most { $0.append(kept) } }
    }
}
