/// What can go wrong between a model's files and a vector.
public enum EmbeddingsError: Error, Sendable, Hashable {
    /// No model of that name is installed in the folder.
    case modelNotFound(name: String, folder: String)
    /// A file could not be opened, read or mapped; `code` is errno.
    case unreadable(path: String, code: Int32)
    /// A file could not be created or written; `code` is errno.
    case unwritable(path: String, code: Int32)
    /// A file is not what it should be, from this byte on.
    case malformed(path: String, offset: Int, reason: String)
    /// The weights lack a tensor, or it has another shape or type.
    case tensor(path: String, name: String, reason: String)
    /// A well-formed model of a kind that this encoder cannot run.
    case unsupported(path: String, reason: String)
    /// A library refused: its name and its own code.
    case library(name: String, code: Int32)
}

extension EmbeddingsError: CustomStringConvertible {
    /// One line that names the file and the reason.
    public var description: String {
        switch self {
        case .modelNotFound(let name, let folder): "no model \"\(name)\" in \(folder)"
        case .unreadable(let path, let code): "cannot read \(path) (errno \(code))"
        case .unwritable(let path, let code): "cannot write \(path) (errno \(code))"
        case .malformed(let path, let offset, let reason): "\(path) at byte \(offset): \(reason)"
        case .tensor(let path, let name, let reason): "\(path): tensor \(name): \(reason)"
        case .unsupported(let path, let reason): "\(path): not supported: \(reason)"
        case .library(let name, let code): "\(name) failed with code \(code)"
        }
    }
}
