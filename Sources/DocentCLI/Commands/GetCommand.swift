import ArgumentParser
import Docent

/// `docent get`: prints the words at an address.
struct GetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Print the text at an address.",
        usage: "docent get [<options>] <locator>",
        discussion: """
            docent get 'sales/price-list.xlsx#2026!B7:D9'
            docent get 'meetings/kickoff.pptx#slide=4'
            docent get 'hr/travel.docx#section=Being there/Hotels&paragraph=2'
            docent get 'hr/travel.docx#Being there › Hotels ¶2'
            docent get 'hr/travel.docx#range=1200-1350' --json
            """)

    @Argument(help: "path#place, with the place as in citations or in the examples above.")
    var locator: String

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @Option(help: "The collection, if several contain this document.")
    var collection: String?

    @Flag(help: "Include text that is hidden in the file.")
    var hidden = false

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: .none)
        let found = try await assistant.words(at: locator, in: collection, showsHidden: hidden)
        if printing.json {
            try Output.json(found)
        } else {
            Output.line(Terminal.safe(found.text, keepingLines: true))
            if found.hidden > 0 {
                Output.note("What the file hides from its readers is left blank; --hidden shows it.")
            }
        }
    }
}
