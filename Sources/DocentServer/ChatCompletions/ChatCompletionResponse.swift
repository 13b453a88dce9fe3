import Docent

/// What Docent adds to a completion: how it was made, so that a person can judge it.
struct DocentReceipt: Encodable {
    let status: Answer.Status
    let confidence: Double
    let model: String?
    let passages: [Hit]
    let receipt: Receipt
    let remarks: [Remark]
    @OmittedIfEmpty private(set) var doubts: [Doubt]
    let milliseconds: Double
    /// The whole checked answer, in a stream whose pieces were written before the check changed something.
    var answer: String?

    init(_ answer: Answer, streamed: String? = nil) {
        status = answer.status
        confidence = answer.confidence
        model = answer.model
        passages = answer.passages
        receipt = answer.receipt
        remarks = answer.remarks
        doubts = answer.doubts
        milliseconds = answer.milliseconds
        self.answer = streamed == answer.answer ? nil : streamed.map { _ in answer.answer }
    }
}

/// The tokens of a completion.
struct ChatCompletionUsage: Encodable {
    let promptTokens: Int
    let completionTokens: Int
    let totalTokens: Int

    private enum CodingKeys: String, CodingKey {
        case promptTokens = "prompt_tokens"
        case completionTokens = "completion_tokens"
        case totalTokens = "total_tokens"
    }

    /// As the model's server counted them; where it did not, the prompt as counted here and the reply at four bytes a token.
    init(_ answer: Answer) {
        promptTokens = answer.receipt.promptTokens ?? answer.receipt.tokens
        completionTokens = answer.receipt.completionTokens ?? (answer.answer.utf8.count + 3) / 4
        totalTokens = promptTokens + completionTokens
    }
}

/// A whole completion, or a chunk of one.
struct ChatCompletionResponse: Encodable {
    struct Words: Encodable {
        var role: String?
        var content: String?
        /// Whether the turn has ended, in a whole reply to `data_sources`.
        var endTurn: Bool?
        /// Where the words are from, in a reply to `data_sources`.
        var context: MessageContext?

        private enum CodingKeys: String, CodingKey {
            case role, content, context
            case endTurn = "end_turn"
        }
    }

    struct Choice: Encodable {
        let index = 0
        var message: Words?
        var delta: Words?
        @ExplicitNull var finishReason: String?
        /// Whether the turn has ended, in a chunk of a reply to `data_sources`.
        var endTurn: Bool?

        private enum CodingKeys: String, CodingKey {
            case index, message, delta
            case finishReason = "finish_reason"
            case endTurn = "end_turn"
        }
    }

    let id: String
    let object: String
    let created: Int
    let model: String
    var choices: [Choice] = []
    var usage: ChatCompletionUsage?
    var citations: [Citation]?
    var docent: DocentReceipt?
}
