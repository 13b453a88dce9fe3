/// Where the reading of a chart stands: the open elements that are known, the point that is read, and the words so far.
struct ChartCursor<Name: Hashable> {
    private var path: [Name] = []
    private var words: [UInt8] = []
    /// The number of the point within its level.
    var point = 0
    /// The format of the numbers that come next.
    var format = ""

    /// The words of one element that are kept: no title or category is as long.
    private static var longest: Int { 65_536 }

    /// Goes into an element; false when it is none of those that are known.
    mutating func open(_ name: Name?) -> Bool {
        guard let name else { return false }
        path.append(name)
        words.removeAll(keepingCapacity: true)
        return true
    }

    /// Goes out of the innermost element.
    ///
    /// - Returns: its words since the last known element began or ended; nil when the element is not known.
    mutating func close(_ name: Name?) -> String? {
        guard let name, path.last == name else { return nil }
        path.removeLast()
        defer { words.removeAll(keepingCapacity: true) }
        return String(decoding: words, as: UTF8.self)
    }

    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        if words.count < Self.longest { unsafe words.append(contentsOf: bytes) }
    }

    func isWithin(_ name: Name) -> Bool { path.contains(name) }
}
