import ArgumentParser
import Docent

/// `docent prompt`: prints the exact prompt of a question without sending it.
struct PromptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompt",
        abstract: "Print the exact prompt that a question would send, without sending it.",
        usage: "docent prompt [<options>] <question> ...",
        discussion: "docent prompt \"How long is the notice period?\"")

    @Argument(help: ArgumentHelp("The question.", valueName: "question"))
    var words: [String]

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions

    /// The question, its words put together where no quotation marks held them.
    private var question: String { words.joined(separator: " ") }

    func validate() throws {
        try QuestionWords.check(question, orBatch: nil)
    }

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, languageModel: try settings.languageModel(named: nil))
        let asked = Question(question, filter: try await scope.filter(in: assistant))
        let context = try await assistant.prompt(for: asked)
        if printing.json {
            try Output.json(context.messages)
            return
        }
        for message in context.messages {
            Output.line("--- \(message.role.rawValue)")
            Output.line(Terminal.safe(message.content, keepingLines: true))
        }
        Output.note("\(context.passages.count.counted("passage")), \(context.tokens.counted("token"))")
    }
}
