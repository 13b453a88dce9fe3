/// The part of a passage that shows why it was found: where the words of the question stand closest together.
///
/// What is left out is marked with `…`; of a table whole rows are shown, below its header.
package struct Excerpt: Sendable, Hashable {
    /// The words, with marks where something is left out.
    package let text: String

    /// Cuts a passage.
    ///
    /// - Parameters:
    ///   - question: the words that were looked for.
    ///   - limit: how many characters of the passage are shown; a passage that is not longer stays whole.
    ///   - header: the header of the table that the passage begins in, when it begins below it.
    package init(of passage: String, for question: String, limit: Int, header: String? = nil) {
        let characters = Array(passage)
        let limit = max(0, limit)
        guard characters.count > limit else {
            text = passage
            return
        }
        let passage = CutPassage(characters)
        let matches = passage.matches(Set(Words(question).stems))
        let window = passage.window(around: Self.densest(matches, within: limit), limit: limit)
        var shown = String(characters[window])
        if window.lowerBound > 0 {
            let isRow = characters[window.lowerBound - 1] == "\n"
            let top = passage.isTable(window) ? header ?? passage.firstRow(before: window) : nil
            shown = (top.map { "\($0)\n" } ?? "") + "…" + (isRow ? "\n" : " ") + shown
        } else if let header, passage.isTable(window) {
            shown = "\(header)\n\(shown)"
        }
        text = window.upperBound < characters.count ? shown + " …" : shown
    }

    /// The shortest stretch that holds the most different words, rare ones for more; nil when there is no match.
    private static func densest(_ matches: [Match], within limit: Int) -> Range<Int>? {
        let counts = matches.reduce(into: [:]) { $0[$1.stem, default: 0] += 1 }
        var best: (score: Double, range: Range<Int>)?
        for (place, first) in matches.enumerated() {
            var seen: Set<String> = []
            var score = 0.0
            var end = first.range.upperBound
            for match in matches[place...] {
                guard match.range.upperBound - first.range.lowerBound <= limit else { break }
                guard seen.insert(match.stem).inserted else { continue }
                score += 1 + 1 / Double(counts[match.stem] ?? 1)
                end = match.range.upperBound
            }
            let range = first.range.lowerBound..<end
            let isBetter = best.map {
                score > $0.score + 1e-9 || score > $0.score - 1e-9 && range.count < $0.range.count
            }
            if isBetter ?? true { best = (score, range) }
        }
        return best?.range
    }

    /// A word of the question in the passage.
    fileprivate struct Match {
        let stem: String
        let range: Range<Int>
    }
}

/// A passage too long to be shown whole.
private struct CutPassage {
    let characters: [Character]

    init(_ characters: [Character]) { self.characters = characters }

    /// Where the stems of a question stand, in order.
    func matches(_ stems: Set<String>) -> [Excerpt.Match] {
        var matches: [Excerpt.Match] = []
        var start = 0
        while start < characters.count {
            guard !characters[start].isWhitespace else {
                start += 1
                continue
            }
            let end = characters[start...].firstIndex(where: \.isWhitespace) ?? characters.count
            for stem in Words(String(characters[start..<end])).stems
            where Words.share(of: stem, in: stems) > 0 {
                matches.append(Excerpt.Match(stem: stem, range: start..<end))
            }
            start = end
        }
        return matches
    }

    /// So many characters around a stretch, from the beginning of a line or a word to the end of one.
    func window(around stretch: Range<Int>?, limit: Int) -> Range<Int> {
        guard let stretch else { return 0..<end(from: 0, limit: limit) }
        let room = max(0, limit - stretch.count)
        let earliest = max(0, stretch.lowerBound - room / 2)
        let line = characters[..<stretch.lowerBound].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        guard line < earliest else {
            return line..<end(from: line, limit: max(limit, stretch.upperBound - line))
        }
        let word = characters[earliest..<stretch.lowerBound].firstIndex(where: \.isWhitespace)
        let start = earliest == 0 ? 0 : word.map { $0 + 1 } ?? stretch.lowerBound
        return start..<end(from: start, limit: limit)
    }

    /// The end of the last whole line within the limit, else of the last whole word.
    private func end(from start: Int, limit: Int) -> Int {
        guard start + limit < characters.count else { return characters.count }
        let shown = characters[start..<(start + limit)]
        if isTable(shown.indices), let line = shown.lastIndex(of: "\n"), line > start + limit / 3 {
            return line
        }
        return shown.lastIndex(where: \.isWhitespace).flatMap { $0 > start ? $0 : nil } ?? start + limit
    }

    /// Whether cells stand in a stretch.
    func isTable(_ range: Range<Int>) -> Bool { characters[range].contains("\t") }

    /// The first row of the table that a stretch lies in: the first line of the run of rows before it.
    func firstRow(before range: Range<Int>) -> String? {
        let lines = String(characters[..<range.lowerBound]).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .dropLast()
        let rows = lines.reversed().prefix { $0.contains("\t") }
        return rows.last.map(String.init)
    }
}
