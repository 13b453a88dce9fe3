import Docent

/// Prints what a search found.
struct FindingsPrinter {
    let terminal: Terminal
    let explains: Bool
    /// What was looked for, around which long passages are cut.
    var question = ""

    /// Each passage with its address, then a line on the search itself.
    func show(_ findings: Findings) {
        for hit in findings.hits { show(hit) }
        show(findings.notes)
        if findings.searched == 0, findings.notes.isEmpty { return Output.line(Self.nothingToSearch) }
        let what = Self.counted(findings.hits.count)
        let among = findings.searched > 0 ? " among \(findings.searched)" : ""
        Output.line(terminal.styled("\(what)\(among), \(Self.time(findings.milliseconds))", .dim))
    }

    /// A line on a search whose hits were shown before.
    func show(_ summary: SearchSummary) {
        show(summary.notes)
        if summary.searched == 0, summary.notes.isEmpty { return Output.line(Self.nothingToSearch) }
        let least = (summary.threshold * 100).rounded() / 100
        let what = Self.counted(summary.found).lowercased()
        let time = Self.time(summary.milliseconds)
        Output.line(
            terminal.styled(
                "Read \(summary.searched) of \(summary.indexed) passages: \(what) as near as \(least) or with its words, \(time)",
                .dim))
    }

    private func show(_ notes: [String]) {
        for note in notes { Output.line(terminal.styled(Terminal.safe(note), .warning)) }
    }

    private static let nothingToSearch =
        "Nothing to search: no document matches the filters, or the index is empty."

    private static func counted(_ count: Int) -> String {
        count == 0 ? "Nothing found" : count.counted("passage")
    }

    private static func time(_ milliseconds: Double) -> String { "\((milliseconds * 10).rounded() / 10) ms" }

    /// One passage with its address.
    func show(_ hit: Hit) {
        let place = terminal.styled(Terminal.safe(hit.locator.display), .dim)
        let path = terminal.path(hit.document, in: hit.collection)
        Output.line("\(terminal.styled("\(hit.rank).", .bold)) \(path)  \(place)")
        let text = Excerpt(of: hit.text, for: question, limit: 320, header: hit.context).text
        Output.line(terminal.wrapped(Terminal.safe(text, keepingLines: true), indent: "   "))
        for copy in hit.copies { Output.line(terminal.styled("   also in \(Terminal.safe(copy))", .dim)) }
        if explains { explain(hit) }
        Output.line()
    }

    private func explain(_ hit: Hit) {
        let lexical = hit.lexical.map { "full text #\($0.rank) (\(Self.short($0.score)))" } ?? "full text –"
        let vector = hit.vector.map { "vector #\($0.rank) (\(Self.short($0.score)))" } ?? "vector –"
        Output.line(terminal.styled("   score \(Self.short(hit.score)): \(lexical), \(vector)", .dim))
        for note in hit.notes { Output.line(terminal.styled("   \(Terminal.safe(note))", .dim)) }
    }

    static func short(_ number: Double) -> String {
        let scaled = (number * 1000).rounded() / 1000
        return String(scaled)
    }

    /// The first words of a text, cut at a word.
    static func excerpt(_ text: String, limit: Int) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(limit)
        let end = cut.lastIndex(of: " ") ?? cut.endIndex
        return cut[..<end] + " …"
    }
}
