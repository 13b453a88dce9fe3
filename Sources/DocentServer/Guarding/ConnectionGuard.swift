import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: deadlines for head, body and idleness, clients that stop reading or leave, broken requests.
///
/// Hummingbird has none of these deadlines, and answers broken requests without a body. A connection that is closed while
/// something lies unread is reset, and the client may never see the answer: what it still sends is read and dropped first.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private let answers: ActiveAnswers
    private var requests = 0
    private var isBodyComing = false
    private var isAnswering = false
    private var closesAfterAnswer = false
    /// Whether the client sends no request after those that have come.
    private var hasLastRequest = false
    /// How many bytes are still read and dropped, once all is said.
    private var lingering: Int?
    private var deadline: Scheduled<Void>?
    private var stall: Scheduled<Void>?

    /// - Parameter answers: those that end when the client leaves.
    init(limits: ServerLimits, answers: ActiveAnswers) {
        self.limits = limits
        self.answers = answers
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { expectHead(context, within: limits.headTime) }
    }

    func channelActive(context: ChannelHandlerContext) {
        expectHead(context, within: limits.headTime)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        rest()
        stall?.cancel()
        answers.endAll(of: context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if let room = lingering { return drop(part, room, context) }
        switch part {
        case .head(let head):
            requests += 1
            isBodyComing = true
            hasLastRequest = Self.closes(head.headerFields)
            schedule(context, limits.bodyTime) {
                $0.refuse(context, .requestTimeout, "timeout", "the body came too slowly")
            }
        case .body: break
        case .end:
            isBodyComing = false
            if requests > 0 { rest() } else { expectNext(context) }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Whoever took the parts asks for no more.
        if lingering != nil { context.read() }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        context.write(data, promise: promise)
        switch part {
        case .head(let head):
            isAnswering = true
            closesAfterAnswer = closesAfterAnswer || Self.closes(head.headerFields)
        case .body: break
        case .end: finishAnswer(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case _ where lingering != nil: break
        case HTTPParserError.headerOverflow:
            refuse(
                context, .requestHeaderFieldsTooLarge, "head_too_large",
                "the head of the request is too large")
        case is IOError, is ChannelError: context.fireErrorCaught(error)
        default: refuse(context, .badRequest, "malformed", "the request is not well-formed HTTP")
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        stall = nil
        if !context.channel.isWritable {
            stall = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.stalledTime)) {
                context.close(promise: nil)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed, lingering != nil {
            context.close(promise: nil)
        } else if let event = event as? ChannelEvent, event == .inputClosed, requests > 0 {
            // The client sends no more. Most have left; those that only half-close wait for something quick.
            schedule(context, .milliseconds(500)) { _ in context.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func finishAnswer(_ context: ChannelHandlerContext) {
        requests -= 1
        isAnswering = false
        if closesAfterAnswer || hasLastRequest && requests <= 0 {
            context.flush()
            if isBodyComing { linger(context) } else { context.close(promise: nil) }
        } else if requests <= 0 {
            expectNext(context)
        }
    }

    private func expectNext(_ context: ChannelHandlerContext) {
        schedule(context, limits.idleTime) { _ in context.close(promise: nil) }
    }

    private static func closes(_ fields: HTTPFields) -> Bool { fields[.connection]?.lowercased() == "close" }

    private func expectHead(_ context: ChannelHandlerContext, within time: Duration) {
        rest()
        schedule(context, time) { $0.refuse(context, .requestTimeout, "timeout", "the head came too slowly") }
    }

    private func schedule(
        _ context: ChannelHandlerContext, _ time: Duration, _ action: @escaping (ConnectionGuard) -> Void
    ) {
        rest()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { action(self) }
    }

    private func rest() {
        deadline?.cancel()
        deadline = nil
    }

    /// Answers in the server's place and closes; only closes when an answer has begun.
    private func refuse(
        _ context: ChannelHandlerContext, _ status: HTTPResponse.Status, _ code: String, _ message: String
    ) {
        rest()
        guard !isAnswering else { return context.close(promise: nil) }
        isAnswering = true
        let body = FailureBody.bytes(of: Failure(status, code, message))
        var head = HTTPResponse(status: status)
        head.headerFields = [
            .contentType: "application/json", .contentLength: "\(body.count)", .connection: "close",
        ]
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(context.channel.allocator.buffer(bytes: body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        linger(context)
    }

    /// Says that nothing more comes, and closes when the client has sent all or enough.
    private func linger(_ context: ChannelHandlerContext) {
        lingering = limits.lingerBytes
        context.close(mode: .output, promise: nil)
        schedule(context, limits.lingerTime) { _ in context.close(promise: nil) }
        context.read()
    }

    private func drop(_ part: HTTPRequestPart, _ room: Int, _ context: ChannelHandlerContext) {
        switch part {
        case .head: break
        case .body(let bytes):
            lingering = room - bytes.readableBytes
            if bytes.readableBytes > room { context.close(promise: nil) }
        case .end: context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
