import ArgumentParser
import Docent

/// `docent eval`: measures Docent on judged questions.
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Measure retrieval and answers on judged questions.",
        discussion: """
            docent eval retrieval ~/beir/scifact
            docent eval questions questions.json --failures
            docent eval feedback
            """,
        subcommands: [Retrieval.self, Questions.self, Feedback.self])

    /// `docent eval retrieval`.
    struct Retrieval: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retrieval",
            abstract: "Measure retrieval on a folder in the BEIR layout.",
            usage: "docent eval retrieval [<options>] <folder>",
            discussion: """
                docent eval retrieval ~/beir/scifact
                docent eval retrieval ~/beir/scifact --run scifact.trec --json
                docent eval retrieval ~/beir/scifact --compare before.json

                The folder contains corpus.jsonl, queries.jsonl and qrels/*.tsv. A temporary
                index is built through the ordinary pipeline; nothing is kept.
                """)
        @Argument(help: "The folder.")
        var folder: String
        @Option(help: "Write the fused ranking as a TREC run to this file.")
        var run: String?
        @Option(help: "The qrels file to use (default: test, or the only one).")
        var split: String?
        @OptionGroup var comparing: ComparingOptions
        @OptionGroup var rerank: RerankOptions
        @OptionGroup var printing: PrintingOptions

        func run() async throws {
            let earlier = try comparing.earlier()
            let settings = try await Settings()
            let terminal = Terminal(environment: settings.environment)
            let progress = ProgressPrinter(terminal, isQuiet: printing.quiet || printing.json)
            let evaluation = try await RetrievalEvaluation.run(
                folder: folder, split: split, embeddingModel: settings.string("docent.embedding.model"),
                reranker: rerank.model ?? settings.string("docent.rerank.model"), runFile: self.run
            ) { progress.show($0) }
            progress.clear()
            let comparison = try comparing.comparison(of: evaluation.scores, with: earlier)
            if printing.json {
                try Output.json(ComparedEvaluation(evaluation: evaluation, comparison: comparison))
            } else {
                Output.line(evaluation.table)
                if let comparison { Output.line("\n" + comparison.table()) }
            }
        }
    }

    /// `docent eval questions`.
    struct Questions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "questions",
            abstract: "Measure answers on a file of questions with expected documents and answers.",
            usage: "docent eval questions [<options>] <file>",
            discussion: """
                docent eval questions Corpus/handbook/questions.json --index team.sqlite
                docent eval questions mine.json --record before.json
                docent eval questions mine.json --compare before.json --failures
                """)
        @Argument(help: "The file of questions, in the format of Corpus/handbook/questions.json.")
        var file: String
        @OptionGroup var location: IndexLocation
        @OptionGroup var comparing: ComparingOptions
        @OptionGroup var rerank: RerankOptions
        @OptionGroup var printing: PrintingOptions
        @OptionGroup var languageModel: LanguageModelOption
        @Option(help: "Ask only the questions of this split, such as test.")
        var split: String?
        @Flag(help: "List the questions that failed.")
        var failures = false

        func run() async throws {
            let earlier = try comparing.earlier()
            let settings = try await Settings()
            let assistant = try await settings.assistant(
                at: location.path, access: .readOnly,
                languageModel: try settings.languageModel(named: languageModel.name),
                reranker: rerank.model)
            let evaluation = try await QuestionEvaluation.run(file: file, split: split, with: assistant)
            Self.warn(ofMissing: evaluation.missingDocuments)
            let comparison = try comparing.comparison(of: evaluation.scores, with: earlier)
            if printing.json {
                try Output.json(ComparedEvaluation(evaluation: evaluation, comparison: comparison))
            } else {
                Output.line(evaluation.table)
                if let comparison { Output.line("\n" + comparison.table(isDetailed: failures)) }
                if failures { evaluation.failures.forEach { Output.line(Terminal.safe($0)) } }
            }
        }

        /// Says which expected documents cannot be found: a slip in the file of questions looks like a poor search.
        private static func warn(ofMissing documents: [String]) {
            guard !documents.isEmpty else { return }
            let more = documents.count - 5
            let names = documents.prefix(5).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
            Output.note("docent: expected, but not in the index: \(Terminal.safe(names))")
        }
    }
}
