/// A look-up that failed is not tried again at once: a server that hangs would make each question wait for it anew.
struct FailedLookup: Sendable {
    private var time: ContinuousClock.Instant?

    /// How long nothing is asked after a failure; a server that was started meanwhile is found then.
    private static let pause: Duration = .seconds(60)

    /// Whether it may be tried.
    var isOver: Bool { time.map { ContinuousClock.now - $0 > Self.pause } ?? true }

    /// It failed now.
    mutating func note() { time = .now }
}
