import Documents
import Embeddings
import Indexes
import Synchronization

/// One run over one folder: read | chunk | store, with embedding beside it.
///
/// The index itself is the queue between storing and embedding: chunks without vectors are what is left to do,
/// whoever stored them and whenever.
struct IngestionRun: Sendable {
    let assistant: Assistant
    let collection: DocumentCollection
    let folder: String?
    let options: IngestionOptions
    let progress: @Sendable (IngestionProgress) -> Void
    private let state = RunState()

    init(
        assistant: Assistant, collection: DocumentCollection, folder: String? = nil,
        options: IngestionOptions,
        progress: @escaping @Sendable (IngestionProgress) -> Void
    ) {
        self.assistant = assistant
        self.collection = collection
        self.folder = folder
        self.options = options
        self.progress = progress
    }

    private var index: Index { assistant.index }

    func perform(_ files: [FoundFile], since start: ContinuousClock.Instant) async throws -> IngestionReport {
        try await bindModel()
        let capabilities = ReaderCapabilities(options)
        let plan = IngestionPlan(
            files.filter { !Glob.matchesAny(options.excluded, $0.path) },
            known: try await index.state(of: collection.id), rereads: options.rereads,
            rereadsPartial: capabilities.exceeds(
                try await ReaderCapabilities.last(of: collection.name, in: index)))
        update {
            $0.found = plan.found
            $0.done = plan.settled.count
        }
        let (endings, embedded) = try await withEmbedding {
            try await remove(plan.vanished)
            return try await record(plan.blocked) + read(plan.toRead, holding: plan.sums)
        }
        try await capabilities.keep(for: collection.name, in: index)
        try await assistant.measureNearness()
        try await index.measureAgreement()
        try await index.finish()
        let report = plan.settled + endings + plan.vanished.map { FileReport($0, .removed) }
        return IngestionReport(
            collection: collection.name, found: plan.found, endings: report, chunks: state.storedChunks,
            embedded: embedded, model: assistant.embeddingModel, milliseconds: start.millisecondsSince)
    }

    /// Binds the index to the model that its vectors come from.
    func bindModel() async throws {
        guard let embedder = assistant.embedder else { return }
        try await index.setModel(
            IndexModel(
                fingerprint: embedder.space.fingerprint, name: assistant.embeddingModel ?? "",
                dimension: embedder.space.dimension))
    }

    /// Stores text while chunks that have no vector yet are embedded beside it.
    func withEmbedding(
        _ storing: @Sendable () async throws -> [FileReport]
    ) async throws -> (endings: [FileReport], embedded: Int) {
        async let embedded = embedWhileReading()
        defer { state.textIsStored() }
        let endings = try await storing()
        state.textIsStored()
        return (endings, try await embedded)
    }

    // MARK: Reading and storing

    private func record(_ blocked: [ReadFile]) async throws -> [FileReport] {
        var batch = StorageBatch()
        for file in blocked { batch.add(file) }
        try await store(&batch)
        return blocked.map(\.report)
    }

    private func read(_ files: [FoundFile], holding sums: [String: [UInt8]]) async throws -> [FileReport] {
        let reader = FileIngester(assistant: assistant, options: options, folder: folder, held: sums)
        defer { reader.finish() }
        return try await storeAll(files) { await reader.read($0) }
    }

    /// Turns items into documents, several at once, and stores them in batches as they come.
    func storeAll<Item: Sendable>(
        _ items: [Item], read: @escaping @Sendable (Item) async -> ReadFile
    ) async throws -> [FileReport] {
        try await withThrowingTaskGroup(of: ReadFile.self) { group in
            var waiting = items.makeIterator()
            func readNext() {
                guard let item = waiting.next() else { return }
                group.addTask { await read(item) }
            }
            for _ in 0..<FileIngester.width { readNext() }
            var batch = StorageBatch()
            var endings: [FileReport] = []
            while let result = try await group.next() {
                try Task.checkCancellation()
                readNext()
                endings.append(result.report)
                batch.add(result)
                if batch.isFull { try await store(&batch) }
            }
            try await store(&batch)
            return endings
        }
    }

    private func store(_ batch: inout StorageBatch) async throws {
        guard !batch.isEmpty else { return }
        if !batch.documents.isEmpty { try await assistant.forgetMeasures() }
        try await index.store(batch.documents, in: collection.id)
        try await index.touch(batch.touched, in: collection.id)
        try await index.record(
            batch.failures.map {
                UnreadFile(
                    path: $0.path, file: $0.file, outcome: $0.outcome, reason: $0.reason,
                    keepsContent: $0.outcome == .failed)
            }, in: collection.id)
        let chunks = batch.documents.reduce(0) { $0 + $1.chunks.count }
        let files = batch.count
        state.stored(chunks: chunks)
        update {
            $0.done += files
            $0.chunks += chunks
        }
        batch = StorageBatch()
    }

    private func remove(_ paths: [String]) async throws {
        guard !paths.isEmpty else { return }
        try await assistant.forgetMeasures()
        try await index.remove(paths, in: collection.id)
    }

    // MARK: Embedding

    private func embedWhileReading() async throws -> Int {
        guard let embedder = assistant.embedder, !options.defersVectors else { return 0 }
        let status = try await index.status()
        update { $0.chunks += status.chunks - status.embedded }
        var count = 0
        var next = 0
        while true {
            let isLast = state.isTextStored
            let pending = try await index.chunksWithoutVectors(from: next, limit: Self.embeddingWindow)
            guard let last = pending.last else {
                if isLast, next == 0 { return count }
                if isLast {
                    // Before the end, whatever was passed over is looked for from the beginning.
                    next = 0
                    continue
                }
                try await Task.sleep(for: .milliseconds(15))
                continue
            }
            try Task.checkCancellation()
            let texts = pending.map(\.chunk.embeddedText)
            let vectors = try await BlockingWork.run { try embedder.embed(texts) }
            try await index.storeVectors(vectors, of: pending.map(\.id))
            next = last.id + 1
            count += pending.count
            let done = pending.count
            update { $0.embedded += done }
        }
    }

    /// Chunks embedded at once: enough to sort by length to advantage, few enough that a stop loses little.
    private static let embeddingWindow = 256

    private func update(_ change: (inout IngestionProgress) -> Void) {
        progress(state.update(change))
    }
}

/// What the two halves of a run know of each other.
private final class RunState: Sendable {
    private let progress = Mutex(IngestionProgress())
    private let textStored = Mutex(false)
    private let chunks = Mutex(0)

    var isTextStored: Bool { textStored.withLock { $0 } }
    var storedChunks: Int { chunks.withLock { $0 } }

    func textIsStored() {
        textStored.withLock { $0 = true }
    }

    func stored(chunks count: Int) {
        chunks.withLock { $0 += count }
    }

    func update(_ change: (inout IngestionProgress) -> Void) -> IngestionProgress {
        progress.withLock {
            change(&$0)
            return $0
        }
    }
}
