import Crypto
import Documents
import Embeddings
import Indexes
import Readers

/// One file on its way into the index.
struct ReadFile: Sendable {
    /// How it ended so far.
    let report: FileReport
    /// The document and its chunks, when it could be read.
    let document: IndexedDocument?
    /// What to record when it could not.
    let failure: Failure?
    /// What the file is now, when the index holds its bytes already.
    let touched: Touched?

    typealias Touched = (path: String, file: FileState)

    init(
        report: FileReport, document: IndexedDocument? = nil, failure: Failure? = nil, touched: Touched? = nil
    ) {
        self.report = report
        self.document = document
        self.failure = failure
        self.touched = touched
    }

    struct Failure: Sendable {
        let path: String
        let file: FileState
        let outcome: Outcome
        let reason: Reason
    }
}

/// Reads one file after another into documents and cuts them into chunks.
struct FileIngester: Sendable {
    /// How many files are read at once.
    static let width = 4

    private let reader: FileReadingService
    private let cutter: PassageCutter
    private let options: ReadingOptions
    private let folder: String?
    private let held: [String: [UInt8]]

    /// - Parameters:
    ///   - folder: where the files were found, and which none is looked for outside of.
    ///   - held: the SHA-256 of what the index holds of files that it could read.
    init(
        assistant: Assistant, options: IngestionOptions, folder: String? = nil, held: [String: [UInt8]] = [:]
    ) {
        self.folder = folder
        self.held = held
        reader = FileReadingService(program: assistant.readerProgram)
        cutter = PassageCutter(embedder: assistant.embedder)
        var reading = ReadingOptions()
        reading.recognisesImages = options.recognisesScans
        reading.recognisedLanguages = RecognitionLanguages.named(options.scanLanguages)
        self.options = reading
    }

    /// Reads a file; whatever goes wrong is that file's outcome and no error.
    func read(_ found: FoundFile) async -> ReadFile {
        do {
            let (folder, options) = (folder, options)
            let source = try await BlockingWork.run {
                try FileSource.read(found.location, below: folder, options: options)
            }
            let state = FileState(
                sha256: Array(SHA256.hash(data: source.bytes)), size: source.bytes.count,
                modified: Int64(found.modified))
            if held[found.path] == state.sha256 {
                return ReadFile(
                    report: FileReport(found.path, .unchanged),
                    touched: (found.path, state))
            }
            return await read(found, source, state)
        } catch {
            return Self.failed(
                found, FileState(sha256: [], size: found.size, modified: Int64(found.modified)), error)
        }
    }

    private func read(_ found: FoundFile, _ source: Source, _ state: FileState) async -> ReadFile {
        do {
            let document = try await reader.read(name: found.path, bytes: source.bytes, options: options)
            let cutter = cutter
            let chunks = try await BlockingWork.run { cutter.chunks(of: document) }
            let reason = document.losses.first.map {
                Reason(code: $0.code, message: Self.message(document.losses))
            }
            let outcome: Outcome = reason == nil ? .indexed : .partial
            return ReadFile(
                report: FileReport(found.path, reason == nil ? .indexed : .partial, reason),
                document: IndexedDocument(
                    path: found.path, file: state, document: document, chunks: chunks, outcome: outcome,
                    reason: reason))
        } catch {
            return Self.failed(found, state, error)
        }
    }

    /// Ends the reading workers.
    func finish() {
        reader.close()
    }

    private static func message(_ losses: [Loss]) -> String {
        losses.map(\.message).joined(separator: " ")
    }

    private static func failed(_ found: FoundFile, _ state: FileState, _ error: any Error) -> ReadFile {
        let outcome: Outcome
        let reason: Reason
        if let error = error as? ReaderError {
            outcome = error.isRefusal ? .refused : .failed
            let remedy = error.remedy.map { ". \($0)" } ?? ""
            reason = Reason(code: error.code, message: error.description + remedy)
        } else {
            outcome = .failed
            reason = Reason(code: "internal", message: String(describing: type(of: error)))
        }
        return ReadFile(
            report: FileReport(found.path, outcome == .refused ? .refused : .failed, reason),
            failure: ReadFile.Failure(path: found.path, file: state, outcome: outcome, reason: reason))
    }
}

/// Files that are stored together in one transaction.
struct StorageBatch: Sendable {
    private(set) var documents: [IndexedDocument] = []
    private(set) var failures: [ReadFile.Failure] = []
    private(set) var touched: [ReadFile.Touched] = []
    private var bytes = 0

    var count: Int { documents.count + failures.count + touched.count }
    var isEmpty: Bool { count == 0 }

    /// Whether it is time to store: enough for a transaction to pay, little enough to lose.
    var isFull: Bool { count >= 64 || bytes >= 4 << 20 }

    mutating func add(_ file: ReadFile) {
        if let document = file.document {
            documents.append(document)
            bytes += document.document.text.utf8.count
        }
        if let failure = file.failure { failures.append(failure) }
        if let file = file.touched { touched.append(file) }
    }
}
