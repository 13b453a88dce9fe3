import Foundation
import Synchronization

/// A server of OpenAI's API on a raw socket that says what a test told it to, one reply after the other.
final class CannedServer: Sendable {
    private let listener: Int32
    let port: Int
    private let replies: [String]
    private let record = Mutex([String]())

    init(_ replies: [String]) throws {
        self.replies = replies
        // Programs that other tests start meanwhile must not inherit it.
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, length) = (listener, size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, raw, &size) == 0
            }
        }
        guard bound else { throw CocoaError(.featureUnsupported) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in serve() }
    }

    /// The bodies of the requests for completions as they came.
    var requests: [String] { record.withLock { $0 } }

    var variables: [String: String] {
        [
            "OPENAI_BASE_URL": "http://127.0.0.1:\(port)/v1", "OPENAI_API_KEY": "sk-canary",
            "OPENAI_MODEL": "canned",
        ]
    }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { break }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            let request = read(from: client)
            var body = #"{"data":[{"id":"canned"}]}"#
            if request.contains("/chat/completions") {
                let number = record.withLock { requests in
                    requests.append(request)
                    return requests.count - 1
                }
                let text = replies[min(number, replies.count - 1)]
                if text == Self.silence { continue }
                if text == Self.brokenOff {
                    let start = #"data: {"choices":[{"delta":{"content":"The notice period"}}]}"#
                    reply(
                        to: client,
                        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n\(start)\n\n"
                    )
                    close(client)
                    continue
                }
                let quoted =
                    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
                body = #"{"choices":[{"message":{"content":\#(quoted)}}],"usage":{"prompt_tokens":999}}"#
            }
            reply(
                to: client,
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: \(body.utf8.count)\r\n\r\n"
                    + body)
            close(client)
        }
        close(listener)
    }

    /// No reply at all, on a connection that stays open.
    static let silence = "<silence>"
    /// A reply that ends after a few words.
    static let brokenOff = "<broken off>"

    private func reply(to client: Int32, _ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    private func read(from client: Int32) -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(client, &piece, piece.count, 0)
            guard count > 0 else { break }
            bytes += piece[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            guard let head = text.range(of: "\r\n\r\n") else { continue }
            let field = text[..<head.lowerBound].lowercased().components(separatedBy: "\r\n")
                .first { $0.hasPrefix("content-length:") }
            let length = field.flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
            if text[head.upperBound...].utf8.count >= length { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
