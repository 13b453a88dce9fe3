import CConfinement
import Documents
import POSIX

/// One reading worker as the program sees it: a child process at the other end of a socket.
///
/// It leads a group of processes, which the programs that it starts join, and has a folder for what they write; both end
/// with it, however it ends. All calls block; they are made on a thread that may wait.
struct WorkerProcess: Sendable {
    let identifier: pid_t
    private let socket: Int32
    /// What the worker says when it dies; what nobody reads in time is dropped.
    private let messages: Int32
    let scratch: ScratchFolder?

    /// How an exchange with a worker ended.
    enum Outcome {
        /// The worker answered; it lives on unless it said that this was its last file.
        case answered(Result<Document, ReaderError>, isLast: Bool)
        /// The worker died or had to be killed.
        case died(ReaderError)
    }

    /// Starts a worker: the program anew, with the command `parse-worker` and the variables given.
    init(program: String, variables: [String: String] = inherited) throws(ReaderError) {
        try self.init { socket, messages, scratch, child in
            Self.spawn(program, variables, socket, messages, scratch, &child)
        }
    }

    /// Starts a worker as a copy of this process, which must have no other threads yet.
    ///
    /// It forgets all variables but those that a worker needs.
    static func copy() throws(ReaderError) -> WorkerProcess {
        try WorkerProcess { socket, messages, scratch, child in
            child = cf_fork()
            if child == 0 { becomeWorker(socket, messages, scratch) }
            return child < 0 ? errno : 0
        }
    }

    private init(
        _ start: (_ socket: Int32, _ messages: Int32, ScratchFolder?, inout pid_t) -> Int32
    ) throws(ReaderError) {
        ScratchFolder.sweepOnce()
        let exchange = try SocketPair.make()
        defer { close(exchange.there) }
        let said: (here: Int32, there: Int32)
        do throws(ReaderError) {
            said = try SocketPair.make()
        } catch {
            close(exchange.here)
            throw error
        }
        defer { close(said.there) }
        for end in [exchange.here, said.here, said.there] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        let scratch = try? ScratchFolder(prefix: ScratchFolder.workerPrefix)
        var child = pid_t()
        let status = start(exchange.there, said.there, scratch, &child)
        guard status == 0 else {
            close(exchange.here)
            close(said.here)
            scratch?.remove()
            throw .inputOutput(code: status)
        }
        identifier = child
        socket = exchange.here
        messages = said.here
        self.scratch = scratch
    }

    private static func becomeWorker(_ socket: Int32, _ messages: Int32, _ scratch: ScratchFolder?) -> Never {
        dup2(socket, STDIN_FILENO)
        dup2(messages, STDERR_FILENO)
        let nowhere = unsafe open("/dev/null", O_WRONLY)
        dup2(nowhere, STDOUT_FILENO)
        let names = CStrings(inheritedNames)
        unsafe cf_forget_environment(names.pointers)
        if let scratch { unsafe setenv("TMPDIR", scratch.path, 1) }
        runReadingWorker()
    }

    private static func spawn(
        _ program: String, _ variables: [String: String], _ socket: Int32, _ messages: Int32,
        _ scratch: ScratchFolder?, _ child: inout pid_t
    ) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let arguments = unsafe [strdup(program), strdup("parse-worker"), nil]
        var variables = variables
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables["TMPDIR"] = scratch?.path
        let environment = unsafe variables.map { unsafe strdup($0 + "=" + $1) } + [nil]
        defer {
            unsafe arguments.forEach { unsafe free($0) }
            unsafe environment.forEach { unsafe free($0) }
        }
        return unsafe posix_spawn(&child, program, &actions, &attributes, arguments, environment)
    }

    /// The variables that a worker sees of the program's.
    private static let inheritedNames = ["PATH", "HOME", "TESSDATA_PREFIX"]

    /// Those variables with their values, as they are now.
    static var inherited: [String: String] {
        var variables: [String: String] = [:]
        for name in inheritedNames {
            variables[name] = unsafe getenv(name).map { unsafe String(cString: $0) }
        }
        return variables
    }

    // MARK: Exchange

    /// Lets the worker read a file, and waits a little longer than the time that it has.
    func read(name: String, bytes: [UInt8], options: ReadingOptions) -> Outcome {
        let budget = ReadingBudget(bytes, options)
        let deadline = ReadingBudget.now() + Double(budget.whole + ReadingBudget.grace)
        let header = ReadingFrames.requestHeader(name: name, byteCount: bytes.count, options: options)
        do throws(ReaderError) {
            try send(header, deadline, options)
            try send(bytes, deadline, options)
            guard try receiveNumber(deadline, options) == ReadingFrames.answerHead else {
                throw ReaderError.garbled
            }
            let head = try receive(ReadingFrames.answerHead, deadline, options)
            guard let head = ReadingFrames.answerHead(head),
                let answer = ReadingFrames.answer(
                    try receivePieces(deadline, options), isError: head.isError)
            else { throw ReaderError.garbled }
            return .answered(answer, isLast: head.isLast)
        } catch {
            return .died(bury(error, options))
        }
    }

    private func send(_ bytes: [UInt8], _ deadline: Double, _ options: ReadingOptions) throws(ReaderError) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: POLLOUT, deadline, options)
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe SocketPair.send(
                    socket, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw .crashed(signal: 0) }
            sent += count
        }
    }

    /// Receives pieces, each behind its length, up to an empty one.
    private func receivePieces(_ deadline: Double, _ options: ReadingOptions) throws(ReaderError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            guard let count = try receiveNumber(deadline, options),
                (0...ReadingFrames.maximumAnswer - bytes.count).contains(count)
            else { throw .garbled }
            guard count > 0 else { return bytes }
            bytes += try receive(count, deadline, options)
        }
    }

    private func receiveNumber(_ deadline: Double, _ options: ReadingOptions) throws(ReaderError) -> Int? {
        var frame = FrameReader(try receive(FrameWriter.numberWidth, deadline, options))
        return frame.number()
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
            let left = deadline - ReadingBudget.now()
            guard left > 0 else { throw .timeLimit(seconds: options.maximumSeconds) }
            let ready = unsafe poll(&descriptor, 1, Int32(min(left * 1_000, 60_000)) + 1)
            if ready > 0 { return }
            guard ready == 0 || errno == EINTR || errno == EAGAIN else { throw .inputOutput(code: errno) }
        }
    }

    // MARK: End

    /// Makes sure that the worker is gone, and says what ended it.
    private func bury(_ error: ReaderError, _ options: ReadingOptions) -> ReaderError {
        close(socket)
        if case .timeLimit = error { kill(-identifier, SIGKILL) }
        let signal = reap()
        let lacksMemory = lacksMemory
        close(messages)
        guard case .crashed = error else { return error }
        if signal == SIGXCPU { return .timeLimit(seconds: options.maximumSeconds) }
        return lacksMemory ? .memoryLimit : .crashed(signal: signal)
    }

    /// Waits for the process to finish dying by its own signal, and kills it if it does not.
    ///
    /// The programs that it started end with it, and its folder goes.
    ///
    /// - Returns: the signal.
    private func reap() -> Int32 {
        defer { scratch?.remove() }
        // It mostly ends at once, which a first pause of milliseconds would miss.
        var pause: UInt32 = 100
        for _ in 0..<105 {
            if ChildProcess.hasEnded(identifier) { break }
            usleep(pause)
            pause = min(pause * 2, 5_000)
        }
        // Until it is waited for, no other process can have its number.
        kill(-identifier, SIGKILL)
        kill(identifier, SIGKILL)
        var status: Int32 = 0
        while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F
    }

    /// Whether the worker's last words were that it could not allocate memory, as Swift's runtime and C++ say it.
    private var lacksMemory: Bool {
        var words = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe words.withUnsafeMutableBytes { unsafe recv(messages, $0.baseAddress, $0.count, 0) }
        let said = String(decoding: words.prefix(max(count, 0)), as: UTF8.self)
        return said.contains("failed to allocate") || said.contains("bad_alloc")
    }

    /// Ends a worker that is idle: it leaves by itself when its socket closes, and is killed when it does not.
    func end() {
        close(socket)
        close(messages)
        _ = reap()
    }
}
