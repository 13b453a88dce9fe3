/// What can go wrong between a question and a model's whole reply.
///
/// Hosts are `name:port`; messages come from the server, capped at 300 characters, without control characters, and
/// with the key replaced.
public enum LanguageModelsError: Error, Sendable, Hashable {
    /// No connection: refused, unknown host, no route.
    case unreachable(host: String, reason: String)
    /// The encrypted connection failed, as with a certificate that nobody trusted signed.
    case insecure(host: String, reason: String)
    /// The server said nothing for too long.
    case timedOut(host: String, stage: Stage, seconds: Double)
    /// The server answered with a status of 400 or above, after the retries that its status allows.
    case refused(host: String, status: Int, message: String?, retryAfter: Double?)
    /// The model has no room for the prompt; the tokens are the server's count, nil where it does not say.
    case promptTooLong(host: String, tokens: Int?, window: Int?)
    /// The server sent the request elsewhere, which would hand the key to somebody else.
    case redirected(host: String, status: Int, to: String?)
    /// The reply is not in the protocol that was asked for.
    case invalidReply(host: String, reason: String)
    /// The reply broke off; its text is not whole.
    case incomplete(host: String, reason: String)
    /// The reply, or one line of it, is larger than any model's reply is.
    case tooLarge(host: String, limit: Int)
    /// The server reported an error in the midst of the reply.
    case failed(host: String, message: String?)
    /// The reply is whole and holds no words.
    case silent(model: String, reason: FinishReason)
    /// A setting is missing or contradicts another.
    case misconfigured(String)

    /// What was being waited for.
    public enum Stage: String, Sendable, Hashable {
        /// The connection.
        case connect = "a connection"
        /// The first byte of the reply.
        case firstByte = "the first byte"
        /// The next byte of the reply.
        case idle = "the next byte"
        /// The end of the reply.
        case total = "the end of the reply"
    }

    /// Whether the endpoint is down rather than wrong: unreachable, insecure, silent, or failing on its side.
    public var isOutage: Bool {
        switch self {
        case .unreachable, .insecure, .timedOut, .incomplete: true
        case .refused(_, let status, _, _): status == 408 || status == 429 || status >= 500
        default: false
        }
    }
}

extension LanguageModelsError {
    /// ``silent(model:reason:)`` for a whole reply without words; nil for any other.
    package init?(silence text: String, _ model: String, _ reason: FinishReason) {
        guard text.allSatisfy(\.isWhitespace) else { return nil }
        self = .silent(model: model, reason: reason)
    }
}

extension LanguageModelsError: CustomStringConvertible {
    /// One sentence that names the host and what happened.
    public var description: String {
        switch self {
        case .unreachable(let host, let reason): "no connection to the model at \(host): \(reason)"
        case .insecure(let host, let reason): "no safe connection to the model at \(host): \(reason)"
        case .timedOut(let host, let stage, let seconds):
            "timed out after \(Self.plain(seconds)) s waiting for \(stage.rawValue) from the model at \(host)"
        case .refused(let host, let status, let message, _):
            "the model at \(host) answered \(status)\(Self.after(message))"
        case .promptTooLong(let host, let tokens, let window):
            "the prompt\(Self.size(tokens)) is too long for the model at \(host)\(Self.room(window)); give the model a longer context, or set DOCENT_CONTEXT_LENGTH to less"
        case .redirected(let host, let status, let target):
            "the model at \(host) answered \(status) and points to \(target ?? "another place"); set that as base URL if you trust it"
        case .invalidReply(let host, let reason): "\(host) did not reply as a language model does: \(reason)"
        case .incomplete(let host, let reason): "the reply of the model at \(host) was cut off: \(reason)"
        case .tooLarge(let host, let limit): "the reply of \(host) exceeds the limit of \(limit) bytes"
        case .failed(let host, let message): "the model at \(host) failed\(Self.after(message))"
        case .silent(let model, let reason): "the model \(model) wrote nothing\(Self.why(reason))"
        case .misconfigured(let reason): reason
        }
    }

    private static func why(_ reason: FinishReason) -> String {
        switch reason {
        case .length: ": it reached its limit of tokens before the first word"
        case .contentFilter: ": the provider's filter withheld the reply"
        case .stop: ""
        case .other(let word): ": \(word)"
        }
    }

    private static func plain(_ seconds: Double) -> String {
        seconds == seconds.rounded() && seconds < 1e9 ? "\(Int(seconds))" : "\(seconds)"
    }

    private static func size(_ tokens: Int?) -> String { tokens.map { " of \($0) tokens" } ?? "" }

    private static func room(_ window: Int?) -> String { window.map { ", whose context has \($0)" } ?? "" }

    private static func after(_ message: String?) -> String { message.map { ": \($0)" } ?? "" }
}
