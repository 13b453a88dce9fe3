import Documents

/// Finds the headings of a document whose author made them by hand: short bold paragraphs over text that is not bold.
///
/// Where styles tell headings, nothing is guessed; a title alone tells none. One such line alone is no heading, but words
/// that matter.
enum WordHeadings {
    /// The pieces with their headings, the largest words the highest.
    static func found(in items: [FlowItem]) -> [FlowItem] {
        var styled = 0
        var paragraphs = 0
        for item in items {
            guard case .paragraph(let paragraph) = item else { continue }
            paragraphs += 1
            if case .heading = paragraph.kind { styled += 1 }
        }
        guard styled <= 1, paragraphs > 1 else { return items }
        let positions = positions(in: items)
        guard positions.count > 1, positions.count * 2 <= items.count + 1 else { return items }
        let sizes = Set(positions.map { size(of: items[$0]) }).sorted(by: >)
        var items = items
        for position in positions {
            guard case .paragraph(var paragraph) = items[position] else { continue }
            let rank = sizes.firstIndex(of: size(of: items[position])) ?? 0
            paragraph.kind = .heading(level: min(rank + styled + 1, 6))
            items[position] = .paragraph(paragraph)
        }
        return items
    }

    /// The size in half points; Word's own is 11 points where the file does not say.
    private static func size(of item: FlowItem) -> Int {
        guard case .paragraph(let paragraph) = item, paragraph.size > 0 else { return 22 }
        return Int(paragraph.size)
    }

    /// Where headings stand: from the end, since one over another of smaller words is a heading as well.
    private static func positions(in items: [FlowItem]) -> [Int] {
        var found: [Int] = []
        var below: (isText: Bool, size: Int)?
        for position in items.indices.reversed() {
            switch items[position] {
            case .reference: continue
            case .table: below = (true, 0)
            case .paragraph(let paragraph):
                guard paragraph.layer == nil || paragraph.layer == .body else { continue }
                let own = size(of: items[position])
                guard paragraph.isBold, paragraph.kind == .paragraph else {
                    below = (true, 0)
                    continue
                }
                guard let next = below, next.isText || own > next.size, isShort(paragraph.text) else {
                    below = nil
                    continue
                }
                found.append(position)
                below = (false, own)
            }
        }
        return found
    }

    /// Whether words may be a heading: few, with a letter, and no sentence.
    private static func isShort(_ text: Inline) -> Bool {
        let words = text.text
        guard words.utf8.count <= 120, let first = words.first, let last = words.last,
            words.contains(where: \.isLetter), !first.isLowercase
        else { return false }
        return !".,;。".contains(last)
    }
}
