import Dispatch
import Embeddings
import Synchronization

/// The first pass over the planes of vectors, which searches take together that come while another one is under way.
///
/// Who comes alone begins at once, and nobody waits for others to come: those that come meanwhile wait for the pass to end, and
/// then share the next. What a question finds does not depend on those that it shares with.
final class SharedScan: Sendable {
    private struct State {
        var isUnderWay = false
        var waiting: [Request] = []
    }

    private let state = Mutex(State())

    /// Questions that are asked at once, all of the same vectors.
    final class Request: Sendable {
        let queries: [VectorQuery]
        let planes: BitPlanes
        /// The state of the index that the planes are of, and how many chunks it has.
        let generation: Int
        let count: Int
        /// The chunks that may be found, a bit each.
        let allowed: [UInt32]
        let pass: FirstPass
        private let found = Mutex<[[ChunkID]]?>(nil)
        private let turn = DispatchSemaphore(value: 0)

        init(
            _ queries: [VectorQuery], planes: BitPlanes, generation: Int, count: Int, allowed: [UInt32],
            pass: FirstPass
        ) {
            (self.queries, self.planes, self.generation) = (queries, planes, generation)
            (self.count, self.allowed, self.pass) = (count, allowed, pass)
        }

        func canShare(with other: Request) -> Bool {
            generation == other.generation && count == other.count && pass == other.pass
        }

        /// Waits for what another request's pass has found; nil when it is up to this one to scan.
        func wait() -> [[ChunkID]]? {
            turn.wait()
            return found.withLock(\.self)
        }

        func end(with chunks: [[ChunkID]]?) {
            found.withLock { $0 = chunks }
            turn.signal()
        }
    }

    /// The chunks that may be nearest to each question; their numbers ascend.
    func nearest(_ request: Request) -> [[ChunkID]] {
        let mustWait = state.withLock { state in
            guard state.isUnderWay else {
                state.isUnderWay = true
                return false
            }
            state.waiting.append(request)
            return true
        }
        if mustWait, let found = request.wait() { return found }
        let others = state.withLock { state in
            let alike = state.waiting.filter(request.canShare)
            state.waiting.removeAll(where: request.canShare)
            return alike
        }
        var found = Self.scan([request] + others)[...]
        let own = found.prefix(request.queries.count)
        found = found.dropFirst(own.count)
        for other in others {
            other.end(with: Array(found.prefix(other.queries.count)))
            found = found.dropFirst(other.queries.count)
        }
        passOn()
        return Array(own)
    }

    /// Lets the one scan that has waited for the longest.
    private func passOn() {
        let next = state.withLock { state in
            let next = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            state.isUnderWay = next != nil
            return next
        }
        next?.end(with: nil)
    }

    private static func scan(_ requests: [Request]) -> [[ChunkID]] {
        let (first, queries) = (requests[0], requests.flatMap(\.queries))
        var candidates = Embeddings.Candidates(queries, pass: first.pass)
        candidates.scan(
            first.planes, count: first.count, first: 0,
            allowed: requests.flatMap { request in request.queries.map { _ in request.allowed } },
            threads: Threads.all)
        return queries.indices.map { question in
            var found = [UInt32](repeating: 0, count: (first.count + 31) / 32)
            for number in candidates.best(of: question) { found[Int(number >> 5)] |= 1 << (number & 31) }
            return found.numbers
        }
    }
}
