import CConfinement
import POSIX

/// A program that was started: by this process, or for a reading worker by its launcher.
final class HelperChild {
    /// Its number; 0 where the launcher started it.
    private let own: pid_t
    private var status: Int32?

    /// Starts a program with three streams.
    init(_ program: HelperProgram, _ request: HelperRequest, streams: [Int32]) throws(ReaderError) {
        guard let launcher = HelperLauncher.current else {
            own = program.start(request.arguments, streams: streams, group: 0)
            guard own > 0 else { throw .inputOutput(code: -own) }
            return
        }
        own = 0
        let message = request.message
        let sent = unsafe message.withUnsafeBytes { bytes in
            unsafe cf_send(launcher, bytes.baseAddress, bytes.count, streams, streams.count)
        }
        guard sent == message.count else { throw .inputOutput(code: errno) }
    }

    /// How it ended: its status, or the negated signal.
    ///
    /// - Parameter deadline: until when it is waited for, in milliseconds of the clock.
    func status(until deadline: Int, _ seconds: Int) throws(ReaderError) -> Int32 {
        var pause = 1
        while status == nil {
            let left = deadline - Int(ReadingBudget.now() * 1_000)
            guard left > 0 else { throw .timeLimit(seconds: seconds) }
            look(milliseconds: min(left, pause))
            pause = min(pause * 2, own == 0 ? 60_000 : 4)
        }
        return status ?? -1
    }

    private func look(milliseconds: Int) {
        if let launcher = HelperLauncher.current {
            var descriptor = pollfd(fd: launcher, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&descriptor, 1, Int32(milliseconds)) > 0 { status = Self.answer(launcher) }
            return
        }
        var raw: Int32 = 0
        let ended = unsafe waitpid(own, &raw, WNOHANG)
        if ended == own { status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : -(raw & 0x7F) }
        if ended < 0 { status = -1 }
        if ended == 0 { usleep(UInt32(milliseconds) * 500) }
    }

    /// The launcher's answer, which comes when the program has ended.
    private static func answer(_ launcher: Int32) -> Int32 {
        var bytes = [UInt8](repeating: 0, count: 8)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe recv(launcher, $0.baseAddress, $0.count, 0) }
        var frame = FrameReader(Array(bytes.prefix(max(count, 0))))
        return frame.number().map { Int32(truncatingIfNeeded: $0) } ?? -1
    }

    /// Ends it, with those that it started where it leads a group; else these end with the worker.
    func end() {
        guard status == nil else { return }
        if let launcher = HelperLauncher.current {
            _ = unsafe HelperRequest.end.withUnsafeBytes {
                unsafe cf_send(launcher, $0.baseAddress, $0.count, nil, 0)
            }
            status = Self.answer(launcher)
        } else {
            kill(-own, SIGKILL)
            var raw: Int32 = 0
            unsafe waitpid(own, &raw, 0)
            status = -SIGKILL
        }
    }
}
