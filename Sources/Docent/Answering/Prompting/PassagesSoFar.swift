import Synchronization

/// What was found for an answer under way: for the failure that may come after it, and for replies that begin with it.
package final class PassagesSoFar: Sendable {
    private struct State {
        var query: String?
        var hits: [Hit]?
        var sources: [Passage] = []
    }

    private let found = Mutex(State())

    /// Nothing found yet.
    package init() {}

    /// What is looked for; nil before it is known.
    package var query: String? { found.withLock { $0.query } }
    /// The passages; nil before they are found.
    package var hits: [Hit]? { found.withLock { $0.hits } }
    /// The numbered passages that the answer is made from; empty before they are chosen.
    package var sources: [Passage] { found.withLock { $0.sources } }

    /// Keeps what a step brings.
    package func note(_ event: AnswerEvent) {
        found.withLock { found in
            switch event {
            case .searching(let query): found.query = query
            case .passages(let hits): found.hits = hits
            case .sources(let passages): found.sources = passages
            case .reading, .text: break
            }
        }
    }
}
