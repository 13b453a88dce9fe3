import Synchronization

/// In how many of the chunks that a filter admits terms stand, as far as they were asked for; good for one state of the
/// index.
///
/// The words of the best passages are looked up for each question, some hundreds, and most of them again for the next.
final class TermCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// How many terms are kept, some megabytes.
    private static let limit = 100_000

    /// The count of a term, from memory or else counted.
    func count(of term: String, counted: () throws -> Int) rethrows -> Int {
        if let known = counts.withLock({ $0[term] }) { return known }
        let count = try counted()
        counts.withLock { counts in
            if counts.count >= Self.limit { counts.removeAll(keepingCapacity: true) }
            counts[term] = count
        }
        return count
    }
}
