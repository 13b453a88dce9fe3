import Docent
import FoundationEssentials
import POSIX
import Synchronization

/// Everything that is printed goes through here, so that a closed pipe ends quietly and a full disk does not.
enum Output {
    /// Prints a line on standard output.
    static func line(_ text: String = "") {
        write(text + "\n", to: STDOUT_FILENO)
    }

    /// Prints text on standard output without ending the line, at once.
    static func partial(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Prints a file's own words on standard output: as they are into a pipe, and made safe where a terminal would obey them.
    static func document(_ text: String) {
        partial(isatty(STDOUT_FILENO) == 1 ? Terminal.safe(text, keepingLines: true) : text)
    }

    /// Prints a line on standard error.
    static func note(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    /// Prints a value as one JSON object on one line.
    static func json(_ value: some Encodable, pretty: Bool = false) throws {
        line(try text(of: value, pretty: pretty))
    }

    /// A value as JSON.
    static func text(of value: some Encodable, pretty: Bool = false) throws -> String {
        let encoder = JSONEncoder.steady
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Held while a text is written: a pipe that is read slowly takes a part at a time, and another task's line must not come between.
    private static let lock = Mutex(())

    /// Writes all bytes.
    ///
    /// When nobody reads standard output any more the program ends as other filters do; when what is printed cannot be kept,
    /// it ends with an error. What standard error does not take is lost: there is nowhere to say so.
    static func write(_ text: String, to descriptor: Int32) {
        let failure = lock.withLock { _ in writeAll(text, to: descriptor) }
        guard let failure, descriptor == STDOUT_FILENO else { return }
        if failure == EPIPE { _exit(Exit.success.rawValue) }
        note("docent: standard output: \(String(cString: strerror(failure)))")
        _exit(Exit.inputOutput.rawValue)
    }

    /// - Returns: the system's number of what went wrong, nil when all is written.
    private static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { POSIX.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                bytes = bytes.dropFirst(written)
            } else if errno == EAGAIN {
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&room, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }
}
