import FoundationEssentials

/// The reply of Ollama's `/api/chat`: a JSON object a line, the last one with `done` and the counts.
struct OllamaFormat: ReplyFormat {
    private var isDone = false

    mutating func read(_ event: ServerSentEvents.Event) throws -> [ChatEvent] {
        if isDone { return [] }
        guard let line = try? JSONDecoder.wire.decode(Line.self, from: WholeSurrogates.data(event.data))
        else {
            throw ReplyFault.invalid("a line is not JSON as Ollama writes it")
        }
        guard line.error == nil else { throw ReplyFault.failed(event.data) }
        let text = line.message?.content.flatMap { $0.isEmpty ? nil : [ChatEvent.text($0)] } ?? []
        guard line.done == true else { return text }
        isDone = true
        return text + [.finished(FinishReason(line.doneReason ?? "stop"), line.usage)]
    }

    mutating func end() throws -> [ChatEvent] {
        guard isDone else { throw ReplyFault.incomplete("no last line came") }
        return []
    }
}

private struct Line: Decodable {
    struct Message: Decodable { var content: String? }

    var message: Message?
    var done: Bool?
    var doneReason: String?
    var promptEvalCount: Int?
    var evalCount: Int?
    var error: String?

    var usage: TokenUsage? {
        promptEvalCount.map { TokenUsage(promptTokens: $0, completionTokens: evalCount ?? 0) }
    }
}
