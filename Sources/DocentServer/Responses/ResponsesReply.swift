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

    let id: String
    let createdAt: Int
    let model: String
    var status = Status.underWay
    var shortfall: Shortfall?
    var fault: Fault?
    var output: [ResponsesMessage] = []
    var usage: ResponsesUsage?
    var citations: [Citation]?
    var docent: DocentReceipt?

    private enum CodingKeys: String, CodingKey {
        case id, object, model, status, output, usage, error, instructions, metadata, store, temperature,
            text, tools, truncation
        case citations, docent
        case createdAt = "created_at"
        case shortfall = "incomplete_details"
        case maxOutputTokens = "max_output_tokens"
        case parallelToolCalls = "parallel_tool_calls"
        case previousResponse = "previous_response_id"
        case toolChoice = "tool_choice"
        case nucleus = "top_p"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode("response", forKey: .object)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(model, forKey: .model)
        try container.encode(status, forKey: .status)
        try container.encode(output, forKey: .output)
        try container.encode(fault, forKey: .error)
        try container.encode(shortfall, forKey: .shortfall)
        try container.encode(usage, forKey: .usage)
        try container.encodeIfPresent(citations, forKey: .citations)
        try container.encodeIfPresent(docent, forKey: .docent)
        try encodeUsual(&container)
    }

    private func encodeUsual(_ container: inout KeyedEncodingContainer<CodingKeys>) throws {
        for key in [
            CodingKeys.instructions, .maxOutputTokens, .previousResponse, .temperature, .nucleus,
        ] { try container.encodeNil(forKey: key) }
        try container.encode([String: String](), forKey: .metadata)
        try container.encode([String](), forKey: .tools)
        try container.encode("none", forKey: .toolChoice)
        try container.encode("disabled", forKey: .truncation)
        try container.encode(false, forKey: .parallelToolCalls)
        try container.encode(false, forKey: .store)
        try container.encode(Manner(), forKey: .text)
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
