import ArgumentParser
import Docent

/// `docent search`: finds passages.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find the passages about something.",
        discussion: """
            docent search "notice period for suppliers"
            docent search 'seal kit "PX-4000-B" -archive type:docx' --explain
            docent search 'notice period path:hr/* after:2025'
            """)

    @Argument(
        help: ArgumentHelp(
            "What to look for; use \"…\" for an exact phrase and -word to exclude a word.",
            valueName: "question"))
    var words: [String] = []

    @OptionGroup var location: IndexLocation
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var scope: ScopeOptions
    @OptionGroup var rerank: RerankOptions

    @Option(name: [.customShort("n"), .long], help: "The number of passages to show.")
    var limit = 10

    @Flag(help: "Show how the full-text and vector searches ranked each passage.")
    var explain = false

    @Option(help: "A document that you expect; if it is not found, explains why.")
    var expect: String?

    @Flag(help: "Compare every passage, and show all above the threshold.")
    var all = false

    @Option(
        help: "A JSON lines file with a {\"question\", \"id\"?, \"path\"?} in each line; - is standard input."
    )
    var batch: String?

    /// The question, its words put together where no quotation marks held them; nil when there is none.
    private var question: String? { words.isEmpty ? nil : words.joined(separator: " ") }

    func validate() throws {
        try QuestionWords.check(question, orBatch: batch)
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit is from 1 to 10000.") }
    }

    func run() async throws {
        let settings = try await Settings()
        let assistant = try await settings.assistant(
            at: location.path, access: .readOnly, reranker: rerank.model)
        let filter = try await scope.filter(in: assistant)
        if let batch {
            for try await item in BatchFile(path: batch) {
                let query = Query(parsing: item.question, within: item.narrowing(filter))
                try Output.json(
                    BatchLine(id: item.id, result: try await assistant.search(query, limit: limit)))
            }
            return
        }
        let query = Query(parsing: question ?? "", within: filter)
        let printer = FindingsPrinter(
            terminal: try await settings.terminal(for: assistant), explains: explain || expect != nil,
            question: query.text)
        if all { return try await showAll(query, assistant, printer) }
        let findings = try await assistant.search(query, limit: limit, expecting: expect)
        if printing.json { try Output.json(findings) } else { printer.show(findings) }
    }

    /// Prints hits as they come, so that however many there are, few are in memory.
    private func showAll(_ query: Query, _ assistant: Assistant, _ printer: FindingsPrinter) async throws {
        guard printing.json else {
            return printer.show(
                try await assistant.searchAll(query, expecting: expect) { printer.show($0) })
        }
        var between = "{\"hits\":["
        let summary = try await assistant.searchAll(query, expecting: expect) { hit in
            Output.partial(between + (try Output.text(of: hit)))
            between = ","
        }
        let rest = try Output.text(of: summary).dropFirst()
        Output.line((summary.found == 0 ? between : "") + "]," + rest)
    }
}
