public import Docent
import FoundationEssentials
import NIOCore

/// Docent's tools for assistants that look things up themselves, over the Model Context Protocol
/// (modelcontextprotocol.io/specification).
///
/// Nothing is remembered between two messages, so that the same code serves the revisions that begin with a handshake
/// and those that do without. All tools only read.
public struct ToolServer: Sendable {
    let assistant: any Assisting
    let answers: ActiveAnswers
    let limits: ServerLimits
    /// The connection that messages come by, whose end is the end of their answers; nil for lines.
    let client: (any Channel)?

    /// The revisions of the protocol that are spoken, newest first; the first has no handshake.
    static let revisions = ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
    private static let withoutHandshake = revisions.prefix(1)

    init(
        answering assistant: any Assisting, answers: ActiveAnswers, limits: ServerLimits,
        client: (any Channel)? = nil
    ) {
        self.assistant = assistant
        self.answers = answers
        self.limits = limits
        self.client = client
    }

    /// Tools that answer with `assistant`; `reopening` opens it again when another index was put in the place of its own.
    public init(assistant: Assistant, reopening: (@Sendable () async throws -> Assistant)? = nil) {
        let limits = ServerLimits()
        self.init(
            answering: ReloadingAssistant.answering(assistant, reopening: reopening),
            answers: ActiveAnswers(limit: limits.answers), limits: limits)
    }

    /// The reply to a message; nil when it asks for none.
    ///
    /// - Parameter check: a further check of the message, made by the transport that it came by.
    func reply(
        to incoming: RPCIncoming, checking check: (RPCMessage) throws(RPCError) -> Void = { _ in }
    ) async -> RPCReply? {
        let message: RPCMessage
        switch incoming.head {
        case .success(let head): message = head
        case .failure(let error): return RPCReply(identifier: nil, outcome: .failure(error))
        }
        guard let method = message.method, let identifier = message.identifier else { return nil }
        do {
            try check(message)
            try Self.check(message.envelope)
            let result = try await result(of: method, incoming.bytes)
            return RPCReply(identifier: identifier, outcome: .success(result))
        } catch let error as RPCError {
            return RPCReply(identifier: identifier, outcome: .failure(error))
        } catch {
            return RPCReply(identifier: identifier, outcome: .failure(.stopping))
        }
    }

    /// A failure in one sentence, with the field that is meant.
    static func sentence(_ failure: Failure) -> String {
        failure.parameter.map { "\($0): \(failure.message)" } ?? failure.message
    }

    private static func check(_ envelope: RPCEnvelope?) throws(RPCError) {
        guard let envelope, let revision = envelope.revision else { return }
        guard withoutHandshake.contains(revision) else { throw .unknownRevision(revision) }
        guard envelope.tellsCapabilities else {
            throw .invalidParameters("a field is missing: params._meta, clientCapabilities")
        }
    }

    private func result(of method: String, _ bytes: Data) async throws -> any Encodable & Sendable {
        switch method {
        case "initialize":
            let asked = try Self.parameters(Handshake.Asked.self, of: bytes).protocolVersion
            return Handshake(
                asked: asked, among: Self.revisions.filter { !Self.withoutHandshake.contains($0) })
        case "server/discover": return Discovery()
        case "ping": return Nothing()
        case "tools/list": return ToolList()
        case "tools/call": return try await call(bytes)
        default: throw RPCError.unknownMethod(method)
        }
    }

    /// The parameters of a message as a value of a type.
    static func parameters<Value: Decodable>(_: Value.Type, of bytes: Data) throws(RPCError) -> Value {
        do {
            return try JSONDecoder().decode(Parameters<Value>.self, from: bytes).params
        } catch let error as DecodingError {
            throw .invalidParameters(sentence(Failure(error)))
        } catch {
            throw .notJSON
        }
    }
}

private struct Parameters<Value: Decodable>: Decodable { let params: Value }
