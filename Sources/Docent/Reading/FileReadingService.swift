import Documents
import Readers

/// Where files are read: in worker processes of the same program when there is one to run, else in this process.
final class FileReadingService: Sendable {
    private let pool: ReadingPool?

    init(program: String?) {
        pool = program.map { ReadingPool(program: $0, workers: FileIngester.width) }
    }

    func read(name: String, bytes: [UInt8], options: ReadingOptions) async throws -> Document {
        if let pool {
            return try await pool.read(name: name, bytes: bytes, options: options)
        }
        return try await BlockingWork.run { try readDocument(named: name, bytes: bytes, options: options) }
    }

    func close() {
        pool?.close()
    }
}

/// The life of a reading worker: a process of the same program that reads what it is given and cannot do more.
public enum ReadingProcess {
    /// The hidden command by which the program starts itself as a worker.
    public static let command = "parse-worker"

    /// Starts a worker at once, which the first reading takes; the process must have no other threads yet.
    package static func startEarly() { EarlyWorker.start() }

    /// Reads files as they come on standard input until it closes; never returns.
    public static func run() -> Never {
        runReadingWorker()
    }
}
