import ArgumentParser
import Docent

extension ModelCommand {
    /// `docent model served`.
    struct Served: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "served",
            abstract: "List the language models that the configured endpoint serves.",
            discussion: """
                docent model served
                OLLAMA_HOST=127.0.0.1 docent model served --json
                """)
        @OptionGroup var printing: PrintingOptions

        func run() async throws {
            let settings = try await Settings()
            guard let configuration = try LanguageModelConfiguration(environment: settings.modelVariables)
            else {
                throw DocentError.languageModelMissing
            }
            let models = try await configuration.servedModels()
            if printing.json { return try Output.json(models) }
            for model in models { Output.line(Terminal.safe(model)) }
            if models.isEmpty { Output.note("The endpoint serves no model.") }
        }
    }
}
