import FoundationEssentials
import Testing

@testable import LanguageModels

/// The recorded forms of one reply, each to be read alike.
struct ReplyFormatTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/sse")

    private static let expected: [ChatEvent] = [
        .text("Grüße"), .text(" from 東京"), .text(" 🧭 [1]"),
        .finished(.stop, TokenUsage(promptTokens: 12, completionTokens: 3)),
    ]

    private func reader(for file: String) -> ReplyReader {
        switch file {
        case "ollama.ndjson":
            ReplyReader(framing: .lines(LineSplitter(maxLineBytes: 4096)), format: OllamaFormat())
        case "responses.sse":
            ReplyReader(framing: .events(ServerSentEvents(maxEventBytes: 4096)), format: ResponsesFormat())
        default:
            ReplyReader(
                framing: .events(ServerSentEvents(maxEventBytes: 4096)), format: ChatCompletionsFormat())
        }
    }

    private func bytes(of file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.folder.appending(path: file)))
    }

    @Test(arguments: [
        "openai.sse", "azure.sse", "crlf-comments.sse", "carriage-returns.sse", "no-done.sse",
        "no-last-line-end.sse",
        "data-on-two-lines.sse", "content-parts.sse", "responses.sse", "ollama.ndjson",
    ])
    func `a recorded reply reads the same wherever it is split`(file: String) throws {
        let bytes = try bytes(of: file)
        for cut in bytes.indices {
            var reader = reader(for: file)
            let events =
                try reader.events(in: bytes[..<cut]) + reader.events(in: bytes[cut...]) + reader.rest()
            #expect(events == Self.expected, "split at \(cut)")
        }
    }

    @Test(arguments: ["openai.sse", "responses.sse", "ollama.ndjson"])
    func `a reply cut before its end is never a success`(file: String) throws {
        let bytes = try bytes(of: file)
        for cut in bytes.indices {
            var reader = reader(for: file)
            let events = try? reader.events(in: bytes[..<cut]) + reader.rest()
            guard let events else { continue }
            #expect(events.dropLast() == Self.expected.dropLast(), "cut at \(cut)")
        }
    }

    @Test(arguments: [
        #"{"error":{"message":"overloaded"}}"#, #"{"error":"overloaded"}"#,
    ])
    func `an error in the stream fails the reply`(event: String) {
        var format = ChatCompletionsFormat()
        #expect(throws: ReplyFault.failed(Array(event.utf8))) {
            try format.read(.init(name: "", data: Array(event.utf8)))
        }
    }

    @Test(arguments: ["<html>", "{", "[1,2", "nul", #"{"choices":7}"#])
    func `an event that is no chunk is refused`(event: String) {
        var format = ChatCompletionsFormat()
        #expect(throws: ReplyFault.self) { try format.read(.init(name: "", data: Array(event.utf8))) }
    }

    @Test func `a completion that came in one piece is read`() throws {
        let body =
            #"{"choices":[{"message":{"content":"yes"}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#
        var reader = ReplyReader(framing: .whole([]), format: ChatCompletionsFormat())
        let events = try reader.events(in: Array(body.utf8)) + reader.rest()
        #expect(events == [.text("yes"), .finished(.stop, TokenUsage(promptTokens: 1, completionTokens: 2))])
    }

    @Test func `a failed response tells its reason`() {
        let event =
            #"{"type":"response.failed","response":{"status":"failed","error":{"message":"no luck"}}}"#
        var format = ResponsesFormat()
        do {
            _ = try format.read(.init(name: "", data: Array(event.utf8)))
            Issue.record("a failed response was taken")
        } catch ReplyFault.failed(let body) {
            #expect(ServerMessage(body)?.scrubbed(of: []) == "no luck")
        } catch { Issue.record(error) }
    }

    @Test(arguments: [
        ("length", FinishReason.length), ("content_filter", .contentFilter), ("odd", .other("odd")),
    ])
    func `the reason of the end is kept`(word: String, reason: FinishReason) throws {
        var format = ChatCompletionsFormat()
        let event = #"{"choices":[{"delta":{},"finish_reason":"\#(word)"}]}"#
        _ = try format.read(.init(name: "", data: Array(event.utf8)))
        #expect(try format.end() == [.finished(reason, nil)])
    }

    @Test(
        "an emoji that is cut between two events leaves the words beside it whole",
        arguments: [
            (#"{"choices":[{"index":0,"delta":{"content":"Due \ud83d"}}]}"#, "Due \u{FFFD}"),
            (#"{"choices":[{"index":0,"delta":{"content":"\ude00 is May 5"}}]}"#, "\u{FFFD} is May 5"),
            (#"{"choices":[{"index":0,"delta":{"content":"\ud83d\ude00 \\ud83d"}}]}"#, "😀 \\ud83d"),
        ])
    func surrogates(event: String, text: String) throws {
        var format = ChatCompletionsFormat()
        #expect(try format.read(ServerSentEvents.Event(name: "", data: Array(event.utf8))) == [.text(text)])
    }
}
