import Docent
import FoundationEssentials

/// What names a request of JSON-RPC 2.0 (jsonrpc.org/specification): the reply repeats it.
typealias RPCIdentifier = TextOrNumber

/// A message as it came, its head read once.
struct RPCIncoming: Sendable {
    let bytes: Data
    /// What is wanted, or what is wrong with the message.
    let head: Result<RPCMessage, RPCError>

    init(_ bytes: Data) {
        self.bytes = bytes
        do {
            head = .success(try JSONDecoder().decode(RPCMessage.self, from: bytes))
        } catch let DecodingError.dataCorrupted(context) where context.codingPath.isEmpty {
            head = .failure(.notJSON)
        } catch let error as DecodingError {
            head = .failure(.invalidRequest(ToolServer.sentence(Failure(error))))
        } catch {
            head = .failure(.notJSON)
        }
    }

    /// The head; nil when the message has none that can be read.
    var message: RPCMessage? { try? head.get() }
}

/// The head of a message: what is wanted of whom, the rest left for the method to read.
struct RPCMessage: Decodable, Sendable {
    /// Nil for a notification, which is not replied to.
    let identifier: RPCIdentifier?
    /// Nil for a reply, of which a server asks none.
    let method: String?
    /// What each request says of its client since the revision that has no handshake; nil before.
    let envelope: RPCEnvelope?

    private enum CodingKeys: String, CodingKey { case jsonrpc, id, method, params, result, error }
    private struct Params: Decodable {
        let envelope: RPCEnvelope?

        private enum CodingKeys: String, CodingKey { case envelope = "_meta" }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let envelope = try container.decodeIfPresent(RPCEnvelope.self, forKey: .envelope)
            self.envelope = envelope?.revision == nil ? nil : envelope
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(String.self, forKey: .jsonrpc) == "2.0" else {
            throw DecodingError.dataCorruptedError(
                forKey: .jsonrpc, in: container, debugDescription: "not 2.0")
        }
        let isReply = container.contains(.result) || container.contains(.error)
        method = isReply ? nil : try container.decode(String.self, forKey: .method)
        identifier =
            container.contains(.id) && !isReply ? try container.decode(RPCIdentifier.self, forKey: .id) : nil
        envelope =
            container.contains(.params) && !isReply
            ? try container.decode(Params.self, forKey: .params).envelope : nil
    }
}

/// What a request says of its client, under `_meta`.
struct RPCEnvelope: Decodable, Sendable {
    /// The revision of the protocol that the client speaks.
    let revision: String?
    /// Whether it says what the client can do.
    let tellsCapabilities: Bool

    private enum CodingKeys: String, CodingKey {
        case revision = "io.modelcontextprotocol/protocolVersion"
        case capabilities = "io.modelcontextprotocol/clientCapabilities"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        revision = try container.decodeIfPresent(String.self, forKey: .revision)
        tellsCapabilities = container.contains(.capabilities)
    }
}

/// The reply to a request: its result, or why there is none.
struct RPCReply: Encodable, Sendable {
    let identifier: RPCIdentifier?
    let outcome: Result<any Encodable & Sendable, RPCError>

    private enum CodingKeys: String, CodingKey { case jsonrpc, id, result, error }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("2.0", forKey: .jsonrpc)
        try container.encode(identifier, forKey: .id)
        switch outcome {
        case .success(let result): try result.encode(to: container.superEncoder(forKey: .result))
        case .failure(let error): try container.encode(error, forKey: .error)
        }
    }
}

/// Why a request has no result; the numbers are JSON-RPC's and, from −32020 on, the Model Context Protocol's own.
struct RPCError: Error, Encodable, Sendable {
    let code: Int
    let message: String
    var data: Revisions?

    /// The revisions that there are, for a client that asked for another.
    struct Revisions: Encodable, Sendable {
        let supported: [String]
        let requested: String
    }

    static let notJSON = RPCError(code: -32700, message: "the message is not JSON")
    static let unwritable = RPCError(code: -32603, message: "the reply cannot be written as JSON")
    static let stopping = RPCError(code: -32603, message: "the server is stopping")

    static func invalidRequest(_ message: String) -> RPCError { RPCError(code: -32600, message: message) }
    static func unknownMethod(_ method: String) -> RPCError {
        RPCError(code: -32601, message: "there is no method \(method)")
    }
    static func invalidParameters(_ message: String) -> RPCError { RPCError(code: -32602, message: message) }
    static func headerMismatch(_ field: String) -> RPCError {
        RPCError(code: -32020, message: "the header \(field) says something else than the message")
    }
    static func unknownRevision(_ revision: String) -> RPCError {
        RPCError(
            code: -32022, message: "this revision of the protocol is not spoken here",
            data: Revisions(supported: ToolServer.revisions, requested: revision))
    }
}
