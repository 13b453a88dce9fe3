import POSIX
import Synchronization

/// What holds for all programs that a reading worker starts; in any other process, nothing does.
enum HelperBounds {
    /// How many threads of a program may work all the time that it has: `tesseract` uses four.
    private static let threads = 4

    /// The group of processes that programs join, 0 for one of their own.
    private static let worker = Atomic<pid_t>(0)
    /// When the file must be done, in milliseconds of the clock.
    private static let deadline = Atomic<Int>(.max)

    /// Lets programs join this worker's group.
    static func join(_ group: pid_t) {
        worker.store(group, ordering: .relaxed)
    }

    /// Begins a file.
    static func begin(_ budget: ReadingBudget) {
        deadline.store(Int(ReadingBudget.now() * 1_000) + budget.whole * 1_000, ordering: .relaxed)
    }

    /// The group that a program is to join.
    static var group: pid_t { worker.load(ordering: .relaxed) }

    /// When a program that is started now must be done.
    ///
    /// - Parameter seconds: how long it may take by itself.
    static func end(of seconds: Int) -> Int {
        min(Int(ReadingBudget.now() * 1_000) + seconds * 1_000, deadline.load(ordering: .relaxed))
    }

    /// Starts a program with processor time for all that it may take by the clock, and not with what is left of the
    /// worker's.
    static func start<Success>(_ seconds: Int, _ spawn: () -> Success) -> Success {
        group == 0 ? spawn() : ReadingWorker.withProcessorTime(seconds * threads, spawn)
    }

    /// Ends a program, with those that it started where it leads a group; else they end with the worker.
    static func end(_ child: pid_t) {
        kill(group == 0 ? -child : child, SIGKILL)
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
    }
}
