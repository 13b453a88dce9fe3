/// Why a file could not be read.
///
/// Never holds text of the file.
public enum ReaderError: Error, Sendable, Hashable {
    /// The bytes break the rules of their format; the line is known for text formats.
    case damaged(format: String, detail: String, line: Int?)
    /// The file needs a password.
    case encrypted
    /// A limit was reached; the detail names it.
    case tooLarge(detail: String)
    /// No reader understands the format, or its helper program is not installed.
    case unsupported(format: String, remedy: String)
    /// The file declares entities or a document type where its format forbids them, or that would grow beyond bounds.
    case unsafeMarkup(detail: String, line: Int?)
    /// Text that a program wrote for programs, such as minified code.
    case generated(detail: String)
    /// Reading took more than the seconds allowed.
    case timeLimit(seconds: Int)
    /// Reading needed more memory than allowed.
    case memoryLimit
    /// The reading process died by a signal.
    case crashed(signal: Int32)
    /// The reading process gave an answer that is none.
    case garbled
    /// The file system refused to open or read the file.
    case denied
    /// There is no such file.
    case missing
    /// The path names a folder, a pipe, a device or a symbolic link.
    case notRegular
    /// The file kept changing while it was read.
    case changing
    /// The file contains no bytes.
    case empty
    /// The system reported an error: its `errno`.
    case inputOutput(code: Int32)
}

extension ReaderError {
    /// A stable short word for machines.
    public var code: String {
        switch self {
        case .damaged: "damaged"
        case .encrypted: "encrypted"
        case .tooLarge: "too-large"
        case .unsupported: "unsupported"
        case .unsafeMarkup: "unsafe-markup"
        case .generated: "generated"
        case .timeLimit: "time-limit"
        case .memoryLimit: "memory-limit"
        case .crashed: "crashed"
        case .garbled: "garbled"
        case .denied: "denied"
        case .missing: "missing"
        case .notRegular: "not-regular"
        case .changing: "changing"
        case .empty: "empty"
        case .inputOutput: "io"
        }
    }

    /// Whether the file is refused for what it is, and reading it again would end the same way.
    public var isRefusal: Bool {
        switch self {
        case .damaged, .encrypted, .tooLarge, .unsupported, .unsafeMarkup, .generated, .timeLimit,
            .memoryLimit,
            .notRegular,
            .empty:
            true
        case .crashed, .garbled, .denied, .missing, .changing, .inputOutput: false
        }
    }

    /// What a person can do about it, when there is something.
    public var remedy: String? {
        switch self {
        case .damaged: "Open the file in the program that created it and save it again."
        case .encrypted: "Save a copy without a password."
        case .tooLarge: "Raise the limit, or split the file."
        case .unsupported(_, let remedy): remedy
        case .generated: "Index its source instead."
        case .denied: "Give your user permission to read the file."
        case .changing: "Try again when no other program is writing to the file."
        case .timeLimit, .memoryLimit, .crashed, .garbled, .unsafeMarkup, .missing, .notRegular, .empty,
            .inputOutput:
            nil
        }
    }
}

extension ReaderError: CustomStringConvertible {
    /// One plain sentence without a full stop.
    public var description: String {
        switch self {
        case .damaged(let format, let detail, let line):
            "damaged \(format)" + (line.map { " at line \($0)" } ?? "")
                + (detail.isEmpty ? "" : ": \(detail)")
        case .encrypted: "encrypted"
        case .tooLarge(let detail): "too large: \(detail)"
        case .unsupported(let format, _): "unsupported format \(format)"
        case .unsafeMarkup(let detail, let line):
            "unsafe markup" + (line.map { " at line \($0)" } ?? "") + ": \(detail)"
        case .generated(let detail): "generated file: \(detail)"
        case .timeLimit(let seconds): "time limit of \(seconds) s reached"
        case .memoryLimit: "memory limit reached"
        case .crashed(let signal): "parser crashed (\(Self.signalName(signal)))"
        case .garbled: "the parser's reply cannot be understood"
        case .denied: "no permission to read"
        case .missing: "no such file"
        case .notRegular: "not a regular file"
        case .changing: "the file changed while it was read"
        case .empty: "empty file"
        case .inputOutput(let code): "input/output error \(code)"
        }
    }

    private static func signalName(_ signal: Int32) -> String {
        let names: [Int32: String] = [
            4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV",
            24: "SIGXCPU", 25: "SIGXFSZ", 31: "SIGSYS",
        ]
        return names[signal] ?? "signal \(signal)"
    }
}
