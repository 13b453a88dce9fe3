#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A pipe to or from a child, and what is still to be written to it.
@safe struct HelperPipe: ~Copyable {
    private(set) var readEnd: Int32 = -1
    private(set) var writeEnd: Int32 = -1
    let pending: [UInt8]

    init(_ pending: [UInt8] = []) throws(ReaderError) {
        self.pending = pending
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .inputOutput(code: errno) }
        readEnd = ends[0]
        writeEnd = ends[1]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        if readEnd >= 0 { close(readEnd) }
        if writeEnd >= 0 { close(writeEnd) }
    }

    mutating func closeReadEnd() {
        if readEnd >= 0 { close(readEnd) }
        readEnd = -1
    }

    mutating func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }
}

/// Feeds a child and gathers what it writes, both at once, so that neither waits for the other for ever.
@safe struct HelperExchange: ~Copyable {
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
        child: pid_t, seconds: Int, maximumOutput: Int
    ) throws(ReaderError) -> HelperProgram.Output {
        input.closeReadEnd()
        output.closeWriteEnd()
        messages.closeWriteEnd()
        _ = fcntl(input.writeEnd, F_SETFL, O_NONBLOCK)
        if input.pending.isEmpty { input.closeWriteEnd() }
        let deadline = Self.now() + seconds * 1000
        while output.readEnd >= 0 || messages.readEnd >= 0 {
            let left = deadline - Self.now()
            guard left > 0 else { throw .timeLimit(seconds: seconds) }
            wait(milliseconds: min(left, 1000))
            guard gathered.count <= maximumOutput else {
                throw .tooLarge(detail: "a helper program wrote more than \(maximumOutput >> 20) MB")
            }
        }
        input.closeWriteEnd()
        return HelperProgram.Output(
            bytes: gathered, messages: String(decoding: said, as: UTF8.self),
            status: try Self.status(of: child, until: deadline, seconds))
    }

    private mutating func wait(milliseconds: Int) {
        var polls = [
            pollfd(fd: output.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: messages.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input.writeEnd, events: Int16(POLLOUT), revents: 0),
        ]
        guard unsafe poll(&polls, 3, Int32(milliseconds)) > 0 else { return }
        if polls[0].revents != 0, !Self.take(from: output.readEnd, into: &gathered) { output.closeReadEnd() }
        if polls[1].revents != 0, !Self.take(from: messages.readEnd, into: &said) { messages.closeReadEnd() }
        if polls[2].revents != 0, !give() { input.closeWriteEnd() }
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
        let descriptor = input.writeEnd
        let from = written
        let count = unsafe pending.withUnsafeBytes { buffer in
            unsafe write(descriptor, buffer.baseAddress?.advanced(by: from), buffer.count - from)
        }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        written += count
        return written < pending.count
    }

    private static func status(of child: pid_t, until deadline: Int, _ seconds: Int) throws(ReaderError)
        -> Int32
    {
        while now() < deadline {
            var status: Int32 = 0
            let ended = unsafe waitpid(child, &status, WNOHANG)
            if ended == child { return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F) }
            if ended < 0 { return -1 }
            usleep(2000)
        }
        throw .timeLimit(seconds: seconds)
    }

    private static func now() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
}
