import POSIX

/// Another program that reads what we do not: run as a child process, given bytes, limited in time and output.
///
/// The program is started by its path with a vector of arguments, never through a shell, in a process group of
/// its own that is ended whole when it takes too long; in a reading worker it joins the worker's.
@safe struct HelperProgram {
    /// Where it lies.
    let path: String

    /// What a run gave.
    struct Output {
        let bytes: [UInt8]
        let messages: String
        let status: Int32
    }

    /// Finds a program on the search path; nil when it is not installed.
    init?(named name: String) {
        let search =
            unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin:/usr/local/bin"
        for folder in search.split(separator: ":") where folder.hasPrefix("/") {
            let candidate = folder + "/" + name
            if unsafe access(candidate, X_OK) == 0 {
                path = String(candidate)
                return
            }
        }
        return nil
    }

    /// Runs the program over some input.
    ///
    /// - Parameters:
    ///   - seconds: how long it may take.
    ///   - maximumOutput: how many bytes it may write.
    func run(
        _ arguments: [String], input: [UInt8] = [], seconds: Int, maximumOutput: Int
    ) throws(ReaderError) -> Output {
        let input = try HelperPipe(input)
        let output = try HelperPipe()
        let messages = try HelperPipe()
        let end = HelperBounds.end(of: seconds)
        let child = try spawn(arguments, input, output, messages, seconds)
        defer { HelperBounds.end(child) }
        return try HelperExchange(input: input, output: output, messages: messages).run(
            child: child, end: end, seconds: seconds, maximumOutput: maximumOutput)
    }

    private func spawn(
        _ arguments: [String], _ input: borrowing HelperPipe, _ output: borrowing HelperPipe,
        _ messages: borrowing HelperPipe, _ seconds: Int
    ) throws(ReaderError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input.there, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.there, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, messages.there, 2)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        // The thread that starts it may block the signal that says its time is up.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setpgroup(&attributes, HelperBounds.group)
        var child: pid_t = 0
        let words = CStrings([path] + arguments)
        let variables = CStrings(Self.environment)
        let code = HelperBounds.start(seconds) {
            unsafe posix_spawn(&child, path, &actions, &attributes, words.pointers, variables.pointers)
        }
        guard code == 0 else { throw .inputOutput(code: code) }
        return child
    }

    /// What the program sees of our environment: no more than it needs.
    private static var environment: [String] {
        let kept = ["PATH", "HOME", "TMPDIR", "TESSDATA_PREFIX"].compactMap { name in
            unsafe getenv(name).map { unsafe name + "=" + String(cString: $0) }
        }
        return kept + ["LC_ALL=C.UTF-8"]
    }
}

/// A null-terminated vector of C strings.
@safe private final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        unsafe pointers = .allocate(capacity: strings.count + 1)
        for (position, string) in strings.enumerated() { unsafe pointers[position] = strdup(string) }
        unsafe pointers[strings.count] = nil
    }

    deinit {
        for position in 0..<count { unsafe free(pointers[position]) }
        unsafe pointers.deallocate()
    }
}
