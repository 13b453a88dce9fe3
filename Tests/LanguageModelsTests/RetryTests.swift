import FoundationEssentials
import NIOHTTP1
import Testing

@testable import LanguageModels

struct RetryTests {
    private let busy = whole("429 Too Many Requests", #"{"error":{"message":"slow down"}}"#, "retry-after: 0")

    @Test(arguments: [1, 2])
    func `a busy server is asked again`(refusals: Int) async throws {
        try await FakeServer.run(Array(repeating: [.send(busy)], count: refusals) + [good()]) { server in
            let completion = try await server.model().completion(of: question)
            #expect(completion.text == "hello")
            #expect(server.requests.count == refusals + 1)
        }
    }

    @Test func `a server that stays busy is asked three times in all`() async throws {
        try await FakeServer.run([[.send(busy)]]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            #expect(
                error
                    == .refused(
                        host: "127.0.0.1:\(server.number)", status: 429, message: "slow down", retryAfter: 0))
            #expect(server.requests.count == 3)
        }
    }

    @Test func `a connection that was kept too long is replaced`() async throws {
        let reply = whole("200 OK", #"{"choices":[{"message":{"content":"hello"}}]}"#)
            .replacing("connection: close\r\n", with: "")
        try await FakeServer.run([[.send(reply)]]) { server in
            let model = try server.model()
            for _ in 0..<3 {
                let completion = try await model.completion(of: question)
                #expect(completion.text == "hello")
            }
        }
    }

    @Test func `the pause that a server asks for is kept`() async throws {
        let refusal = whole("503 Service Unavailable", "{}", "retry-after: 1")
        try await FakeServer.run([[.send(refusal)], good()]) { server in
            let start = ContinuousClock.now
            _ = try await server.model().completion(of: question)
            #expect(.now - start >= .seconds(1))
        }
    }

    @Test(arguments: [
        whole("429 Too Many Requests", "{}", "retry-after: 31"),
        whole("429 Too Many Requests", #"{"error":{"message":"You exceeded your current quota"}}"#),
        whole("401 Unauthorized", "{}"), whole("400 Bad Request", "{}"), whole("404 Not Found", "{}"),
    ])
    func `what does not pass by itself is asked once`(refusal: String) async throws {
        try await FakeServer.run([[.send(refusal)], good()]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            guard case .refused = error else { return #expect(Bool(false), "\(String(describing: error))") }
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ])
    func `a date is a time to wait for too`(text: String, seconds: Double) {
        #expect(HTTPDate.parse(text) == seconds)
        let earlier = Date(timeIntervalSince1970: seconds - 9)
        #expect(RetryPolicy.retryAfter(["retry-after": text], now: earlier) == 9)
    }

    @Test(arguments: ["1e300", "100000000000000000000", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func `a pause beyond all numbers does not end the program`(text: String) {
        #expect(RetryPolicy.retryAfter(["retry-after": text], now: Date(timeIntervalSince1970: 0)) == 86_400)
        #expect(RetryPolicy.retryAfter(["retry-after-ms": "inf"]) == nil)
        #expect(HTTPDate.parse("Sun, 9223372036854775807 Nov 1994 08:49:37 GMT") == nil)
    }

    @Test(arguments: ["", "soon", "nan", "Sun, 06 Nov", "99 99 99 99 99 99 99 GMT"])
    func `an unreadable pause is none`(text: String) {
        #expect(RetryPolicy.retryAfter(["retry-after": text]) == nil)
    }
}
