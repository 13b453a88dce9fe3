import CConfinement
import POSIX

/// Another program that reads what we do not: run as a child process, given bytes, limited in time and output.
///
/// The program is started by its path with a vector of arguments, never through a shell, in a process group of
/// its own that is ended whole when it takes too long; in a reading worker it joins the worker's. The network is closed to it,
/// and so are files other than the system's, its own and those in the folder for temporary ones, where the kernel can do that.
@safe struct HelperProgram {
    /// The programs that a worker may have started.
    static let known = [
        "pdftotext", "pdftohtml", "pdftoppm", "pdfimages", "tesseract", "soffice", "libreoffice",
    ]

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
        let request = HelperRequest(name: name, arguments: arguments, seconds: seconds)
        let child = try HelperChild(self, request, streams: [input.there, output.there, messages.there])
        defer { child.end() }
        return try HelperExchange(input: input, output: output, messages: messages).run(
            child, end: end, seconds: seconds, maximumOutput: maximumOutput)
    }

    private var name: String {
        String(path.suffix(from: path.lastIndex(of: "/") ?? path.startIndex).dropFirst())
    }

    /// Starts the program; its number, or the negated number of an error.
    ///
    /// - Parameter group: the group of processes that it joins, 0 for one of its own.
    func start(_ arguments: [String], streams: [Int32], group: pid_t) -> pid_t {
        let words = CStrings([path] + arguments)
        let variables = CStrings(Self.environment)
        let path = CStrings([path])
        return unsafe Confinement.withPlaces(Confinement.places(of: self.path)) { places in
            var program = unsafe cf_program(
                path: path.pointers[0], arguments: words.pointers, environment: variables.pointers,
                streams: (streams[0], streams[1], streams[2]), group: group, places: places.pointee)
            return withExtendedLifetime((words, variables, path)) { unsafe cf_start(&program) }
        }
    }

    /// What the program sees of our environment: no more than it needs.
    private static var environment: [String] {
        let kept = ["PATH", "HOME", "TMPDIR", "TESSDATA_PREFIX"].compactMap { name in
            unsafe getenv(name).map { unsafe name + "=" + String(cString: $0) }
        }
        return kept + ["LC_ALL=C.UTF-8"]
    }
}
