import FoundationEssentials

/// The reply of `/chat/completions`: chunks with a delta each, or, from servers that do not stream, one object.
struct ChatCompletionsFormat: ReplyFormat {
    private var reason: FinishReason?
    private var usage: TokenUsage?
    private var isDone = false

    mutating func read(_ event: ServerSentEvents.Event) throws -> [ChatEvent] {
        if isDone { return [] }
        if event.data.elementsEqual("[DONE]".utf8) {
            isDone = true
            return [.finished(reason ?? .stop, usage)]
        }
        guard event.name != "error" else { throw ReplyFault.failed(event.data) }
        let chunk = try Chunk(event.data)
        usage = chunk.usage?.counted ?? usage
        guard let choice = chunk.choices?.first(where: { ($0.index ?? 0) == 0 }) else { return [] }
        if let word = choice.finishReason { reason = FinishReason(word) }
        if choice.message != nil { reason = reason ?? .stop }
        return choice.text.map { [.text($0)] } ?? []
    }

    mutating func end() throws -> [ChatEvent] {
        if isDone { return [] }
        guard let reason else { throw ReplyFault.incomplete("no last event came") }
        isDone = true
        return [.finished(reason, usage)]
    }
}

private struct Chunk: Decodable {
    struct Choice: Decodable {
        var index: Int?
        var delta: Piece?
        var message: Piece?
        var finishReason: String?

        var text: String? {
            guard let text = (delta ?? message)?.text, !text.isEmpty else { return nil }
            return text
        }
    }

    struct Piece: Decodable {
        var content: OneOf<String, [Part]>?
        var refusal: String?

        var text: String? { content?.first ?? content?.second?.compactMap(\.text).joined() ?? refusal }
    }

    struct Part: Decodable { var text: String? }

    struct Counts: Decodable {
        var promptTokens: Int?
        var completionTokens: Int?

        var counted: TokenUsage? {
            promptTokens.map { TokenUsage(promptTokens: $0, completionTokens: completionTokens ?? 0) }
        }
    }

    struct Anything: Decodable {}

    var choices: [Choice]?
    var usage: Counts?
    var error: OneOf<Anything, String>?

    init(_ data: [UInt8]) throws {
        guard let chunk = try? JSONDecoder.wire.decode(Chunk.self, from: WholeSurrogates.data(data)) else {
            throw ReplyFault.invalid("an event is not a chat completion")
        }
        guard chunk.error == nil else { throw ReplyFault.failed(data) }
        self = chunk
    }
}

extension JSONDecoder {
    /// A decoder for the snake-case names of these APIs.
    static var wire: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}

extension JSONEncoder {
    /// An encoder for the snake-case names of these APIs; equal requests give equal bytes.
    static var wire: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
