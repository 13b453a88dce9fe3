import Foundation
import Synchronization

@testable import Docent

/// A language model that says what a test makes of its prompt, and remembers what it was asked.
final class ScriptedModel: LanguageModel {
    let name = "scripted"
    private let window: Int?
    private let promptTokens: Int?
    private let reason: FinishReason
    private let answer: @Sendable (ChatRequest) -> String
    private let record = Mutex([ChatRequest]())

    init(
        window: Int? = 8192, promptTokens: Int? = nil, reason: FinishReason = .stop,
        _ answer: @escaping @Sendable (ChatRequest) -> String
    ) {
        self.reason = reason
        self.window = window
        self.promptTokens = promptTokens
        self.answer = answer
    }

    var requests: [ChatRequest] { record.withLock { $0 } }

    func contextLength() async -> Int? { window }

    func reply(to request: ChatRequest) async throws -> ChatStream {
        record.withLock { $0.append(request) }
        let usage = promptTokens.map { TokenUsage(promptTokens: $0, completionTokens: 1) }
        return ChatStream([.text(answer(request)), .finished(reason, usage)])
    }
}

/// A fresh folder of documents with an index over them.
struct TemporaryCollection {
    let path: String

    init(_ documents: [String: String]) throws {
        path = scratch + "/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path + "/docs", withIntermediateDirectories: true)
        for (name, text) in documents { try Data(text.utf8).write(to: URL(filePath: "\(path)/docs/\(name)")) }
    }

    /// An assistant over the documents, by full text alone.
    func assistant(_ model: (any LanguageModel)? = nil, audit: String? = nil) async throws -> Assistant {
        let writer = try await Assistant.open(
            AssistantConfiguration(
                indexPath: path + "/index.sqlite", access: .readWrite, embeddingModel: .none))
        _ = try await writer.ingest(folder: path + "/docs")
        try writer.index.close()
        return try await Assistant.open(
            AssistantConfiguration(
                indexPath: path + "/index.sqlite", access: .readOnly, embeddingModel: .none,
                languageModel: model, auditPath: audit))
    }

    /// Every file below the folder with its bytes, the index's log apart.
    func snapshot() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) where !name.contains("sqlite-")
        {
            files[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
        }
        return files
    }
}

/// A folder of this run of the tests, which goes with it.
private let scratch: String = {
    let path = FileManager.default.temporaryDirectory.appending(path: "docent-tests-\(getpid())").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: scratch) }
    return path
}()
