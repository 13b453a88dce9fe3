import Documents

/// A line, or what stands of it between wide gaps.
struct PDFSegment {
    let line: PDFLine
    let block: Int
    /// How many lines its block has.
    let blockLines: Int
    /// Whether it belongs to a block of running text.
    let isProse: Bool

    /// How exactly left edges agree, in points.
    static let edgeWidth = 4.0
    /// The least gap between cells, in heights of the text.
    private static let gap = 1.6
    private static let fewestProseWords = 5

    var height: Double { max(line.height, 1) }
    var middle: Double { (line.box.top + line.box.bottom) / 2 }
    var words: Int { line.words.count }
    /// Whether it is a line of running text, and no short one at its end.
    var isProseLine: Bool { isProse && words >= Self.fewestProseWords }
    /// The left edge, counted in steps within which edges agree.
    var edge: Int { Int((max(-10_000, min(line.box.left, 100_000)) / Self.edgeWidth).rounded()) }

    /// Whether it begins at one of some edges, or beside it.
    func isAt(_ edges: Set<Int>) -> Bool { (edge - 1...edge + 1).contains(where: edges.contains) }

    /// Whether its words begin with a letter, as those of an item do and figures do not.
    var beginsWithLetter: Bool {
        line.text.first { !$0.isPunctuation && !$0.isWhitespace }?.isLetter ?? false
    }

    /// Whether it is a bullet, or a number or letter that counts items, such as `2.`, `a)` or `1.2`.
    var isMark: Bool {
        let text = line.text
        guard text.utf8.count <= 8, !text.contains(where: \.isWhitespace) else { return false }
        let core = text.filter { $0.isLetter || $0.isNumber }
        guard !core.isEmpty else { return text.count == 1 && !"-–—=|/".contains(text) }
        if core.allSatisfy(\.isNumber) {
            return core.count <= 3 && text.allSatisfy { $0.isNumber || ".()".contains($0) }
        }
        let isCounted = core.count == 1 || core.lowercased().allSatisfy { "ivx".contains($0) }
        return isCounted && (text.last == "." || text.last == ")")
    }

    /// The segments of a page's blocks, in their order.
    static func all(of blocks: [[PDFLine]]) -> [PDFSegment] {
        blocks.enumerated().flatMap { number, block -> [PDFSegment] in
            let lines = block.filter { !$0.words.isEmpty }
            let parts = lines.map(split)
            let long = parts.count { $0.count == 1 && $0[0].words.count >= fewestProseWords }
            return parts.joined().map {
                PDFSegment(line: $0, block: number, blockLines: lines.count, isProse: long > 1)
            }
        }
    }

    /// A line cut at its wide gaps.
    private static func split(_ line: PDFLine) -> [PDFLine] {
        guard line.boxes.count == line.words.count else { return [line] }
        var parts: [PDFLine] = []
        for (word, box) in zip(line.words, line.boxes) {
            if let last = parts.last, box.left - last.box.right <= max(line.height, 1) * gap {
                parts[parts.count - 1].words.append(word)
                parts[parts.count - 1].boxes.append(box)
                parts[parts.count - 1].box = last.box.union(box)
            } else {
                var part = PDFLine(box: box, words: [word], boxes: [box])
                part.height = line.height
                part.columnRight = line.columnRight
                part.turned = line.turned
                parts.append(part)
            }
        }
        return parts.count == 1 ? [line] : parts
    }
}
