/// A run of blocks that chunks may be made of: one section, slide, sheet or page, and one layer.
struct Section {
    /// The indexes of the blocks.
    var blocks: Range<Int>
    /// The headings above each block, outermost first.
    var headings: [[String]]
}

extension Document {
    /// The document as sections: each begins at a heading, unless only headings come before it.
    func sections() -> [Section] {
        var walk = SectionWalk()
        for (index, block) in blocks.enumerated() {
            walk.add(block, index, words: { String(self[block.range]) })
        }
        return walk.sections
    }

    /// For each section the next one of the body that holds more than headings, where it is itself none: furniture, a note or
    /// the end of a page may part headings from their text.
    func texts(below sections: [Section]) -> [Int: Section] {
        var texts: [Int: Section] = [:]
        var next: Section?
        for (number, section) in sections.enumerated().reversed()
        where blocks[section.blocks.lowerBound].layer == .body {
            if section.blocks.allSatisfy({ blocks[$0].isHeading }) {
                texts[number] = next
            } else {
                next = section
            }
        }
        return texts
    }
}

/// What is remembered from block to block while sections are found.
private struct SectionWalk {
    private(set) var sections: [Section] = []
    private var before: Block?
    private var holdsOnlyHeadings = false
    private var path: [(level: Int, text: String)] = []

    mutating func add(_ block: Block, _ index: Int, words: () -> String) {
        if let before, block.place.opensPath(after: before.place) { path = [] }
        let above = above(block, words: words)
        if begins(block) {
            sections.append(Section(blocks: index..<index + 1, headings: [above]))
            holdsOnlyHeadings = block.isHeading
        } else {
            sections[sections.count - 1].blocks = sections[sections.count - 1].blocks.lowerBound..<index + 1
            sections[sections.count - 1].headings.append(above)
            holdsOnlyHeadings = holdsOnlyHeadings && block.isHeading
        }
        before = block
    }

    private func begins(_ block: Block) -> Bool {
        guard let before, before.layer == block.layer, before.kind.company == block.kind.company,
            before.place.unit == block.place.unit
        else { return true }
        if block.isHeading { return !holdsOnlyHeadings }
        guard case .section(let path, _) = block.place, case .section(let last, _) = before.place else {
            return false
        }
        return path != last
    }

    /// The headings above a block, from its place or from the headings met.
    private mutating func above(_ block: Block, words: () -> String) -> [String] {
        if case .section(let headings, _) = block.place {
            guard block.isHeading, block.layer == .body else { return headings }
            return headings.dropLast()
        }
        let name = block.place.name
        guard case .heading(let level) = block.kind, block.layer == .body else {
            return named(name, path.map(\.text))
        }
        let text = words()
        path.removeAll { $0.level >= level }
        let above = path.map(\.text)
        path.append((level, text))
        return text == name ? above : named(name, above)
    }

    private func named(_ name: String?, _ headings: [String]) -> [String] {
        guard let name, !name.isEmpty, headings.first != name else { return headings }
        return [name] + headings
    }
}

extension Block.Kind {
    /// Which blocks may share a chunk: notes of each kind keep to themselves.
    fileprivate var company: Int {
        switch self {
        case .footnote: 1
        case .note: 2
        case .comment: 3
        default: 0
        }
    }
}

extension Place {
    /// The title of the slide or the name of the sheet, which stands for a heading.
    fileprivate var name: String? {
        switch self {
        case .slide(_, let title, _): title
        case .sheet(let name): name
        default: nil
        }
    }

    /// Whether headings met before count no longer: a slide and a sheet begin anew, a page goes on.
    fileprivate func opensPath(after place: Place) -> Bool {
        switch self {
        case .slide, .sheet: unit != place.unit
        default: false
        }
    }

    /// What a chunk never crosses: the slide, the sheet, the page, or the record of an XML file.
    fileprivate var unit: Unit {
        switch self {
        case .section: .section
        case .slide(let number, _, _): .slide(number)
        case .sheet(let name): .sheet(name)
        case .page(let number, _): .page(number)
        case .element(let path): .record(Self.record(in: path))
        case .lines: .lines
        }
    }

    fileprivate enum Unit: Equatable {
        case section, lines
        case slide(Int)
        case sheet(String)
        case page(Int)
        case record(Substring)
    }

    /// The path up to the first counted element that has something below it, such as `/rss/channel/item[3]`.
    private static func record(in path: String) -> Substring {
        guard let bracket = path.utf8.firstIndex(of: UInt8(ascii: "]")) else { return "" }
        let after = path.utf8.index(after: bracket)
        guard after < path.endIndex, path.utf8[after] == UInt8(ascii: "/") else { return "" }
        return path[..<after]
    }
}
