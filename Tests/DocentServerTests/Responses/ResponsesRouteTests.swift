import Docent
import Testing

@testable import DocentServer

/// Answers in the shapes of OpenAI's Responses interface.
struct ResponsesRouteTests {
    private let asked = #"{"model":"docent","input":"Who?"}"#

    private func streaming(_ body: String) -> String { String(body.dropLast()) + #","stream":true}"# }

    /// The events of a stream: their names, and their data.
    private func events(_ text: String) -> [(name: String, data: RunningServer.Reply)] {
        text.split(separator: "\n\n").map { event in
            let lines = event.split(separator: "\n")
            let name = lines.first { $0.hasPrefix("event: ") }.map { String($0.dropFirst(7)) }
            let data = lines.first { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
            return (name ?? "", RunningServer.Reply(status: 200, headers: [:], body: data ?? ""))
        }
    }

    @Test(arguments: ["/v1/responses", "/openai/v1/responses", "/openai/responses?api-version=preview"])
    func `a reply has the words, what they point at, and the receipt`(path: String) async throws {
        let answerer = ScriptedAnswerer(modelName: "writer")
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request("POST", path, body: asked)
            #expect(reply.status == 200)
            #expect(reply.value("object") == "response" && reply.value("status") == "completed")
            #expect(reply.value("model") == "writer" && reply.value("error") == "null")
            #expect(reply.value("output.0.role") == "assistant")
            let text = "output.0.content.0"
            #expect(reply.value("\(text).type") == "output_text")
            #expect(reply.value("\(text).text") == "The notice period is three months. [1]")
            #expect(reply.value("\(text).annotations.0.index") == "35")
            #expect(reply.value("\(text).annotations.0.filename") == "lease <b>.docx")
            #expect(
                reply.value("\(text).annotations.0.file_id")
                    == "contracts/lease <b>.docx#Ending › Notice ¶2")
            #expect(reply.value("usage.input_tokens") == "50" && reply.value("usage.total_tokens") == "220")
            #expect(reply.value("citations.0.quote") == ScriptedAnswerer.quote)
            #expect(reply.value("docent.receipt.passages") == "1")
            #expect(answerer.questions.map(\.text) == ["Who?"])
        }
    }

    @Test func `a conversation among other items is read as one`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let body = #"""
                {"instructions":"Answer in one line.","max_output_tokens":90,"tools":[{"type":"file_search"}],
                "input":[{"role":"developer","content":"Be kind."},
                {"type":"message","role":"user","content":[{"type":"input_text","text":"Who leads the plant?"}]},
                {"type":"reasoning","id":"rs_1","summary":[]},
                {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Ada. [1]"}]},
                {"role":"user","content":"Since when?"}],"docent":{"path":"hr","strict":true}}
                """#
            let reply = try await server.request("POST", "/v1/responses", body: body)
            #expect(reply.status == 200)
            let question = try #require(answerer.questions.first)
            #expect(question.text == "Since when?" && question.history == ["Who leads the plant?"])
            #expect(question.answers == ["Ada. [1]"] && question.maxTokens == 90)
            #expect(question.wishes == "Answer in one line.\nBe kind.")
            #expect(question.filter.paths == ["hr"] && question.isStrict)
        }
    }

    @Test func `a stream tells each step in its order and ends with the reply`() async throws {
        try await RunningServer.run(ScriptedAnswerer(.pieces(["The ", "answer ", "[1]"]))) { server in
            let reply = try await server.request("POST", "/v1/responses", body: streaming(asked))
            #expect(reply.headers["content-type"] == "text/event-stream")
            let events = events(reply.body)
            #expect(
                events.map(\.name) == [
                    "response.created", "response.in_progress", "response.output_item.added",
                    "response.content_part.added", "response.output_text.delta", "response.output_text.delta",
                    "response.output_text.delta", "response.output_text.annotation.added",
                    "response.output_text.done", "response.content_part.done", "response.output_item.done",
                    "response.completed",
                ])
            #expect(events.allSatisfy { $0.data.value("type") == $0.name })
            #expect(
                events.map { $0.data.value("sequence_number") } == events.indices.map { "\($0)" })
            #expect(events.compactMap { $0.data.value("delta") }.joined() == "The answer [1]")
            let last = try #require(events.last?.data)
            #expect(last.value("response.output.0.content.0.text") == "The answer [1]")
            #expect(last.value("response.citations.0.verified") == "true")
            #expect(Set(events.compactMap { $0.data.value("item_id") }).count == 1)
            #expect(Set(events.compactMap { $0.data.value("response.id") }).count == 1)
        }
    }

    @Test func `a quoted answer is streamed in one piece`() async throws {
        try await RunningServer.run(ScriptedAnswerer()) { server in
            let reply = try await server.request("POST", "/v1/responses", body: streaming(asked))
            let pieces = events(reply.body).compactMap { $0.data.value("delta") }
            #expect(pieces == ["The notice period is three months. [1]"])
        }
    }

    @Test func `a failure under way ends the reply and is told`() async throws {
        let answerer = ScriptedAnswerer(.fail(.timedOut(host: "h:1", stage: .idle, seconds: 30)))
        try await RunningServer.run(answerer) { server in
            let whole = try await server.request("POST", "/v1/responses", body: asked)
            #expect(whole.status == 504 && whole.value("passages.0.text") == ScriptedAnswerer.text)
            let streamed = events(
                try await server.request("POST", "/v1/responses", body: streaming(asked)).body)
            #expect(streamed.suffix(2).map(\.name) == ["response.failed", "error"])
            let failed = try #require(streamed.dropLast().last?.data)
            #expect(failed.value("response.status") == "failed")
            #expect(failed.value("response.error.code") == "upstream_timeout")
            #expect(streamed.last?.data.value("error.code") == "upstream_timeout")
        }
    }

    @Test(arguments: [
        (#"{"input":"Who?","previous_response_id":"resp_1"}"#, "previous_response_id"),
        (#"{"input":"Who?","conversation":"conv_1"}"#, "conversation"),
        (#"{"input":"Who?","background":true}"#, "background"),
        (#"{"input":"Who?","text":{"format":{"type":"json_schema","name":"a","schema":{}}}}"#, "text.format"),
        (#"{"input":"Who?","tool_choice":{"type":"file_search"}}"#, "tool_choice"),
        (#"{"input":"Who?","max_output_tokens":0}"#, "max_output_tokens"),
        (#"{"input":[{"role":"user","content":[{"type":"input_image","image_url":"data:,"}]}]}"#, "input"),
        (#"{"input":" "}"#, "input"), ("{}", "input"), (#"{"input":7}"#, "input"),
        (#"{"input":"Who?","docent":{"colection":"a"}}"#, "colection"),
    ])
    func `what cannot be had is refused by its name`(body: String, field: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request("POST", "/v1/responses", body: body)
            #expect(reply.status == 400 && reply.value("error.param") == field)
        }
    }

    @Test func `no value stops a client that sends its own defaults`() async throws {
        let body = #"""
            {"input":"Who?","previous_response_id":null,"conversation":null,"background":false,"store":true,
            "text":{"format":{"type":"text"},"verbosity":"medium"},"tool_choice":"auto","temperature":1,"docent":null}
            """#
        try await RunningServer.run { server in
            let reply = try await server.request("POST", "/v1/responses", body: body)
            #expect(reply.status == 200)
        }
    }
}
