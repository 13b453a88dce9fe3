import ArgumentParser
import Docent

/// `docent summarize`: a document in few words, with proofs.
struct SummarizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarize",
        abstract: "Summarize documents section by section, with citations.",
        usage: "docent summarize [<options>] <paths> ...",
        discussion: """
            docent summarize hr/travel-policy-2026.docx
            docent summarize contract.docx annex.pdf --json

            Each document is a path in the index or a file. With a language model, each
            section is summarized in its words and checked; without one, the most telling
            sentences are quoted. Every section is read.
            """)

    @Argument(help: "The documents.")
    var paths: [String]

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @OptionGroup var languageModel: LanguageModelOption

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: .none,
            languageModel: try settings.languageModel(named: languageModel.name))
        let terminal = Terminal(environment: settings.environment)
        for path in paths {
            let summary = try await assistant.summarize(path)
            if printing.json { try Output.json(summary) } else { show(summary, on: terminal) }
        }
    }

    private func show(_ summary: Summary, on terminal: Terminal) {
        Output.line(
            terminal.styled(Terminal.safe(summary.title), .bold) + "  " + Terminal.safe(summary.document))
        for section in summary.sections {
            Output.line()
            Output.line(terminal.styled(Terminal.safe(section.headings.joined(separator: " › ")), .accent))
            Output.line(terminal.wrapped(Terminal.safe(section.text, keepingLines: true), indent: "  "))
            for citation in section.citations {
                Output.line(
                    terminal.styled("  [\(citation.marker)] \(Terminal.safe(citation.locator.display))", .dim)
                )
            }
        }
        for remark in summary.remarks {
            Output.line(terminal.styled("! " + Terminal.safe(remark.text), .warning))
        }
        let writer = summary.model ?? "quoted without a language model"
        Output.line()
        Output.line(
            terminal.styled(
                "read \(summary.sectionsRead) of \(summary.sectionCount) sections, \(Terminal.safe(writer))",
                .dim))
    }
}
