import ServiceLifecycle

/// Gives the answers under way a little time when the server is told to stop, and then ends them.
///
/// Services stop in reverse order, so this one, added last, runs its course while the server still answers.
struct GracefulDrain: Service {
    let answers: ActiveAnswers
    let time: Duration

    func run() async throws {
        try? await gracefulShutdown()
        answers.stop()
        let end = ContinuousClock.now + time
        while answers.count > 0, .now < end { try? await Task.sleep(for: .milliseconds(50)) }
        answers.cancelAll()
        let last = ContinuousClock.now + .seconds(1)
        while answers.count > 0, .now < last { try? await Task.sleep(for: .milliseconds(20)) }
    }
}
