import FoundationEssentials
import HTTPTypes
import Hummingbird

extension Routes {
    /// `POST /mcp`: one message of the Model Context Protocol, answered as JSON; a notification has no body in return.
    func useTools(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let incoming = RPCIncoming(try await request.bytes(limit: limits.bodyBytes))
        let headers = request.headers
        let tools = ToolServer(answering: assistant, answers: answers, limits: limits, client: scope.channel)
        let reply = await tools.reply(to: incoming) { (message) throws(RPCError) in
            try headers.check(message, incoming.bytes)
        }
        guard let reply else { return Response(status: .accepted) }
        return Response.json(reply, status: incoming.message?.envelope == nil ? .ok : reply.status)
    }
}

extension HTTPFields {
    /// Refuses a message whose head says something else than its body: what stands between would be misled.
    fileprivate func check(_ message: RPCMessage, _ bytes: Data) throws(RPCError) {
        let revision = value("mcp-protocol-version")
        guard let envelope = message.envelope else {
            if let revision, !ToolServer.revisions.contains(revision) { throw .unknownRevision(revision) }
            return
        }
        guard revision == envelope.revision else { throw .headerMismatch("MCP-Protocol-Version") }
        guard value("mcp-method") == message.method else { throw .headerMismatch("Mcp-Method") }
        guard message.method == "tools/call" else { return }
        let name = try ToolServer.parameters(CalledTool.self, of: bytes).name
        guard value("mcp-name") == name else { throw .headerMismatch("Mcp-Name") }
    }

    private func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }
}

extension RPCReply {
    /// The status that the revisions without a handshake give a reply; those before say all in the body.
    fileprivate var status: HTTPResponse.Status {
        guard case .failure(let error) = outcome else { return .ok }
        return switch error.code {
        case -32601: .notFound
        case -32603: .ok
        default: .badRequest
        }
    }
}
