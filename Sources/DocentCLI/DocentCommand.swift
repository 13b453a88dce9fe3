import ArgumentParser
import Docent
import POSIX

/// The program: a table of its commands.
@main
struct DocentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docent",
        abstract: "Answer questions from a folder of documents, with proven quotes.",
        discussion: """
            docent index ~/Documents
            docent ask "How long is the notice period?"
            docent serve
            """,
        version: DocentVersion.current,
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(
                name: "Asking",
                subcommands: [
                    AskCommand.self, ChatCommand.self, SearchCommand.self, CompareCommand.self,
                    SummarizeCommand.self, PromptCommand.self,
                ]),
            CommandGroup(
                name: "Document",
                subcommands: [IndexCommand.self, DocumentsCommand.self, ReadCommand.self, GetCommand.self]),
            CommandGroup(
                name: "Upkeep",
                subcommands: [
                    StatusCommand.self, DoctorCommand.self, ModelCommand.self, EvalCommand.self,
                    FeedbackCommand.self, ReplayCommand.self,
                ]),
            CommandGroup(name: "Serving", subcommands: [ServeCommand.self, MCPCommand.self]),
        ])

    static func main() async {
        switch CommandLine.arguments.dropFirst().first {
        case ReadingProcess.command: ReadingProcess.run()
        case ReadCommand.configuration.commandName: ReadingProcess.startEarly()
        default: break
        }
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            end(with: error)
        }
    }

    /// Ends the program: what ArgumentParser raised is its to print, all else is one line and an exit code.
    private static func end(with error: any Error) -> Never {
        guard let failure = CommandFailure(error) else { exit(withError: error) }
        Output.note("docent: \(Terminal.safe(failure.description))")
        POSIX.exit(failure.code.rawValue)
    }
}
