import ArgumentParser
import Docent

/// `docent feedback`: stores a question with what was found as a case that can be asked again.
struct FeedbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback",
        abstract: "Rate an answer; it becomes a test case that can be asked again.",
        discussion: """
            docent feedback good "How long is the notice period?"
            docent feedback bad "What does the seal kit cost?" --expected "42.50"
            docent feedback bad --entry 12             # an entry of the audit log
            docent eval feedback                       # asks all cases again

            The case is stored in a file beside the index, with the passages that were found.
            """)

    /// What the person thinks.
    enum Verdict: String, ExpressibleByArgument, CaseIterable {
        case good, bad
    }

    @Argument(help: "The rating: good or bad.")
    var verdict: Verdict

    @Argument(help: "The question.")
    var question: String?

    @Option(help: "Words that a correct answer contains.")
    var expected: String?

    @Option(help: "Rate this entry of the audit log.")
    var entry: Int?

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions

    @OptionGroup var languageModel: LanguageModelOption

    func validate() throws {
        guard (question == nil) != (entry == nil) else {
            throw ValidationError("Give either a question or --entry NUMBER.")
        }
        guard question?.allSatisfy(\.isWhitespace) != true else {
            throw ValidationError("The question is empty.")
        }
    }

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly,
            languageModel: entry == nil ? try settings.languageModel(named: languageModel.name) : nil)
        let stored = try await record(with: assistant)
        if printing.json { return try Output.json(stored) }
        Output.line(
            "Stored as \(stored.id) with \(stored.chunks.count) passages in \(assistant.feedbackPath)")
        Output.line("Ask all cases again with: docent eval feedback")
    }

    private func record(with assistant: Assistant) async throws -> FeedbackCase {
        let verdict: FeedbackCase.Verdict = verdict == .good ? .good : .bad
        guard let entry else {
            let asked = Question(question ?? "", filter: try await scope.filter(in: assistant))
            return try await assistant.record(verdict, on: asked, expected: expected)
        }
        let found = try AuditFile.unchanged(entry, in: assistant.audit)
        return try await assistant.record(
            verdict, on: found.asked, answered: found.answer, expected: expected)
    }
}

extension EvalCommand {
    /// `docent eval feedback`.
    struct Feedback: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "feedback",
            abstract: "Ask the stored feedback cases again.",
            usage: "docent eval feedback [<options>]",
            discussion: """
                docent eval feedback
                docent eval feedback --json

                A case holds when the answer has the expected words, or, for a good answer
                without them, when one of its quotes is still given. Ends with 1 when a case
                is broken.
                """)
        @OptionGroup var location: IndexLocation
        @OptionGroup var printing: PrintingOptions
        @OptionGroup var languageModel: LanguageModelOption

        func run() async throws {
            let settings = try await Settings()
            let assistant = try await settings.assistant(
                at: location.path, access: .readOnly,
                languageModel: try settings.languageModel(named: languageModel.name))
            let evaluation = try await FeedbackEvaluation.run(with: assistant)
            if printing.json {
                try Output.json(evaluation)
            } else {
                Output.line(Terminal.safe(evaluation.table, keepingLines: true))
            }
            if evaluation.broken > 0 { throw ExitCode(Exit.incomplete.rawValue) }
        }
    }
}
