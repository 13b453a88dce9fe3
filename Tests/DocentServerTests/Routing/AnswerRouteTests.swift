import Docent
import Testing

@testable import DocentServer

/// Answers over HTTP, in one piece and as streams.
@Suite(.serialized) struct AnswerRouteTests {
    private let chat =
        #"{"model":"docent","messages":[{"role":"system","content":"x"},{"role":"user","content":"First?"},{"role":"assistant","content":"y"},{"role":"user","content":[{"type":"text","text":"Second?"}]}]}"#

    private func streaming(_ body: String) -> String {
        String(body.dropLast()) + #","stream":true,"stream_options":{"include_usage":true}}"#
    }

    /// The data of the events of a stream.
    private func events(_ text: String) -> [String] {
        text.split(separator: "\n\n").compactMap { event in
            event.split(separator: "\n").first { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
        }
    }

    private func value(_ json: String, _ path: String) -> String? {
        RunningServer.Reply(status: 200, headers: [:], body: json).value(path)
    }

    @Test func `a completion has the answer, its citations and its receipt`() async throws {
        let answerer = ScriptedAnswerer(modelName: "writer")
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request("POST", "/v1/chat/completions", body: chat)
            #expect(reply.status == 200)
            #expect(reply.value("object") == "chat.completion")
            #expect(reply.value("choices.0.message.content") == "The notice period is three months. [1]")
            #expect(reply.value("choices.0.finish_reason") == "stop")
            #expect(reply.value("usage.prompt_tokens") == "50")
            #expect(reply.value("usage.completion_tokens") == "170")
            #expect(reply.value("usage.total_tokens") == "220")
            #expect(reply.value("citations.0.quote") == ScriptedAnswerer.quote)
            #expect(reply.value("citations.0.verified") == "true")
            #expect(reply.value("docent.status") == "answered")
            #expect(reply.value("docent.receipt.tokens") == "40")
            #expect(answerer.questions.map(\.text) == ["Second?"])
            #expect(answerer.questions.first?.history == ["First?"])
        }
    }

    @Test(arguments: [
        "/openai/v1/chat/completions",
        "/openai/deployments/any%20name/chat/completions?api-version=2024-10-21",
        "/openai/deployments/gpt-4o/chat/completions",
    ])
    func `Azure's paths answer as OpenAI's does`(path: String) async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request("POST", path, body: chat)
            #expect(reply.status == 200)
            #expect(reply.value("object") == "chat.completion")
            #expect(reply.value("choices.0.message.content") == "The notice period is three months. [1]")
            #expect(reply.value("choices.0.message.context") == nil)
            #expect(answerer.questions.map(\.text) == ["Second?"])
            let streamed = try await server.request("POST", path, body: streaming(chat))
            #expect(events(streamed.body).last == "[DONE]")
        }
    }

    @Test func `a streamed completion ends with its proof, its usage and DONE`() async throws {
        try await RunningServer.run(ScriptedAnswerer(.pieces(["The ", "answer ", "[1]"]))) { server in
            let reply = try await server.request("POST", "/v1/chat/completions", body: streaming(chat))
            #expect(reply.headers["content-type"] == "text/event-stream")
            let events = events(reply.body)
            #expect(events.last == "[DONE]")
            #expect(events.compactMap { value($0, "choices.0.delta.content") }.joined() == "The answer [1]")
            let last = try #require(events.first { value($0, "choices.0.finish_reason") == "stop" })
            #expect(value(last, "citations.0.quote") == ScriptedAnswerer.quote)
            #expect(value(last, "docent.receipt.passages") == "1")
            #expect(
                events.contains { value($0, "usage.total_tokens") != nil && value($0, "choices") == "[0]" })
            #expect(Set(events.dropLast().compactMap { value($0, "id") }).count == 1)
        }
    }

    @Test func `a picture beside a question is refused`() async throws {
        try await RunningServer.run { server in
            let parts =
                #"[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:,"}}]"#
            let reply = try await server.request(
                "POST", "/v1/chat/completions", body: #"{"messages":[{"role":"user","content":\#(parts)}]}"#)
            #expect(reply.status == 400 && reply.value("error.param") == "messages")
            let earlier = try await server.request(
                "POST", "/v1/chat/completions",
                body: #"{"messages":[{"role":"user","content":\#(parts)},{"role":"user","content":"Who?"}]}"#)
            #expect(earlier.status == 200)
        }
    }

    @Test func `the page's own stream has passages, text and answer`() async throws {
        try await RunningServer.run(ScriptedAnswerer(.pieces(["a", "b"]))) { server in
            let reply = try await server.request(
                "POST", "/v1/ask", headers: ["accept": "text/event-stream"], body: #"{"question":"Who?"}"#)
            let names = reply.body.split(separator: "\n").filter { $0.hasPrefix("event: ") }.map {
                $0.dropFirst(7)
            }
            #expect(names == ["passages", "text", "text", "answer"])
        }
    }

    @Test func `a question over every section tells how far it is`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let body = #"{"question":"List all.","every":true}"#
            let reply = try await server.request(
                "POST", "/v1/ask", headers: ["accept": "text/event-stream"], body: body)
            #expect(
                events(reply.body).dropLast() == [#"{"read":1,"sections":2}"#, #"{"read":2,"sections":2}"#])
            #expect(reply.body.ranges(of: "event: progress\n").count == 2)
            let whole = try await server.request("POST", "/v1/ask", body: body)
            #expect(whole.value("status") == "answered")
            #expect(answerer.questions.map(\.readsEvery) == [true, true])
            _ = try await server.request("POST", "/v1/ask", body: #"{"question":"Who?","every":false}"#)
            #expect(answerer.questions.last?.readsEvery == false)
        }
    }

    @Test func `an answer in one piece is the same object as on the command line`() async throws {
        try await RunningServer.run { server in
            let reply = try await server.request("POST", "/v1/ask", body: #"{"question":"Who?"}"#)
            #expect(reply.value("status") == "answered")
            #expect(reply.value("model") == "null")
            #expect(reply.value("citations.0.locator.display") == "Ending › Notice ¶2")
        }
    }

    @Test(arguments: [
        (
            LanguageModelsError.unreachable(host: "h:1", reason: "connection refused"), 502,
            "upstream_unavailable"
        ),
        (.timedOut(host: "h:1", stage: .idle, seconds: 30), 504, "upstream_timeout"),
        (.invalidReply(host: "h:1", reason: "x"), 502, "upstream_invalid"),
        (.incomplete(host: "h:1", reason: "x"), 502, "upstream_incomplete"),
        (.refused(host: "h:1", status: 401, message: nil, retryAfter: nil), 502, "upstream_refused"),
        (.refused(host: "h:1", status: 429, message: nil, retryAfter: 7), 429, "upstream_busy"),
    ])
    func `a model that fails leaves the passages`(error: LanguageModelsError, status: Int, code: String)
        async throws
    {
        try await RunningServer.run(ScriptedAnswerer(.fail(error))) { server in
            let whole = try await server.request("POST", "/v1/chat/completions", body: chat)
            #expect(whole.status == status)
            #expect(whole.value("error.code") == code)
            #expect(whole.value("passages.0.text") == ScriptedAnswerer.text)
            #expect(whole.headers["retry-after"] == (status == 429 ? "7" : nil))
            let streamed = try await server.request("POST", "/v1/chat/completions", body: streaming(chat))
            #expect(!streamed.body.contains("[DONE]"))
            let last = events(streamed.body).last ?? ""
            #expect(value(last, "error.code") == code)
            #expect(value(last, "error.type") == (status == 429 ? "rate_limit_error" : "server_error"))
            #expect(value(last, "passages.0.text") == ScriptedAnswerer.text)
        }
    }

    @Test(arguments: [
        ("{", nil), ("[]", nil), ("null", nil), ("{}", "messages"), (#"{"messages":7}"#, "messages"),
        (#"{"messages":[]}"#, "messages"),
        (#"{"messages":[{"role":"user"}]}"#, "messages"),
        (#"{"messages":[{"role":"user","content":7}]}"#, "messages.[0].content"),
        (#"{"messages":[{"role":"user","content":"x"}],"stream":"yes"}"#, "stream"),
        (#"{"messages":NaN}"#, nil),
        (String(repeating: "[", count: 100_000), nil),
    ])
    func `a bad request is named`(body: String, parameter: String?) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request("POST", "/v1/chat/completions", body: body)
            #expect(reply.status == 400)
            if let parameter {
                #expect(
                    reply.value("error.param")?.replacing(".[", with: "[")
                        == parameter.replacing(".[", with: "["))
            }
        }
    }

    @Test func `a question that is no question is refused`() async throws {
        try await RunningServer.run { server in
            let long = String(repeating: "x", count: 17_000)
            for body in [#"{"question":" "}"#, "{}", #"{"question":"\#(long)"}"#] {
                let reply = try await server.request("POST", "/v1/ask", body: body)
                #expect(reply.status == 400)
                #expect(reply.value("error.param") == "question")
            }
        }
    }

    @Test(arguments: ["/v1/ask", "/v1/feedback", "/v1/chat/completions"])
    func `one long earlier question does not end a conversation`(path: String) async throws {
        let long = String(repeating: "hotel limit ", count: 500)
        let body =
            path == "/v1/chat/completions"
            ? #"{"messages":[{"role":"user","content":"\#(long)"},{"role":"user","content":"and in Austria?"}]}"#
            : #"{\#(path == "/v1/feedback" ? #""verdict":"good","# : "")"question":"and in Austria?","history":["\#(long)"]}"#
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request("POST", path, body: body)
            #expect(reply.status == (path == "/v1/feedback" ? 404 : 200))
            #expect(answerer.questions.count == 1)
            #expect(answerer.questions.allSatisfy { $0.history.allSatisfy { $0.utf8.count <= 4096 } })
        }
    }

    @Test(arguments: [
        ("/v1/ask", #"{"question":"Who?","colection":"a"}"#, "colection"),
        ("/v1/ask", #"{"question":"Who?","verdict":"good"}"#, "verdict"),
        ("/v1/ask", #"{"question":"Who?","every":"yes"}"#, "every"),
        ("/v1/feedback", #"{"question":"Who?","verdict":"good","every":true}"#, "every"),
        (
            "/v1/chat/completions",
            #"{"messages":[{"role":"user","content":"Who?"}],"docent":{"colection":"a"}}"#, "colection"
        ),
        ("/v1/chat/completions", #"{"messages":[{"role":"user","content":"Who?"}],"n":2}"#, "n"),
        (
            "/v1/chat/completions",
            #"{"messages":[{"role":"user","content":"Who?"}],"response_format":{"type":"json_object"}}"#,
            "response_format"
        ),
        (
            "/v1/chat/completions",
            #"{"messages":[{"role":"user","content":"Who?"}],"tool_choice":"required"}"#, "tool_choice"
        ),
    ])
    func `a misspelt field that changes the answer is refused`(path: String, body: String, field: String)
        async throws
    {
        try await RunningServer.run { server in
            let reply = try await server.request("POST", path, body: body)
            #expect(reply.status == 400)
            #expect(reply.value("error.param") == field)
            let search = try await server.request("GET", "/v1/search?q=a&colection=b")
            #expect(search.status == 400 && search.value("error.param") == "colection")
        }
    }

    @Test func `what the application and the assistant said before is kept`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let body = #"""
                {"messages":[{"role":"system","content":"Answer in one line."},
                {"role":"user","content":"Who leads the plant?"},{"role":"assistant","content":"Ada. [1]"},
                {"role":"user","content":"My file is at path:C:\temp; since when?"}],"max_completion_tokens":90,
                "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"auto"}
                """#
            let reply = try await server.request("POST", "/v1/chat/completions", body: body)
            #expect(reply.status == 200)
            let question = try #require(answerer.questions.first)
            #expect(question.history == ["Who leads the plant?"])
            #expect(question.answers == ["Ada. [1]"])
            #expect(question.wishes == "Answer in one line.")
            #expect(question.maxTokens == 90)
            #expect(!question.readsOperators)
        }
    }

    @Test(arguments: [
        ("after", #""yesterday""#), ("before", #""2025-13""#), ("collection", #""nix""#),
        ("collections", #"["nix"]"#), ("type", #""wrod""#), ("types", #"["wrod"]"#),
    ])
    func `a filter that a slip made is refused`(field: String, value: String) async throws {
        try await RunningServer.run { server in
            let ask = try await server.request(
                "POST", "/v1/ask", headers: ["accept": "text/event-stream"],
                body: #"{"question":"Who?","\#(field)":\#(value)}"#)
            #expect(ask.status == 400)
            #expect(field.hasPrefix(ask.value("error.param") ?? "-"))
            let chat = String(chat.dropLast()) + #","docent":{"\#(field)":\#(value)}}"#
            let completion = try await server.request("POST", "/v1/chat/completions", body: chat)
            #expect(completion.status == 400)
            let words = value.filter { !"[]\"".contains($0) }
            let name = ["collections", "types"].contains(field) ? String(field.dropLast()) : field
            let search = try await server.request("GET", "/v1/search?q=x&\(name)=\(words)")
            #expect(search.status == 400)
        }
    }

    @Test func `path, type and dates count in bodies`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let scope = #""path":"hr/*","types":["DOCX"],"after":"2025","before":"2026-01-31""#
            _ = try await server.request("POST", "/v1/ask", body: #"{"question":"Who?",\#(scope)}"#)
            _ = try await server.request(
                "POST", "/v1/chat/completions", body: String(chat.dropLast()) + #","docent":{\#(scope)}}"#)
            let wanted = SearchFilter(
                paths: ["hr/*"], formats: [Format(rawValue: "docx")], after: "2025", before: "2026-01-31")
            #expect(answerer.questions.map(\.filter) == [wanted, wanted])
        }
    }

    @Test func `a completion names the model that answered, not the one that was asked for`() async throws {
        let asking = chat.replacing(#""model":"docent""#, with: #""model":"gpt-99""#)
        try await RunningServer.run(ScriptedAnswerer(modelName: "writer")) { server in
            let reply = try await server.request("POST", "/v1/chat/completions", body: asking)
            #expect(reply.value("model") == "writer")
            let model = try await server.request("GET", "/v1/models/docent")
            #expect(model.value("id") == "docent")
            let other = try await server.request("GET", "/v1/models/gpt-99")
            #expect(other.status == 404)
        }
    }

    @Test func `a search takes restrictions and refuses nonsense`() async throws {
        let answerer = ScriptedAnswerer()
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request(
                "GET", "/v1/search?q=notice%20period+now&limit=3&collection=a&path=x*&type=DOCX")
            #expect(reply.value("hits.0.document") == ScriptedAnswerer.hit.document)
            let query = try #require(answerer.queries.first)
            #expect(query.text == "notice period now")
            #expect(query.filter.collections == ["a"] && query.filter.paths == ["x*"])
            for bad in [
                "", "?q=", "?q=x+type:wrod", "?q=x+after:gestern", "?q=-glue",
                "?q=x&limit=0", "?q=x&limit=101", "?q=x&limit=x",
            ] {
                let reply = try await server.request("GET", "/v1/search" + bad)
                #expect(reply.status == 400, "\(bad.prefix(20))")
            }
            for (length, status) in [(16_384, 200), (16_385, 400)] {
                let mail = String(repeating: "x", count: length)
                let reply = try await server.request("POST", "/v1/ask", body: #"{"question":"\#(mail)"}"#)
                #expect(reply.status == status)
            }
        }
    }

    @Test(arguments: [
        ("a%20b+c", "a b c"), ("10%2B5", "10+5"), ("100%+fee", "100% fee"), ("5%", "5%"), ("%e2%82%AC", "€"),
        ("a%zz", "a%zz"),
    ])
    func `a percent sign before a plus sign is no escape`(written: String, value: String) {
        #expect(QueryFields("q=\(written)").values(of: "q") == [value])
    }

    @Test(arguments: ["/v1/chat/completions", "/v1/ask"], [true, false])
    func `a client that leaves ends its answer`(path: String, isStreaming: Bool) async throws {
        let answerer = ScriptedAnswerer(.hang)
        try await RunningServer.run(answerer) { server in
            let body = path == "/v1/ask" ? #"{"question":"Who?"}"# : isStreaming ? streaming(chat) : chat
            let accept = isStreaming ? "text/event-stream" : "application/json"
            let head =
                "POST \(path) HTTP/1.1\r\nHost: localhost:\(server.port)\r\nContent-Type: application/json\r\n"
                + "Accept: \(accept)\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            let start = ContinuousClock.now
            _ = try await server.exchange([head + body], pause: .milliseconds(100), halfClosing: true)
            try await eventually { answerer.cancelled == 1 }
            #expect(.now - start < .seconds(20))
        }
    }

    @Test func `more answers than may be made at once are turned away`() async throws {
        var limits = ServerLimits()
        limits.answers = 1
        let answerer = ScriptedAnswerer(.slow(.milliseconds(600)))
        try await RunningServer.run(answerer, limits: limits) { server in
            async let first = server.request("POST", "/v1/ask", body: #"{"question":"1"}"#)
            try await eventually { answerer.questions.count == 1 }
            let second = try await server.request("POST", "/v1/ask", body: #"{"question":"2"}"#)
            #expect(second.status == 503)
            #expect(second.headers["retry-after"] == "1")
            let answered = try await first
            #expect(answered.status == 200)
            let third = try await server.request("POST", "/v1/ask", body: #"{"question":"3"}"#)
            #expect(third.status == 200)
        }
    }
}
