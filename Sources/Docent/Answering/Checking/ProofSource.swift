import Documents
import Synchronization

/// A passage prepared for checking what was said of it: its quotable words, its units and its figures.
struct ProofSource: Sendable {
    /// The number that markers name.
    let number: Int
    let source: SourcedPassage
    let units: [ProofUnit]
    /// The figures of all that the model was shown of the passage, its title, path and date included.
    let figures: [Figure]
    /// The stems of the same words.
    let stems: Set<String>
    /// The stems of the title, path, date and headings, which speak of all that the passage says.
    let around: Set<String>
    /// The stems of its names.
    let names: Set<String>
    private let finder: QuoteFinder
    private let known = Lookups()
    private let hidden: [Range<Int>]

    init(_ source: SourcedPassage, number: Int) {
        let passage = source.passage
        self.number = number
        self.source = source
        hidden = source.hiddenRanges
        finder = QuoteFinder(source.content.text, range: passage.locator.range)
        units = EvidenceUnit.units(of: source, number: number - 1).map(ProofUnit.init)
        let around =
            [passage.title, passage.document, passage.date ?? "", passage.locator.display] + passage.headings
        let told = [passage.shown] + around
        let shown = Words(passage.shown)
        let naming = Set(around.flatMap { Words($0).stems })
        figures = told.flatMap { Figures.all(in: $0) }
        stems = naming.union(shown.stems)
        self.around = naming
        names = shown.names
    }

    /// The language of the passage's words, else of its document's; nil when the words do not tell.
    var language: QuestionLanguage? {
        known.language {
            QuestionLanguage(tellingOf: source.passage.shown)
                ?? QuestionLanguage(
                    tellingOf: String(decoding: source.content.text.utf8.prefix(1 << 14), as: UTF8.self))
        }
    }

    /// The ranges of the document's text that hold a quote, each exactly one run of bytes; nil when it is not there.
    ///
    /// Tried in this order: the quote as it is, without the marks of Markdown, its rows or lines one by one, and with
    /// what it leaves out at `…`.
    func ranges(of quote: String) -> [Range<Int>]? {
        known.ranges(of: quote) { search($0) }
    }

    private func search(_ quote: String) -> [Range<Int>]? {
        let plain = MarkdownMarks.removed(from: quote)
        for words in [quote, plain] {
            if let range = finder.range(of: words), isShown(range) { return [range] }
        }
        let lines = plain.split(separator: "\n").map(String.init)
        if lines.count > 1 {
            let found = lines.compactMap { finder.range(of: $0) }
            if found.count == lines.count, found.allSatisfy(isShown) { return Self.merged(found) }
        }
        if let pieces = repeated(lines) { return pieces }
        guard let parts = finder.parts(of: plain), parts.allSatisfy({ $0.count >= 4 && isShown($0) }) else {
            return nil
        }
        return parts
    }

    /// The pieces of rows, some of whose cells stand in rows above; nil where a row is not found.
    private func repeated(_ lines: [String]) -> [Range<Int>]? {
        guard let repeated = known.repeated({ RepeatedCells(of: source) }) else { return nil }
        var pieces: [Range<Int>] = []
        for line in lines {
            guard let found = repeated.ranges(of: line) ?? finder.range(of: line).map({ [$0] }) else {
                return nil
            }
            pieces += found.filter { !pieces.contains($0) }
        }
        return pieces.isEmpty || !pieces.allSatisfy(isShown) ? nil : Self.merged(pieces)
    }

    /// The words nearest to a quote that was not copied well; nil when too much differs, or a figure does.
    func nearest(to quote: String) -> Range<Int>? {
        guard let span = finder.nearestSpan(to: quote, minimum: 0.75), isShown(span.range) else { return nil }
        let words = String(source.content[span.range])
        let quoted = Figures.all(in: quote)
        let held = Figures.all(in: words)
        let agree = quoted.count == held.count && zip(quoted, held).allSatisfy { $0.agrees(with: $1) }
        return agree ? span.range : nil
    }

    /// The proof at a range, compared byte for byte with the document's text.
    func citation(_ range: Range<Int>, support: Double, of row: ToldRow? = nil) -> Citation? {
        source.proof(number, range, support: support, of: row)
    }

    private func isShown(_ range: Range<Int>) -> Bool { !hidden.contains { $0.overlaps(range) } }

    /// Runs that only white space parts are one run.
    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound >= last.upperBound,
                range.lowerBound <= last.upperBound + 1
            {
                merged[merged.count - 1] = last.lowerBound..<range.upperBound
            } else {
                merged.append(range)
            }
        }
    }
}

/// What was looked up in a passage already: the check of an answer asks for the same several times.
private final class Lookups: Sendable {
    private let quotes = Mutex([String: [Range<Int>]?]())
    private let told = Mutex(QuestionLanguage??.none)
    private let rows = Mutex(RepeatedCells??.none)

    func ranges(of quote: String, _ search: (String) -> [Range<Int>]?) -> [Range<Int>]? {
        if let known = quotes.withLock({ $0[quote] }) { return known }
        let ranges = search(quote)
        quotes.withLock { $0[quote] = .some(ranges) }
        return ranges
    }

    func repeated(_ find: () -> RepeatedCells?) -> RepeatedCells? {
        if let known = rows.withLock({ $0 }) { return known }
        let found = find()
        rows.withLock { $0 = .some(found) }
        return found
    }

    func language(_ tell: () -> QuestionLanguage?) -> QuestionLanguage? {
        if let known = told.withLock({ $0 }) { return known }
        let language = tell()
        told.withLock { $0 = .some(language) }
        return language
    }
}

extension ProofSource {
    /// Whether a figure stands in the passage's title, path, date or headings, which speak of all its units.
    func isAround(_ figure: Figure) -> Bool {
        let passage = source.passage
        let around =
            [passage.title, passage.document, passage.date.map { String($0.prefix(10)) } ?? ""]
            + passage.headings
        return around.contains { Figures.all(in: $0).contains { $0.agrees(with: figure) } }
    }
}
