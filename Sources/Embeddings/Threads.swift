internal import CVectorKernels
internal import Foundation

/// The threads that work on numbers is divided over: they persist and sleep between calls.
package enum Threads {
    /// One a core.
    package static let all = max(1, ProcessInfo.processInfo.activeProcessorCount)

    /// Runs `body(task, worker)` for each task on up to `workers` threads, the calling one included.
    ///
    /// While another call is under way, all tasks run on the calling thread.
    static func run(_ tasks: Int, on workers: Int, _ body: (_ task: Int, _ worker: Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            var body = body
            unsafe withUnsafeMutablePointer(to: &body) { context in
                unsafe vk_parallel(
                    tasks, workers,
                    { context, task, worker in
                        unsafe context?.assumingMemoryBound(to: ((Int, Int) -> Void).self).pointee(
                            task, worker)
                    }, context)
            }
        }
    }

    /// Over how many of `threads` so much work is divided when less than `least` is not worth waking one.
    static func parts(of count: Int, over threads: Int, least: Int) -> Int {
        max(1, min(threads, count / least))
    }

    /// Runs `body` for each of up to `parts` stretches of about the same length that make up `0..<count`.
    static func divide(_ count: Int, into parts: Int, _ body: (_ part: Int, _ range: Range<Int>) -> Void) {
        run(parts, on: parts) { part, _ in
            body(part, count * part / parts..<count * (part + 1) / parts)
        }
    }
}
