import Documents

/// Widens a quoted sentence by its neighbours where it says little without them.
enum QuoteWindow {
    /// The most bytes that a widened quote has.
    private static let most = 360

    /// The unit with the sentences around it in the same block: the one before it where it points back, those after
    /// it while there is room, then those before it.
    static func widened(_ unit: EvidenceUnit, among units: [EvidenceUnit], in source: SourcedPassage)
        -> Range<Int>
    {
        guard unit.cells.isEmpty, !unit.isList else { return unit.range }
        guard let block = source.content.blocks.first(where: { $0.range.contains(unit.range.lowerBound) }),
            block.table == nil
        else { return unit.range }
        let near = units.filter {
            $0.passage == unit.passage && $0.cells.isEmpty && !$0.isList
                && $0.range.lowerBound >= block.range.lowerBound
                && $0.range.upperBound <= block.range.upperBound
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard let place = near.firstIndex(of: unit) else { return unit.range }
        var range = unit.range
        if place > 0, pointsBack(unit.text), range.upperBound - near[place - 1].range.lowerBound <= most {
            range = near[place - 1].range.lowerBound..<range.upperBound
        }
        for next in near.dropFirst(place + 1) {
            guard next.range.upperBound - range.lowerBound <= most else { break }
            range = range.lowerBound..<next.range.upperBound
        }
        for previous in near[..<place].reversed() where previous.range.lowerBound < range.lowerBound {
            guard range.upperBound - previous.range.lowerBound <= most, !previous.isBare else { break }
            range = previous.range.lowerBound..<range.upperBound
        }
        return range
    }

    /// Whether a sentence begins with a word that stands for what the one before it names.
    private static func pointsBack(_ text: String) -> Bool {
        let first = text.prefix { $0.isLetter }.lowercased()
        return Lexicon.pointers.contains(first)
    }
}
