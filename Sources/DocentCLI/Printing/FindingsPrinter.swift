import Docent

/// Prints what a search found.
struct FindingsPrinter {
    let terminal: Terminal
    let explains: Bool

    /// Each passage with its address, then a line on the search itself.
    func show(_ findings: Findings) {
        for hit in findings.hits { show(hit) }
        for note in findings.notes { Output.line(terminal.styled(Terminal.safe(note), .warning)) }
        let count = findings.hits.count
        let what = count == 0 ? "Nothing found" : "\(count) passage\(count == 1 ? "" : "s")"
        let time = (findings.milliseconds * 10).rounded() / 10
        guard let threshold = findings.threshold else {
            return Output.line(terminal.styled("\(what) among \(findings.searched), \(time) ms", .dim))
        }
        let all = findings.indexed.map { " of \($0)" } ?? ""
        let least = (threshold * 100).rounded() / 100
        Output.line(
            terminal.styled(
                "Read \(findings.searched)\(all) passages: \(what.lowercased()) as near as \(least) or with its words, \(time) ms",
                .dim))
    }

    private func show(_ hit: Hit) {
        let place = terminal.styled(Terminal.safe(hit.locator.display), .dim)
        let path = terminal.styled(Terminal.safe(hit.document), .accent)
        Output.line("\(terminal.styled("\(hit.rank).", .bold)) \(path)  \(place)")
        let text = Self.excerpt(hit.text, limit: 320)
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
