import ArgumentParser
import Docent

/// `docent replay`: shows an entry of the audit log, and what its question finds now.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Show a logged answer, repeat its search, and report what changed since.",
        usage: "docent replay [<options>] [<entry>]",
        discussion: """
            DOCENT_AUDIT=audit.jsonl docent ask "How long is the notice period?"
            DOCENT_AUDIT=audit.jsonl docent replay 1
            DOCENT_AUDIT=audit.jsonl docent replay --list
            DOCENT_AUDIT=audit.jsonl docent replay --check   # verifies the hashes
            DOCENT_AUDIT=audit.jsonl docent replay --check --expect 3f0c…

            Answers are logged only if DOCENT_AUDIT, or `audit` in the configuration file,
            names a file. Nothing is sent. The hashes reveal accidental changes, but anyone
            who can write the log can rewrite it, hashes included. To prove that no entry
            was changed, keep the last hash that --check prints somewhere else and pass it
            to --expect later.
            """)

    @Argument(help: "The number of the entry (default: the last one).")
    var entry: Int?

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions

    @Option(help: "The log (default: $DOCENT_AUDIT).")
    var audit: String?

    @Flag(help: "Verify the chain of hashes.")
    var check = false

    @Option(help: "With --check: a hash printed earlier that the log must still contain.")
    var expect: String?

    @Flag(help: "List the entries.")
    var list = false

    func validate() throws {
        if expect != nil, !check { throw ValidationError("--expect is for --check.") }
    }

    func run() async throws {
        let settings = try await Settings()
        let log = (audit ?? settings.string("docent.audit")).map { AuditLog(path: $0) }
        if check || list {
            let log = try AuditFile.existing(log)
            return check ? try verify(log) : try list(log)
        }
        let found = try AuditFile.entry(entry, in: log)
        // Said first: an entry of a log that cannot be trusted must not pass for a proof.
        let faults = try AuditFile.existing(log).faults()
        for fault in faults { Output.note("docent: \(fault)") }
        for remark in try AuditFile.existing(log).remarks() { Output.note("docent: \(remark)") }
        let assistant = try await settings.assistant(at: location.path, access: .readOnly)
        let replay = try await assistant.replay(found)
        if printing.json {
            try Output.json(replay)
        } else {
            show(replay, faults, on: Terminal(environment: settings.environment))
        }
        if !faults.isEmpty { throw ExitCode(Exit.damaged.rawValue) }
    }

    private func list(_ log: AuditLog) throws {
        let entries = try log.entries()
        let faults = try log.faults()
        for fault in faults { Output.note("docent: \(fault)") }
        if printing.json { try Output.json(entries.map(EntryLine.init)) }
        for entry in printing.json ? [] : entries {
            Output.line(
                "\(entry.id)  \(entry.time)  \(entry.answer.status.rawValue)  \(Terminal.safe(entry.question))"
            )
        }
        if !faults.isEmpty { throw ExitCode(Exit.damaged.rawValue) }
    }

    private func verify(_ log: AuditLog) throws {
        let found = try log.check(expecting: expect)
        if printing.json {
            try Output.json(found)
        } else {
            for line in found.faults.isEmpty ? Self.lines(of: found) : found.faults { Output.line(line) }
        }
        if !found.faults.isEmpty { throw ExitCode(Exit.damaged.rawValue) }
    }

    /// What is said of a chain without a break, and how far that goes.
    private static func lines(of found: AuditCheck) -> [String] {
        let entries = found.entries == 1 ? "1 entry" : "\(found.entries) entries"
        var lines = ["\(entries), each following the one before it"]
        if let last = found.last { lines.append("last hash: \(last)") }
        if let expected = found.expected {
            lines.append("entry \(expected) has the hash that was expected: none up to it was changed since")
        } else if found.last != nil {
            lines.append(
                "Who may write the log can write it anew: keep this hash elsewhere, and give it to --expect later."
            )
        }
        return lines + found.remarks
    }

    private func show(_ replay: Replay, _ faults: [String], on terminal: Terminal) {
        let entry = replay.entry
        if !faults.isEmpty {
            Output.line(terminal.styled("! the log was changed: what it contains proves nothing", .warning))
        }
        Output.line(
            terminal.styled("\(entry.id). \(Terminal.safe(entry.question))", .bold) + "  \(entry.time)")
        for message in entry.prompt + (entry.further ?? []).joined() {
            Output.line(terminal.styled("--- \(message.role.rawValue), as sent", .dim))
            Output.line(Terminal.safe(message.content, keepingLines: true))
        }
        Output.line(terminal.styled("--- answer", .dim))
        AnswerPrinter(terminal: terminal).finish(entry.answer)
        Output.line(terminal.styled("--- found then and now", .dim))
        for chunk in replay.chunks {
            let ranks = "\(chunk.then.map { "#\($0)" } ?? "–") → \(chunk.now.map { "#\($0)" } ?? "–")"
            let file = chunk.isFileSame == false ? "  file changed" : ""
            Output.line("  \(ranks)  \(Terminal.safe(chunk.document))  \(Terminal.safe(chunk.place))\(file)")
        }
        for change in replay.changes { Output.line(terminal.styled("! \(Terminal.safe(change))", .warning)) }
        if replay.changes.isEmpty && faults.isEmpty {
            Output.line(terminal.styled("nothing changed since", .good))
        }
    }
}

/// An entry of the audit log as one JSON object of a list.
private struct EntryLine: Encodable {
    let id: Int
    let time: String
    let status: Answer.Status
    let question: String

    init(_ entry: AuditEntry) {
        id = entry.id
        time = entry.time
        status = entry.answer.status
        question = entry.question
    }
}

/// Finds entries of the audit log that is in use.
enum AuditFile {
    static func existing(_ log: AuditLog?) throws -> AuditLog {
        guard let log else {
            throw CommandFailure(
                .usage, "no audit log. Set DOCENT_AUDIT to a file to log answers, or name one with --audit.")
        }
        return log
    }

    /// The entry with a number, as it was written.
    static func unchanged(_ number: Int, in log: AuditLog?) throws -> AuditEntry {
        let found = try entry(number, in: log)
        let faults = try existing(log).faults(of: number)
        guard faults.isEmpty else {
            throw CommandFailure(.damaged, "\(faults.joined(separator: "; ")): nothing was stored.")
        }
        return found
    }

    /// The entry with a number, the last when none is given.
    static func entry(_ number: Int?, in log: AuditLog?) throws -> AuditEntry {
        let log = try existing(log)
        let entries = try log.entries()
        guard let entry = number.map({ number in entries.first { $0.id == number } }) ?? entries.last else {
            throw CommandFailure(.missing, "\(log.path): has no entry \(number.map(String.init) ?? "yet").")
        }
        return entry
    }
}
