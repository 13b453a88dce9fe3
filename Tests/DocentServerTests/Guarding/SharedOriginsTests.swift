import Testing

@testable import DocentServer

/// Pages of other sites that the server's keeper let in.
struct SharedOriginsTests {
    private static let shop = "https://shop.example.org"
    private static let asked = ["access-control-request-method": "POST", "sec-fetch-site": "cross-site"]

    @Test func `a page of a named site is told that it may ask, before any token`() async throws {
        try await RunningServer.run(token: "s3cret", origins: [Self.shop]) { server in
            let reply = try await server.request(
                "OPTIONS", "/v1/ask",
                headers: Self.asked.merging([
                    "origin": Self.shop, "access-control-request-headers": "authorization,content-type",
                    "access-control-request-private-network": "true",
                ]) { $1 })
            #expect(reply.status == 204 && reply.body.isEmpty)
            #expect(reply.headers["access-control-allow-origin"] == Self.shop)
            #expect(reply.headers["access-control-allow-methods"]?.contains("POST") == true)
            #expect(reply.headers["access-control-allow-headers"]?.contains("authorization") == true)
            #expect(reply.headers["access-control-allow-private-network"] == "true")
            #expect(reply.headers["vary"] == "Origin")
        }
    }

    @Test func `a named site's requests may have a client library's own header fields`() async throws {
        try await RunningServer.run(origins: [Self.shop]) { server in
            let reply = try await server.request(
                "OPTIONS", "/v1/chat/completions",
                headers: Self.asked.merging([
                    "origin": Self.shop,
                    "access-control-request-headers":
                        "Authorization, x-stainless-os,mcp-protocol-version,b@d",
                ]) { $1 })
            #expect(
                reply.headers["access-control-allow-headers"]
                    == "authorization, api-key, content-type, x-stainless-os, mcp-protocol-version")
        }
    }

    @Test func `it may read answers, and why there is none`() async throws {
        try await RunningServer.run(token: "s3cret", origins: [Self.shop]) { server in
            let fields = ["origin": Self.shop, "sec-fetch-site": "cross-site"]
            let refused = try await server.request(
                "POST", "/v1/ask", headers: fields, body: #"{"question": "Who?"}"#)
            #expect(refused.status == 401)
            #expect(refused.headers["access-control-allow-origin"] == Self.shop)
            for wished in ["application/json", "text/event-stream"] {
                let reply = try await server.request(
                    "POST", "/v1/ask",
                    headers: fields.merging(["authorization": "Bearer s3cret", "accept": wished]) { $1 },
                    body: #"{"question": "Who?"}"#)
                #expect(reply.status == 200 && reply.body.contains("three months"))
                #expect(reply.headers["access-control-allow-origin"] == Self.shop)
            }
        }
    }

    @Test(arguments: [
        "https://evil.example", "http://shop.example.org", "https://shop.example.org:8443", "null",
        "https://shop.example.org.evil.example", "https://a.shop.example.org", "*",
    ])
    func `any other site stays outside`(origin: String) async throws {
        try await RunningServer.run(origins: [Self.shop]) { server in
            let asked = try await server.request(
                "OPTIONS", "/v1/ask", headers: Self.asked.merging(["origin": origin]) { $1 })
            #expect(asked.status == 403 && asked.headers["access-control-allow-origin"] == nil)
            let reply = try await server.request(
                "POST", "/v1/ask", headers: ["origin": origin, "sec-fetch-site": "cross-site"],
                body: #"{"question": "Who?"}"#)
            #expect(reply.status == 403 && reply.headers["access-control-allow-origin"] == nil)
        }
    }

    @Test func `nobody is let in unless named, and what names no origin is as before`() async throws {
        try await RunningServer.run { server in
            let asked = try await server.request(
                "OPTIONS", "/v1/ask", headers: Self.asked.merging(["origin": Self.shop]) { $1 })
            #expect(asked.status == 403)
            let plain = try await server.request("GET", "/health")
            #expect(plain.status == 200 && plain.headers["access-control-allow-origin"] == nil)
        }
        try await RunningServer.run(origins: [Self.shop]) { server in
            let bare = try await server.request("OPTIONS", "/v1/ask")
            #expect(bare.status == 405)
        }
    }
}
