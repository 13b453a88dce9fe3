import Docent

extension IndexError {
    /// What went wrong with the index and, where the error does not say so itself, what to do.
    var advice: String { remedy.map { "\(self). \($0)" } ?? "\(self)" }

    private var remedy: String? {
        switch self {
        case .notAnIndex: "Name another file with --index."
        case .locked: "Wait until it is done, or stop it."
        case .readOnly: "To index, get the right to write there, or name another file with --index."
        case .noPermission: "Ask its owner, or name another file with --index."
        case .cannotCreate: "Make its folder first, or name another file with --index."
        case .diskFull: "What was finished is kept: make room, then run the same command again."
        case .unknownCollection: "`docent status` lists them."
        default: nil
        }
    }
}
