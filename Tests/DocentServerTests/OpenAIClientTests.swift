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
            let process = Process()
            process.executableURL = Self.environment.appending(path: "venv/bin/python")
            process.arguments = ["-c", Self.program, "http://127.0.0.1:\(server.port)/v1", part]
            let complaints = Pipe()
            process.standardError = complaints
            try process.run()
            while process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
            let text = String(decoding: complaints.fileHandleForReading.availableData, as: UTF8.self)
            #expect(process.terminationStatus == 0, "\(text)")
        }
    }
}
