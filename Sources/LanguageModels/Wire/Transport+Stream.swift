import AsyncHTTPClient
import NIOCore
import Synchronization

extension Transport {
    /// Sends `call` and reads its reply as it comes.
    ///
    /// - Parameter linewise: whether the server sends a JSON object a line instead of events.
    func stream(_ call: Call, format: any ReplyFormat, linewise: Bool = false) async throws -> ChatStream {
        let reply = try await open(call)
        let framing = try framing(of: reply, linewise: linewise)
        return ChatStream { writer in
            try await self.pump(reply, ReplyReader(framing: framing, format: format), writer)
        }
    }

    private func framing(of reply: OpenReply, linewise: Bool) throws -> ReplyReader.Framing {
        switch reply.mediaType {
        case "text/html":
            throw LanguageModelsError.invalidReply(
                host: host, reason: "it is a web page; is the base URL right?")
        case _ where linewise: return .lines(LineSplitter(maxLineBytes: maxReplyBytes))
        case "application/json": return .whole([])
        default: return .events(ServerSentEvents(maxEventBytes: maxReplyBytes))
        }
    }

    private func pump(_ reply: OpenReply, _ reader: ReplyReader, _ writer: ChatStream.Writer) async throws {
        let finished = Mutex(false)
        do {
            try await reply.watchdog.guarding {
                try await self.read(reply, reader, writer) { finished.withLock { $0 = true } }
            }
        } catch {
            // What happens to the connection after the last event no longer touches the reply.
            if finished.withLock({ $0 }) { return }
            try Task.checkCancellation()
            throw self.error(error)
        }
    }

    private func read(
        _ reply: OpenReply, _ start: ReplyReader, _ writer: ChatStream.Writer, whenFinished: () -> Void
    ) async throws {
        var (reader, count, isFinished) = (start, 0, false)
        for try await piece in reply.response.body {
            reply.watchdog.rest()
            count += piece.readableBytes
            guard count <= maxReplyBytes else {
                throw LanguageModelsError.tooLarge(host: host, limit: maxReplyBytes)
            }
            if !isFinished {
                isFinished = try await send(try reader.events(in: piece.readableBytesView), to: writer)
                if isFinished { whenFinished() }
            }
            // A server that is done closes at once; its connection can then serve the next request.
            reply.watchdog.expect(.idle, within: isFinished ? .milliseconds(250) : nil)
        }
        reply.watchdog.rest()
        try Task.checkCancellation()
        if !isFinished { _ = try await send(try reader.rest(), to: writer) }
    }

    /// Sends events up to the last one of the reply, and says whether that was among them.
    private func send(_ events: [ChatEvent], to writer: ChatStream.Writer) async throws -> Bool {
        for event in events {
            try await writer.send(event)
            if case .finished = event { return true }
        }
        return false
    }

    private func error(_ error: any Error) -> LanguageModelsError {
        switch error {
        case let overflow as LineSplitter.Overflow: .tooLarge(host: host, limit: overflow.limit)
        case ReplyFault.invalid(let reason): .invalidReply(host: host, reason: reason)
        case ReplyFault.incomplete(let reason): .incomplete(host: host, reason: reason)
        case ReplyFault.failed(let body): .failed(host: host, message: message(in: body))
        default: LanguageModelsError(error, host: host, inReply: true)
        }
    }
}
