import Foundation
import Testing

/// llama.cpp's own server with a tiny model of random weights, whose tokens are bytes.
private final class LlamaServer {
    static let environment = DocentBinary.repository.appending(path: ".build/test-servers")
    static var mayRun: Bool {
        FileManager.default.fileExists(atPath: environment.appending(path: "installed").path)
            || ProcessInfo.processInfo.environment["DOCENT_REQUIRE_SERVERS"] != nil
    }

    let variables: [String: String]
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())

    init(context: Int, longest: Int = 60) throws {
        process.executableURL = Self.environment.appending(path: "venv/bin/python")
        process.arguments = [
            DocentBinary.repository.appending(path: "Scripts/llama-server").path, "--context", "\(context)",
            "--longest", "\(longest)",
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard line.hasPrefix("http://") else { throw CocoaError(.executableLoad) }
        variables = ["OPENAI_BASE_URL": line.trimmingCharacters(in: .newlines) + "/v1"]
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

@Suite(
    "docent with llama.cpp's server", .enabled(if: LlamaServer.mayRun), .serialized, .timeLimit(.minutes(5)))
struct LlamaServerTests {
    private static let question = "How long is the notice period of the contract?"

    /// Ten documents that all speak of the notice period, each of some 900 bytes; their figures have three digits and more,
    /// since noise hits those of one.
    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        for number in 101...110 {
            let clause = "The notice period of contract \(number) is \(number * 10) days. "
            let rest = String(repeating: "Contract \(number) was signed in Brno by both parties. ", count: 16)
            try docent.write("# Contract \(number)\n\n\(clause)\(rest)", to: "docs/contract-\(number).md")
        }
        try docent.run("index", "docs")
        return docent
    }

    /// The tokens of the prompt in the last entry of a log.
    private func loggedTokens(_ docent: DocentBinary) throws -> Int {
        let log = try String(contentsOf: docent.folder.appending(path: "audit.jsonl"), encoding: .utf8)
        let entry = try #require(log.split(separator: "\n").last)
        let json = try JSONSerialization.jsonObject(with: Data(entry.utf8)) as? [String: Any]
        let prompt = try #require((json?["entry"] as? [String: Any])?["prompt"] as? [[String: String]])
        let turns = prompt.map { "\($0["role"] ?? ""): \($0["content"] ?? "")\n" }.joined()
        return 1 + (turns + "assistant: ").utf8.count
    }

    @Test("the receipt shows the tokens that the server read, and noise is given no proof")
    func receipt() throws {
        let docent = try ready()
        let server = try LlamaServer(context: 32_768)
        let variables = server.variables.merging(["DOCENT_AUDIT": "audit.jsonl"]) { $1 }
        let result = try docent.run("ask", Self.question, "--json", environment: variables)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.json["model"] as? String == "tiny")
        #expect(result.json["status"] as? String == "not_in_documents")
        #expect((result.json["citations"] as? [Any])?.isEmpty == true)
        let receipt = try #require(result.json["receipt"] as? [String: Any])
        #expect(receipt["prompt_tokens"] as? Int == (try loggedTokens(docent)))
        #expect(receipt["truncated"] as? Bool == false)
        #expect(receipt["window"] as? Int == 32_768)
        let plain = try docent.run("ask", Self.question, environment: server.variables)
        #expect(plain.status == 0)
        #expect(plain.output.contains("tiny, \(receipt["passages"] as? Int ?? 0) passages"))
    }

    @Test("passages that the server has no room for are left out, and the person is told")
    func repacked() throws {
        let docent = try ready()
        let server = try LlamaServer(context: 6000)
        let variables = server.variables.merging(["DOCENT_AUDIT": "audit.jsonl"]) { $1 }
        let result = try docent.run("ask", Self.question, "--json", environment: variables)
        #expect(result.status == 0, "\(result.errors)")
        let receipt = try #require(result.json["receipt"] as? [String: Any])
        let read = try #require(receipt["prompt_tokens"] as? Int)
        #expect(read <= 6000)
        #expect(try loggedTokens(docent) == read)
        let remarks = result.json["remarks"] as? [String]
        #expect(remarks?.first?.hasPrefix("The model has no room for all passages") == true)
        let replayed = try docent.run("replay", "1", "--json", environment: ["DOCENT_AUDIT": "audit.jsonl"])
        #expect(replayed.json["prompt_equal"] as? Bool == true)
    }

    @Test("a context that holds not even one passage is named, with the remedy")
    func hopeless() throws {
        let server = try LlamaServer(context: 512)
        let result = try ready().run("ask", Self.question, environment: server.variables)
        #expect(result.status == 69)
        #expect(result.errors.contains("whose context has 512; give the model a longer context"))
        #expect(result.output.contains("The passages that were found:"))
    }

    @Test("every section is read, and a document summarised, in pieces that the server has room for")
    func pieces() throws {
        let docent = try ready()
        let server = try LlamaServer(context: 4096)
        let survey = try docent.run(
            "ask", "List all notice periods", "--every", "--json", environment: server.variables)
        #expect(survey.status == 0, "\(survey.errors)")
        let receipt = try #require(survey.json["receipt"] as? [String: Any])
        #expect(receipt["sections_read"] as? Int == receipt["sections"] as? Int)
        try docent.write(
            "# Long\n\n" + String(repeating: "The parties met in Brno again. ", count: 500), to: "long.md")
        let summary = try docent.run("summarize", "long.md", "--json", environment: server.variables)
        #expect(summary.status == 0, "\(summary.errors)")
    }
}
