import Docent
import FoundationEssentials
import Synchronization

extension ToolServer {
    /// Serves one client over lines, a message each, until they end and all is answered.
    ///
    /// Messages are worked on side by side; `notifications/cancelled` ends one.
    ///
    /// - Parameters:
    ///   - lines: what the client writes.
    ///   - write: writes one line, which holds no line break; may be called from several tasks at once.
    public func serve(
        _ lines: some AsyncSequence<String, Never>, write: @escaping @Sendable (String) -> Void
    ) async {
        let running = RunningRequests()
        for await line in lines where !line.allSatisfy(\.isWhitespace) {
            let incoming = RPCIncoming(Data(line.utf8))
            if incoming.message?.method == "notifications/cancelled" {
                if let cancelled = try? Self.parameters(CancelledRequest.self, of: incoming.bytes) {
                    running.cancel(cancelled.requestId)
                }
                continue
            }
            running.run(incoming.message?.identifier) {
                guard let reply = await reply(to: incoming), !Task.isCancelled else { return }
                write(Self.line(of: reply))
            }
        }
        await running.finish()
    }

    /// A reply as one line.
    static func line(of reply: RPCReply) -> String {
        let failed = RPCReply(identifier: reply.identifier, outcome: .failure(.unwritable))
        let written = (try? JSONEncoder.steady.encode(reply)) ?? (try? JSONEncoder.steady.encode(failed))
        return written.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

private struct CancelledRequest: Decodable { let requestId: RPCIdentifier }

/// The requests of one client that are being worked on.
private final class RunningRequests: Sendable {
    private struct State {
        var next = 0
        var tasks: [Int: Task<Void, Never>] = [:]
        var places: [RPCIdentifier: Int] = [:]
    }

    private let state = Mutex(State())

    func run(_ identifier: RPCIdentifier?, _ work: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            let place = state.next
            state.next += 1
            if let identifier { state.places[identifier] = place }
            state.tasks[place] = Task {
                await work()
                end(place, identifier)
            }
        }
    }

    private func end(_ place: Int, _ identifier: RPCIdentifier?) {
        state.withLock { state in
            state.tasks[place] = nil
            if let identifier, state.places[identifier] == place { state.places[identifier] = nil }
        }
    }

    func cancel(_ identifier: RPCIdentifier) {
        state.withLock { state in state.places[identifier].flatMap { state.tasks[$0] } }?.cancel()
    }

    /// Waits until all are done.
    func finish() async {
        for task in state.withLock({ Array($0.tasks.values) }) { await task.value }
    }
}
