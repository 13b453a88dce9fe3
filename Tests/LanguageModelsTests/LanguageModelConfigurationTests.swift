import Testing

@testable import LanguageModels

struct LanguageModelConfigurationTests {
    @Test(arguments: [
        [:], ["OPENAI_API_KEY": ""], ["DOCENT_MODEL": "none", "OPENAI_API_KEY": "k"],
        ["DOCENT_MODEL": "gpt-4o"],
        ["OPENAI_MODEL": "gpt-4o"],
    ])
    func `without an endpoint there is no model`(environment: [String: String]) throws {
        #expect(try LanguageModelConfiguration(environment: environment) == nil)
    }

    @Test(arguments: [
        (["OPENAI_API_KEY": "k"], "openai gpt-4o-mini https://api.openai.com/v1"),
        (["OPENAI_API_KEY": "k", "OPENAI_MODEL": "gpt-4.1"], "openai gpt-4.1 https://api.openai.com/v1"),
        (["OPENAI_BASE_URL": "http://x:1/v1"], "openai nil http://x:1/v1"),
        (
            ["OPENAI_BASE_URL": "http://x:1/v1", "DOCENT_MODEL": "llama3.2:3b"],
            "openai llama3.2:3b http://x:1/v1"
        ),
        (["DOCENT_MODEL": "responses:o3", "OPENAI_API_KEY": "k"], "responses o3 https://api.openai.com/v1"),
        (["OLLAMA_HOST": "box:1"], "ollama nil http://box:1"),
        (["DOCENT_MODEL": "ollama:llama3.2:3b"], "ollama llama3.2:3b http://127.0.0.1:11434"),
        (["OLLAMA_MODEL": "qwen3", "OLLAMA_HOST": "0.0.0.0"], "ollama qwen3 http://127.0.0.1:11434"),
        (["AZURE_OPENAI_ENDPOINT": "https://a", "OPENAI_API_KEY": "k"], "azure nil https://a"),
        (["DOCENT_MODEL": "azure:d", "AZURE_OPENAI_ENDPOINT": "https://a"], "azure d https://a"),
    ])
    func `the environment names a model`(environment: [String: String], expected: String) throws {
        let found = try #require(try LanguageModelConfiguration(environment: environment))
        #expect("\(found.provider.rawValue) \(found.model ?? "nil") \(found.baseURL)" == expected)
    }

    @Test(arguments: [
        ("localhost", "http://localhost:11434"), (":1234", "http://127.0.0.1:1234"),
        ("box:1", "http://box:1"),
        ("http://box:1/", "http://box:1"), ("https://box", "https://box"),
        ("http://box", "http://box"), ("http://[::1]/", "http://[::1]"),
        ("0.0.0.0:99", "http://127.0.0.1:99"),
        ("[::1]", "http://[::1]:11434"), ("[::1]:99", "http://[::1]:99"),
    ])
    func `Ollama's host comes in many forms`(host: String, url: String) {
        #expect(LanguageModelConfiguration.ollamaURL(host) == url)
    }

    @Test(arguments: [
        ("api.openai.com", true), (".openai.com", true), ("openai.com", true), ("*", true),
        ("a,b , api.openai.com", true),
        ("", false), ("penai.com", false), ("example.com", false),
    ])
    func `NO_PROXY excepts hosts`(list: String, isExcepted: Bool) throws {
        let environment = ["OPENAI_API_KEY": "k", "HTTPS_PROXY": "http://p:3128", "NO_PROXY": list]
        let configuration = try LanguageModelConfiguration(environment: environment)
        #expect(configuration?.proxy == (isExcepted ? nil : "http://p:3128"))
    }

    @Test func `a person's settings win`() async throws {
        let environment = [
            "OPENAI_API_KEY": "k", "DOCENT_CONTEXT_LENGTH": "5000", "DOCENT_MODEL_TIMEOUT": "120",
        ]
        let configuration = try #require(try LanguageModelConfiguration(environment: environment))
        #expect(try await configuration.makeModel().contextLength() == 5000)
        #expect(configuration.deadlines.firstByte == .seconds(120))
    }

    @Test(arguments: [
        ("gpt-4o-mini", 128_000), ("gpt-4.1-nano", 1_047_576), ("openai/o3", 200_000), ("gpt-4", 8192),
        ("mystery", Int?.none),
    ])
    func `published lengths of context are known`(name: String, length: Int?) {
        #expect(ContextLength.published(for: name) == length)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("localhost", true),
        ("127.0.0.1.5", false),
        ("127.0.0.256", false), ("127.evil.example", false), ("128.0.0.1", false),
        ("localhost.evil.example", false),
    ])
    func `only a whole address is this machine's own`(host: String, isOwn: Bool) {
        #expect(Loopback.contains(host) == isOwn)
    }
}
