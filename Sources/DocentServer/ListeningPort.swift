import Synchronization

/// The port that the server listens on, known once it does.
final class ListeningPort: Sendable {
    private let value = Mutex(0)

    /// The port; 0 before the server listens.
    var number: Int {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
