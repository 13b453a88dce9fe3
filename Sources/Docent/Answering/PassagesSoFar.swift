import Synchronization

/// The passages of an answer under way, for the failure that may come after them.
package final class PassagesSoFar: Sendable {
    private let found = Mutex([Hit]?.none)

    /// Nothing found yet.
    package init() {}

    /// The passages; nil before they are found.
    package var hits: [Hit]? { found.withLock { $0 } }

    /// Keeps the passages of a step that brings them.
    package func note(_ event: AnswerEvent) {
        if case .passages(let hits) = event { found.withLock { $0 = hits } }
    }
}
