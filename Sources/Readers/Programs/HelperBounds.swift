import POSIX
import Synchronization

/// What holds for all programs that help to read a file in a reading worker; in any other process, nothing does.
enum HelperBounds {
    /// How many threads of a program may work all the time that it has: `tesseract` uses four.
    static let threads = 4

    /// When the file must be done, in milliseconds of the clock.
    private static let deadline = Atomic<Int>(.max)

    /// Begins a file.
    static func begin(_ budget: ReadingBudget) {
        deadline.store(Int(ReadingBudget.now() * 1_000) + budget.whole * 1_000, ordering: .relaxed)
    }

    /// When a program that is started now must be done.
    ///
    /// - Parameter seconds: how long it may take by itself.
    static func end(of seconds: Int) -> Int {
        min(Int(ReadingBudget.now() * 1_000) + seconds * 1_000, deadline.load(ordering: .relaxed))
    }
}
