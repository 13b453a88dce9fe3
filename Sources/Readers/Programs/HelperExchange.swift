import POSIX

/// A stream to or from a child, and what is still to be written to it.
///
/// It is a pair of sockets, which unlike a pipe is closed in other children from the first moment, and tells of a child that
/// has gone without a signal.
@safe struct HelperPipe: ~Copyable {
    private(set) var here: Int32
    private(set) var there: Int32
    let pending: [UInt8]

    init(_ pending: [UInt8] = []) throws(ReaderError) {
        self.pending = pending
        (here, there) = try SocketPair.make()
    }

    deinit {
        if here >= 0 { close(here) }
        if there >= 0 { close(there) }
    }

    mutating func closeHere() {
        if here >= 0 { close(here) }
        here = -1
    }

    mutating func closeThere() {
        if there >= 0 { close(there) }
        there = -1
    }
}

/// Feeds a child and gathers what it writes, both at once, so that neither waits for the other for ever.
@safe struct HelperExchange: ~Copyable {
    /// How much of a child's messages is kept.
    static let maximumMessages = 65_536

    private var input: HelperPipe
    private var output: HelperPipe
    private var messages: HelperPipe
    private var written = 0
    private var gathered: [UInt8] = []
    private var said: [UInt8] = []

    init(input: consuming HelperPipe, output: consuming HelperPipe, messages: consuming HelperPipe) {
        self.input = input
        self.output = output
        self.messages = messages
    }

    consuming func run(
        _ child: HelperChild, end: Int, seconds: Int, maximumOutput: Int
    ) throws(ReaderError) -> HelperProgram.Output {
        input.closeThere()
        output.closeThere()
        messages.closeThere()
        _ = fcntl(input.here, F_SETFL, O_NONBLOCK)
        if input.pending.isEmpty { input.closeHere() }
        while output.here >= 0 || messages.here >= 0 {
            let left = end - Self.now()
            guard left > 0 else { throw .timeLimit(seconds: seconds) }
            try wait(milliseconds: min(left, 1000))
            guard gathered.count <= maximumOutput else {
                throw .tooLarge(detail: "a helper program wrote more than \(maximumOutput >> 20) MB")
            }
        }
        input.closeHere()
        let status = try child.status(until: end, seconds)
        guard status != -SIGXCPU else { throw .timeLimit(seconds: seconds) }
        return HelperProgram.Output(
            bytes: gathered, messages: String(decoding: said, as: UTF8.self), status: status)
    }

    private mutating func wait(milliseconds: Int) throws(ReaderError) {
        var polls = [
            pollfd(fd: output.here, events: Int16(POLLIN), revents: 0),
            pollfd(fd: messages.here, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input.here, events: Int16(POLLOUT), revents: 0),
        ]
        let ready = unsafe poll(&polls, 3, Int32(milliseconds))
        guard ready >= 0 || errno == EINTR || errno == EAGAIN else { throw .inputOutput(code: errno) }
        guard ready > 0 else { return }
        if polls[0].revents != 0, !Self.take(from: output.here, into: &gathered) { output.closeHere() }
        if polls[1].revents != 0, !Self.take(from: messages.here, into: &said) { messages.closeHere() }
        if polls[2].revents != 0, !give() { input.closeHere() }
        if said.count > Self.maximumMessages { said.removeSubrange(Self.maximumMessages...) }
    }

    /// Reads what is there; false at the end.
    private static func take(from descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        let count = unsafe withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
            let count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { unsafe bytes.append(contentsOf: buffer[..<count]) }
            return count
        }
        return count > 0 || (count < 0 && errno == EINTR)
    }

    /// Writes what the child takes; false when all is written or it takes no more.
    private mutating func give() -> Bool {
        let pending = input.pending
        let descriptor = input.here
        let from = written
        let count = unsafe pending.withUnsafeBytes { buffer in
            unsafe SocketPair.send(descriptor, buffer.baseAddress?.advanced(by: from), buffer.count - from)
        }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        written += count
        return written < pending.count
    }

    private static func now() -> Int { Int(ReadingBudget.now() * 1_000) }
}
