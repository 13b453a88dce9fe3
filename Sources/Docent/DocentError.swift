public import Indexes
import LanguageModels
import POSIX

/// What can stop a step of the pipeline as a whole; what concerns one file is an outcome, not an error.
public enum DocentError: Error, Sendable, Hashable {
    /// There is no such folder; nothing was changed, so that an unmounted disk loses nothing.
    case folderMissing(path: String)
    /// The folder is empty, though so many of its documents are stored; nothing was changed, since a disk that is not mounted
    /// leaves an empty folder.
    case folderEmpty(path: String, documents: Int, collection: String)
    /// A collection of that name is kept of another folder, which is still there.
    case collectionTaken(name: String, root: String)
    /// The path may not be read.
    case notPermitted(path: String)
    /// The disk or the network failed while a folder was listed; nothing was changed. The code is the system's.
    case folderUnreadable(path: String, code: Int32)
    /// There is no index at the path.
    case indexMissing(path: String)
    /// No document has this path.
    case documentMissing(path: String)
    /// The index knows the document and holds none of its words: it was refused when it was indexed, or failed.
    case documentUnread(path: String, outcome: StoredDocument.Outcome, reason: String?)
    /// Several collections have different documents at the path.
    case pathAmbiguous(path: String, collections: [String])
    /// A locator names a place that the document does not have.
    case placeMissing(document: String, place: String)
    /// The reference of a locator cannot be understood.
    case referenceMalformed(String)
    /// A folder of judgements or a file of questions cannot be used.
    case evaluationUnusable(path: String, reason: String)
    /// An embedding model could not be brought here.
    case modelDownload(name: String, reason: String)
    /// The audit log, or the file of feedback, cannot be read or added to.
    case auditUnusable(path: String, reason: String)
    /// A search is narrowed to a format that there is not.
    case formatUnknown(name: String)
    /// A search is narrowed to a time that is no date; the field is `after` or `before`.
    case dateMalformed(field: String, date: String)
    /// There are only restrictions, and nothing to look for.
    case questionMissing
    /// The step needs a language model and none is configured.
    case languageModelMissing
    /// The step needs an embedding model and none is installed.
    case embeddingModelMissing
}

extension DocentError: CustomStringConvertible {
    /// One line that names the thing and says what to do.
    public var description: String {
        switch self {
        case .folderMissing(let path):
            "\(path): no such folder; nothing was changed. Check the path, or mount the disk."
        case .folderEmpty(let path, let documents, let collection):
            "\(path): the folder is empty, but \(documents.counted("document")) from it \(documents == 1 ? "is" : "are") in the index; nothing was changed. Mount the disk, or remove the collection with: docent index --forget \(collection)"
        case .collectionTaken(let name, let root):
            "the collection \(name) already refers to \(root); nothing was changed. Give this folder another name with NAME=FOLDER, or remove the other one first with: docent index --forget \(name)"
        case .notPermitted(let path):
            "\(path): no permission to read it. Ask its owner for access, or run as another user."
        case .folderUnreadable(let path, let code):
            "\(path): cannot be listed completely (\(String(cString: strerror(code)))); nothing was changed. Check the disk or the connection, then run the command again."
        case .indexMissing(let path):
            "\(path): there is no index yet. Create one with: docent index FOLDER"
        case .documentMissing(let path):
            "\(path): no such document in the index. `docent documents` lists them."
        case .documentUnread(let path, let outcome, let reason):
            "\(path): \(outcome.rawValue) when it was indexed\(reason.map { ": \($0)" } ?? ""). The index contains none of its text."
        case .pathAmbiguous(let path, let collections):
            "\(path): collections \(collections.joined(separator: ", ")) have different documents at this path. Choose one with --collection, or give the file's path on disk."
        case .placeMissing(let document, let place):
            "\(document): has no place \(place). `docent read` shows the places of a file."
        case .referenceMalformed(let text):
            "\(text): not a locator. Write it as path#place, such as budget.xlsx#Costs!B7:D9 or plan.pptx#slide=4"
        case .evaluationUnusable(let path, let reason):
            "\(path): \(reason)"
        case .modelDownload(let name, let reason):
            "\(name): not installed: \(reason)."
        case .auditUnusable(let path, let reason):
            "\(path): cannot be used: \(reason). Questions are answered only if they can be logged."
        case .formatUnknown(let name):
            "\(name): unknown document type. The types are \(FormatNames.all.joined(separator: ", ")); extensions "
                + "such as md and names such as word work too."
        case .dateMalformed(let field, let date):
            "\(field): \(date) is not a date; write 2026-01-31, 2026-01 or 2026."
        case .questionMissing:
            "nothing to look for: -word and filters such as type:pdf only narrow a search; add what you are looking for."
        case .languageModelMissing:
            "no language model is configured. Set OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT or OLLAMA_HOST."
        case .embeddingModelMissing:
            "no embedding model is installed. Install one with: docent model install all-MiniLM-L6-v2"
        }
    }
}

extension DocentError {
    /// The same where what went wrong may be an operator in a question, such as `type:draft`, that was meant as words.
    package var describedForQuestion: String {
        switch self {
        case .formatUnknown, .dateMalformed:
            "\(self) To search for the words themselves, put them in quotation marks."
        default: description
        }
    }
}
