import Synchronization

/// Shows on one line how many sections have been read.
final class SurveyProgress: Sendable {
    private let line: Mutex<ProgressLine>

    init(_ terminal: Terminal, isQuiet: Bool) {
        line = Mutex(ProgressLine(terminal, isQuiet: isQuiet))
    }

    func show(_ done: Int, of total: Int) {
        line.withLock { $0.update("reading", done: done, of: total, unit: "sections") }
    }

    func clear() {
        line.withLock { $0.clear() }
    }
}
