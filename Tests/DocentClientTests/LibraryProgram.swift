import Docent
import DocentServer

/// The programs of `docs/library.md`, a function each; the target sees only what is public.
enum LibraryProgram {
    static func index(_ folder: String, at path: String) async throws -> Assistant {
        let assistant = try await Assistant.open(
            AssistantConfiguration(indexPath: path, access: .readWrite))
        let report = try await assistant.ingest(folder: folder)
        print("\(report.found) files, \(report.outcomes[.indexed, default: 0]) indexed")
        for file in report.files {
            print("\(file.document): \(file.outcome.rawValue) \(file.reason ?? "")")
        }
        return assistant
    }

    static func search(_ assistant: Assistant) async throws -> [Hit] {
        let query = Query(parsing: "hotel limit France type:md")
        let findings = try await assistant.search(query, limit: 3)
        for hit in findings.hits {
            print("\(hit.document)  \(hit.locator.display)")
            print(hit.text)
        }
        return findings.hits
    }

    static func ask(_ assistant: Assistant) async throws -> Answer {
        let answer = try await assistant.ask(Question("What is the hotel limit in France?"))
        switch answer.status {
        case .answered, .partly: print(answer.answer)
        case .notInDocuments: print("Not in these documents.")
        }
        for citation in answer.citations {
            print("[\(citation.marker)] \(citation.document)  \(citation.locator.display)")
            print("    “\(citation.quote)”")
        }
        return answer
    }

    static func isProven(_ citation: Citation, by assistant: Assistant) async throws -> Bool {
        let words = try await assistant.words(at: citation.reference, in: citation.collection)
        return words.text == citation.quote && words.sha256 == citation.sha256
    }

    static func converse(with assistant: Assistant) async throws -> [Conversation.Turn] {
        let conversation = Conversation(with: assistant)
        _ = try await conversation.ask("What is the hotel limit in France?")
        _ = try await conversation.ask("And in Spain?")
        return await conversation.turns
    }

    /// A language model of one's own.
    struct Parrot: LanguageModel {
        let name = "parrot"

        func contextLength() async -> Int? { 8192 }

        func reply(to request: ChatRequest) async throws -> ChatStream {
            ChatStream { writer in
                try await writer.send(.text("The limit in France is EUR 150 [1]."))
                try await writer.send(.finished(.stop, nil))
            }
        }
    }

    static func write(with path: String) async throws -> Answer {
        let assistant = try await Assistant.open(
            AssistantConfiguration(indexPath: path, languageModel: Parrot()))
        return try await assistant.ask(Question("What is the hotel limit in France?")) { event in
            if case .text(let piece) = event { print(piece, terminator: "") }
        }
    }

    static func serve(
        _ assistant: Assistant, until isListening: @escaping @Sendable (String) async -> Void
    ) async throws {
        let server = Server(assistant: assistant, port: 0)
        try await server.run(handlesSignals: false) { url in
            print("listening on \(url)")
            await isListening(url)
        }
    }

    static func main() async throws {
        if CommandLine.arguments.dropFirst().first == ReadingProcess.command { ReadingProcess.run() }
        let configuration = AssistantConfiguration(
            indexPath: "team.sqlite", access: .readWrite, readerProgram: CommandLine.arguments[0])
        _ = try await Assistant.open(configuration)
    }
}
