/// A list that grows without being moved: a file of millions of rows would otherwise be held twice each time that it does.
struct SegmentedArray<Element: Sendable & Hashable>: Sendable, Hashable, RandomAccessCollection {
    /// All are full but the last.
    private var segments: [[Element]] = []
    private(set) var count = 0

    private static var width: Int { 14 }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(position: Int) -> Element {
        @inline(__always) get {
            segments[position >> Self.width][position & (1 << Self.width - 1)]
        }
    }

    mutating func append(_ element: Element) {
        if count & (1 << Self.width - 1) == 0 {
            segments.append([])
            if count > 0 { segments[segments.count - 1].reserveCapacity(1 << Self.width) }
        }
        segments[segments.count - 1].append(element)
        count += 1
    }
}
