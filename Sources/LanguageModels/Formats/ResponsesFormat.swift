import FoundationEssentials

/// The reply of `/responses`: events that name their type in the JSON itself.
struct ResponsesFormat: ReplyFormat {
    private var isDone = false

    mutating func read(_ event: ServerSentEvents.Event) throws -> [ChatEvent] {
        if isDone || event.data.elementsEqual("[DONE]".utf8) { return [] }
        guard let step = try? JSONDecoder.wire.decode(Step.self, from: WholeSurrogates.data(event.data))
        else {
            throw ReplyFault.invalid("an event is not one of a response")
        }
        switch step.type ?? (step.status == nil ? "error" : "response.completed") {
        case "response.output_text.delta", "response.refusal.delta":
            return step.delta?.first.map { [.text($0)] } ?? []
        case "response.completed", "response.incomplete":
            isDone = true
            return step.end
        case "response.failed": throw ReplyFault.failed(step.failure ?? event.data)
        case "error": throw ReplyFault.failed(event.data)
        default: return []
        }
    }

    mutating func end() throws -> [ChatEvent] {
        guard isDone else { throw ReplyFault.incomplete("no last event came") }
        return []
    }
}

private struct Step: Decodable {
    struct Response: Decodable {
        var status: String?
        var incompleteDetails: Reason?
        var usage: Counts?
        var error: Failure?
    }

    struct Item: Decodable { var content: [Part]? }
    struct Part: Decodable { var text: String? }
    struct Reason: Decodable { var reason: String? }
    struct Failure: Codable { var message: String? }
    struct Counts: Decodable {
        var inputTokens: Int?
        var outputTokens: Int?
    }
    struct Anything: Decodable {}

    var type: String?
    var delta: OneOf<String, Anything>?
    var response: Response?

    // The same names at the root, for a server that answers with the whole response instead of events.
    var status: String?
    var output: [Item]?
    var usage: Counts?

    /// The last events: the text, if it came whole, and the end.
    var end: [ChatEvent] {
        let reason = response?.incompleteDetails?.reason ?? response?.status ?? status ?? "completed"
        let counts = response?.usage ?? usage
        let usage = counts?.inputTokens.map {
            TokenUsage(promptTokens: $0, completionTokens: counts?.outputTokens ?? 0)
        }
        let text = output?.flatMap { $0.content ?? [] }.compactMap(\.text).joined() ?? ""
        return (text.isEmpty ? [] : [.text(text)]) + [.finished(FinishReason(reason), usage)]
    }

    /// The error inside a failed response, as a body of its own.
    var failure: [UInt8]? {
        guard let error = response?.error else { return nil }
        return (try? JSONEncoder().encode(["error": error])).map { Array($0) }
    }
}
