import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: deadlines for head, body and idleness, clients that stop reading or leave, broken requests.
///
/// Hummingbird has none of these deadlines, and answers broken requests without a body.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private let answers: AnswersUnderWay
    private var requests = 0
    private var isAnswering = false
    private var closesAfterAnswer = false
    private var deadline: Scheduled<Void>?
    private var stall: Scheduled<Void>?

    /// - Parameter answers: those that end when the client leaves.
    init(limits: ServerLimits, answers: AnswersUnderWay) {
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
        switch unwrapInboundIn(data) {
        case .head:
            requests += 1
            rest()
            schedule(context, limits.bodyTime) {
                $0.refuse(context, .requestTimeout, "timeout", "the body came too slowly")
            }
        case .body: break
        case .end: rest()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        context.write(data, promise: promise)
        switch part {
        case .head(let head):
            isAnswering = true
            closesAfterAnswer = closesAfterAnswer || head.headerFields[.connection]?.lowercased() == "close"
        case .body: break
        case .end: finishAnswer(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
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
        if let event = event as? ChannelEvent, event == .inputClosed, requests > 0 {
            // The client sends no more. Most have left; those that only half-close wait for something quick.
            schedule(context, .milliseconds(500)) { _ in context.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func finishAnswer(_ context: ChannelHandlerContext) {
        requests -= 1
        isAnswering = false
        if closesAfterAnswer {
            context.flush()
            context.close(promise: nil)
        } else if requests <= 0 {
            rest()
            schedule(context, limits.idleTime) { _ in context.close(promise: nil) }
        }
    }

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
        context.close(promise: nil)
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
