import ArgumentParser
import Docent

/// `docent compare`: what two documents say differently.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show the differences between two documents, cited on both sides.",
        usage: "docent compare [<options>] <left> <right>",
        discussion: """
            docent compare archive/price-list-2025.xlsx sales/price-list-2026.xlsx
            docent compare draft.docx final.docx --json

            Each is a document of the index, by its path there, or a file. Sections are
            aligned by their headings and their words; sentences, rows and figures that
            differ are shown. With a language model, the differences are also described.
            """)

    @Argument(help: "The first document.")
    var left: String

    @Argument(help: "The second document.")
    var right: String

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @Option(
        help:
            "Language model that describes the differences, such as gpt-4o-mini; 'none' only lists them."
    )
    var model: String?

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: .none,
            languageModel: try settings.languageModel(named: model))
        let comparison = try await assistant.compare(left, with: right)
        if printing.json { return try Output.json(comparison) }
        ComparisonPrinter(terminal: Terminal(environment: settings.environment)).show(comparison)
    }
}

/// Prints what differs, section by section.
struct ComparisonPrinter {
    let terminal: Terminal

    func show(_ comparison: Comparison) {
        var section: [String]?
        for difference in comparison.differences {
            if difference.section != section {
                if section != nil { Output.line() }
                section = difference.section
                let path = difference.section.joined(separator: " › ")
                Output.line(
                    terminal.styled(Terminal.safe(path.isEmpty ? "(before any heading)" : path), .bold))
            }
            show(difference.left, "-", .bad)
            show(difference.right, "+", .good)
            for change in difference.changes { show(change) }
        }
        if let summary = comparison.summary {
            Output.line()
            AnswerPrinter(terminal: terminal).finish(summary)
        }
        let counts = [Comparison.Kind.changed, .removed, .added].map { kind in
            "\(comparison.differences.count { $0.kind == kind }) \(kind.rawValue)"
        }
        let (left, right) = (comparison.left.sections, comparison.right.sections)
        if comparison.differences.isEmpty { Output.line("No differences.") }
        Output.line()
        for line in [
            "Sections: \(left) in the first document, \(right) in the second, \(comparison.aligned) in both.",
            "Differences: \(counts.joined(separator: ", ")); \(Int(comparison.milliseconds)) ms",
        ] {
            Output.line(terminal.styled(line, .dim))
        }
    }

    private func show(_ citation: Citation?, _ sign: String, _ style: Terminal.Style) {
        guard let citation else { return }
        let words = citation.quote.split(whereSeparator: \.isNewline).joined(separator: " ").replacing(
            "\t", with: " | ")
        Output.line(terminal.styled(terminal.wrapped("\(sign) \(Terminal.safe(words))"), style))
        let place = "\(citation.document)  \(citation.locator.display)"
        Output.line(terminal.styled("    \(Terminal.safe(place))", .dim))
    }

    private func show(_ change: Comparison.Change) {
        let name = change.name.flatMap { $0.isEmpty ? nil : "\($0): " } ?? ""
        let words = "\(name)\(change.left ?? "–") → \(change.right ?? "–")"
        Output.line(terminal.styled("    \(Terminal.safe(words))", .warning))
    }
}
