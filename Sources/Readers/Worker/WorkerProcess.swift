import Documents

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// One reading worker as the program sees it: a child process at the other end of a socket.
///
/// All calls block; they are made on a thread that may wait.
struct WorkerProcess: Sendable {
    let identifier: pid_t
    private let socket: Int32

    /// How an exchange with a worker ended.
    enum Outcome {
        /// The worker answered; it lives on unless it said that this was its last file.
        case answered(Result<Document, ReaderError>, isLast: Bool)
        /// The worker died or had to be killed.
        case died(ReaderError)
    }

    /// Starts a worker.
    init(program: String) throws(ReaderError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Self.socketKind, 0, &ends) == 0 else {
            throw .inputOutput(code: errno)
        }
        #if canImport(Darwin)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #endif
        defer { close(ends[1]) }
        var child = pid_t()
        let status = Self.spawn(program, ends[1], &child)
        guard status == 0 else {
            close(ends[0])
            throw .inputOutput(code: status)
        }
        identifier = child
        socket = ends[0]
        _ = fcntl(socket, F_SETFL, O_NONBLOCK)
    }

    /// Closed in every program that is started, from the first moment: a worker that inherited another one's end
    /// would keep it alive for ever.
    #if canImport(Glibc)
    private static let socketKind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    #elseif canImport(Musl)
    private static let socketKind = SOCK_STREAM | SOCK_CLOEXEC
    #else
    private static let socketKind = SOCK_STREAM
    #endif

    private static func spawn(_ program: String, _ socket: Int32, _ child: inout pid_t) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let arguments = unsafe [strdup(program), strdup("parse-worker"), nil]
        let environment = unsafe [
            strdup("SWIFT_BACKTRACE=enable=no"), Self.inherited("PATH"), Self.inherited("HOME"), nil,
        ]
        defer {
            unsafe arguments.forEach { unsafe free($0) }
            unsafe environment.forEach { unsafe free($0) }
        }
        return unsafe posix_spawn(&child, program, &actions, nil, arguments, environment)
    }

    private static func inherited(_ name: String) -> UnsafeMutablePointer<CChar>? {
        let value = unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
        return unsafe strdup(name + "=" + value)
    }

    // MARK: Exchange

    /// Lets the worker read a file, and waits no longer than a few times the processor time it may take.
    func read(name: String, bytes: [UInt8], options: ReadingOptions) -> Outcome {
        let deadline = Self.now() + Double(options.maximumSeconds) * 6 + 5
        let header = ReadingFrames.requestHeader(name: name, byteCount: bytes.count, options: options)
        do throws(ReaderError) {
            try send(header, deadline, options)
            try send(bytes, deadline, options)
            let length = try receive(8, deadline, options)
            var reader = FrameReader(length)
            guard let count = reader.number(), (0...ReadingFrames.maximumAnswer).contains(count),
                let answer = ReadingFrames.answer(try receive(count, deadline, options))
            else { throw ReaderError.crashed(signal: 0) }
            return .answered(answer.result, isLast: answer.isLast)
        } catch {
            return .died(bury(error, options))
        }
    }

    private func send(_ bytes: [UInt8], _ deadline: Double, _ options: ReadingOptions) throws(ReaderError) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: POLLOUT, deadline, options)
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Self.sendQuietly(socket, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw .crashed(signal: 0) }
            sent += count
        }
    }

    /// Sends without the signal that would end this program when the worker has died.
    private static func sendQuietly(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
        unsafe Darwin.send(socket, bytes, count, 0)
        #elseif canImport(Musl)
        unsafe Musl.send(socket, bytes, count, Int32(MSG_NOSIGNAL))
        #else
        unsafe Glibc.send(socket, bytes, count, Int32(MSG_NOSIGNAL))
        #endif
    }

    private func receive(_ count: Int, _ deadline: Double, _ options: ReadingOptions) throws(ReaderError)
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(count, 1 << 20))
        var piece = [UInt8](repeating: 0, count: min(max(count, 1), 1 << 18))
        while bytes.count < count {
            try wait(for: POLLIN, deadline, options)
            let wanted = min(piece.count, count - bytes.count)
            let got = unsafe piece.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, wanted, 0) }
            if got < 0, errno == EAGAIN || errno == EINTR { continue }
            guard got > 0 else { throw .crashed(signal: 0) }
            bytes += piece[0..<got]
        }
        return bytes
    }

    private func wait(for event: Int32, _ deadline: Double, _ options: ReadingOptions) throws(ReaderError) {
        var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
        while true {
            let left = deadline - Self.now()
            guard left > 0 else { throw .timeLimit(seconds: options.maximumSeconds) }
            let ready = unsafe poll(&descriptor, 1, Int32(min(left * 1_000, 60_000)) + 1)
            if ready > 0 { return }
        }
    }

    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    // MARK: End

    /// Makes sure that the worker is gone, and says what ended it.
    private func bury(_ error: ReaderError, _ options: ReadingOptions) -> ReaderError {
        close(socket)
        if case .timeLimit = error { kill(identifier, SIGKILL) }
        let signal = reap()
        guard case .crashed = error else { return error }
        return signal == SIGXCPU ? .timeLimit(seconds: options.maximumSeconds) : .crashed(signal: signal)
    }

    /// Waits for the process to finish dying by its own signal, and kills it if it does not; the signal.
    private func reap() -> Int32 {
        var status: Int32 = 0
        for _ in 0..<100 {
            if unsafe waitpid(identifier, &status, WNOHANG) == identifier { return status & 0x7F }
            usleep(5_000)
        }
        kill(identifier, SIGKILL)
        while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F
    }

    /// Ends a worker that is idle: it leaves by itself when its socket closes, and is killed when it does not.
    func end() {
        close(socket)
        _ = reap()
    }
}
