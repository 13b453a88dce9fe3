import Dispatch
package import Documents
import Synchronization

/// Reads files in processes of their own, so that no file can take the program down.
///
/// A worker that crashes, hangs or takes too much costs the one file that it was reading. Workers are started when
/// they are needed, kept for the next file, and replaced from time to time.
package final class ReadingPool: Sendable {
    private let program: String
    private let variables: [String: String]?
    private let workers: Int
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "docent.reading", attributes: .concurrent)

    private struct State {
        var idle: [WorkerProcess] = []
        var busy = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isClosed = false
    }

    /// Makes a pool.
    ///
    /// - Parameters:
    ///   - program: the path of a program whose command `parse-worker` calls ``runReadingWorker()``.
    ///   - workers: how many files are read at once at most.
    package convenience init(program: String, workers: Int) {
        self.init(program: program, variables: nil, workers: workers)
    }

    /// Makes a pool whose workers see the variables given instead of the program's.
    init(program: String, variables: [String: String]?, workers: Int) {
        self.program = program
        self.variables = variables
        self.workers = max(workers, 1)
        if let early = EarlyWorker.take() { state.withLock { $0.idle = [early] } }
    }

    deinit { close() }

    /// Reads a file's bytes in a worker.
    ///
    /// A file over which a worker crashes is given once more to a fresh worker.
    ///
    /// - Throws: ``ReaderError``, also `crashed` and `timeLimit`.
    package func read(
        name: String, bytes: [UInt8], options: ReadingOptions = ReadingOptions()
    ) async throws(ReaderError) -> Document {
        await takeTurn()
        let result = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<Document, ReaderError>, Never>) in
            queue.async {
                continuation.resume(returning: self.readTwice(name, bytes, options))
            }
        }
        giveTurn()
        return try result.get()
    }

    /// Ends the workers that are idle; those at work end after their file.
    package func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for worker in idle { worker.end() }
    }

    // MARK: Turns

    private func takeTurn() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.busy >= workers else {
                    state.busy += 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func giveTurn() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.busy -= 1
            return nil
        }
        next?.resume()
    }

    // MARK: Work

    private func readTwice(_ name: String, _ bytes: [UInt8], _ options: ReadingOptions) -> Result<
        Document, ReaderError
    > {
        guard bytes.count <= options.fileBytes else {
            return .failure(.tooLarge(detail: "the file has more than \(options.fileBytes >> 20) MB"))
        }
        let idle = state.withLock { $0.idle.popLast() }
        let first = readOnce(idle, name, bytes, options)
        guard case .failure(.crashed) = first else { return first }
        return readOnce(nil, name, bytes, options)
    }

    private func readOnce(
        _ idle: WorkerProcess?, _ name: String, _ bytes: [UInt8], _ options: ReadingOptions
    ) -> Result<Document, ReaderError> {
        do throws(ReaderError) {
            let worker =
                if let idle { idle } else {
                    try WorkerProcess(program: program, variables: variables ?? WorkerProcess.inherited)
                }
            switch worker.read(name: name, bytes: bytes, options: options) {
            case .died(let error): return .failure(error)
            case .answered(let result, let isLast):
                if isLast || !keep(worker) { worker.end() }
                return result
            }
        } catch {
            return .failure(error)
        }
    }

    private func keep(_ worker: WorkerProcess) -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.idle.count < workers else { return false }
            state.idle.append(worker)
            return true
        }
    }
}
