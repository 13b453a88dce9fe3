import Documents

extension HTMLFlow {
    /// Makes a frame that of a list.
    mutating func openList(_ tag: HTMLName, _ frame: inout Frame) {
        let isWithinList = frames.contains { $0.numeral != nil }
        frame.listDepth = isWithinList ? frame.listDepth + 1 : 0
        frame.kind = .paragraph
        guard tag == .ol else {
            frame.numeral = ListNumeral.none
            return
        }
        frame.numeral = numeral(of: frame.node)
        frame.number = integer(.start, of: frame.node) ?? 1
        guard tree.value(HTMLName.reversed.rawValue, of: frame.node) != nil else { return }
        frame.step = -1
        if integer(.start, of: frame.node) == nil {
            frame.number = tree.children(frame.node).count {
                tree.nodes[Int($0)].name == HTMLName.li.rawValue
            }
        }
    }

    /// Makes a frame that of an item, and counts it.
    mutating func openItem(_ frame: inout Frame) {
        let position = frames.lastIndex { $0.numeral != nil }
        let depth = position.map { frames[$0].listDepth } ?? 0
        var marker = ListNumeral.bullet(atDepth: depth)
        if let position, let numeral = frames[position].numeral, numeral != .none {
            if let value = integer(.value, of: frame.node) { frames[position].number = value }
            marker = numeral.text(of: frames[position].number) + "."
            frames[position].number += frames[position].step
        }
        frame.kind = .listItem(depth: depth, marker: marker)
        frame.marker = marker
    }

    private func numeral(of node: MarkupTree.ID) -> ListNumeral {
        switch tree.value(HTMLName.type.rawValue, of: node).map(tree.string) {
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: .decimal
        }
    }

    /// A number within bounds that cannot overflow as items are counted.
    private func integer(_ name: HTMLName, of node: MarkupTree.ID) -> Int? {
        guard let value = tree.value(name.rawValue, of: node).flatMap({ Int(tree.string($0)) }) else {
            return nil
        }
        return min(max(value, -1_000_000_000), 1_000_000_000)
    }
}
