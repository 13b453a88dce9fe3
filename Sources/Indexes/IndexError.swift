/// What can go wrong with an index, in the terms of whoever has to fix it.
public enum IndexError: Error, Sendable, Hashable {
    /// There is no index at the path.
    case missing(path: String)
    /// The file at the path is something else than an index of Docent.
    case notAnIndex(path: String)
    /// The index is damaged; `detail` names the part. Build it again from the documents.
    case damaged(path: String, detail: String)
    /// The index was written by a newer Docent; schema versions count from 1.
    case newerSchema(path: String, found: Int, known: Int)
    /// Another process writes to the index; its number is known when it has written it down.
    case locked(path: String, process: Int32?)
    /// The file or its folder lets nobody write.
    case readOnly(path: String)
    /// The index cannot be created there.
    case cannotCreate(path: String, message: String)
    /// The file may not be read.
    case noPermission(path: String)
    /// The disk is full. What was acknowledged before is kept.
    case diskFull(path: String)
    /// There is not enough memory for the operation.
    case outOfMemory(path: String)
    /// The index was made with another embedding model; both are fingerprints.
    case modelMismatch(expected: String, actual: String)
    /// A vector has another length than the index's model gives.
    case dimensionMismatch(expected: Int, actual: Int)
    /// The index holds no collection of that name.
    case unknownCollection(name: String)
    /// The disk or SQLite failed otherwise; the extended result code and SQLite's message.
    case inputOutput(path: String, code: Int32, message: String)
}

extension IndexError: CustomStringConvertible {
    /// One line for a person: what is wrong, and what to do where there is something to do.
    public var description: String {
        switch self {
        case .missing(let path): "no index at \(path)"
        case .notAnIndex(let path): "\(path) is not a Docent index"
        case .damaged(let path, let detail):
            "the index \(path) is damaged (\(detail)); delete it and index the documents again to rebuild it"
        case .newerSchema(let path, let found, let known):
            "the index \(path) has schema \(found), this program knows up to \(known); use a newer docent"
        case .locked(let path, let process):
            "the index \(path) is being written by "
                + (process.map { "process \($0)" } ?? "another process")
        case .readOnly(let path): "the index \(path) cannot be written to"
        case .cannotCreate(let path, let message): "cannot create the index \(path): \(message)"
        case .noPermission(let path): "no permission to read the index \(path)"
        case .diskFull(let path): "disk full while writing \(path)"
        case .outOfMemory(let path): "not enough memory for the index \(path)"
        case .modelMismatch(let expected, let actual):
            "the index was made with the model \(expected), not \(actual); use that model or index again"
        case .dimensionMismatch(let expected, let actual):
            "the index contains vectors of \(expected) dimensions, not \(actual)"
        case .unknownCollection(let name): "the index contains no collection named \(name)"
        case .inputOutput(let path, let code, let message): "\(path): \(message) (SQLite \(code))"
        }
    }
}
