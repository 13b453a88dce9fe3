import Docent

/// What came of a question for machines: an answer, or why the model wrote none with the passages that were found.
enum AskOutcome: Encodable, Sendable {
    case answered(Answer)
    case failed(LanguageModelsError, passages: [Hit])

    /// Asks; what is wrong with anything but the language model is thrown.
    init(
        _ ask: (@escaping @Sendable (AnswerEvent) async -> Void) async throws -> Answer
    ) async throws {
        let found = PassagesSoFar()
        do {
            self = .answered(try await ask { found.note($0) })
        } catch let error as LanguageModelsError {
            self = .failed(error, passages: found.hits ?? [])
        }
    }

    /// Why there is no answer.
    var error: LanguageModelsError? {
        if case .failed(let error, _) = self { error } else { nil }
    }

    private enum CodingKeys: String, CodingKey { case error, passages, message }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .answered(let answer): try answer.encode(to: encoder)
        case .failed(let error, let passages):
            var container = encoder.container(keyedBy: CodingKeys.self)
            var details = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .error)
            try details.encode("\(error)", forKey: .message)
            try container.encode(passages, forKey: .passages)
        }
    }
}
