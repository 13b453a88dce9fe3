public import Docent
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import POSIX
import ServiceLifecycle
import UnixSignals

/// Docent over HTTP: a page, an endpoint that speaks OpenAI's protocol, and a search.
public struct Server: Sendable {
    private let assistant: any Assisting
    private let host: String
    private let port: Int
    private let token: Token?
    private let names: [String]
    private let origins: [String]
    private let limits: ServerLimits

    /// A server that answers with `assistant`.
    ///
    /// - Parameters:
    ///   - host: The address to listen on; other than this machine's own it needs a token.
    ///   - port: The port; 0 takes a free one.
    ///   - token: What clients must show as a bearer token; nil asks for none.
    ///   - names: Further names under which clients may speak to the server.
    ///   - origins: Other sites whose pages may use the server, as browsers name them: `https://shop.example.org`.
    ///   - reopening: Opens the assistant again when another index was put in the place of its own; nil keeps to the one given.
    public init(
        assistant: Assistant, host: String = "127.0.0.1", port: Int = 8080, token: String? = nil,
        names: [String] = [], origins: [String] = [],
        reopening: (@Sendable () async throws -> Assistant)? = nil
    ) {
        self.init(
            answering: ReloadingAssistant.answering(assistant, reopening: reopening), host: host, port: port,
            token: token, names: names, origins: origins)
    }

    /// A server that answers with anything that can.
    package init(
        answering assistant: any Assisting, host: String = "127.0.0.1", port: Int = 8080,
        token: String? = nil,
        names: [String] = [], origins: [String] = [], limits: ServerLimits = ServerLimits()
    ) {
        self.assistant = assistant
        self.host = host
        self.port = port
        self.token = Token(token)
        self.names = names
        self.origins = origins
        self.limits = limits
    }

    /// Serves until the program is told to stop (SIGTERM, SIGINT) or the task is cancelled.
    ///
    /// Told to stop, it lets answers under way finish for 10 s, ends the others with an error event, and returns.
    ///
    /// - Parameters:
    ///   - handlesSignals: whether SIGTERM and SIGINT stop it; a program that has handlers of its own cancels the task.
    ///   - onListening: called with the server's URL once it answers.
    /// - Throws: ``ServerError``.
    public func run(
        handlesSignals: Bool = true, onListening: @escaping @Sendable (String) async -> Void = { _ in }
    ) async throws {
        try await run(
            ActiveAnswers(limit: limits.answers), handlesSignals: handlesSignals, onListening)
    }

    /// Serves, the answers under way known to the caller.
    func run(
        _ answers: ActiveAnswers, handlesSignals: Bool = true,
        _ onListening: @escaping @Sendable (String) async -> Void
    ) async throws {
        guard Loopback.contains(host) || token != nil else {
            throw ServerError.tokenMissing(host: host)
        }
        let services = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: application(answers, onListening)),
                    .init(service: GracefulDrain(answers: answers, time: limits.drainTime)),
                ], gracefulShutdownSignals: handlesSignals ? [.sigterm, .sigint] : [], logger: Self.quiet))
        do {
            try await services.run()
        } catch let error as IOError {
            throw ServerError.cannotListen(address: "\(host):\(port)", reason: Self.reason(error.errnoCode))
        } catch is SocketAddressError {
            throw ServerError.cannotListen(address: "\(host):\(port)", reason: "no such address is known")
        }
    }

    private static func reason(_ code: CInt) -> String {
        switch code {
        case EADDRINUSE: "another program listens there; choose another port"
        case EACCES: "only the administrator may use that port; choose one above 1023"
        case EADDRNOTAVAIL: "this machine does not have that address"
        default: "system error \(code)"
        }
    }

    private func application(
        _ answers: ActiveAnswers, _ onListening: @escaping @Sendable (String) async -> Void
    ) -> some Service {
        let port = ListeningPort()
        let routes = Routes(assistant: assistant, answers: answers, limits: limits)
        let gate = RequestGate(
            inner: routes.router().buildResponder(), hosts: AllowedHosts(listeningOn: host, further: names),
            origins: SharedOrigins(origins), port: port, token: token, limits: limits)
        // Everywhere is no place that a browser could open.
        let isEverywhere = ["0.0.0.0", "::"].contains(host)
        let opened = isEverywhere ? names.first ?? "127.0.0.1" : host
        let shown = opened.contains(":") ? "[\(opened)]" : opened
        return Application(
            responder: gate, server: .http1(configuration: connection(answers)),
            configuration: ApplicationConfiguration(
                address: .hostname(self.host, port: self.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    limits.connections, logger: Self.quiet)),
            onServerRunning: { channel in
                port.number = channel.localAddress?.port ?? self.port
                await onListening("http://\(shown):\(port.number)")
            }, logger: Self.quiet)
    }

    private func connection(_ answers: ActiveAnswers) -> HTTP1Channel.Configuration {
        let limits = limits
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits: limits, answers: answers)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
                maxHeaderFieldCount: limits.headFields))
    }

    /// Nothing is logged: a request holds questions, and a question can hold a document.
    private static var quiet: Logger { Logger(label: "docent") { _ in SwiftLogNoOpLogHandler() } }
}
