import NIOCore
import NIOPosix
import NIOSSL
import POSIX
import Synchronization

/// What a scripted server does with a connection once it has read one request; at the end it closes.
enum Step: Sendable {
    case send(String)
    case sendBytes([UInt8])
    case wait(Duration)
    /// Says nothing more until the client goes away.
    case hang
    /// Sends this for ever.
    case flood(String)
    /// Closes with a TCP reset.
    case reset
}

/// A server on a raw socket that follows a script, so that it can do what no HTTP library would.
final class FakeServer: Sendable {
    private struct Record {
        var requests: [String] = []
        var departures = 0
    }

    private let record = Mutex(Record())
    private let port = Mutex(0)
    private let scripts: [[Step]]

    private init(_ scripts: [[Step]]) { self.scripts = scripts }

    /// Runs `body` while the server follows `scripts`, one a request, the last one repeated.
    static func run<Value: Sendable>(
        _ scripts: [[Step]], tls: NIOSSLContext? = nil, port: Int = 0,
        body: @escaping @Sendable (FakeServer) async throws -> Value
    ) async throws -> Value {
        let server = FakeServer(scripts)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        server.port.withLock { $0 = listener.channel.localAddress?.port ?? 0 }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await server.listen(listener) }
            group.addTask { try await body(server) }
            defer { group.cancelAll() }
            while let value = try await group.next() { if let value { return value } }
            throw CancellationError()
        }
    }

    /// Where the server is.
    var url: String { "http://127.0.0.1:\(number)" }

    /// The port.
    var number: Int { port.withLock { $0 } }

    /// The requests as they came, head and body.
    var requests: [String] { record.withLock { $0.requests } }

    /// How many clients went away while the script was still running.
    var departures: Int { record.withLock { $0.departures } }

    @concurrent private func listen<Value>(
        _ listener: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>
    ) async throws -> Value? {
        try await withThrowingDiscardingTaskGroup { group in
            try await listener.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { try? await self.serve(connection) }
                }
            }
        }
        return nil
    }

    @concurrent private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var input = inbound.makeAsyncIterator()
            guard let request = try await readRequest(&input) else { return }
            let number = record.withLock { record in
                record.requests.append(request)
                return record.requests.count - 1
            }
            let script = scripts[min(number, scripts.count - 1)]
            do {
                try await follow(script, connection.channel, outbound, &input)
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                record.withLock { $0.departures += 1 }
            }
        }
    }

    @concurrent private func readRequest(
        _ input: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) async throws -> String? {
        var bytes: [UInt8] = []
        while let piece = try await input.next() {
            bytes += piece.readableBytesView
            let text = String(decoding: bytes, as: UTF8.self)
            guard let head = text.firstRange(of: "\r\n\r\n") else { continue }
            let field = text[..<head.lowerBound].lowercased().split(separator: "\r\n")
                .first { $0.hasPrefix("content-length:") }
            let length = field.flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
            if text[head.upperBound...].utf8.count >= length { return text }
        }
        return nil
    }

    @concurrent private func follow(
        _ script: [Step], _ channel: any Channel, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        _ input: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) async throws {
        struct Departure: Error {}
        for step in script {
            switch step {
            case .send(let text): try await outbound.write(ByteBuffer(string: text))
            case .sendBytes(let bytes): try await outbound.write(ByteBuffer(bytes: bytes))
            case .wait(let time): try await Task.sleep(for: time)
            case .hang:
                while try await input.next() != nil {}
                throw Departure()
            case .flood(let text):
                while true { try await outbound.write(ByteBuffer(string: text)) }
            case .reset:
                let options = channel as? any SocketOptionProvider
                try await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
                try await channel.close().get()
            }
        }
    }
}
