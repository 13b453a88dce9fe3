import Docent
import Foundation
import Testing

@testable import DocentServer

/// OpenAI's own Python client against this server.
struct OpenAIClientTests {
    private static let environment = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/test-servers").standardizedFileURL
    private static var isInstalled: Bool {
        FileManager.default.fileExists(atPath: environment.appending(path: "installed").path)
    }
    private static let isRequired = ProcessInfo.processInfo.environment["DOCENT_REQUIRE_SERVERS"] != nil

    private static let azure = #"""
        import sys, openai
        client = openai.AzureOpenAI(azure_endpoint=sys.argv[1], api_key="s3cret", max_retries=0,
                                    api_version="2024-05-01-preview")
        turns = [{"role": "user", "content": "Who?"}]
        whole = client.chat.completions.create(model="gpt-4o", messages=turns)
        assert whole.object == "chat.completion", whole
        assert whole.choices[0].message.content == "One two [1]", whole
        source = {"type": "azure_search", "parameters": {
            "endpoint": "https://name.search.windows.net", "index_name": "docs", "query_type": "simple",
            "authentication": {"type": "api_key", "key": "never said"}, "in_scope": True, "strictness": 3,
            "top_n_documents": 3, "role_information": "Answer in one line."}}
        body = {"data_sources": [source]}
        whole = client.chat.completions.create(model="gpt-4o", messages=turns, extra_body=body)
        assert whole.object == "extensions.chat.completion", whole
        message = whole.choices[0].message
        assert message.content == "One two [doc1]" and message.end_turn is True, message
        assert message.context["intent"] == '["Who?"]', message
        citation, = message.context["citations"]
        assert citation["content"] == "The notice period is three months.", citation
        assert citation["filepath"] == "contracts/lease <b>.docx" and citation["url"] is None, citation
        assert "never said" not in whole.to_json()
        text, first, last, usage = "", None, None, None
        for chunk in client.chat.completions.create(model="gpt-4o", messages=turns, extra_body=body, stream=True,
                                                     stream_options={"include_usage": True}):
            assert chunk.object == "extensions.chat.completion.chunk", chunk
            usage = chunk.usage or usage
            for choice in chunk.choices:
                first = first or choice
                text += choice.delta.content or ""
                last = chunk if choice.finish_reason else last
        assert text == "One two [doc1]", text
        assert first.delta.role == "assistant" and first.end_turn is False, first
        assert len(first.delta.context["citations"]) == 1, first
        assert last.choices[0].end_turn is True and last.docent["status"] == "answered", last
        assert usage.total_tokens > 0, usage
        source["parameters"]["filter"] = "group eq 'a'"
        try:
            client.chat.completions.create(model="gpt-4o", messages=turns, extra_body=body)
            raise SystemExit("no error")
        except openai.BadRequestError as error:
            assert error.param == "data_sources[0].parameters.filter", error.body
        try:
            client.with_options(api_key="wrong").chat.completions.create(model="gpt-4o", messages=turns)
            raise SystemExit("no error")
        except openai.AuthenticationError as error:
            assert error.code == "token_missing", error.body
        """#

    private static let program = #"""
        import sys, openai
        client = openai.OpenAI(base_url=sys.argv[1], api_key="none", max_retries=0)
        turns = [{"role": "user", "content": "Who?"}]
        if sys.argv[2] == "answer":
            assert [m.id for m in client.models.list()] == ["docent"]
            whole = client.chat.completions.create(model="docent", messages=turns)
            assert whole.choices[0].message.content == "One two [1]", whole
            assert whole.choices[0].finish_reason == "stop"
            assert whole.citations[0]["quote"] == "The notice period is three months.", whole
            assert whole.docent["receipt"]["passages"] == 1
            text, last, usage = "", None, None
            for chunk in client.chat.completions.create(model="docent", messages=turns, stream=True,
                                                         stream_options={"include_usage": True}):
                usage = chunk.usage or usage
                for choice in chunk.choices:
                    text += choice.delta.content or ""
                    last = chunk if choice.finish_reason else last
            assert text == "One two [1]", text
            assert last.citations[0]["verified"] is True
            assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens
            whole = client.responses.create(model="docent", input="Who?", instructions="Be brief.")
            assert whole.output_text == "One two [1]" and whole.status == "completed", whole
            assert whole.output[0].content[0].annotations[0].filename == "lease <b>.docx", whole
            assert whole.docent["receipt"]["passages"] == 1 and whole.usage.total_tokens > 0, whole
            with client.responses.stream(model="docent", input=turns) as stream:
                text = "".join(e.delta for e in stream if e.type == "response.output_text.delta")
                assert text == stream.get_final_response().output_text == "One two [1]", text
            try:
                client.chat.completions.create(model="docent", messages=[])
                raise SystemExit("no error")
            except openai.BadRequestError as error:
                assert error.param == "messages", error.body
        else:
            try:
                client.chat.completions.create(model="docent", messages=turns)
                raise SystemExit("no error")
            except openai.APIStatusError as error:
                assert error.status_code == 504 and error.code == "upstream_timeout", error.body
            try:
                for chunk in client.chat.completions.create(model="docent", messages=turns, stream=True): pass
                raise SystemExit("no error")
            except openai.APIError as error:
                assert "127.0.0.1:1" in error.message, error
            last = None
            try:
                for last in client.responses.create(model="docent", input="Who?", stream=True): pass
                raise SystemExit("no error")
            except openai.APIError as error:
                assert "127.0.0.1:1" in error.message and last.type == "response.failed", error
        """#

    @Test(
        .enabled(
            if: isInstalled || isRequired,
            "the openai package is not installed; run Scripts/test-servers, or set DOCENT_REQUIRE_SERVERS to insist"
        ),
        arguments: [
            ("answer", ScriptedAnswerer.Script.pieces(["One ", "two ", "[1]"])),
            ("failure", .fail(.timedOut(host: "127.0.0.1:1", stage: .idle, seconds: 30))),
        ])
    func `the openai package understands answers and errors`(
        part: String, script: ScriptedAnswerer.Script
    ) async throws {
        try await RunningServer.run(ScriptedAnswerer(script)) { server in
            try await Self.run(Self.program, "http://127.0.0.1:\(server.port)/v1", part)
        }
    }

    @Test(
        .enabled(
            if: isInstalled || isRequired,
            "the openai package is not installed; run Scripts/test-servers, or set DOCENT_REQUIRE_SERVERS to insist"
        ))
    func `the openai package's client of Azure understands answers on your data`() async throws {
        let answerer = ScriptedAnswerer(.pieces(["One ", "two [", "1", "]"]))
        try await RunningServer.run(answerer, token: "s3cret") { server in
            try await Self.run(Self.azure, "http://127.0.0.1:\(server.port)")
        }
        #expect(answerer.questions.map(\.wishes) == ["", "Answer in one line.", "Answer in one line."])
        #expect(answerer.questions.map(\.mostPassages) == [nil, 3, 3])
    }

    private static let vectors = #"""
        import sys, openai
        client = openai.OpenAI(base_url=sys.argv[1], api_key="none", max_retries=0)
        reply = client.embeddings.create(model="text-embedding-3-small", input=["notice period", "term of notice"])
        first, second = (item.embedding for item in reply.data)
        assert len(first) == 384 and abs(sum(x * x for x in first) - 1) < 1e-4, reply
        assert sum(x * y for x, y in zip(first, second)) > 0.5, reply
        assert reply.usage.prompt_tokens > 5 and reply.model != "text-embedding-3-small", reply
        """#

    @Test(
        .enabled(
            if: isInstalled || isRequired,
            "the openai package is not installed; run Scripts/test-servers, or set DOCENT_REQUIRE_SERVERS to insist"
        ))
    func `the openai package takes vectors`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "docent-\(UUID().uuidString).sqlite"
        ).path
        defer {
            for end in ["", "-wal", "-shm", ".lock"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        let assistant = try await Assistant.open(
            AssistantConfiguration(indexPath: path, access: .readWrite))
        try await RunningServer.run(assistant) { server in
            try await Self.run(Self.vectors, "http://127.0.0.1:\(server.port)/v1")
        }
    }

    private static func run(_ program: String, _ arguments: String...) async throws {
        let process = Process()
        process.executableURL = environment.appending(path: "venv/bin/python")
        process.arguments = ["-c", program] + arguments
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        while process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
        let text = String(decoding: complaints.fileHandleForReading.availableData, as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
