import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import POSIX

extension LanguageModelsError {
    /// What an error of the connection means.
    ///
    /// - Parameters:
    ///   - inReply: Whether the head of the reply has come.
    ///   - patience: The deadline for a connection.
    init(_ error: any Error, host: String, inReply: Bool, patience: Duration = .zero) {
        switch error {
        case let error as LanguageModelsError: self = error
        case _ where Self.isLateConnection(error):
            self = .timedOut(host: host, stage: .connect, seconds: patience / .seconds(1))
        case let error as HTTPClientError: self.init(client: error, host: host, inReply: inReply)
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            self = .insecure(host: host, reason: Self.tlsReason(error))
        case let error as NIOConnectionError: self.init(connection: error, host: host)
        case HTTPParserError.invalidEOFState where inReply:
            self = .incomplete(host: host, reason: "the connection was closed")
        case is HTTPParserError: self = .invalidReply(host: host, reason: "it is not HTTP")
        case let error as IOError where !inReply && error.errnoCode != ECONNRESET:
            self = .unreachable(host: host, reason: error.plainReason)
        default:
            self =
                inReply
                ? .incomplete(host: host, reason: "the connection was lost")
                : .unreachable(host: host, reason: Self.lostConnection)
        }
    }

    /// The reason when a connection ended before a reply began, as one does that was kept open for too long.
    static let lostConnection = "the connection was closed before a reply"

    private static func isLateConnection(_ error: any Error) -> Bool {
        if case ChannelError.connectTimeout = error { return true }
        let client = error as? HTTPClientError
        return client == .connectTimeout || client == .getConnectionFromPoolTimeout
    }

    private init(client error: HTTPClientError, host: String, inReply: Bool) {
        switch error {
        case .connectTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
            .getConnectionFromPoolTimeout:
            self = .unreachable(host: host, reason: "the proxy does not answer in time")
        case .tlsHandshakeTimeout: self = .insecure(host: host, reason: "the handshake takes too long")
        case .deadlineExceeded: self = .timedOut(host: host, stage: .total, seconds: 0)
        case .proxyAuthenticationRequired:
            self = .unreachable(host: host, reason: "the proxy wants a user and a password")
        case .invalidProxyResponse: self = .unreachable(host: host, reason: "the proxy refuses")
        case _ where inReply: self = .incomplete(host: host, reason: "the connection was closed")
        default: self = .unreachable(host: host, reason: Self.lostConnection)
        }
    }

    private init(connection error: NIOConnectionError, host: String) {
        let reasons = error.connectionErrors.compactMap { ($0.error as? IOError)?.plainReason }
        let unknown = error.dnsAError != nil && error.dnsAAAAError != nil
        let fallback = unknown ? "the name is unknown" : "no address answers"
        self = .unreachable(host: host, reason: reasons.first ?? fallback)
    }

    private static func tlsReason(_ error: any Error) -> String {
        let text = String(describing: error)
        if text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("unableToValidateCertificate") {
            return "nobody trusted vouches for its certificate; DOCENT_CA_FILE can name a further authority"
        }
        return text.contains("WRONG_VERSION_NUMBER") ? "it does not speak TLS" : "the handshake failed"
    }
}

extension IOError {
    fileprivate var plainReason: String {
        switch errnoCode {
        case ECONNREFUSED: "connection refused"
        case ENETUNREACH, EHOSTUNREACH: "no route to it"
        default: "system error \(errnoCode)"
        }
    }
}
