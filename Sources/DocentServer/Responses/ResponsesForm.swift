import Docent
import FoundationEssentials

/// What a reply of the Responses interface and all events on the way to it have in common.
struct ResponsesForm: Sendable {
    private let response = "resp_" + String(UInt64.random(in: .min ... .max), radix: 36)
    private let message = "msg_" + String(UInt64.random(in: .min ... .max), radix: 36)
    private let createdAt = Int(Date().timeIntervalSince1970)
    let model: String

    init(model: String) { self.model = model }

    /// The whole answer at once.
    func whole(_ answer: Answer) -> ResponsesReply {
        whole(answer, words: TextOnlyReply(answer).words, docent: DocentReceipt(answer))
    }

    /// The reply before any words.
    var beginning: ResponsesReply { ResponsesReply(id: response, createdAt: createdAt, model: model) }

    /// The reply that ended with an error.
    func failed(_ failure: Failure) -> ResponsesReply {
        var reply = beginning
        reply.status = .failed
        reply.fault = .init(code: failure.code, message: failure.message)
        return reply
    }

    /// The events before the first words.
    var opening: [ResponsesEvent] {
        [
            .init("response.created", response: beginning),
            .init("response.in_progress", response: beginning),
            .init("response.output_item.added", item: ResponsesMessage(id: message)),
            .init("response.content_part.added", in: message, part: ResponsesText()),
        ]
    }

    /// The event of a piece of words.
    func piece(_ words: String) -> ResponsesEvent {
        .init("response.output_text.delta", in: message, delta: words)
    }

    /// The events behind the last words.
    ///
    /// - Parameters:
    ///   - words: all pieces.
    ///   - streamed: the pieces that were sent before the answer was checked.
    func closing(_ answer: Answer, words: String, streamed: String) -> [ResponsesEvent] {
        let reply = whole(answer, words: words, docent: DocentReceipt(answer, streamed: streamed))
        guard let item = reply.output.first, let part = item.content.first else { return [] }
        let annotations = part.annotations.enumerated().map { number, annotation in
            ResponsesEvent(
                "response.output_text.annotation.added", in: message, annotation: annotation, number: number)
        }
        let isWhole = reply.status == .completed
        return annotations + [
            .init("response.output_text.done", in: message, text: words),
            .init("response.content_part.done", in: message, part: part),
            .init("response.output_item.done", item: item),
            .init(isWhole ? "response.completed" : "response.incomplete", response: reply),
        ]
    }

    private func whole(_ answer: Answer, words: String, docent: DocentReceipt) -> ResponsesReply {
        let cut = ["length": "max_output_tokens", "content_filter": "content_filter"]
        let shortfall = answer.finishReason.flatMap { cut[$0] }
        let status = shortfall == nil ? ResponsesReply.Status.completed : .incomplete
        let text = ResponsesText(
            text: words, annotations: ResponsesAnnotation.all(in: words, of: answer.citations))
        var reply = beginning
        reply.status = status
        reply.shortfall = shortfall.map(ResponsesReply.Shortfall.init)
        reply.output = [ResponsesMessage(id: message, status: status, content: [text])]
        reply.usage = ResponsesUsage(answer)
        reply.citations = answer.citations
        reply.docent = docent
        return reply
    }
}
