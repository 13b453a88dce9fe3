import Docent

/// A reply as OpenAI's Responses interface has it, whole or on its way; fields without a meaning here have their usual values.
struct ResponsesReply: Encodable {
    /// How far a reply or a message is.
    enum Status: String, Encodable {
        case underWay = "in_progress"
        case completed, incomplete, failed
    }

    /// Why a reply stopped before its end.
    struct Shortfall: Encodable { let reason: String }

    /// What went wrong.
    struct Fault: Encodable {
        let code: String
        let message: String
    }

    /// The one format that words have.
    struct Manner: Encodable {
        struct Format: Encodable { let type = "text" }
        let format = Format()
    }

    let object = "response"
    let id: String
    let createdAt: Int
    let model: String
    var status = Status.underWay
    @ExplicitNull var shortfall: Shortfall? = nil
    @ExplicitNull var fault: Fault? = nil
    var output: [ResponsesMessage] = []
    @ExplicitNull var usage: ResponsesUsage? = nil
    var citations: [Citation]?
    var docent: DocentReceipt?
    @ExplicitNull private(set) var instructions: String? = nil
    @ExplicitNull private(set) var maxOutputTokens: Int? = nil
    @ExplicitNull private(set) var previousResponse: String? = nil
    @ExplicitNull private(set) var temperature: Double? = nil
    @ExplicitNull private(set) var nucleus: Double? = nil
    let metadata: [String: String] = [:]
    let store = false
    let text = Manner()
    let parallelToolCalls = false
    let toolChoice = "none"
    let tools: [String] = []
    let truncation = "disabled"

    private enum CodingKeys: String, CodingKey {
        case id, object, model, status, output, usage, instructions, metadata, store, temperature, text,
            tools,
            truncation, citations, docent
        case createdAt = "created_at"
        case shortfall = "incomplete_details"
        case fault = "error"
        case maxOutputTokens = "max_output_tokens"
        case parallelToolCalls = "parallel_tool_calls"
        case previousResponse = "previous_response_id"
        case toolChoice = "tool_choice"
        case nucleus = "top_p"
    }
}

/// The message that a reply consists of.
struct ResponsesMessage: Encodable {
    let id: String
    let type = "message"
    let role = "assistant"
    var status = ResponsesReply.Status.underWay
    var content: [ResponsesText] = []
}

/// The words of a message.
struct ResponsesText: Encodable {
    let type = "output_text"
    var text = ""
    var annotations: [ResponsesAnnotation] = []
    let logprobs: [Double] = []
}

/// The document that a marker of the words points at.
struct ResponsesAnnotation: Encodable {
    let type = "file_citation"
    /// Where in the words the marker begins, in Unicode scalars.
    let index: Int
    /// The document's address, which `GET /v1/words` takes.
    let fileID: String
    let filename: String

    private enum CodingKeys: String, CodingKey {
        case type, index, filename
        case fileID = "file_id"
    }

    /// Those of the markers in some words.
    static func all(in words: String, of citations: [Citation]) -> [ResponsesAnnotation] {
        let cited = Dictionary(citations.map { ($0.marker, $0) }) { first, _ in first }
        var (counted, place) = (words.startIndex, 0)
        return Markers.all(in: words).flatMap { start, numbers in
            place += words.unicodeScalars.distance(from: counted, to: start)
            counted = start
            return numbers.compactMap { cited[$0] }.map { ResponsesAnnotation(index: place, citing: $0) }
        }
    }

    private init(index: Int, citing citation: Citation) {
        self.index = index
        fileID = "\(citation.document)#\(citation.locator.display)"
        filename = citation.document.split(separator: "/").last.map(String.init) ?? citation.document
    }
}

/// The tokens of a reply.
struct ResponsesUsage: Encodable {
    struct Cached: Encodable {
        let cachedTokens = 0
        private enum CodingKeys: String, CodingKey { case cachedTokens = "cached_tokens" }
    }

    struct Thought: Encodable {
        let reasoningTokens = 0
        private enum CodingKeys: String, CodingKey { case reasoningTokens = "reasoning_tokens" }
    }

    let inputTokens: Int
    let inputDetails = Cached()
    let outputTokens: Int
    let outputDetails = Thought()
    let totalTokens: Int

    private enum CodingKeys: String, CodingKey {
        case inputTokens = "input_tokens"
        case inputDetails = "input_tokens_details"
        case outputTokens = "output_tokens"
        case outputDetails = "output_tokens_details"
        case totalTokens = "total_tokens"
    }

    /// Counted as those of a completion are.
    init(_ answer: Answer) {
        let usage = ChatCompletionUsage(answer)
        inputTokens = usage.promptTokens
        outputTokens = usage.completionTokens
        totalTokens = inputTokens + outputTokens
    }
}
