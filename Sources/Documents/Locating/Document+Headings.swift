extension Document {
    /// The headings of the body above words, outermost first, where the words' place does not name them: lines and pages do not.
    ///
    /// It looks through the blocks above; who needs the headings of all of them has ``sections()``.
    package func headings(above range: Range<Int>) -> [String] {
        let first = blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
        guard first < blocks.count, blocks[first].place.isCounted else { return [] }
        var headings: [String] = []
        var outermost = blocks[first].headingLevel ?? .max
        for block in blocks[..<first].reversed() where block.layer == .body {
            guard let level = block.headingLevel, level < outermost else { continue }
            headings.append(ShortName.of(String(self[block.range])))
            outermost = level
            if level <= 1 { break }
        }
        return headings.reversed()
    }
}

extension Block {
    /// The level of a heading; nil for all else.
    fileprivate var headingLevel: Int? {
        if case .heading(let level) = kind { level } else { nil }
    }
}

extension Place {
    /// Whether it counts lines or pages, which says nothing of what stands there.
    fileprivate var isCounted: Bool {
        switch self {
        case .lines, .page: true
        case .section, .slide, .sheet, .element: false
        }
    }
}
