import ArgumentParser
import Docent

/// `docent documents`: lists what the index holds.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "List the indexed documents and their outcomes.",
        usage: "docent documents [<options>]",
        discussion: """
            docent documents
            docent documents --type xlsx --json
            docent documents --problems
            """)

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions

    @Flag(help: "Show only documents that were not read completely.")
    var problems = false

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: .none)
        let all = try await assistant.documents(within: try await scope.filter(in: assistant))
        let documents = all.filter { !problems || $0.outcome != .indexed }
        if printing.json {
            try Output.json(documents.map(DocumentLine.init))
            return
        }
        let terminal = try await settings.terminal(for: assistant)
        for document in documents { show(document, on: terminal) }
        if documents.isEmpty {
            Output.note(all.isEmpty ? "No document matches." : "Every document was read whole.")
        }
    }

    private func show(_ document: StoredDocument, on terminal: Terminal) {
        let format = (document.format?.rawValue ?? "–").padding(to: 9)
        let title = document.title.isEmpty ? "" : "  " + terminal.styled(Terminal.safe(document.title), .dim)
        let reason = document.reason.map {
            terminal.styled("  \(document.outcome.rawValue): \($0.message)", .warning)
        }
        let collection =
            terminal.namesCollections
            ? "  " + terminal.styled("in \(Terminal.safe(document.collection))", .dim) : ""
        Output.line("\(format) \(Terminal.safe(document.path))\(collection)\(title)\(reason ?? "")")
    }
}

/// A document of the index as one JSON object.
struct DocumentLine: Encodable {
    let document: String
    let collection: String
    let title: String
    let format: String?
    let date: String?
    let size: Int
    let sha256: String
    let outcome: String
    let code: String?
    let reason: String?
    let passages: Int

    init(_ document: StoredDocument) {
        self.document = document.path
        collection = document.collection
        title = document.title
        format = document.format?.rawValue
        date = document.date
        size = document.file.size
        sha256 = document.file.sha256.hexadecimal
        outcome = document.outcome.rawValue
        code = document.reason?.code
        reason = document.reason?.message
        passages = document.chunks
    }
}

extension String {
    /// The text followed by spaces up to a width.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
