import Docent
import Synchronization

/// Prints what a run over a folder did.
struct ReportPrinter {
    let terminal: Terminal

    /// So many lines are printed; a folder with thousands of damaged files would hide everything else.
    private static let longestList = 40
    /// So many files that ended alike have a line each; of more, so many are named.
    private static let fewAlike = 3

    /// What happened to the files that need a person's eye, then one line of sums.
    func show(_ report: IngestionReport) {
        let groups = self.groups(of: report)
        let lines = groups.flatMap { self.lines(of: $0, in: report) }
        for line in lines.prefix(Self.longestList) { Output.line(line) }
        if lines.count > Self.longestList || groups.contains(where: { $0.count > Self.fewAlike }) {
            Output.line("  docent documents --problems lists every one of them")
        }
        Output.line(summary(of: report))
    }

    /// The files that ended alike, for the same reason, in the order of the first of each.
    private func groups(of report: IngestionReport) -> [[FileReport]] {
        var places: [String: Int] = [:]
        var groups: [[FileReport]] = []
        for file in report.files where file.outcome != .removed {
            let key = "\(file.outcome.rawValue) \(file.reason ?? "")"
            if let place = places[key] {
                groups[place].append(file)
            } else {
                places[key] = groups.count
                groups.append([file])
            }
        }
        return groups
    }

    private func lines(of group: [FileReport], in report: IngestionReport) -> [String] {
        func name(_ file: FileReport) -> String {
            Terminal.safe(file.document.isEmpty ? report.collection : file.document)
        }
        func line(_ file: FileReport, _ subject: String) -> String {
            let style: Terminal.Style = file.outcome == .partial ? .warning : .bad
            let reason = file.reason.map { ": " + Terminal.safe($0) } ?? ""
            return "  \(terminal.styled(file.outcome.rawValue, style))  \(subject)\(reason)"
        }
        guard let first = group.first, group.count > Self.fewAlike else {
            return group.map { line($0, name($0)) }
        }
        let named = group.prefix(Self.fewAlike).map(name).joined(separator: ", ")
        let rest = group.count - Self.fewAlike
        return [line(first, group.count.counted("file")), "    \(named) and \(rest.counted("other"))"]
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
