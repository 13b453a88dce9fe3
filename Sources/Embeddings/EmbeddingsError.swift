import FoundationEssentials
import POSIX

/// What can go wrong between a model's files and a vector.
public enum EmbeddingsError: Error, Sendable, Hashable {
    /// No model of that name is installed in the folder.
    case modelNotFound(name: String, folder: String)
    /// A file could not be opened, read or mapped; `code` is errno.
    case unreadable(path: String, code: Int32)
    /// A file could not be created or written; `code` is errno.
    case unwritable(path: String, code: Int32)
    /// A model would be copied into itself.
    case ownCopy(path: String)
    /// A file is not what it should be, from this byte on.
    case malformed(path: String, offset: Int, reason: String)
    /// The weights lack a tensor, or it has another shape or type.
    case tensor(path: String, name: String, reason: String)
    /// A well-formed model of a kind that this encoder cannot run.
    case unsupported(path: String, reason: String)
}

extension EmbeddingsError: CustomStringConvertible {
    /// One line that names the file and the reason.
    public var description: String {
        switch self {
        case .modelNotFound(let name, let folder): "no model \"\(name)\" in \(folder)"
        case .unreadable(let path, let code): "cannot read \(path): \(Self.words(for: code))"
        case .unwritable(let path, let code): "cannot write \(path): \(Self.words(for: code))"
        case .ownCopy(let path):
            "\(path) contains the folder of installed models, and cannot be copied into it"
        case .malformed(let path, let offset, let reason): "\(path) at byte \(offset): \(reason)"
        case .tensor(let path, let name, let reason): "\(path): tensor \(name): \(reason)"
        case .unsupported(let path, let reason): "\(path): not supported: \(reason)"
        }
    }

    private static func words(for code: Int32) -> String { unsafe String(cString: strerror(code)) }

    /// The system's code of what kept a file from being made.
    static func code(of error: any Error) -> Int32 {
        ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue ?? EIO
    }
}
