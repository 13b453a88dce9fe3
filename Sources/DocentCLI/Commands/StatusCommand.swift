import ArgumentParser
import Docent

/// `docent status`: says how the index stands.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the index contains and whether it is complete.",
        discussion: """
            docent status
            docent status --check        # verifies every part of the index
            """)

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @Flag(help: "Verify the index: database pages, full text, vectors, and that they agree.")
    var check = false

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: .none)
        let status = try await assistant.status(checking: check)
        if printing.json {
            try Output.json(status)
        } else {
            show(status, on: Terminal(environment: settings.environment))
        }
        if let faults = status.faults, !faults.isEmpty { throw ExitCode(Exit.damaged.rawValue) }
    }

    private func show(_ report: IndexReport, on terminal: Terminal) {
        let status = report.status
        Output.line(terminal.styled(Terminal.safe(report.path), .bold) + "  " + Self.size(status.fileBytes))
        for collection in report.collections {
            let name = Terminal.safe(collection.name)
            Output.line(
                "  \(name): \(collection.documents.counted("file")) from \(Terminal.safe(collection.root))")
        }
        let outcomes = status.documents.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
        let counts = outcomes.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        Output.line(
            "  documents  \(counts.isEmpty ? "none yet; add some with: docent index FOLDER" : counts)")
        let share = status.chunks > 0 ? 100 * status.embedded / status.chunks : 100
        Output.line("  passages   \(status.chunks), \(status.embedded) with vectors (\(share) %)")
        Output.line("  model      \(status.model?.name ?? "none: full text only")")
        for fault in report.faults ?? [] {
            Output.line("  " + terminal.styled("damaged", .bad) + "  " + fault)
        }
        if report.faults?.isEmpty == true { Output.line("  " + terminal.styled("every part agrees", .good)) }
    }

    static func size(_ bytes: Int) -> String {
        bytes < 10_000
            ? "\(bytes) bytes"
            : bytes < 10_000_000 ? "\(bytes / 1000) KB" : "\(bytes / 1_000_000) MB"
    }
}
