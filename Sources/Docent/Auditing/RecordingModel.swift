import LanguageModels
import Synchronization

/// A language model that remembers every prompt on its way to another, for the audit log.
final class RecordingModel: LanguageModel {
    private let model: any LanguageModel
    private let record = Mutex([[ChatMessage]]())

    init(_ model: any LanguageModel) {
        self.model = model
    }

    /// The prompts so far, each whole.
    var prompts: [[ChatMessage]] { record.withLock { $0 } }

    var name: String { model.name }

    func contextLength() async -> Int? { await model.contextLength() }

    func reply(to request: ChatRequest) async throws -> ChatStream {
        let reply = try await model.reply(to: request)
        // A prompt that the server refused was read by nobody.
        record.withLock { $0.append(request.messages) }
        return reply
    }
}

extension Assistant {
    /// The language model, recorded when answers are logged.
    func watchedModel() -> (model: (any LanguageModel)?, record: RecordingModel?) {
        guard audit != nil, let languageModel else { return (languageModel, nil) }
        let record = RecordingModel(languageModel)
        return (record, record)
    }

    /// The answer, once it stands in the log when there is one.
    func logged(
        _ answer: Answer, _ question: Question, job: AuditEntry.Job = .ask, prompts: [[ChatMessage]] = []
    ) async throws -> Answer {
        guard let audit else { return answer }
        let embeddingModel = embeddingModel
        _ = try await BlockingWork.run {
            try audit.append {
                AuditEntry(
                    at: $0, job: job, question: question, prompts: prompts, answer: answer,
                    embeddingModel: embeddingModel)
            }
        }
        return answer
    }
}
