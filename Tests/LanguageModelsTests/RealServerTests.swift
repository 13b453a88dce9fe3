import Foundation
import Testing

@testable import LanguageModels

/// A real server of OpenAI's API, LiteLLM's proxy with canned answers, that a test starts for itself.
struct RealServer {
    static let environment = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/test-servers").standardizedFileURL
    static var isInstalled: Bool {
        FileManager.default.fileExists(atPath: environment.appending(path: "installed").path)
    }
    static let isRequired = ProcessInfo.processInfo.environment["DOCENT_REQUIRE_SERVERS"] != nil

    let url: String

    /// Runs `body` while the server runs; its key is `sk-test`.
    static func run<Value>(_ body: (RealServer) async throws -> Value) async throws -> Value {
        let port = Int.random(in: 20_000..<30_000)
        let settings = FileManager.default.temporaryDirectory.appending(path: "litellm-\(port).yaml")
        defer { try? FileManager.default.removeItem(at: settings) }
        try Data(Self.settings.utf8).write(to: settings)
        let process = Process()
        process.executableURL = environment.appending(path: "venv/bin/litellm")
        process.arguments = ["--config", settings.path, "--host", "127.0.0.1", "--port", "\(port)"]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False",
        ]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let server = RealServer(url: "http://127.0.0.1:\(port)/v1")
        try await server.awaitStart(process)
        return try await body(server)
    }

    private func awaitStart(_ process: Process) async throws {
        let end = ContinuousClock.now + .seconds(180)
        while process.isRunning, .now < end {
            if await failure(of: { _ = try await model(key: "sk-test").completion(of: question) }) == nil {
                return
            }
            try await Task.sleep(for: .milliseconds(500))
        }
        throw CancellationError()
    }

    func model(_ name: String? = "mock", key: String) throws -> any LanguageModel {
        try LanguageModelConfiguration(provider: .openAI, model: name, baseURL: url, key: APIKey(key))
            .makeModel()
    }

    private static let settings = """
        model_list:
          - model_name: mock
            litellm_params: {model: openai/mock, api_key: none, mock_response: "The answer is 42 – 東京 [1]."}
        general_settings: {master_key: sk-test}
        """
}

struct RealServerTests {
    @Test(
        .enabled(
            if: RealServer.isInstalled || RealServer.isRequired,
            "LiteLLM is not installed; run Scripts/test-servers, or set DOCENT_REQUIRE_SERVERS to insist"))
    func `LiteLLM's proxy answers`() async throws {
        try await RealServer.run { server in
            let model = try server.model(key: "sk-test")
            let completion = try await model.completion(of: question)
            #expect(completion.text == "The answer is 42 – 東京 [1].")
            #expect(completion.reason == .stop)
            #expect((completion.usage?.promptTokens ?? 0) > 0)

            var pieces = 0
            for try await event in try await model.reply(to: question) {
                if case .text = event { pieces += 1 }
            }
            #expect(pieces > 1)

            let unnamed = try server.model(nil, key: "sk-test")
            _ = try await unnamed.completion(of: question)
            #expect(unnamed.name == "mock")

            let refusal = await failure {
                _ = try await server.model(key: "sk-canary-wrong").completion(of: question)
            }
            guard case .refused = refusal else {
                return #expect(Bool(false), "\(String(describing: refusal))")
            }
            #expect(refusal?.description.contains("canary") == false)
        }
    }
}
