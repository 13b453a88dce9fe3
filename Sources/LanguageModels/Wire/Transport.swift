import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// One call to the API.
struct Call: Sendable {
    var method: HTTPMethod = .POST
    /// The whole URL, below the base URL.
    var url: String
    var headers: [(String, String)] = []
    var body: [UInt8] = []
    var accept = "application/json"
}

/// A reply whose head has come and was good; its body has not been read.
struct OpenReply: Sendable {
    let response: HTTPClientResponse
    let watchdog: Watchdog

    /// The media type without its parameters, lower case.
    var mediaType: String {
        let field = response.headers.first(name: "content-type") ?? ""
        return field.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    }
}

/// The connection to one origin; sends requests, retries what may be retried, follows nothing.
final class Transport: Sendable {
    let base: BaseURL
    private let client: HTTPClient
    private let deadlines: LanguageModelConfiguration.Deadlines
    private let retries: RetryPolicy
    private let secrets: [APIKey]
    let maxReplyBytes: Int

    init(_ configuration: LanguageModelConfiguration) throws {
        base = try BaseURL(configuration.baseURL)
        deadlines = configuration.deadlines
        retries = RetryPolicy()
        secrets = [configuration.key, configuration.bearerToken].compactMap { $0 }
        maxReplyBytes = configuration.maxReplyBytes
        client = HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup,
            configuration: try HTTPClient.Configuration(configuration))
    }

    deinit {
        let client = client
        Task { try? await client.shutdown() }
    }

    var host: String { base.authority }

    /// Sends `call` until it is accepted or may not be sent again.
    func open(_ call: Call, deadlines: LanguageModelConfiguration.Deadlines? = nil) async throws -> OpenReply
    {
        let watchdog = Watchdog(host: host, deadlines: deadlines ?? self.deadlines)
        var attempt = 0
        while true {
            do {
                return try await watchdog.guarding { try await self.send(call, watchdog) }
            } catch let error as LanguageModelsError {
                watchdog.rest()
                guard let pause = retries.pause(after: attempt, of: error), pause < watchdog.remaining else {
                    throw error
                }
                attempt += 1
                try await Task.sleep(for: pause)
            }
        }
    }

    /// Sends `call` and reads the whole reply, of at most 4 MB, within a few seconds.
    func fetch(_ call: Call) async throws -> [UInt8] {
        var short = deadlines
        short.firstByte = min(short.firstByte, .seconds(5))
        short.total = min(short.total, .seconds(10))
        let reply = try await open(call, deadlines: short)
        return try await reply.watchdog.guarding { try await self.collect(reply, limit: 4 << 20) }
    }

    /// The whole body of `reply`.
    func collect(_ reply: OpenReply, limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await piece in reply.response.body {
                guard bytes.count + piece.readableBytes <= limit else {
                    throw LanguageModelsError.tooLarge(host: host, limit: limit)
                }
                bytes += piece.readableBytesView
                reply.watchdog.expect(.idle)
            }
        } catch {
            throw LanguageModelsError(error, host: host, inReply: true)
        }
        try Task.checkCancellation()
        return bytes
    }

    private func send(_ call: Call, _ watchdog: Watchdog) async throws -> OpenReply {
        watchdog.expect(.firstByte)
        let response: HTTPClientResponse
        do {
            response = try await client.execute(
                request(for: call), timeout: .nanoseconds(watchdog.remaining.nanoseconds))
        } catch {
            try Task.checkCancellation()
            throw LanguageModelsError(error, host: host, inReply: false, patience: deadlines.connect)
        }
        let reply = OpenReply(response: response, watchdog: watchdog)
        try await check(reply)
        return reply
    }

    private func request(for call: Call) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: call.url)
        request.method = call.method
        request.headers = [
            "user-agent": "docent", "accept": call.accept, "accept-encoding": "identity",
        ]
        for (name, value) in call.headers { request.headers.replaceOrAdd(name: name, value: value) }
        if call.method != .GET {
            request.headers.replaceOrAdd(name: "content-type", value: "application/json")
            request.body = .bytes(call.body)
        }
        return request
    }

    private func check(_ reply: OpenReply) async throws {
        let response = reply.response
        let status = Int(response.status.code)
        if (300..<400).contains(status) {
            let target = response.headers.first(name: "location").flatMap { try? BaseURL($0).origin }
            throw LanguageModelsError.redirected(host: host, status: status, to: target)
        }
        guard (200..<300).contains(status) else { throw await refusal(reply, status) }
        if let coding = response.headers.first(name: "content-encoding"), coding.lowercased() != "identity" {
            throw LanguageModelsError.invalidReply(host: host, reason: "it is compressed without being asked")
        }
    }

    private func refusal(_ reply: OpenReply, _ status: Int) async -> LanguageModelsError {
        let body = (try? await collect(reply, limit: 1 << 16)) ?? []
        if status < 500, let overflow = ContextOverflow(body) {
            return .promptTooLong(host: host, tokens: overflow.tokens, window: overflow.window)
        }
        return .refused(
            host: host, status: status, message: message(in: body),
            retryAfter: RetryPolicy.retryAfter(reply.response.headers))
    }

    /// The server's own words in an error body, fit to be shown.
    func message(in body: [UInt8]) -> String? { ServerMessage(body)?.scrubbed(of: secrets) }
}

extension Duration {
    /// The whole nanoseconds, capped at a year.
    var nanoseconds: Int64 {
        let capped = min(self, .seconds(365 * 86_400)).components
        return capped.seconds * 1_000_000_000 + capped.attoseconds / 1_000_000_000
    }
}
