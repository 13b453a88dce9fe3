import CConfinement
import POSIX
import Synchronization

/// Starts programs for a reading worker, which has no right to start any.
///
/// It is a copy of the worker from before that gave up its rights. It reads no document: it takes the names and arguments of
/// programs that it knows, starts these confined, and tells how they ended. When the program has gone that the worker reads for,
/// it ends the worker with all that it started: nobody else would.
enum HelperLauncher {
    /// The worker's end of the socket; -1 in any other process, which starts its programs itself.
    private static let socket = Atomic<Int32>(-1)
    private static let process = Atomic<pid_t>(0)
    /// How many milliseconds a worker has to leave by itself when its program has gone.
    private static let patience: Int32 = 500

    /// Starts it; false when there is no room for it.
    static func start() -> Bool {
        guard let pair = try? SocketPair.make(keepsMessages: true) else { return false }
        let child = cf_fork()
        guard child != 0 else {
            close(pair.here)
            serve(pair.there)
        }
        close(pair.there)
        socket.store(pair.here, ordering: .relaxed)
        process.store(child, ordering: .relaxed)
        return child > 0
    }

    /// The worker's end; nil in a process that has no launcher.
    static var current: Int32? {
        let descriptor = socket.load(ordering: .relaxed)
        return descriptor < 0 ? nil : descriptor
    }

    /// Lets it go, and waits until it is gone.
    static func end() {
        guard let current else { return }
        close(current)
        var status: Int32 = 0
        while unsafe waitpid(process.load(ordering: .relaxed), &status, 0) < 0, errno == EINTR {}
    }

    // MARK: The launcher's life

    private static func serve(_ socket: Int32) -> Never {
        Confinement.beginLaunching()
        cf_expect_children()
        while next(socket) == .message, let (request, streams) = receive(socket) {
            let child = request.flatMap { start($0, streams) } ?? -1
            for stream in streams where stream >= 0 { close(stream) }
            let status = child > 0 ? status(of: child, socket) : 127
            var answer = FrameWriter()
            answer.number(Int(status))
            _ = unsafe answer.result.withUnsafeBytes {
                unsafe cf_send(socket, $0.baseAddress, $0.count, nil, 0)
            }
        }
        leave(socket, whileRunning: false)
    }

    private enum Event { case message, gone, ended }

    private static func next(_ socket: Int32) -> Event {
        switch cf_wait(socket, STDIN_FILENO) {
        case Int32(cf_message): .message
        case Int32(cf_gone): .gone
        default: .ended
        }
    }

    private static func receive(_ socket: Int32) -> (HelperRequest?, streams: [Int32])? {
        var bytes = [UInt8](repeating: 0, count: HelperRequest.maximumLength)
        var streams: [Int32] = [-1, -1, -1]
        while true {
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe cf_receive(socket, $0.baseAddress, $0.count, &streams, 3)
            }
            guard count > 0 else { return nil }
            // The end of a program that has already ended.
            if count > HelperRequest.end.count { return (HelperRequest(Array(bytes[..<count])), streams) }
        }
    }

    private static func start(_ request: HelperRequest, _ streams: [Int32]) -> pid_t? {
        guard HelperProgram.known.contains(request.name), !streams.contains(-1),
            let program = HelperProgram(named: request.name)
        else { return nil }
        ReadingWorker.limitProcessorTime(request.seconds * HelperBounds.threads)
        return program.start(request.arguments, streams: streams, group: getpgrp())
    }

    /// Waits until a program has ended, or is to end.
    private static func status(of child: pid_t, _ socket: Int32) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(child, &status, WNOHANG) == 0 {
            switch next(socket) {
            case .ended: continue
            case .gone: leave(socket, whileRunning: true)
            case .message:
                var byte: UInt8 = 0
                guard unsafe recv(socket, &byte, 1, 0) > 0 else { leave(socket, whileRunning: true) }
                kill(child, SIGKILL)
            }
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }

    /// Ends the launcher, and the worker with all that was started where that does not end by itself.
    private static func leave(_ socket: Int32, whileRunning: Bool) -> Never {
        var watched = [
            pollfd(fd: socket, events: 0, revents: 0), pollfd(fd: STDIN_FILENO, events: 0, revents: 0),
        ]
        unsafe poll(&watched, 2, 0)
        let hup = Int16(POLLHUP)
        if watched[1].revents & hup != 0 {
            watched[0].revents = 0
            unsafe poll(&watched, 1, patience)
            ScratchFolder.ofWorker?.remove()
        }
        if whileRunning || watched[0].revents & hup == 0 { kill(0, SIGKILL) }
        _exit(0)
    }
}
