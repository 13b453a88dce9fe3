import Testing

@testable import DocentServer

/// Who may speak to the server, and under which name.
@Suite(.serialized) struct RequestGateTests {
    private static let paths = [
        "/", "/style.css", "/drawing.js", "/app.js", "/icon.svg", "/health", "/ready", "/v1/models",
        "/v1/search?q=x", "/v1/documents", "/nothing",
    ]

    private static let posts = [
        "/v1/ask", "/v1/feedback", "/v1/chat/completions", "/mcp", "/openai/v1/chat/completions",
        "/openai/deployments/gpt-4o/chat/completions?api-version=2024-05-01-preview", "/v1/embeddings",
        "/openai/deployments/small/embeddings?api-version=2024-05-01-preview",
    ]

    @Test(arguments: posts)
    func `every path that takes a body is guarded`(path: String) async throws {
        try await RunningServer.run(token: "s3cret") { server in
            func post(_ fields: [String: String], own: Bool = true) async throws -> Int {
                let token = own ? ["authorization": "Bearer s3cret"] : [:]
                return try await server.request(
                    "POST", path, headers: token.merging(fields) { $1 }, body: "{}"
                ).status
            }
            #expect(try await post([:], own: false) == 401)
            #expect(try await post(["api-key": "wrong"], own: false) == 401)
            #expect(try await post(["api-key": ""], own: false) == 401)
            let known = try await post(["api-key": "s3cret"], own: false)
            #expect(known == 200 || known == 400)
            #expect(try await post(["host": "evil.example"]) == 403)
            #expect(try await post(["origin": "https://evil.example"]) == 403)
            #expect(try await post(["sec-fetch-site": "cross-site"]) == 403)
            for form in ["text/plain", "application/x-www-form-urlencoded"] {
                #expect(try await post(["content-type": form]) == 415)
            }
            let get = try await server.request("GET", path, headers: ["authorization": "Bearer s3cret"])
            #expect(get.status == 405 && get.headers["allow"] == "POST")
        }
    }

    @Test(arguments: [
        "/v1/ask/", "//v1//ask", "/openai//deployments/a/chat/completions", "/v1/%61sk", "/v1/ask/?x",
        "/openai/deployments/a%2Fb/chat/completions", "/openai/deployments/{deployment}/chat/completions",
    ])
    func `a path in another spelling takes no form of another site`(path: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request(
                "POST", path, headers: ["content-type": "text/plain"], body: #"{"question":"Who?"}"#)
            #expect([404, 415].contains(reply.status), "\(reply.status)")
        }
    }

    @Test(arguments: [
        "/openai/deployments/chat/completions", "/openai/deployments/a/b/chat/completions",
        "/openai/deployments//chat/completions", "/openai/deployments/a/completions",
        "/openai/chat/completions",
    ])
    func `a path that only looks like a deployment's is not there`(path: String) async throws {
        try await RunningServer.run { server in
            for method in ["POST", "GET"] {
                let reply = try await server.request(method, path, body: method == "POST" ? "{}" : nil)
                #expect(reply.status == 404, "\(method)")
            }
        }
    }

    @Test func `no file of the page asks for the token`() async throws {
        try await RunningServer.run(token: "s3cret") { server in
            let page = try await server.request("GET", "/")
            let files = page.body.matches(of: /(?:src|href)="(\/[^"]+)"/).map { String($0.1) }
            #expect(files.count > 3)
            for file in files {
                #expect(try await server.request("GET", file).status == 200, "\(file)")
            }
        }
    }

    @Test(arguments: [
        ("/", "GET", "navigate", "document", 200), ("/", "GET", "no-cors", "script", 403),
        ("/", "GET", "navigate", "iframe", 403), ("/v1/search?q=x", "GET", "navigate", "document", 403),
        ("/v1/ask", "POST", "navigate", "document", 403),
    ])
    func `a link of another site opens the page, and nothing else`(
        path: String, method: String, mode: String, destination: String, status: Int
    ) async throws {
        try await RunningServer.run { server in
            let reply = try await server.request(
                method, path,
                headers: [
                    "sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": destination,
                ],
                body: method == "POST" ? #"{"question":"Who?"}"# : nil)
            #expect(reply.status == status)
        }
    }

    @Test(arguments: [
        ("docs.example.org", nil, true), ("docs.example.org:443", "https://docs.example.org", true),
        ("docs.example.org", "http://docs.example.org:8443", true),
        ("docs.example.org", "https://evil.example", false), ("evil.example", nil, false),
        ("localhost", nil, false),
    ])
    func `a name given for a proxy is allowed on the proxy's own port`(
        host: String, origin: String?, isAllowed: Bool
    ) {
        let hosts = AllowedHosts(listeningOn: "127.0.0.1", further: ["docs.example.org"])
        #expect(
            (hosts.allow(host, port: 8080) && origin.map { hosts.allow(origin: $0, port: 8080) } != false)
                == isAllowed)
    }

    @Test func `a refusal says what would be taken`() async throws {
        try await RunningServer.run(token: "s3cret") { server in
            let closed = try await server.request("GET", "/v1/models")
            #expect(closed.status == 401 && closed.headers["www-authenticate"] == "Bearer")
            let own = ["authorization": "Bearer s3cret"]
            let method = try await server.request("GET", "/v1/ask", headers: own)
            #expect(method.status == 405 && method.headers["allow"] == "POST")
            let nowhere = try await server.request("POST", "/nothing", headers: own)
            #expect(nowhere.status == 404)
            let model = try await server.request("GET", "/v1/models/gpt-4o", headers: own)
            #expect(model.status == 404 && model.value("error.code") == "model_not_found")
        }
    }

    @Test func `every route refuses foreign names, origins and sites`() async throws {
        try await RunningServer.run { server in
            let port = server.port
            let hosts = [
                ("localhost:\(port)", true), ("127.0.0.1:\(port)", true), ("[::1]:\(port)", true),
                ("LOCALHOST:\(port)", true),
                ("evil.example", false), ("evil.example:\(port)", false), ("localhost", false),
                ("127.0.0.1:1", false),
                ("localhost.evil.example:\(port)", false), ("127.0.0.2:\(port)", false),
                ("localhost:\(port)x", false),
            ]
            let origins: [([String: String], Bool)] = [
                ([:], true), (["origin": "http://localhost:\(port)", "sec-fetch-site": "same-origin"], true),
                (["sec-fetch-site": "none"], true), (["origin": "null"], false),
                (["origin": "http://evil.example"], false),
                (["origin": "https://localhost:\(port)"], false),
                (["origin": "http://localhost:\(port + 1)"], false),
                (["sec-fetch-site": "cross-site"], false), (["sec-fetch-site": "same-site"], false),
            ]
            var count = 0
            for path in Self.paths {
                for (host, isOwn) in hosts {
                    for (fields, isFriendly) in path == "/" || host.hasPrefix("localhost:")
                        ? origins : [origins[0]]
                    {
                        let reply = try await server.request(
                            "GET", path, headers: fields.merging(["host": host]) { $1 })
                        let isAdmitted = isOwn && isFriendly
                        #expect(
                            (reply.status == 403) == !isAdmitted,
                            "\(path) as \(host) with \(fields): \(reply.status)")
                        #expect(reply.headers["access-control-allow-origin"] == nil)
                        count += 1
                    }
                }
            }
            #expect(count >= 200)
        }
    }

    @Test(arguments: [
        (nil, 415), ("text/plain", 415), ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data", 415),
        ("application/json-patch+json", 415), ("application/json", 200),
        ("Application/JSON; charset=utf-8", 200),
    ])
    func `a post must be JSON, so that no form of another site can make it`(type: String?, status: Int)
        async throws
    {
        try await RunningServer.run { server in
            let body = #"{"question":"Who?"}"#
            let fields = type.map { "Content-Type: \($0)\r\n" } ?? ""
            let reply = try await server.exchange([
                "POST /v1/ask HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n"
                    + "Connection: close\r\n\r\n\(body)"
            ])
            #expect(reply.hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test func `each response is safe to show`() async throws {
        try await RunningServer.run { server in
            for path in Self.paths {
                let reply = try await server.request("GET", path)
                #expect(reply.headers["x-content-type-options"] == "nosniff")
                #expect(
                    reply.headers["content-security-policy"]?.contains(
                        "default-src 'none'; script-src 'self'") == true)
                #expect(reply.headers["x-request-id"]?.isEmpty == false)
                #expect(reply.status == (path == "/nothing" ? 404 : 200), "\(path)")
            }
        }
    }

    @Test func `errors have one shape`() async throws {
        try await RunningServer.run { server in
            let replies = [
                try await server.request("GET", "/nothing"), try await server.request("DELETE", "/v1/ask"),
                try await server.request("OPTIONS", "/v1/chat/completions"),
                try await server.request("GET", "/v1/search"),
                try await server.request("POST", "/v1/ask", body: "{"),
            ]
            #expect(replies.map(\.status) == [404, 405, 405, 400, 400])
            for reply in replies {
                #expect(reply.value("error.request_id") == reply.headers["x-request-id"])
                #expect(reply.value("error.message")?.isEmpty == false)
                #expect(reply.value("error.type") == "invalid_request_error")
            }
        }
    }

    @Test func `beyond this machine a token is needed, and shown by clients`() async throws {
        await #expect(throws: ServerError.tokenMissing(host: "0.0.0.0")) {
            try await Server(answering: ScriptedAnswerer(), host: "0.0.0.0", port: 0).run()
        }
        try await RunningServer.run(host: "0.0.0.0", token: "secret") { server in
            let bare = try await server.request("GET", "/v1/models")
            #expect(bare.status == 401)
            for header in [
                "Bearer wrong!", "Bearer secre", "Bearer secret1", "secret", "Basic secret", "Bearer ",
            ] {
                let reply = try await server.request("GET", "/v1/models", headers: ["authorization": header])
                #expect(reply.status == 401)
            }
            let known = try await server.request(
                "GET", "/v1/models", headers: ["authorization": "Bearer secret"])
            #expect(known.status == 200)
            let page = try await server.request("GET", "/")
            #expect(page.status == 200)
            let rebound = try await server.request(
                "GET", "/", headers: ["host": "evil.example:\(server.port)"])
            #expect(rebound.status == 403)
        }
    }

    @Test func `a port that is taken and an address that is not here are said plainly`() async throws {
        try await RunningServer.run { server in
            let second = Server(answering: ScriptedAnswerer(), port: server.port)
            await #expect(
                throws: ServerError.cannotListen(
                    address: "127.0.0.1:\(server.port)",
                    reason: "another program listens there; choose another port")
            ) { try await second.run() }
        }
        let elsewhere = Server(answering: ScriptedAnswerer(), host: "192.0.2.1", port: 0, token: "t")
        await #expect(
            throws: ServerError.cannotListen(
                address: "192.0.2.1:0", reason: "this machine does not have that address")
        ) { try await elsewhere.run() }
    }
}
