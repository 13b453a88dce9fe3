import ArgumentParser
import Docent

/// `docent model`: the embedding models on this machine.
struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "List, install and choose embedding models.",
        discussion: """
            docent model
            docent model install all-MiniLM-L6-v2
            docent model use all-MiniLM-L6-v2
            """,
        subcommands: [List.self, Install.self, Use.self, Served.self], defaultSubcommand: List.self)

    /// `docent model list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the installed models.", discussion: "docent model list --json")
        @OptionGroup var printing: PrintingOptions

        func run() async throws {
            let models = try EmbeddingModels().list()
            if printing.json {
                try Output.json(models)
                return
            }
            for model in models {
                let mark = model.isInUse ? "*" : " "
                Output.line(
                    "\(mark) \(model.name)  \(model.dimension) dimensions, \(model.maximumTokens) tokens  \(model.folder)"
                )
            }
            if models.isEmpty {
                Output.line(
                    "No embedding model is installed. Install one with: docent model install all-MiniLM-L6-v2"
                )
            }
        }
    }

    /// `docent model install`.
    struct Install: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "install",
            abstract: "Install a model by name, or from a folder in the Hugging Face layout.",
            discussion: """
                docent model install all-MiniLM-L6-v2
                docent model install ~/models/snowflake-arctic-embed-s
                """)
        @Argument(
            help:
                "A known name, or a folder with config.json, vocab.txt or tokenizer.json, and model.safetensors."
        )
        var model = "all-MiniLM-L6-v2"

        func run() async throws {
            let installed = try await EmbeddingModels().install(model) { Output.note($0) }
            Output.line("Installed \(installed.name) in \(installed.folder). It is in use now.")
        }
    }

    /// `docent model use`.
    struct Use: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "use",
            abstract: "Choose the model for new indexes.",
            discussion: "docent model use all-MiniLM-L6-v2")
        @Argument(help: "The name of an installed model.")
        var name: String

        func run() async throws {
            try EmbeddingModels().use(name)
            Output.line(
                "New indexes are made with \(name). Existing ones keep the model they were made with.")
        }
    }
}
