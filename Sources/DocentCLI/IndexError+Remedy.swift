import Docent

extension IndexError {
    /// What went wrong with the index and, where the error does not say so itself, what to do.
    var advice: String { remedy.map { "\(self). \($0)" } ?? "\(self)" }

    private var remedy: String? {
        switch self {
        case .notAnIndex: "Name another file with --index."
        case .locked: "Wait until it is finished, or stop it."
        case .readOnly: "To index, get write permission there, or name another file with --index."
        case .noPermission: "Ask its owner, or name another file with --index."
        case .cannotCreate: "Create its folder first, or name another file with --index."
        case .diskFull: "Finished work is kept: free some space, then run the same command again."
        case .unknownCollection: "`docent status` lists them."
        default: nil
        }
    }
}
