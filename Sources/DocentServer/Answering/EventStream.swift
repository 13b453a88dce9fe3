import Docent
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// Writes server-sent events to a client; each write waits until the client keeps up.
struct EventStream {
    private var writer: any ResponseBodyWriter

    fileprivate init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    /// Sends a value as the data of an event.
    @concurrent mutating func send(_ value: some Encodable, as name: String? = nil) async throws {
        try await send(data: try JSONEncoder.steady.encode(value), as: name)
    }

    /// Sends text as the data of an event.
    @concurrent mutating func send(text: String) async throws {
        try await send(data: Data(text.utf8), as: nil)
    }

    @concurrent private mutating func send(data: Data, as name: String?) async throws {
        var buffer = ByteBuffer()
        if let name { buffer.writeString("event: \(name)\n") }
        buffer.writeString("data: ")
        buffer.writeBytes(data)
        buffer.writeString("\n\n")
        try await writer.write(buffer)
    }

    @concurrent fileprivate consuming func finish() async throws { try await writer.finish(nil) }
}

extension Response {
    /// A response that sends events while `produce` runs; what it throws is sent as a last event.
    static func events(
        _ produce: @escaping @concurrent @Sendable (inout EventStream) async throws -> Void,
        failing: @escaping @Sendable (any Error) -> FailureBody
    ) -> Response {
        let body = ResponseBody { writer in
            var stream = EventStream(writer)
            do {
                try await produce(&stream)
            } catch {
                try await stream.send(failing(error), as: "error")
            }
            try await stream.finish()
        }
        var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        if let name = HTTPField.Name("x-accel-buffering") { headers[name] = "no" }
        return Response(status: .ok, headers: headers, body: body)
    }
}
