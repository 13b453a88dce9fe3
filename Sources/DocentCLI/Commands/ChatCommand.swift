import ArgumentParser
import Docent

/// `docent chat`: a conversation over the documents.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Ask questions and follow-up questions interactively.",
        discussion: """
            docent chat
            docent chat --path 'hr/*' --keep
            docent chat --resume 3f2a91c4
            printf 'How long is the notice period?\\n/sources\\n' | docent chat

            /sources  the passages of the last answer     /explain  why they were found
            /save F   writes the conversation to a file   /keep     keeps it in the index
            /history  the questions so far                /quit     ends

            Conversations are stored only if you ask for it.
            """)

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions
    @OptionGroup var handling: UnsupportedOptions

    @OptionGroup var languageModel: LanguageModelOption

    @Flag(help: "Store the conversation in the index when it ends.")
    var keep = false

    @Option(help: "Continue a stored conversation.")
    var resume: String?

    @Flag(help: "List the stored conversations.")
    var list = false

    @Option(help: "Delete a stored conversation.")
    var forget: String?

    func run() async throws {
        let settings = try await Settings()
        let manages = list || forget != nil
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, embeddingModel: manages ? .none : .chosen(nil),
            languageModel: manages ? nil : try settings.languageModel(named: languageModel.name))
        if list { return try showKept(try await assistant.keptSessions()) }
        if let forget {
            guard try await assistant.forgetSession(forget) else { throw Self.missing(forget) }
            if printing.json { return try Output.json(["forgotten": forget]) }
            return Output.line("Forgotten: \(Terminal.safe(forget))")
        }
        var session: Conversation.Session?
        if let resume {
            session = try await assistant.keptSession(resume)
            if session == nil { throw Self.missing(resume) }
        }
        let conversation = Conversation(
            with: assistant, filter: try await scope.filter(in: assistant), unsupported: handling.chosen,
            continuing: session)
        let terminal = try await settings.terminal(for: assistant)
        let chat = Chat(conversation, assistant, terminal: terminal, asJSON: printing.json)
        let failure = await chat.run()
        if keep, await !conversation.turns.isEmpty { try await chat.keep() }
        if let failure { throw ExitCode(failure.code.rawValue) }
    }

    private static func missing(_ id: String) -> CommandFailure {
        CommandFailure(.missing, "\(id): no such conversation is kept. `docent chat --list` lists them.")
    }

    private func showKept(_ sessions: [Conversation.Session]) throws {
        if printing.json { return try Output.json(sessions) }
        for session in sessions {
            let first = session.turns.first?.answer.question ?? ""
            Output.line(
                "\(session.id)  \(session.began)  \(session.turns.count) turns  \(Terminal.safe(first))")
        }
        if sessions.isEmpty { Output.note("No conversation is kept.") }
    }
}
