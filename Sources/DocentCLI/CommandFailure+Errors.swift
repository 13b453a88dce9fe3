import ArgumentParser
import Docent
import DocentServer
import FoundationEssentials

extension CommandFailure {
    /// What an error of any room means on the command line; nil for ArgumentParser's own.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as DocentError: self.init(Self.code(of: error), error.describedForQuestion)
        case IndexError.missing(let path):
            self.init(.missing, DocentError.indexMissing(path: path).description)
        case let error as IndexError: self.init(Self.code(of: error), error.advice)
        case let error as ReaderError: self.init(Self.code(of: error), Self.line(of: error))
        case let error as EmbeddingsError: self.init(Self.code(of: error), "\(error)")
        case let error as LanguageModelsError: self.init(Self.code(of: error), "\(error)")
        case ServerError.tokenMissing: self.init(.configuration, "\(error)")
        case let error as ServerError: self.init(.unavailable, "\(error)")
        case is CancellationError: self.init(.software, "stopped")
        // What parses the command line has errors of its own, some of which ask for help.
        case _ where String(reflecting: type(of: error)).hasPrefix("ArgumentParser."): return nil
        case let error as CocoaError: self.init(.inputOutput, "\(error)")
        default: self.init(.software, "\(error)")
        }
    }

    /// What went wrong with one file that a person named.
    init(_ error: ReaderError, of file: String) {
        self.init(Self.code(of: error), "\(file): \(Self.line(of: error))")
    }

    private static func code(of error: ReaderError) -> Exit {
        switch error {
        case .missing: .missing
        case .denied: .notPermitted
        case .changing, .inputOutput: .inputOutput
        default: .damaged
        }
    }

    private static func code(of error: DocentError) -> Exit {
        switch error {
        case .folderMissing, .folderEmpty, .indexMissing, .documentMissing, .placeMissing: .missing
        case .documentUnread: .damaged
        case .notPermitted: .notPermitted
        case .referenceMalformed, .pathAmbiguous, .formatUnknown, .dateMalformed, .questionMissing,
            .collectionTaken:
            .usage
        case .evaluationUnusable: .missing
        case .languageModelMissing, .embeddingModelMissing: .configuration
        case .modelDownload: .unavailable
        case .auditUnusable, .folderUnreadable: .inputOutput
        }
    }

    private static func code(of error: IndexError) -> Exit {
        switch error {
        case .missing, .unknownCollection: .missing
        case .notAnIndex, .damaged, .newerSchema, .dimensionMismatch: .damaged
        case .modelMismatch: .configuration
        case .locked: .locked
        case .cannotCreate: .cannotCreate
        case .readOnly, .noPermission: .notPermitted
        case .diskFull, .inputOutput: .inputOutput
        case .outOfMemory: .software
        }
    }

    private static func code(of error: EmbeddingsError) -> Exit {
        switch error {
        case .modelNotFound, .unreadable: .missing
        case .malformed, .tensor, .unsupported: .damaged
        case .unwritable: .cannotCreate
        case .ownCopy: .usage
        }
    }

    private static func code(of error: LanguageModelsError) -> Exit {
        if case .misconfigured = error { .configuration } else { .unavailable }
    }

    private static func line(of error: ReaderError) -> String {
        error.remedy.map { "\(error). \($0)" } ?? "\(error)"
    }
}
