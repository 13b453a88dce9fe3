import Docent
import Synchronization

/// Prints what a run over a folder did.
struct ReportPrinter {
    let terminal: Terminal

    /// So many files are named; a folder with thousands of archives would hide everything else.
    private static let longestList = 40

    /// The files that need a person's eye, then one line of sums.
    func show(_ report: IngestionReport) {
        let files = report.files.filter { $0.outcome != .removed }
        for file in files.prefix(Self.longestList) {
            let style: Terminal.Style = file.outcome == .partial ? .warning : .bad
            let reason = file.reason.map { ": " + Terminal.safe($0) } ?? ""
            Output.line(
                "  \(terminal.styled(file.outcome.rawValue, style))  \(Terminal.safe(file.document.isEmpty ? report.collection : file.document))\(reason)"
            )
        }
        if files.count > Self.longestList {
            let rest = files.count - Self.longestList
            Output.line("  … and \(rest) more; docent documents --problems lists them all")
        }
        Output.line(summary(of: report))
    }

    private func summary(of report: IngestionReport) -> String {
        let parts = FileReport.Ending.allCases.compactMap { ending in
            report.outcomes[ending].flatMap { $0 > 0 ? "\($0) \(ending.rawValue)" : nil }
        }
        let name = terminal.styled(report.collection, .bold)
        guard !parts.isEmpty else { return "\(name): no files in this folder" }
        let sums = parts.joined(separator: ", ")
        let seconds = (report.milliseconds / 100).rounded() / 10
        return
            "\(name): \(report.found.counted("file")): \(sums)\(Self.passages(of: report)), in \(seconds) s"
    }

    /// How many passages were written; nothing when none were.
    private static func passages(of report: IngestionReport) -> String {
        guard report.chunks > 0 || report.embedded > 0 else { return "" }
        let vectors = report.model.map { ", \(report.embedded) embedded with \($0)" } ?? ", full text only"
        return "; \(report.chunks) passages\(vectors)"
    }
}

/// Shows a run's progress on one line.
final class ProgressPrinter: Sendable {
    private let line: Mutex<ProgressLine>

    init(_ terminal: Terminal, isQuiet: Bool) {
        line = Mutex(ProgressLine(terminal, isQuiet: isQuiet))
    }

    func show(_ progress: IngestionProgress) {
        line.withLock {
            if progress.done < progress.found {
                $0.update("reading  ", done: progress.done, of: progress.found, unit: "files")
            } else if progress.chunks > 0 {
                $0.update("embedding", done: progress.embedded, of: progress.chunks, unit: "passages")
            }
        }
    }

    func clear() {
        line.withLock { $0.clear() }
    }
}
