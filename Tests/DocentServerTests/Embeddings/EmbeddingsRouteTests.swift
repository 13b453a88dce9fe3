import Docent
import Foundation
import Testing

@testable import DocentServer

struct EmbeddingsRouteTests {
    /// A server over an empty index, with the embedding model that is installed, or with none.
    private func run<Value: Sendable>(
        _ model: AssistantConfiguration.EmbeddingSelection = .installed(name: nil),
        _ body: @escaping @Sendable (RunningServer, Assistant) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "docent-vectors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let assistant = try await Assistant.open(
            AssistantConfiguration(
                indexPath: folder.appending(path: "i.sqlite").path, access: .readWrite, embeddingModel: model)
        )
        return try await RunningServer.run(assistant) { try await body($0, assistant) }
    }

    private static let path = "/v1/embeddings"

    @Test func `a text is the vector that the assistant makes of it, in numbers and in base64`() async throws
    {
        try await run { server, assistant in
            let texts = ["notice period", "Kündigungsfrist"]
            let wanted = try await assistant.embed(texts)
            let body = #"{"model": "any", "input": ["notice period", "Kündigungsfrist"]"#
            let numbers = try await server.request("POST", Self.path, body: body + "}")
            #expect(numbers.status == 200 && numbers.value("object") == "list")
            #expect(numbers.value("model") == wanted.model && !wanted.model.isEmpty)
            #expect(numbers.value("usage.total_tokens") == "\(wanted.tokens.reduce(0, +))")
            let coded = try await server.request(
                "POST", Self.path, body: body + #", "encoding_format": "base64"}"#)
            for row in texts.indices {
                #expect(numbers.value("data.\(row).index") == "\(row)")
                let given = wanted.vectors[row].indices.map { place in
                    numbers.value("data.\(row).embedding.\(place - wanted.vectors[row].startIndex)")
                        .flatMap(Float.init)
                }
                #expect(given == wanted.vectors[row].map { $0 })
                let bytes = Data(base64Encoded: try #require(coded.value("data.\(row).embedding")))
                #expect(
                    bytes?.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
                        == Array(wanted.vectors[row]))
            }
            #expect(numbers.value("cut") == nil)
        }
    }

    @Test func `what the model does not see of a long text is told`() async throws {
        try await run { server, _ in
            let long = Array(repeating: "word", count: 400).joined(separator: " ")
            let reply = try await server.request(
                "POST", Self.path, body: #"{"input": ["short", "\#(long)"], "dimensions": 384}"#)
            #expect(reply.status == 200)
            #expect(reply.value("cut.0.index") == "1" && reply.value("cut.1") == nil)
            #expect(reply.value("cut.0.tokens") == "402" && reply.value("cut.0.read") == "256")
        }
    }

    @Test(arguments: [
        (#"{"input": [1, 2]}"#, "input"), (#"{"input": []}"#, "input"), ("{}", "input"),
        (#"{"input": ["a", " "]}"#, "input[1]"), (#"{"input": "a", "dimensions": 99}"#, "dimensions"),
        (#"{"input": "a", "encoding_format": "hex"}"#, "encoding_format"),
        (#"{"input": [\#(Array(repeating: #""a""#, count: 2_049).joined(separator: ","))]}"#, "input"),
    ])
    func `what cannot be embedded is refused with its field`(body: String, field: String) async throws {
        try await run { server, _ in
            let reply = try await server.request("POST", Self.path, body: body)
            #expect(reply.status == 400 && reply.value("error.param") == field, "\(reply.body)")
        }
    }

    @Test func `without a model it is said what is missing`() async throws {
        try await run(.none) { server, _ in
            let reply = try await server.request("POST", Self.path, body: #"{"input": "a"}"#)
            #expect(reply.status == 503 && reply.value("error.code") == "model_missing", "\(reply.body)")
            #expect(reply.value("error.message")?.contains("docent model install") == true)
        }
    }
}
