import ArgumentParser
import Docent

/// `docent summarize`: a document in few words, with proofs.
struct SummarizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarize",
        abstract: "Say what documents say, section by section, with proof.",
        discussion: """
            docent summarize hr/travel-policy-2026.docx
            docent summarize contract.docx annex.pdf --json

            Each is a document of the index, by its path there, or a file. With a language
            model each section is put in its words and checked; without one the sentences
            that say most are quoted. Every section is read.
            """)

    @Argument(help: "The documents.")
    var paths: [String]

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @Option(help: "The language model to use, such as gpt-4o-mini; 'none' quotes.")
    var model: String?

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: .none,
            languageModel: try settings.languageModel(named: model))
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
        for remark in summary.remarks { Output.line(terminal.styled("! " + Terminal.safe(remark), .warning)) }
        let writer = summary.model ?? "quoted without a language model"
        Output.line()
        Output.line(
            terminal.styled(
                "read \(summary.sectionsRead) of \(summary.sectionCount) sections, \(Terminal.safe(writer))",
                .dim))
    }
}
