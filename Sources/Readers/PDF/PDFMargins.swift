import Documents

/// The running heads, feet and numbers of pages.
///
/// A running head comes again from page to page, with text between, and its numbers stay or go with the pages. Where they do
/// neither, as those of invoices, each line says something of its own, and so does a row of figures at the foot of a page.
struct PDFMargins {
    private var found: Set<Key> = []

    /// A line of a page.
    private struct Key: Hashable {
        let page: Int
        let top: Double
        let text: String
    }

    /// A line at the edge of a page.
    private struct Entry {
        let page: Int
        let line: PDFLine
        let numbers: [Int]

        var key: Key { Key(page: page, top: line.box.top, text: line.text) }

        init(page: Int, line: PDFLine) {
            self.page = page
            self.line = line
            numbers = line.text.split { $0.wholeNumberValue == nil }.map { Int($0) ?? -1 }
        }

        /// Whether each number is that of another page's line, or goes with the pages.
        func goes(with other: Entry) -> Bool {
            guard page != other.page, numbers.count == other.numbers.count else { return false }
            return zip(numbers, other.numbers).allSatisfy { own, its in
                own == its || own.subtractingReportingOverflow(its) == (page - other.page, false)
            }
        }
    }

    init(_ pages: [PDFPage]) {
        var heads: [String: [Entry]] = [:]
        var figures: [Entry] = []
        var withText: Set<Int> = []
        for (number, page) in pages.enumerated() {
            var alone: [Entry] = []
            for line in page.blocks.joined() where !line.words.isEmpty {
                guard Self.isAtEdge(line, page) else {
                    withText.insert(number)
                    continue
                }
                let letters = Self.letters(of: line)
                let entry = Entry(page: number, line: line)
                if letters.isEmpty { alone.append(entry) } else { heads[letters, default: []].append(entry) }
            }
            figures += Self.alone(alone)
        }
        let least = max(2, min(pages.count / 3, 10))
        for entries in heads.values where Set(entries.lazy.map(\.page)).intersection(withText).count >= least
        {
            addHeads(entries)
        }
        addNumbers(figures, pages.count)
    }

    /// Whether a line of a page, counted from 0, is none of its text.
    func contains(_ line: PDFLine, page: Int) -> Bool {
        found.contains(Key(page: page, top: line.box.top, text: line.text))
    }

    /// The letters of a line, by which running heads are told apart.
    static func letters(of line: PDFLine) -> String { line.text.filter(\.isLetter) }

    private static func isAtEdge(_ line: PDFLine, _ page: PDFPage) -> Bool {
        line.box.bottom < page.height * 0.09 || line.box.top > page.height * 0.91
    }

    /// Lines beside which no other one stands on the same height.
    private static func alone(_ entries: [Entry]) -> [Entry] {
        let sorted = entries.sorted { $0.line.box.top < $1.line.box.top }
        return sorted.indices.filter { index in
            [index - 1, index + 1].allSatisfy { near in
                !sorted.indices.contains(near)
                    || abs(sorted[near].line.box.top - sorted[index].line.box.top) > sorted[index].line.height
                        / 2
            }
        }.map { sorted[$0] }
    }

    private mutating func addHeads(_ entries: [Entry]) {
        let pairs = zip(entries, entries.dropFirst()).filter { $0.page != $1.page }
        guard pairs.count(where: { $1.goes(with: $0) }) * 3 >= pairs.count * 2 else { return }
        found.formUnion(entries.lazy.map(\.key))
    }

    /// The longest number of a page with its signs, as in `- 12 / 40 -`.
    private static let longestNumber = 16

    private mutating func addNumbers(_ entries: [Entry], _ pageCount: Int) {
        let short = entries.filter { $0.line.text.utf8.count <= Self.longestNumber }
        let rows = Dictionary(grouping: short) { Int(($0.line.box.top / 8).rounded()) }
        for (row, entries) in rows {
            let near = (entries + (rows[row + 1] ?? []) + (rows[row - 1] ?? [])).sorted { $0.page < $1.page }
            for (before, entry) in zip(near, near.dropFirst()) where entry.goes(with: before) {
                found.insert(before.key)
                found.insert(entry.key)
            }
            for entry in entries
            where entry.numbers == [entry.page + 1] || entry.numbers == [entry.page + 1, pageCount] {
                found.insert(entry.key)
            }
        }
    }
}
