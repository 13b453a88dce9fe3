/// A failure that is said in one line, with the code that the program ends with.
struct CommandFailure: Error, CustomStringConvertible {
    let code: Exit
    let description: String

    /// Makes a failure.
    init(_ code: Exit, _ description: String) {
        self.code = code
        self.description = description
    }
}

/// The codes that the program ends with; they follow sysexits.
enum Exit: Int32 {
    /// All is well.
    case success = 0
    /// Finished, but some files were refused, failed or read in part, or something needs fixing.
    case incomplete = 1
    /// The command line cannot be understood.
    case usage = 64
    /// The index or the input is damaged.
    case damaged = 65
    /// A folder, file or index that should be there is not.
    case missing = 66
    /// The language model's endpoint is down.
    case unavailable = 69
    /// A fault of Docent's own.
    case software = 70
    /// The index cannot be created.
    case cannotCreate = 73
    /// The disk is full or fails.
    case inputOutput = 74
    /// Another indexer holds the index.
    case locked = 75
    /// No permission.
    case notPermitted = 77
    /// The configuration is unusable or unsafe.
    case configuration = 78
}
