import ArgumentParser
import Docent

/// `docent prompt`: prints the exact prompt of a question without sending it.
struct PromptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompt",
        abstract: "Print the exact prompt that a question would send, without sending it.",
        discussion: "docent prompt \"How long is the notice period?\"")

    @Argument(help: "The question.")
    var question: String

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, languageModel: try settings.languageModel(named: nil))
        let context = try await assistant.prompt(for: Question(question, filter: scope.filter))
        if printing.json {
            try Output.json(context.messages)
            return
        }
        for message in context.messages {
            Output.line("--- \(message.role.rawValue)")
            Output.line(Terminal.safe(message.content, keepingLines: true))
        }
        Output.note("\(context.passages.count) passages, \(context.tokens) tokens")
    }
}
