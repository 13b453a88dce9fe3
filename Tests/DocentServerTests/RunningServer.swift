import AsyncHTTPClient
import Docent
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import POSIX
import Synchronization
import Testing

@testable import DocentServer

/// A server on a port of its own that runs while a test talks to it.
struct RunningServer: Sendable {
    let port: Int

    static func run<Value: Sendable>(
        _ answering: any Assisting = ScriptedAnswerer(), host: String = "127.0.0.1", token: String? = nil,
        origins: [String] = [], limits: ServerLimits = ServerLimits(),
        sharing answers: ActiveAnswers? = nil,
        body: @escaping @Sendable (RunningServer) async throws -> Value
    ) async throws -> Value {
        let listening = EventBuffer<Int>(limit: 1)
        let server = Server(
            answering: answering, host: host, port: 0, token: token, origins: origins, limits: limits)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await server.run(answers ?? ActiveAnswers(limit: limits.answers)) { @Sendable url in
                    try? await listening.send(Int(url.split(separator: ":").last ?? "") ?? 0)
                }
                return nil
            }
            group.addTask { try await body(RunningServer(port: try await listening.next() ?? 0)) }
            defer { group.cancelAll() }
            while let value = try await group.next() { if let value { return value } }
            throw CancellationError()
        }
    }

    struct Reply: Sendable {
        let status: Int
        let headers: [String: String]
        let body: String

        /// The body as JSON, its values as text at a path such as `error.code` or `choices.0.delta`.
        func value(_ path: String) -> String? {
            guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(body.utf8)) else {
                return nil
            }
            return json.at(path)
        }
    }

    func request(
        _ method: String = "GET", _ path: String, headers: [String: String] = [:], body: String? = nil
    ) async throws -> Reply {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .RAW(value: method)
        if let body {
            request.body = .bytes(ByteBuffer(string: body))
            request.headers.add(name: "content-type", value: "application/json")
        }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 10 << 20)
        let fields = response.headers.map { ($0.name.lowercased(), $0.value) }
        return Reply(
            status: Int(response.status.code), headers: Dictionary(fields) { $1 }, body: String(buffer: bytes)
        )
    }

    /// Writes bytes on a bare connection, piece by piece, and returns all that comes until the server closes.
    @concurrent func exchange(_ pieces: [String], pause: Duration = .zero, halfClosing: Bool = false)
        async throws -> String
    {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            async let received = Self.all(of: inbound)
            for piece in pieces {
                try? await outbound.write(ByteBuffer(string: piece))
                try await Task.sleep(for: pause)
            }
            if halfClosing { outbound.finish() }
            return await received
        }
    }

    /// Writes on a bare connection before anything is read, as simple clients do.
    ///
    /// - Returns: whether all could be written, and what then can be read.
    func write(_ text: String) async throws -> (isWhole: Bool, reply: String) {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.exchange(Array(text.utf8), port) })
            }
        }
    }

    private static func exchange(_ bytes: [UInt8], _ port: Int) throws -> (isWhole: Bool, reply: String) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { break }
            rest = rest.dropFirst(sent)
        }
        var (reply, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while case let count = recv(descriptor, &piece, piece.count, 0), count > 0 {
            reply += piece[..<count]
        }
        return (rest.isEmpty, String(decoding: reply, as: UTF8.self))
    }

    private static func all(of inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async -> String {
        var text = ""
        do {
            for try await piece in inbound { text += String(buffer: piece) }
        } catch {}
        return text
    }
}

/// Any JSON, to look into replies with.
indirect enum JSONValue: Decodable {
    case object([String: JSONValue]), list([JSONValue]), text(String), number(Double), flag(Bool), null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    func at(_ path: String) -> String? {
        var value = self
        for step in path.split(separator: ".") {
            switch value {
            case .object(let fields):
                guard let next = fields[String(step)] else { return nil }
                value = next
            case .list(let items):
                guard let place = Int(step), items.indices.contains(place) else { return nil }
                value = items[place]
            default: return nil
            }
        }
        return value.shown
    }

    private var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
        case .flag(let flag): "\(flag)"
        case .null: "null"
        case .list(let items): "[\(items.count)]"
        case .object(let fields): "{\(fields.count)}"
        }
    }
}

/// Waits up to ten seconds, as a busy machine may need, for `condition`.
func eventually(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while !condition(), .now < end { try await Task.sleep(for: .milliseconds(10)) }
    #expect(condition())
}
