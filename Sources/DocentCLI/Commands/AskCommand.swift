import ArgumentParser
import Docent

/// `docent ask`: answers a question and proves the answer.
struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Answer a question from the documents, with proof.",
        discussion: """
            docent ask "How long is the notice period?"
            docent ask "What does the seal kit cost?" --path 'sales/*' --json
            docent ask "List every emergency number" --every

            With a language model (OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT or OLLAMA_HOST),
            the model writes the answer from the passages found; without one, Docent quotes
            the passages that answer. Either way, each quote is compared with the document
            before it is shown.
            """)

    @Argument(help: ArgumentHelp("The question.", valueName: "question"))
    var words: [String] = []

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions
    @OptionGroup var rerank: RerankOptions

    @OptionGroup var languageModel: LanguageModelOption

    @OptionGroup var handling: UnsupportedOptions

    @Flag(help: "Read every section; use it for questions that list or count.")
    var every = false

    @Option(
        help: "A JSON lines file with a {\"question\", \"id\"?, \"path\"?} in each line; - is standard input."
    )
    var batch: String?

    /// The question, its words put together where no quotation marks held them; nil when there is none.
    private var question: String? { words.isEmpty ? nil : words.joined(separator: " ") }

    func validate() throws {
        guard !every || batch == nil else { throw ValidationError("--every takes one question.") }
        try QuestionWords.check(question, orBatch: batch)
    }

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly,
            languageModel: try settings.languageModel(named: languageModel.name),
            reranker: rerank.model)
        let filter = try await scope.filter(in: assistant)
        if let batch { return try await answer(BatchFile(path: batch), within: filter, assistant) }
        let asked = Question(question ?? "", filter: filter, unsupported: handling.chosen)
        let terminal = try await settings.terminal(for: assistant)
        if every { return try await survey(asked, assistant, terminal) }
        if printing.json {
            let outcome = try await AskOutcome { try await assistant.ask(asked, onEvent: $0) }
            try Output.json(outcome)
            if let error = outcome.error { throw error }
            return
        }
        let printer = AnswerPrinter(terminal: terminal)
        do {
            printer.finish(try await assistant.ask(asked) { printer.show($0) })
        } catch let error as LanguageModelsError {
            printer.showFound()
            throw error
        }
    }

    /// Answers line by line; a question that the model fails at has its error in its line, and the others go on.
    private func answer(_ batch: BatchFile, within filter: SearchFilter, _ assistant: Assistant) async throws
    {
        var failures: [LanguageModelsError] = []
        for try await item in batch {
            let asked = Question(
                item.question, history: item.history ?? [], filter: item.narrowing(filter),
                unsupported: handling.chosen)
            let outcome = try await AskOutcome { try await assistant.ask(asked, onEvent: $0) }
            try Output.json(BatchLine(id: item.id, result: outcome))
            if let error = outcome.error { failures.append(error) }
        }
        if let last = failures.last { throw last }
    }

    private func survey(_ question: Question, _ assistant: Assistant, _ terminal: Terminal) async throws {
        let progress = SurveyProgress(terminal, isQuiet: printing.quiet || printing.json)
        let outcome = try await AskOutcome { _ in
            try await assistant.survey(question) { progress.show($0, of: $1) }
        }
        progress.clear()
        if printing.json {
            try Output.json(outcome)
        } else if case .answered(let answer) = outcome {
            AnswerPrinter(terminal: terminal).finish(answer)
        }
        if let error = outcome.error { throw error }
    }
}
