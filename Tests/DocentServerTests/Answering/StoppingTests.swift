import Synchronization
import Testing

@testable import DocentServer

/// What becomes of answers under way when the server is told to stop.
struct StoppingTests {
    @Test func `answers under way may finish, new ones may not begin`() async throws {
        let answers = ActiveAnswers(limit: 8)
        let cancelled = Mutex(0)
        let (first, second) = (try answers.begin(for: nil), try answers.begin(for: nil))
        for place in [first, second] {
            answers.onEarlyEnd(of: place) { _ in cancelled.withLock { $0 += 1 } }
        }
        answers.end(first)
        answers.stop()
        #expect(answers.isStopping)
        #expect(throws: Failure.self) { try answers.begin(for: nil) }
        answers.cancelAll()
        #expect(cancelled.withLock { $0 } == 1)
        answers.end(second)
        #expect(answers.count == 0)
    }

    @Test func `an answer that is cut off by the stop says so in an event`() async throws {
        let answers = ActiveAnswers(limit: 8)
        let answerer = ScriptedAnswerer(.hang)
        try await RunningServer.run(answerer, sharing: answers) { server in
            async let reply = server.request(
                "POST", "/v1/ask", headers: ["accept": "text/event-stream"], body: #"{"question":"Who?"}"#)
            try await eventually { answers.count == 1 }
            answers.stop()
            let ready = try await server.request("GET", "/ready")
            #expect(ready.status == 503)
            let refused = try await server.request("POST", "/v1/ask", body: #"{"question":"Who?"}"#)
            #expect(refused.value("error.code") == "stopping")
            answers.cancelAll()
            let body = try await reply.body
            #expect(body.contains("event: error") && body.contains(#""code":"stopping""#))
            try await eventually { answers.count == 0 }
            #expect(answerer.cancelled == 1)
        }
    }
}
