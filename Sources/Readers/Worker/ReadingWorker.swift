import CConfinement
import Documents
import POSIX

/// Reads the files that a program sends over standard input until the program goes away; never returns.
///
/// This is what the hidden command `parse-worker` runs. First of all the process gives up what it inherited, bounds
/// itself (address space, descriptors, no core files, and before each file its processor time) and gives up its rights: see
/// ``Confinement``. Standard input must be a socket; standard output is not used, and standard error is for last words.
package func runReadingWorker() -> Never {
    ReadingWorker.closeInheritedFiles()
    ReadingWorker.acceptSignals()
    ReadingWorker.limitProcess()
    ReadingWorker.keepTimeZone()
    ReadingWorker.leadGroup()
    Confinement.beginReading()
    let mostHeld = ReadingWorker.mostHeld
    var count = 0
    while let request = ReadingWorker.receive() {
        let result = ReadingWorker.result(of: consume request)
        count += 1
        let isLast =
            count >= ReadingWorker.maximumFiles || ReadingWorker.hasGrown(from: mostHeld)
            || ReadingWorker.mayLeave(result)
        guard ReadingFrames.answer(result, isLast: isLast, send: ReadingWorker.send) else { break }
        if isLast { break }
    }
    HelperLauncher.end()
    _exit(0)
}

/// The parts of a reading worker's life.
enum ReadingWorker {
    /// After so many files a worker makes room for a fresh one.
    static let maximumFiles = 1_000

    /// Closes all but the standard three, so that no file reaches what the program had open.
    static func closeInheritedFiles() {
        for descriptor in openDescriptors() where descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// The descriptors that the kernel lists as open, or every possible number where it lists none: to close those one by one
    /// takes milliseconds where many files may be open.
    private static func openDescriptors() -> [Int32] {
        guard let folder = unsafe opendir("/proc/self/fd") else {
            var bound = rlimit()
            getLimit(RLIMIT_NOFILE, &bound)
            return Array(0..<Int32(clamping: min(bound.rlim_cur, 1 << 16)))
        }
        defer { unsafe closedir(folder) }
        var descriptors: [Int32] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let number = Int32(name) { descriptors.append(number) }
        }
        return descriptors
    }

    /// Lets every signal through: a worker is started by a thread that may block them, and would not notice that its
    /// processor time is up.
    static func acceptSignals() {
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigprocmask(SIG_SETMASK, &none, nil)
    }

    /// Bounds what the process may take for as long as it lives.
    static func limitProcess() {
        limit(RLIMIT_AS, 4 << 30)
        limit(RLIMIT_CORE, 0)
        limit(RLIMIT_NOFILE, 128)
        limit(RLIMIT_FSIZE, 2 << 30)
        cf_return_blocks(1 << 20)
    }

    /// Leads a group of processes, which the programs that are started for it join, and has them started by another.
    static func leadGroup() {
        setpgid(0, 0)
        mustSucceed(getpgrp() == getpid() && HelperLauncher.start() ? 0 : -1)
    }

    /// Whether a helper program that was ended may have left programs of its own, which go with this worker.
    static func mayLeave<Success>(_ result: Result<Success, ReaderError>) -> Bool {
        guard case .failure(.timeLimit) = result else { return false }
        return true
    }

    /// Names the system's time zone, since the C library otherwise looks for it anew at each member of a container.
    static func keepTimeZone() {
        unsafe setenv("TZ", ":/etc/localtime", 0)
        tzset()
    }

    /// Lets the process use some more seconds of processor time, after which the system ends it.
    static func limitProcessorTime(_ seconds: Int) {
        var usage = rusage()
        unsafe getrusage(own, &usage)
        let used = Int(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        var inherited = rlimit()
        getLimit(RLIMIT_CPU, &inherited)
        var bound = lowered(inherited, to: rlim_t(used + min(max(seconds, 1), 1 << 30) + 1))
        setLimit(RLIMIT_CPU, &bound)
    }

    /// A bound at a value, or as near to it as the hard bound lets it, which only the superuser may raise.
    static func lowered(_ inherited: rlimit, to value: rlim_t) -> rlimit {
        rlimit(rlim_cur: min(value, inherited.rlim_max), rlim_max: inherited.rlim_max)
    }

    #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
    private static let own = __rusage_who_t(RUSAGE_SELF.rawValue)
    private static func setLimit(_ resource: Resource, _ bound: inout rlimit) {
        mustSucceed(unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &bound))
    }
    private static func getLimit(_ resource: Resource, _ bound: inout rlimit) {
        _ = unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &bound)
    }
    #else
    private typealias Resource = Int32
    private static let own = RUSAGE_SELF
    private static func setLimit(_ resource: Resource, _ bound: inout rlimit) {
        mustSucceed(unsafe setrlimit(resource, &bound))
    }
    private static func getLimit(_ resource: Resource, _ bound: inout rlimit) {
        _ = unsafe getrlimit(resource, &bound)
    }
    #endif

    private static func limit(_ resource: Resource, _ value: Int) {
        var bound = rlimit()
        getLimit(resource, &bound)
        bound = lowered(bound, to: rlim_t(value))
        bound.rlim_max = bound.rlim_cur
        setLimit(resource, &bound)
    }

    /// A worker that cannot bound itself reads nothing.
    private static func mustSucceed(_ result: Int32) {
        guard result != 0 else { return }
        unsafe perror("docent: a reading worker cannot bound itself")
        exit(1)
    }

    /// Whether the process has held more than 256 MB, so that a fresh one should follow.
    ///
    /// The system counts what the program that started the worker had held as the worker's own: `first`, what it tells before
    /// the first file, is no growth.
    static func hasGrown(from first: Int) -> Bool { mostHeld > max(256 << 10, first) }

    /// The most memory that the process has held, in KB.
    static var mostHeld: Int {
        var usage = rusage()
        unsafe getrusage(own, &usage)
        return usage.ru_maxrss
    }

    /// Reads one file within its bounds; its bytes are let go before its document is made.
    static func result(of request: consuming Request) -> Result<DocumentDraft, ReaderError> {
        limitProcessorTime(request.options.maximumSeconds)
        HelperBounds.begin(ReadingBudget(request.bytes, request.options))
        let options = request.options
        let source = Source(name: request.name, bytes: request.bytes)
        _ = consume request
        do throws(ReaderError) {
            return .success(try readDraft(consume source, options: options))
        } catch {
            return .failure(error)
        }
    }

    // MARK: Frames

    /// A file to read.
    struct Request {
        let name: String
        let bytes: [UInt8]
        let options: ReadingOptions
    }

    /// The next file, or nil when the program has gone or does not speak sense.
    static func receive() -> Request? {
        guard
            let length = receive(8).flatMap({ bytes in
                var reader = FrameReader(bytes)
                return reader.number()
            }), (0...1 << 20).contains(length),
            let header = receive(length), let request = ReadingFrames.request(header),
            let bytes = receive(request.byteCount)
        else { return nil }
        return Request(name: request.name, bytes: bytes, options: request.options)
    }

    private static func receive(_ count: Int) -> [UInt8]? {
        guard count > 0 else { return [] }
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = unsafe read(STDIN_FILENO, buffer.baseAddress?.advanced(by: filled), count - filled)
                if got < 0, errno == EINTR { continue }
                if got <= 0 { return }
                filled += got
            }
        }
        return bytes.count == count ? bytes : nil
    }

    /// Sends an answer; false when the program has gone.
    static func send(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = unsafe write(
                    STDIN_FILENO, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                sent += count
            }
            return true
        }
    }
}
