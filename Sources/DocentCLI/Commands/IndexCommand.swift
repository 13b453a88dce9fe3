import ArgumentParser
import Docent
import FoundationEssentials

/// `docent index`: brings an index up to date with folders of documents.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index folders of documents; run it again to pick up changes.",
        usage: "docent index [<options>] [<folders> ...]",
        discussion: """
            docent index ~/Documents
            docent index contracts=~/Legal handbook=./Handbook --index team.sqlite
            docent index --forget contracts

            Each folder becomes a collection. Its name is NAME in NAME=FOLDER, otherwise
            the folder's name (with that of its parent folder if the name is taken).
            Unchanged files are skipped, changed files are replaced, and deleted files are
            removed. Ctrl-C leaves a usable index; the next run continues from there. Exit
            code 1 means that some files could not be read; each is listed with the
            reason.
            """)

    @Argument(help: "Folders to index, as FOLDER or NAME=FOLDER.")
    var folders: [String] = []

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @Option(
        name: .customLong("exclude"),
        help: "Skip files whose path matches, such as 'archive/*'; may be repeated.")
    var excluded: [String] = []

    @Option(help: "Remove this collection from the index; its files are not touched.")
    var forget: String?

    @Option(help: "The embedding model to use, by name or folder (default: the one that the index uses).")
    var model: String?

    @Flag(help: "Read all files again, changed or not.")
    var reread = false

    @Flag(help: "Index full text only; a later run adds the vectors.")
    var textOnly = false

    @Flag(help: "Recognise text in scanned pages (needs tesseract).")
    var ocr = false

    func validate() throws {
        guard folders.isEmpty != (forget == nil) else {
            throw ValidationError("Give either folders or --forget COLLECTION.")
        }
        let names = folders.compactMap { Self.split($0).name }
        if let name = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("The name \(name) is given twice; each folder needs its own.")
        }
    }

    func run() async throws {
        let settings = try await Settings()
        if let forget { return try await self.forget(forget, settings) }
        // A slip of the keyboard must not leave an empty index behind.
        for folder in folders { try await Assistant.check(folder: Self.split(folder).folder) }
        let assistant = try await settings.assistant(
            at: location.path, access: .readWrite, embeddingModel: textOnly ? .none : .chosen(model))
        if assistant.embedder == nil, !textOnly, !printing.quiet {
            Output.note(
                "No embedding model is installed: indexing full text only. Install one with: docent model install"
            )
        }
        for (name, folder) in folders.map(Self.split) {
            if let name { try await assistant.check(name, for: folder) }
        }
        let terminal = Terminal(environment: settings.environment)
        let interruption = Interruption(
            saying: "docent: stopped. What was finished is kept; run the same command to go on.")
        defer { interruption.end() }
        var reports: [IngestionReport] = []
        for folder in folders {
            reports.append(
                try await index(
                    folder, with: assistant, scanLanguages: settings.string("docent.ocr.languages"),
                    terminal: terminal))
        }
        if !reports.allSatisfy(\.isComplete) { throw ExitCode(Exit.incomplete.rawValue) }
    }

    private func forget(_ name: String, _ settings: Settings) async throws {
        // Only an index that is there holds anything to forget; none is made for it.
        _ = try await settings.assistant(at: location.path, access: .readOnly, embeddingModel: .none)
        let assistant = try await settings.assistant(
            at: location.path, access: .readWrite, embeddingModel: .none)
        let forgotten = try await assistant.forget(collection: name)
        if printing.json { return try Output.json(forgotten) }
        Output.line(
            "Forgotten: \(Terminal.safe(forgotten.name)) (\(Terminal.safe(forgotten.root))), \(forgotten.documents.counted("document")). The files themselves were not touched."
        )
    }

    private func index(
        _ argument: String, with assistant: Assistant, scanLanguages: String?, terminal: Terminal
    ) async throws -> IngestionReport {
        let (name, folder) = Self.split(argument)
        let progress = ProgressPrinter(terminal, isQuiet: printing.quiet || printing.json)
        let options = IngestionOptions(
            rereads: reread, excluded: excluded, defersVectors: textOnly, recognisesScans: ocr,
            scanLanguages: scanLanguages)
        defer { progress.clear() }
        let report = try await assistant.ingest(folder: folder, as: name, options: options) {
            progress.show($0)
        }
        progress.clear()
        if printing.json {
            try Output.json(report)
        } else if !printing.quiet || !report.isComplete {
            ReportPrinter(terminal: terminal).show(report)
        }
        return report
    }

    /// `NAME=FOLDER`, unless a folder of that whole name is meant.
    static func split(_ argument: String) -> (name: String?, folder: String) {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex,
            !argument[..<sign].contains("/"), !FileManager.default.fileExists(atPath: argument)
        else { return (nil, argument) }
        return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }
}
