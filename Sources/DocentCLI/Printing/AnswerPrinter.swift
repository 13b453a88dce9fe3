import Docent
import Synchronization

/// Prints an answer as it comes, then its proofs.
final class AnswerPrinter: Sendable {
    private let terminal: Terminal
    private let streamed = Mutex("")
    private let wrap: Mutex<WordWrap>
    private let found = PassagesSoFar()

    init(terminal: Terminal) {
        self.terminal = terminal
        wrap = Mutex(terminal.wrap())
    }

    /// Prints a step of an answer.
    func show(_ event: AnswerEvent) {
        found.note(event)
        guard case .text(let piece) = event else { return }
        streamed.withLock { $0 += piece }
        guard terminal.showsStream else { return }
        Output.partial(wrap.withLock { $0.pass(Terminal.safe(piece, keepingLines: true)) })
    }

    /// Prints the last word of what was streamed.
    private func endStream() {
        Output.line(wrap.withLock { $0.rest() })
    }

    /// Prints the passages that were found, when no answer came of them or it broke off.
    func showFound() {
        let begun = streamed.withLock { $0 }
        let hasBegun = !begun.isEmpty
        if hasBegun, terminal.showsStream { endStream() }
        if hasBegun, !terminal.showsStream { Output.line(Terminal.safe(begun, keepingLines: true)) }
        if hasBegun { Output.line() }
        let what = hasBegun ? "The answer was cut off and has not been checked." : "No answer was written."
        showNearest(found.hits ?? [], under: "\(what) The passages that were found:")
    }

    /// Prints what is left to print when the answer is whole.
    func finish(_ answer: Answer) {
        let streamed = streamed.withLock { text in
            defer { text = "" }
            return terminal.showsStream ? text : ""
        }
        if !streamed.isEmpty { endStream() }
        let isAsStreamed = !streamed.isEmpty && Self.words(streamed) == Self.words(answer.answer)
        if !streamed.isEmpty, !isAsStreamed { Output.line(terminal.styled("\nChecked:", .dim)) }
        if !isAsStreamed {
            let style: Terminal.Style = answer.status == .notInDocuments ? .warning : .bold
            let text = terminal.wrapped(Terminal.safe(answer.answer, keepingLines: true))
            Output.line(
                text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { terminal.styled(String($0), style) }.joined(separator: "\n"))
        }
        if !answer.citations.isEmpty { Output.line() }
        for citation in answer.citations { show(citation) }
        if answer.status == .notInDocuments {
            if !answer.passages.isEmpty { Output.line() }
            let cited = answer.named.compactMap { rank in answer.passages.first { $0.rank == rank } }
            let others = answer.passages.filter { !answer.named.contains($0.rank) }
            showNearest(
                cited + others,
                under: cited.isEmpty ? "The nearest passages:" : "The passages named and the nearest ones:")
        }
        for remark in answer.remarks {
            Output.line(terminal.styled(terminal.wrapped("! " + Terminal.safe(remark.text)), .warning))
        }
        Output.line(terminal.styled(Self.foot(of: answer), .dim))
    }

    /// An answer without its markers; they alone are not worth printing it twice.
    private static func words(_ answer: String) -> String {
        answer.replacing(#/\s*\[[0-9]+\]/#, with: "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func show(_ citation: Citation) {
        let quote = Terminal.safe(citation.quote.split(separator: "\n").joined(separator: " "))
        let marker = terminal.styled("[\(citation.marker)]", .bold)
        let path = terminal.path(citation.document, in: citation.collection)
        Output.line("\(marker) \(path)  \(terminal.styled(Terminal.safe(citation.address), .dim))")
        Output.line(terminal.wrapped("“\(FindingsPrinter.excerpt(quote, limit: 400))”", indent: "    "))
        guard let cells = citation.cellsInWords else { return }
        let words = Terminal.safe(cells.split(separator: "\n").joined(separator: " "))
        Output.line(terminal.styled(terminal.wrapped(words, indent: "    "), .dim))
    }

    private func showNearest(_ passages: [Hit], under title: String) {
        guard !passages.isEmpty else { return }
        Output.line(title)
        for hit in passages.prefix(3) {
            let path = terminal.path(hit.document, in: hit.collection)
            Output.line("  \(path)  \(terminal.styled(Terminal.safe(hit.locator.display), .dim))")
        }
    }

    private static func foot(of answer: Answer) -> String {
        let time = Int(answer.milliseconds.rounded())
        let sure = Int((answer.confidence * 100).rounded())
        let proofs = answer.citations.filter(\.verified).count
        let verified = proofs == 0 ? "" : proofs == 1 ? ", 1 quote verified" : ", \(proofs) quotes verified"
        guard let model = answer.model else {
            return "quoted without a language model\(verified), confidence \(sure) %, \(time) ms"
        }
        let tokens = answer.receipt.promptTokens.map { " (\($0) read)" } ?? ""
        let count = answer.receipt.passages
        return
            "\(model), \(count.counted("passage")) in \(answer.receipt.tokens) tokens\(tokens)\(verified), "
            + "confidence \(sure) %, \(time) ms"
    }
}
