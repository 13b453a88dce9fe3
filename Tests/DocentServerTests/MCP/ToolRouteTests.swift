import Docent
import Foundation
import Hummingbird
import Testing

@testable import DocentServer

/// The Model Context Protocol over HTTP.
struct ToolRouteTests {
    private static let envelope =
        #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

    private static func call(_ tool: String, _ arguments: String) -> String {
        #"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
    }

    @Test func `a question is answered with its proofs`() async throws {
        try await RunningServer.run { server in
            let reply = try await server.request(
                "POST", "/mcp",
                body: Self.call("ask_documents", #"{"question":"How long is the notice period?"}"#))
            #expect(reply.status == 200)
            #expect(reply.value("id") == "7")
            #expect(reply.value("result.isError") == "false")
            #expect(
                reply.value("result.structuredContent.citations.0.quote")
                    == "The notice period is three months.")
            let text = reply.value("result.content.0.text")
            #expect(
                text?.contains("[1] contracts/lease <b>.docx#Ending › Notice ¶2") == true, "\(text ?? "")")
        }
    }

    @Test func `a reply that JSON cannot tell is an error with the request's identifier`() {
        let line = ToolServer.line(of: RPCReply(identifier: .number(7), outcome: .success([Double.nan])))
        #expect(line.contains("\"id\":7") && line.contains("-32603"))
        #expect(Response.json([Double.infinity]).status == .internalServerError)
        #expect(Response.json([1.5]).status == .ok)
    }

    @Test func `a list is asked of every section`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request(
                "POST", "/mcp", body: Self.call("ask_documents", #"{"question":"List all.","every":true}"#))
            #expect(reply.value("result.isError") == "false")
            #expect(answerer.questions.first?.readsEvery == true)
        }
    }

    @Test func `a call is narrowed like every other question`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            _ = try await server.request(
                "POST", "/mcp",
                body: Self.call("search_documents", #"{"query":"notice","path":"contracts","type":"docx"}"#))
            let query = try #require(answerer.queries.first)
            #expect(query.filter.paths == ["contracts"])
            #expect(!query.filter.formats.isEmpty)
        }
    }

    @Test(arguments: [
        ("ask_documents", #"{}"#, "question"), ("ask_documents", #"{"question":7}"#, "question"),
        ("ask_documents", #"{"question":"  "}"#, "question"),
        ("ask_documents", #"{"question":"Who?","collection":"nix"}"#, "collection"),
        ("search_documents", #"{"query":"a","limit":0}"#, "limit"),
        ("search_documents", #"{"query":"a","limt":3}"#, "limt"),
        ("search_documents", #"{"query":"a","type":"nix"}"#, "type"),
        ("read_document", #"{"address":"nix.docx"}"#, "nix.docx"),
        ("list_documents", #"{"question":"Who?"}"#, "question"),
    ])
    func `what a model can mend is said to the model`(
        tool: String, arguments: String, named: String
    ) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request("POST", "/mcp", body: Self.call(tool, arguments))
            #expect(reply.status == 200)
            #expect(reply.value("result.isError") == "true")
            #expect(reply.value("result.content.0.text")?.contains(named) == true, "\(reply.body)")
        }
    }

    @Test(arguments: [
        ("nonsense", "-32700"), ("[]", "-32600"), (#"{"id":1,"method":"ping"}"#, "-32600"),
        (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, "-32600"),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, "-32600"),
        (#"{"jsonrpc":"2.0","id":1,"method":"documents/remove"}"#, "-32601"),
        (#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#, "-32602"),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"remove_documents"}}"#, "-32602"),
    ])
    func `what is no request is refused by its number`(body: String, code: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request("POST", "/mcp", body: body)
            #expect(reply.status == 200)
            #expect(reply.value("error.code") == code, "\(reply.body)")
        }
    }

    @Test(arguments: [
        (["mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list"], "tools/list", 200, nil),
        (["mcp-protocol-version": "2026-07-28", "mcp-method": "nix"], "nix", 404, "-32601"),
        (["mcp-protocol-version": "2026-07-28", "mcp-method": "ping"], "tools/list", 400, "-32020"),
        (["mcp-protocol-version": "2025-11-25", "mcp-method": "tools/list"], "tools/list", 400, "-32020"),
        ([:], "tools/list", 400, "-32020"),
    ])
    func `a request without a handshake says the same in its head and in its body`(
        headers: [String: String], method: String, status: Int, code: String?
    ) async throws {
        try await RunningServer.run { server in
            let body = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":{\#(Self.envelope)}}"#
            let reply = try await server.request("POST", "/mcp", headers: headers, body: body)
            #expect(reply.status == status, "\(reply.body)")
            #expect(reply.value("error.code") == code)
        }
    }

    @Test func `a revision that is not spoken is told from those that are`() async throws {
        try await RunningServer.run { server in
            let body =
                #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{\#(Self.envelope)}}"#
                .replacing("2026-07-28", with: "2031-01-01")
            let reply = try await server.request(
                "POST", "/mcp",
                headers: ["mcp-protocol-version": "2031-01-01", "mcp-method": "server/discover"], body: body)
            #expect(reply.status == 400)
            #expect(reply.value("error.code") == "-32022")
            #expect(reply.value("error.data.supported.0") == "2026-07-28")
        }
    }

    @Test func `a notification is taken without a word`() async throws {
        try await RunningServer.run { server in
            let reply = try await server.request(
                "POST", "/mcp", body: #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
            #expect(reply.status == 202)
            #expect(reply.body.isEmpty)
        }
    }

    @Test func `the tools are closed to other sites, other names and without the token`() async throws {
        try await RunningServer.run(token: "s3cret") { server in
            let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
            for (headers, status) in [
                ([:], 401), (["authorization": "Bearer s3cret"], 200),
                (["authorization": "Bearer s3cret", "origin": "https://evil.example"], 403),
                (["authorization": "Bearer s3cret", "host": "evil.example"], 403),
            ] {
                let reply = try await server.request("POST", "/mcp", headers: headers, body: ping)
                #expect(reply.status == status, "\(headers)")
            }
            let reading = try await server.request("GET", "/mcp", headers: ["authorization": "Bearer s3cret"])
            #expect(reading.status == 405)
        }
    }

    @Test func `an assistant that leaves ends its answer`() async throws {
        let answerer = ScriptedAnswerer(.hang)
        try await RunningServer.run(answerer) { server in
            let body = Self.call("ask_documents", #"{"question":"Who?"}"#)
            let head =
                "POST /mcp HTTP/1.1\r\nHost: localhost:\(server.port)\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n"
            _ = try await server.exchange([head + body], pause: .milliseconds(100), halfClosing: true)
            let end = ContinuousClock.now + .seconds(20)
            while answerer.cancelled == 0, .now < end { try await Task.sleep(for: .milliseconds(20)) }
            #expect(answerer.cancelled == 1)
        }
    }

    @Test func `a request that is called off is not replied to, and the others are`() async throws {
        let answerer = ScriptedAnswerer(.hang)
        let tools = ToolServer(
            answering: answerer, answers: ActiveAnswers(limit: 4), limits: ServerLimits())
        let replies = EventBuffer<String>(limit: 8)
        let (lines, writing) = AsyncStream<String>.makeStream()
        async let served: Void = tools.serve(lines) { line in Task { try await replies.send(line) } }
        writing.yield(Self.call("ask_documents", #"{"question":"Who?"}"#))
        while answerer.questions.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        writing.yield(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#)
        writing.yield(#"{"jsonrpc":"2.0","id":"last","method":"ping"}"#)
        writing.finish()
        await served
        #expect(answerer.cancelled == 1)
        let reply = try await replies.next()
        #expect(reply == #"{"id":"last","jsonrpc":"2.0","result":{}}"#)
    }
}
