import ArgumentParser
import Docent
import FoundationEssentials

/// `docent doctor`: looks at everything that Docent leans on.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check what Docent depends on, and suggest fixes.",
        discussion: """
            docent doctor
            docent doctor --json

            Asks the language model's server for its list of models, and sends nothing
            else. Exits with 1 if something is marked !! and needs fixing; -- marks what is
            merely not installed.
            """)

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    func run() async throws {
        let findings = await findings()
        if printing.json {
            try Output.json(findings)
        } else {
            show(findings, on: Terminal(environment: ProcessInfo.processInfo.environment))
        }
        if findings.contains(where: { !$0.isWell && !$0.isOptional }) {
            throw ExitCode(Exit.incomplete.rawValue)
        }
    }

    private func findings() async -> [Diagnosis] {
        let settings: Settings
        do { settings = try await Settings() } catch {
            return Diagnosis.examine(unreadableSettings: "\(error)")
        }
        return await Diagnosis.examine(
            Diagnosis.Settings(
                indexPath: settings.indexPath(location.path),
                embeddingModel: settings.string("docent.embedding.model"),
                reranker: settings.string("docent.rerank.model"), auditPath: settings.string("docent.audit")
            ) { try LanguageModelConfiguration(environment: settings.modelVariables) })
    }

    private func show(_ findings: [Diagnosis], on terminal: Terminal) {
        for finding in findings {
            let mark =
                finding.isWell
                ? terminal.styled("ok", .good) : terminal.styled(finding.isOptional ? "--" : "!!", .warning)
            let indent = String(repeating: " ", count: 23)
            let state = terminal.wrapped(Terminal.safe(finding.state), indent: indent).dropFirst(23)
            Output.line("\(mark)  \(finding.subject.padding(to: 18)) \(state)")
            if let remedy = finding.remedy {
                Output.line(terminal.wrapped(Terminal.safe(remedy), indent: "    "))
            }
        }
    }
}
