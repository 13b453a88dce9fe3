extension HTMLFlow {
    /// Of how many bytes the memory is let go at once.
    static var step: Int { 1 << 20 }

    /// Lets go of the bytes before a text, which were read: a large page would otherwise be held twice at the end, once as
    /// the file has it and once as its document does.
    mutating func letGo(before text: Int, above node: MarkupTree.ID) {
        guard text < tree.orderedBytes, tree.hasOrderedBytes else { return }
        // What the elements say that are still open may be asked for again.
        var kept = tree.ancestors(of: node).flatMap { tree.values(of: $0) }
            .filter { $0.upperBound > endOfReleased && $0.lowerBound < text }
        kept.sort { $0.lowerBound < $1.lowerBound }
        var start = endOfReleased
        for range in kept {
            tree.letGo(start..<max(start, range.lowerBound))
            start = max(start, range.upperBound)
        }
        tree.letGo(start..<max(start, text))
        endOfReleased = text
    }
}
