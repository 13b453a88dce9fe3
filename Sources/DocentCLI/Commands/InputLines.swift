import Dispatch
import POSIX
import Synchronization

/// The lines of standard input, each read when it is asked for, on a thread that may wait.
///
/// A client that writes faster than it is served waits in its own pipe. A line longer than any message is truncated, and so
/// becomes an invalid message.
struct InputLines: AsyncSequence, Sendable {
    /// The most bytes of a line.
    static let longest = 4 << 20

    private let descriptor: Int32

    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

    func makeAsyncIterator() -> Iterator { Iterator(input: Input(descriptor)) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let input: Input
        private static let queue = DispatchQueue(label: "docent.input")

        mutating func next() async -> String? {
            let input = input
            return await withCheckedContinuation { continuation in
                Self.queue.async { continuation.resume(returning: input.line()) }
            }
        }
    }

    /// What was read and is no whole line yet.
    fileprivate final class Input: Sendable {
        private let descriptor: Int32
        private let state = Mutex(State())

        private struct State {
            var rest: [UInt8] = []
            var isOver = false
        }

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        /// The next line without its end; nil at the end of the input.
        func line() -> String? {
            state.withLock { state in
                var line: [UInt8] = []
                while true {
                    let end = state.rest.firstIndex(of: UInt8(ascii: "\n"))
                    let piece = state.rest[..<(end ?? state.rest.endIndex)]
                    line += piece.prefix(Swift.max(0, InputLines.longest - line.count))
                    state.rest.removeFirst(end.map { $0 + 1 } ?? state.rest.count)
                    if end != nil { break }
                    guard fill(&state) else {
                        if line.isEmpty { return nil }
                        break
                    }
                }
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return String(decoding: line, as: UTF8.self)
            }
        }

        private func fill(_ state: inout State) -> Bool {
            guard !state.isOver else { return false }
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &piece, piece.count)
                if count < 0, errno == EINTR { continue }
                state.isOver = count <= 0
                if count > 0 { state.rest += piece[..<count] }
                return count > 0
            }
        }
    }
}
