import Testing

@testable import DocentServer

/// What a client may cost, and what is not HTTP.
@Suite(.serialized) struct ConnectionGuardTests {
    private func start(_ server: RunningServer, _ line: String = "GET /health HTTP/1.1") -> String {
        "\(line)\r\nHost: localhost:\(server.port)\r\n"
    }

    private func statuses(_ text: String) -> [String] {
        text.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix(3))
        }
    }

    @Test func `a head that is too large is refused`() async throws {
        try await RunningServer.run { server in
            let long = start(server) + "X: \(String(repeating: "x", count: 17_000))\r\n\r\n"
            let reply1 = try await server.exchange([long])
            #expect(statuses(reply1) == ["431"])
            let many = start(server) + (0..<101).map { "X\($0): 1\r\n" }.joined() + "\r\n"
            let reply2 = try await server.exchange([many])
            #expect(statuses(reply2) == ["431"])
        }
    }

    @Test func `a body that is too large is refused by its length and while it comes`() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 1000
        try await RunningServer.run(limits: limits) { server in
            let head = start(server, "POST /v1/ask HTTP/1.1") + "Content-Type: application/json\r\n"
            let told = try await server.exchange([head + "Content-Length: 1001\r\n\r\n"])
            #expect(statuses(told) == ["413"])
            let piece = "1f4\r\n" + String(repeating: " ", count: 500) + "\r\n"
            let streamed = try await server.exchange([
                head + "Transfer-Encoding: chunked\r\n\r\n", piece, piece, piece,
            ])
            #expect(statuses(streamed) == ["413"])
        }
    }

    @Test func `a slow head and a slow body end in time`() async throws {
        var limits = ServerLimits()
        limits.headTime = .milliseconds(300)
        limits.bodyTime = .milliseconds(300)
        try await RunningServer.run(limits: limits) { server in
            let drip = Array("GET /health HTTP/1.1\r\nHost: localhost\r\n").map { String($0) }
            let reply3 = try await server.exchange(drip, pause: .milliseconds(20))
            #expect(statuses(reply3) == ["408"])
            let head =
                start(server, "POST /v1/ask HTTP/1.1")
                + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
            let reply4 = try await server.exchange([head])
            #expect(statuses(reply4) == ["408"])
        }
    }

    @Test func `an idle connection is closed`() async throws {
        var limits = ServerLimits()
        limits.idleTime = .milliseconds(200)
        try await RunningServer.run(limits: limits) { server in
            let start = ContinuousClock.now
            let reply5 = try await server.exchange([self.start(server) + "\r\n"])
            #expect(statuses(reply5) == ["200"])
            #expect(.now - start < .seconds(20))
        }
    }

    @Test(arguments: [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "Content-Length: -1\r\n\r\n", "Content-Length: +5\r\n\r\nhello", "Content-Length: 5, 5\r\n\r\nhello",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "X: a\u{0}b\r\n\r\n", "X : a\r\n\r\n", " X: a\r\n\r\n", "X\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    ])
    func `a request that could be read in two ways is refused once`(rest: String) async throws {
        try await RunningServer.run { server in
            let smuggled = start(server) + "\r\n"
            let reply = try await server.exchange(
                [
                    start(server, "POST /v1/ask HTTP/1.1") + "Content-Type: application/json\r\n" + rest
                        + smuggled
                ],
                halfClosing: true)
            #expect(statuses(reply) == ["400"], "\(rest.debugDescription): \(reply)")
        }
    }

    @Test(arguments: [
        "\u{16}\u{3}\u{1}\u{2}", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\r\nfoo bar baz\r\n\r\n",
    ])
    func `what is not HTTP is refused`(text: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.exchange([text + "\r\n\r\n"], halfClosing: true)
            #expect(statuses(reply) == ["400"], "\(reply)")
            #expect(reply.contains(#""code":"malformed""#))
        }
    }

    @Test(arguments: [
        "", "Host: localhost:PORT\r\nHost: localhost:PORT\r\n",
        "Host: localhost:PORT\r\nhost: evil.example\r\n",
        "Host: evil.example\r\nHost: localhost:PORT\r\n",
    ])
    func `a request that names no host or two is refused`(hosts: String) async throws {
        try await RunningServer.run { server in
            let fields = hosts.replacing("PORT", with: "\(server.port)")
            let reply = try await server.exchange([
                "GET /health HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n"
            ])
            #expect(statuses(reply) == ["400"])
            #expect(reply.contains(#""code":"malformed""#), "\(reply)")
        }
    }

    @Test(arguments: [
        ("/v1/ask", "application/json", 413), ("/v1/ask", "text/plain", 415),
        ("/nothing", "application/json", 404),
    ])
    func `a client that first writes its whole body reads the refusal`(
        path: String, type: String, status: Int
    ) async throws {
        try await RunningServer.run { server in
            let size = 6 << 20
            let head =
                start(server, "POST \(path) HTTP/1.1")
                + "Content-Type: \(type)\r\nContent-Length: \(size)\r\nConnection: close\r\n\r\n"
            let (isWhole, reply) = try await server.write(head + String(repeating: " ", count: size))
            #expect(isWhole && statuses(reply) == ["\(status)"])
        }
    }

    @Test func `a body without end is not read on once it is refused`() async throws {
        var limits = ServerLimits()
        limits.lingerBytes = 1 << 20
        try await RunningServer.run(limits: limits) { server in
            let head = start(server, "POST /v1/ask HTTP/1.1") + "Content-Length: \(1 << 40)\r\n\r\n"
            let (isWhole, _) = try await server.write(head + String(repeating: " ", count: 64 << 20))
            #expect(!isWhole)
        }
    }

    @Test func `two requests on one connection get two answers`() async throws {
        try await RunningServer.run { server in
            let one = start(server) + "\r\n"
            let reply = try await server.exchange([one + start(server) + "Connection: close\r\n\r\n"])
            #expect(statuses(reply) == ["200", "200"])
        }
    }
}
