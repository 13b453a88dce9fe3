import Docent
import Testing

@testable import DocentServer

/// The shapes of Azure OpenAI On Your Data.
@Suite(.serialized) struct OnYourDataTests {
    private static let path = "/openai/deployments/gpt-4o/chat/completions?api-version=2024-05-01-preview"

    private static func body(_ parameters: String = "", type: String = "azure_search", _ more: String = "")
        -> String
    {
        let own = #""endpoint":"https://a.example","index_name":"i","authentication":{"key":"hidden"}"#
        return
            #"{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Who \"leads\"?"}],"#
            + #""data_sources":[{"type":"\#(type)","parameters":{\#(own)\#(parameters)}}]\#(more)}"#
    }

    private static func events(_ text: String) -> [String] {
        text.split(separator: "\n\n").compactMap { event in
            event.split(separator: "\n").first { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
        }
    }

    private static func value(_ json: String, _ path: String) -> String? {
        RunningServer.Reply(status: 200, headers: [:], body: json).value(path)
    }

    @Test(arguments: [Self.path, "/openai/v1/chat/completions", "/v1/chat/completions"])
    func `a whole reply has its context`(path: String) async throws {
        let answerer = ScriptedAnswerer(modelName: "writer")
        try await RunningServer.run(answerer) { server in
            let reply = try await server.request(
                "POST", path,
                body: Self.body(
                    #","role_information":"Be brief.","top_n_documents":4,"filter":null,"in_scope":true"#,
                    #","docent":{"path":"hr","strict":true}"#))
            #expect(reply.status == 200)
            #expect(reply.value("object") == "extensions.chat.completion")
            #expect(reply.value("model") == "writer")
            let message = "choices.0.message"
            #expect(reply.value("\(message).content") == "The notice period is three months. [doc1]")
            #expect(reply.value("\(message).end_turn") == "true")
            #expect(reply.value("choices.0.end_turn") == nil)
            #expect(reply.value("\(message).context.intent") == #"["Who \"leads\"?"]"#)
            #expect(reply.value("\(message).context.citations") == "[1]")
            let citation = "\(message).context.citations.0"
            #expect(reply.value("\(citation).content") == ScriptedAnswerer.quote)
            #expect(reply.value("\(citation).title") == ScriptedAnswerer.hit.title)
            #expect(reply.value("\(citation).filepath") == ScriptedAnswerer.hit.document)
            #expect(reply.value("\(citation).chunk_id") == "Ending › Notice ¶2")
            #expect(reply.value("\(citation).url") == "null")
            #expect(reply.value("\(message).context.all_retrieved_documents") == nil)
            #expect(reply.value("citations.0.marker") == "1")
            #expect(reply.value("docent.status") == "answered")
            #expect(!reply.body.contains("hidden"))
            let question = try #require(answerer.questions.first)
            #expect(question.wishes == "Be kind.\nBe brief.")
            #expect(question.mostPassages == 4)
            #expect(question.filter.paths == ["hr"] && question.isStrict)
        }
    }

    @Test func `a context holds what it is asked for`() async throws {
        try await RunningServer.run { server in
            let all = try await server.request(
                "POST", Self.path, body: Self.body(#","include_contexts":["all_retrieved_documents"]"#))
            let context = "choices.0.message.context"
            #expect(all.value("\(context).citations") == nil && all.value("\(context).intent") == nil)
            let document = "\(context).all_retrieved_documents.0"
            #expect(all.value("\(document).content") == ScriptedAnswerer.text)
            #expect(all.value("\(document).search_queries.0") == #"Who "leads"?"#)
            #expect(all.value("\(document).data_source_index") == "0")
            #expect(all.value("\(document).original_search_score") == "0.9")
            #expect(all.value("\(document).filepath") == ScriptedAnswerer.hit.document)
        }
    }

    @Test func `a stream begins with the passages, and ends with what was proven`() async throws {
        let script = ScriptedAnswerer.Script.pieces(["Three ", "months [", "1", "] or", " [1"])
        try await RunningServer.run(ScriptedAnswerer(script)) { server in
            let reply = try await server.request(
                "POST", Self.path,
                body: Self.body("", #","stream":true,"stream_options":{"include_usage":true}"#))
            let events = Self.events(reply.body)
            #expect(events.last == "[DONE]")
            let first = try #require(events.first)
            #expect(Self.value(first, "object") == "extensions.chat.completion.chunk")
            #expect(Self.value(first, "choices.0.delta.role") == "assistant")
            #expect(Self.value(first, "choices.0.delta.content") == nil)
            #expect(Self.value(first, "choices.0.end_turn") == "false")
            #expect(Self.value(first, "choices.0.finish_reason") == "null")
            let context = "choices.0.delta.context"
            #expect(Self.value(first, "\(context).citations.0.content") == ScriptedAnswerer.text)
            #expect(Self.value(first, "\(context).intent") == #"["Who \"leads\"?"]"#)
            let pieces = events.compactMap { Self.value($0, "choices.0.delta.content") }
            #expect(pieces == ["Three ", "months ", "[doc1] or", " ", "[1"])
            let last = try #require(events.first { Self.value($0, "choices.0.finish_reason") == "stop" })
            #expect(Self.value(last, "choices.0.end_turn") == "true")
            #expect(Self.value(last, "citations.0.quote") == ScriptedAnswerer.quote)
            #expect(Self.value(last, "docent.status") == "answered")
            #expect(Self.value(last, "docent.answer") == nil)
            #expect(events.contains { Self.value($0, "usage.total_tokens") != nil })
        }
    }

    @Test func `a stream of an answer that is quoted has the context of its quotes`() async throws {
        try await RunningServer.run { server in
            let reply = try await server.request(
                "POST", Self.path, body: Self.body("", #","stream":true"#))
            let events = Self.events(reply.body)
            #expect(
                Self.value(events.first ?? "", "choices.0.delta.context.citations.0.content")
                    == ScriptedAnswerer.quote)
            #expect(
                events.compactMap { Self.value($0, "choices.0.delta.content") }
                    == ["The notice period is three months. [doc1]"])
        }
    }

    @Test(arguments: [
        (#","filter":"group eq 'a'""#, "data_sources[0].parameters.filter"),
        (#","in_scope":false"#, "data_sources[0].parameters.in_scope"),
        (#","top_n_documents":0"#, "data_sources[0].parameters.top_n_documents"),
        (#","top_n_documents":"5""#, "data_sources[0].parameters.top_n_documents"),
        (#","include_contexts":["all"]"#, "data_sources[0].parameters.include_contexts[0]"),
        (#","fliter":"a""#, "fliter"), (#","indexName":"a""#, "indexName"),
    ])
    func `what cannot be obeyed is refused by its name`(parameters: String, field: String) async throws {
        try await RunningServer.run { server in
            for stream in ["", #","stream":true"#] {
                let reply = try await server.request("POST", Self.path, body: Self.body(parameters, stream))
                #expect(reply.status == 400)
                #expect(reply.value("error.param") == field)
                #expect(!reply.body.contains("hidden"))
            }
        }
    }

    @Test func `there is one source, of Azure's own kind`() async throws {
        try await RunningServer.run { server in
            let other = try await server.request("POST", Self.path, body: Self.body(type: "pinecone"))
            #expect(other.status == 400 && other.value("error.param") == "data_sources[0].type")
            for (sources, field) in [
                ("[]", "data_sources"), ("[{}]", "data_sources[0].type"),
                (#"[{"type":"azure_search"}]"#, "data_sources[0].parameters"),
            ] {
                let reply = try await server.request(
                    "POST", Self.path,
                    body: #"{"messages":[{"role":"user","content":"Who?"}],"data_sources":\#(sources)}"#)
                #expect(reply.status == 400 && reply.value("error.param") == field, "\(sources)")
            }
        }
    }

    @Test func `a model that fails leaves the passages`() async throws {
        let script = ScriptedAnswerer.Script.fail(.timedOut(host: "h:1", stage: .idle, seconds: 30))
        try await RunningServer.run(ScriptedAnswerer(script)) { server in
            let whole = try await server.request("POST", Self.path, body: Self.body())
            #expect(whole.status == 504 && whole.value("passages.0.text") == ScriptedAnswerer.text)
            let streamed = try await server.request(
                "POST", Self.path, body: Self.body("", #","stream":true"#))
            let last = Self.events(streamed.body).last ?? ""
            #expect(Self.value(last, "error.code") == "upstream_timeout")
            #expect(Self.value(last, "passages.0.text") == ScriptedAnswerer.text)
        }
    }
}
