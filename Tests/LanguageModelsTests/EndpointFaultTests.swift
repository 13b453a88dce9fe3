import Testing

@testable import LanguageModels

/// What a model's endpoint can do wrong, and what must come of it.
@Suite(.serialized) struct EndpointFaultTests {
    @Test func `a good reply arrives whole with its usage`() async throws {
        try await FakeServer.run([good("hello")]) { server in
            let completion = try await server.model().completion(of: question)
            #expect(completion.text == "hello")
            #expect(completion.usage == TokenUsage(promptTokens: 7, completionTokens: 2))
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a closed port is unreachable at once`() async throws {
        let port = try await FakeServer.run([[]]) { $0.number }
        let model = try LanguageModelConfiguration(
            provider: .openAI, model: "m", baseURL: "http://127.0.0.1:\(port)/v1"
        ).makeModel()
        let start = ContinuousClock.now
        let error = await failure { _ = try await model.completion(of: question) }
        #expect(error == .unreachable(host: "127.0.0.1:\(port)", reason: "connection refused"))
        #expect(error?.isOutage == true)
        #expect(.now - start < .seconds(8))
    }

    @Test func `an unknown name is unreachable`() async throws {
        let model = try LanguageModelConfiguration(
            provider: .openAI, model: "m", baseURL: "http://no-such-host.invalid/v1"
        ).makeModel()
        let error = await failure { _ = try await model.completion(of: question) }
        guard case .unreachable(let host, _) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(host == "no-such-host.invalid:80")
    }

    @Test(arguments: [
        ("", LanguageModelsError.Stage.firstByte), (head(), .firstByte), (head() + chunk("a"), .idle),
    ])
    func `silence ends in a timeout`(sent: String, stage: LanguageModelsError.Stage) async throws {
        try await FakeServer.run([[.send(sent), .hang]]) { server in
            let deadlines = LanguageModelConfiguration.Deadlines(
                firstByte: stage == .idle ? .seconds(20) : .milliseconds(300), idle: .milliseconds(200))
            let model = try server.model(deadlines: deadlines)
            let start = ContinuousClock.now
            let error = await failure { _ = try await model.completion(of: question) }
            let seconds = stage == .idle ? 0.2 : 0.3
            #expect(error == .timedOut(host: "127.0.0.1:\(server.number)", stage: stage, seconds: seconds))
            #expect(.now - start < .seconds(10))
        }
    }

    @Test func `a trickle ends when the total time is over`() async throws {
        let trickle = Array(repeating: [Step.send(chunk("a")), .wait(.milliseconds(20))], count: 200).flatMap
        { $0 }
        try await FakeServer.run([[.send(head())] + trickle]) { server in
            let model = try server.model(deadlines: .init(idle: .seconds(1), total: .milliseconds(400)))
            let error = await failure { _ = try await model.completion(of: question) }
            #expect(error == .timedOut(host: "127.0.0.1:\(server.number)", stage: .total, seconds: 0.4))
        }
    }

    @Test func `a reader who is slow is not taken for a silent server`() async throws {
        let pieces = (0..<300).map { chunk("\($0) ") }.joined()
        try await FakeServer.run([[.send(head() + pieces + ending)]]) { server in
            let model = try server.model(deadlines: .init(firstByte: .seconds(20), idle: .seconds(1)))
            var count = 0
            for try await event in try await model.reply(to: question) {
                if count == 3 { try await Task.sleep(for: .milliseconds(1500)) }
                if case .text = event { count += 1 }
            }
            #expect(count == 300)
        }
    }

    @Test func `a reply cut anywhere is marked, and never asked for again`() async throws {
        let body = chunk("a") + chunk("b")
        for cut in stride(from: 0, through: body.utf8.count, by: 7) {
            let sent = Array((head() + body).utf8.prefix(head().utf8.count + cut))
            try await FakeServer.run([[.sendBytes(sent), cut % 2 == 0 ? .reset : .wait(.zero)]]) { server in
                let error = await failure { _ = try await server.model().completion(of: question) }
                #expect(
                    error != nil && error?.isOutage == true, "cut at \(cut): \(String(describing: error))")
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test func `a chunked reply without its last chunk is incomplete`() async throws {
        let part = chunk("a")
        let sent =
            head("200 OK", type: "text/event-stream", "transfer-encoding: chunked")
            + String(part.utf8.count, radix: 16) + "\r\n" + part + "\r\n"
        try await FakeServer.run([[.send(sent)]]) { server in
            var text = ""
            let error = await failure {
                for try await event in try await server.model().reply(to: question) {
                    if case .text(let piece) = event { text += piece }
                }
            }
            #expect(text == "a")
            guard case .incomplete = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
        }
    }

    @Test(arguments: [
        (head(type: "text/html") + "<html>", "web page"),
        (whole("200 OK", "<html>"), "not a chat completion"),
        (whole("200 OK", "{}"), ""),
        (head("200 OK", type: "text/event-stream", "content-encoding: gzip") + "x", "compressed"),
        (head() + "data: <html>\n\n", "not a chat completion"),
        ("SSH-2.0-OpenSSH_9.2\r\n", ""),
    ])
    func `what is not a reply is an error`(sent: String, reason: String) async throws {
        try await FakeServer.run([[.send(sent)]]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            #expect(error?.description.contains(reason) == true)
        }
    }

    @Test func `an endless stream and an endless line end at the limit`() async throws {
        for piece in [chunk("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), String(repeating: "x", count: 65_536)] {
            try await FakeServer.run([[.send(head()), .flood(piece)]]) { server in
                let model = try server.model(maxReplyBytes: 200_000)
                let error = await failure { _ = try await model.completion(of: question) }
                #expect(error == .tooLarge(host: "127.0.0.1:\(server.number)", limit: 200_000))
                try await eventually { server.departures == 1 }
            }
        }
    }
}

/// Waits up to ten seconds, as a busy machine may need, for `condition`.
func eventually(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while !condition(), .now < end { try await Task.sleep(for: .milliseconds(10)) }
    #expect(condition())
}
