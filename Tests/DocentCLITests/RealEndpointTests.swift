import Foundation
import Testing

/// LiteLLM's proxy, a real server of OpenAI's API, with a canned answer.
private struct Proxy {
    static let environment = DocentBinary.repository.appending(path: ".build/test-servers")
    static var mayRun: Bool {
        FileManager.default.fileExists(atPath: environment.appending(path: "installed").path)
            || ProcessInfo.processInfo.environment["DOCENT_REQUIRE_SERVERS"] != nil
    }

    let process = Process()
    let port = Int.random(in: 20_000..<30_000)

    init(answering answer: String, in folder: URL) throws {
        let settings = folder.appending(path: "litellm.yaml")
        let text = """
            model_list:
              - model_name: mock
                litellm_params: {model: openai/mock, api_key: none, mock_response: "\(answer)"}
            general_settings: {master_key: sk-canary}
            """
        try Data(text.utf8).write(to: settings)
        process.executableURL = Self.environment.appending(path: "venv/bin/litellm")
        process.arguments = ["--config", settings.path, "--host", "127.0.0.1", "--port", "\(port)"]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False",
        ]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Ends the proxy at once; asked politely, it leaves processes behind.
    func end() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    var variables: [String: String] {
        [
            "OPENAI_BASE_URL": "http://127.0.0.1:\(port)/v1", "OPENAI_API_KEY": "sk-canary",
            "OPENAI_MODEL": "mock",
        ]
    }
}

@Suite("docent ask with a language model")
struct RealEndpointTests {
    @Test("proves what a real server's model says", .enabled(if: Proxy.mayRun), .timeLimit(.minutes(6)))
    func realServer() async throws {
        let docent = try DocentBinary()
        try docent.write("# Contract\n\nThe notice period is 30 days to the end of a month.", to: "docs/c.md")
        try docent.run("index", "docs")
        let proxy = try Proxy(answering: "The notice period is 30 days [1].", in: docent.folder)
        defer { proxy.end() }
        let end = ContinuousClock.now + .seconds(240)
        var result = try docent.run(
            "ask", "What is the notice period?", "--json", environment: proxy.variables)
        while result.status == 69, .now < end, proxy.process.isRunning {
            try await Task.sleep(for: .seconds(1))
            result = try docent.run(
                "ask", "What is the notice period?", "--json", environment: proxy.variables)
        }
        #expect(result.status == 0)
        #expect(result.json["answer"] as? String == "The notice period is 30 days [1].")
        #expect(result.json["model"] as? String == "mock")
        let citation = try #require((result.json["citations"] as? [[String: Any]])?.first)
        #expect(citation["verified"] as? Bool == true)
        #expect((citation["quote"] as? String)?.contains("30 days") == true)
        let receipt = try #require(result.json["receipt"] as? [String: Any])
        #expect(receipt["prompt_tokens"] is Int)
        #expect(!(result.output + result.errors).contains("sk-canary"))
    }

    /// Asks a model at a port where nobody listens.
    private func askNobody(_ variables: [String: String] = [:]) throws -> DocentBinary.Result {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "docs/c.txt")
        try docent.run("index", "docs")
        let endpoint = ["OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_MODEL": "m"]
        return try docent.run(
            "ask", "What is the notice period?", environment: endpoint.merging(variables) { $1 })
    }

    @Test("a model that cannot be reached leaves the passages that were found")
    func passagesRemain() throws {
        let result = try askNobody()
        #expect(result.status == 69)
        #expect(result.output.contains("The passages that were found:\n  c.txt"))
    }

    @Test("an endpoint that is down ends with 69 and does not show the key")
    func down() throws {
        let result = try askNobody(["OPENAI_API_KEY": "sk-canary"])
        #expect(result.status == 69)
        #expect(!(result.output + result.errors).contains("sk-canary"))
    }
}
