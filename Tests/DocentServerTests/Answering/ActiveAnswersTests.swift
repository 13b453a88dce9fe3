import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import DocentServer

/// What is remembered of answers, and for how long.
struct ActiveAnswersTests {
    private final class Held: Sendable {}

    private func connected() async throws -> NIOAsyncTestingChannel {
        let channel = NIOAsyncTestingChannel()
        try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).get()
        return channel
    }

    @Test func `an answer that has ended is forgotten while its connection is open`()
        async throws
    {
        let answers = ActiveAnswers(limit: 1)
        let client = try await connected()
        weak var held: Held?
        for _ in 0..<3 {
            let place = try answers.begin(for: client)
            do {
                let action = Held()
                held = action
                answers.onEarlyEnd(of: place) { _ in withExtendedLifetime(action) {} }
            }
            #expect(held != nil)
            answers.end(place)
            #expect(held == nil)
        }
        _ = try await client.finish()
    }

    @Test func `a client that leaves ends its own answers, and no other's`() async throws {
        let answers = ActiveAnswers(limit: 8)
        let (leaving, staying) = (try await connected(), try await connected())
        let ended = Mutex([Int]())
        let places =
            try [leaving, staying, leaving].map { try answers.begin(for: $0) } + [try answers.begin(for: nil)]
        for place in places.dropLast(2) {
            answers.onEarlyEnd(of: place) { _ in ended.withLock { $0.append(place) } }
        }
        answers.endAll(of: leaving)
        #expect(ended.withLock(\.self) == [places[0]])
        // What began before it was known how to end it is ended as soon as it is.
        answers.onEarlyEnd(of: places[2]) { error in
            #expect(error is CancellationError)
            ended.withLock { $0.append(places[2]) }
        }
        #expect(ended.withLock(\.self) == [places[0], places[2]])
        for channel in [leaving, staying] { _ = try await channel.finish() }
    }

    @Test func `an answer for a client that has left already is ended as it begins`() async throws {
        let answers = ActiveAnswers(limit: 1)
        let gone = try await connected()
        _ = try await gone.finish()
        await #expect(throws: CancellationError.self) {
            try await answers.withPlace(for: gone) { try await Task.sleep(for: .seconds(600)) }
        }
        #expect(answers.count == 0)
    }

    @Test(arguments: [
        "/v1/search?q=a&q=b", "/v1/search?q=a&limit=1&limit=900", "/v1/search?q=a&after=2026&after=2020",
        "/v1/documents?before=2020&before=2026", "/v1/words?address=a&address=b",
    ])
    func `a second value of a field that takes one is refused`(path: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request("GET", path)
            #expect(reply.status == 400)
        }
    }

    @Test func `searches are counted among what is under way`() async throws {
        var limits = ServerLimits()
        limits.answers = 1
        let answers = ActiveAnswers(limit: 1)
        try await RunningServer.run(limits: limits, sharing: answers) { server in
            #expect(try await server.request("GET", "/v1/search?q=notice").status == 200)
            let place = try answers.begin(for: nil)
            #expect(try await server.request("GET", "/v1/search?q=notice").status == 503)
            let call =
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_documents","arguments":{"query":"notice"}}}"#
            #expect(try await server.request("POST", "/mcp", body: call).value("result.isError") == "true")
            answers.end(place)
            #expect(try await server.request("GET", "/v1/search?q=notice").status == 200)
        }
    }

    @Test(arguments: ["/v1/words?address=a.txt", "/v1/documents"])
    func `words that are looked up are counted among what is under way`(path: String) async throws {
        let answers = ActiveAnswers(limit: 1)
        try await RunningServer.run(sharing: answers) { server in
            #expect(try await server.request("GET", path).status != 503)
            let place = try answers.begin(for: nil)
            #expect(try await server.request("GET", path).value("error.code") == "busy")
            answers.end(place)
            #expect(try await server.request("GET", path).status != 503)
        }
    }

    @Test(arguments: [
        ("/v1/search?q=notice", "search_documents", #"{"query":"notice"}"#),
        ("/v1/words?address=a.txt", "read_document", #"{"address":"a.txt"}"#),
        ("/v1/documents", "list_documents", "{}"),
    ])
    func `a search without end loses its place`(path: String, tool: String, arguments: String)
        async throws
    {
        var limits = ServerLimits()
        limits.searchTime = .milliseconds(50)
        let answers = ActiveAnswers(limit: 1)
        let slow = ScriptedAnswerer(pause: .seconds(600))
        try await RunningServer.run(slow, limits: limits, sharing: answers) { server in
            let reply = try await server.request("GET", path)
            #expect(reply.status == 504)
            #expect(reply.value("error.code") == "search_timeout")
            let call =
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
            let told = try await server.request("POST", "/mcp", body: call)
            #expect(told.value("result.isError") == "true")
            #expect(told.body.contains("took too long"))
            #expect(answers.count == 0)
        }
    }

    @Test func `work in a place is bounded, and ends with the server`() async throws {
        let answers = ActiveAnswers(limit: 1)
        let work = Task {
            try await answers.withPlace(for: nil) { try await Task.sleep(for: .seconds(600)) }
        }
        try await eventually { answers.count == 1 }
        await #expect(throws: Failure.self) { try await answers.withPlace(for: nil) {} }
        answers.cancelAll()
        await #expect(throws: CancellationError.self) { try await work.value }
        #expect(answers.count == 0)
    }
}
