import Docent
import FoundationEssentials
import Synchronization

/// A conversation at a terminal or through a pipe: questions, and commands that begin with a slash.
final class Chat {
    private let conversation: Conversation
    private let assistant: Assistant
    private let terminal: Terminal
    private let asJSON: Bool
    private let lines: LineReader
    private let running = RunningAnswer()
    /// The questions that were answered.
    private var answered = 0
    /// Why the last question that failed did.
    private var failure: CommandFailure?

    init(_ conversation: Conversation, _ assistant: Assistant, terminal: Terminal, asJSON: Bool) {
        self.conversation = conversation
        self.assistant = assistant
        self.terminal = terminal
        self.asJSON = asJSON
        lines = LineReader(terminal: terminal)
    }

    /// Asks until the input ends or the person quits; a question that fails does not end the conversation.
    ///
    /// - Returns: what to end with when the questions came through a pipe and none was answered.
    func run() async -> CommandFailure? {
        // One for all questions: a signal whose source was given up is not told to the next source.
        let running = running
        let interruption = Interruption(doing: { running.interrupt() })
        defer { interruption.end() }
        while let line = lines.next(prompt: "> ") {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            if first == "/quit" || first == "/exit" { break }
            do {
                if first.hasPrefix("/") {
                    try await obey(String(first), words.dropFirst().joined(separator: " "))
                } else {
                    try await ask(line)
                }
            } catch is CancellationError {
                Output.note("\nStopped; the question is not part of the conversation.")
                if !lines.isTerminal { break }
            } catch {
                let told = CommandFailure(error) ?? CommandFailure(.software, "\(error)")
                Output.note("docent: \(Terminal.safe(told.description))")
                failure = told
            }
        }
        return lines.isTerminal || answered > 0 ? nil : failure
    }

    /// Keeps the conversation in the index.
    func keep() async throws {
        let session = await conversation.session
        try await assistant.keep(session)
        Output.note("Kept as \(session.id); go on with: docent chat --resume \(session.id)")
    }

    private func ask(_ question: String) async throws {
        let (conversation, asJSON, printer) = (conversation, asJSON, AnswerPrinter(terminal: terminal))
        let asking = Task {
            try await AskOutcome { note in
                try await conversation.ask(question) { event in
                    await note(event)
                    if !asJSON { printer.show(event) }
                }
            }
        }
        running.begin { asking.cancel() }
        defer { running.end() }
        let outcome = try await asking.value
        if asJSON {
            try Output.json(outcome)
        } else if case .answered(let answer) = outcome {
            printer.finish(answer)
            Output.line()
        } else {
            printer.showFound()
        }
        if let error = outcome.error { throw error }
        answered += 1
    }

    private func obey(_ command: String, _ argument: String) async throws {
        let turns = await conversation.turns
        switch command {
        case "/help": Output.line(Self.help)
        case "/keep": try await keep()
        case "/save": try await save(to: argument)
        case "/history":
            for (number, turn) in turns.enumerated() {
                Output.line("\(number + 1). \(Terminal.safe(turn.answer.question))")
            }
        case "/sources", "/explain":
            guard let turn = turns.last else { return Output.note("Nothing was asked yet.") }
            let searched = try await conversation.searched(for: turn)
            show(turn, among: searched, explaining: command == "/explain")
        default: Output.note("\(Terminal.safe(command)): no such command. /help lists them.")
        }
    }

    private func show(_ turn: Conversation.Turn, among searched: Int, explaining: Bool) {
        Output.line(terminal.styled("searched for: \(Terminal.safe(turn.searched))", .dim))
        let printer = FindingsPrinter(
            terminal: terminal, explains: explaining, question: turn.searched)
        printer.show(
            Findings(
                query: turn.searched, hits: turn.answer.passages, searched: searched,
                milliseconds: turn.answer.milliseconds))
        let unread = turn.answer.receipt.unread.map { "[\($0.number)] \($0.document)" }.joined(
            separator: ", ")
        if !unread.isEmpty { Output.line("not read by the model: \(Terminal.safe(unread))") }
    }

    private func save(to path: String) async throws {
        guard !path.isEmpty else { return Output.note("Say where: /save conversation.md (or .json)") }
        let session = await conversation.session
        let encoder = JSONEncoder.steady
        encoder.outputFormatting.insert(.prettyPrinted)
        let data = path.hasSuffix(".json") ? try encoder.encode(session) : Data(session.markdown.utf8)
        guard !FileManager.default.fileExists(atPath: path) else {
            return Output.note("\(Terminal.safe(path)) is there already; choose another name.")
        }
        guard
            FileManager.default.createFile(
                atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure(.cannotCreate, "\(path): cannot be written.") }
        Output.line("Saved: \(Terminal.safe(path))")
    }

    private static let help = """
        /sources   the passages that the last answer was made from
        /explain   the same, with why each was found
        /history   the questions so far
        /save F    writes the conversation to the file F, as Markdown or, when F ends in .json, as JSON
        /keep      keeps the conversation in the index
        /quit      ends (so does Ctrl-D)
        """
}

/// The answer that Ctrl-C stops: it ends that and not the conversation, and the program when nothing is being answered.
private final class RunningAnswer: Sendable {
    private let cancel = Mutex<(@Sendable () -> Void)?>(nil)

    func begin(_ cancel: @escaping @Sendable () -> Void) { self.cancel.withLock { $0 = cancel } }

    func end() { cancel.withLock { $0 = nil } }

    func interrupt() {
        guard let cancel = cancel.withLock({ $0 }) else { Interruption.endProgram() }
        cancel()
    }
}
