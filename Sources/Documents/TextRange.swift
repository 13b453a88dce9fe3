/// A range of a text of less than 4 GB, in half the room.
struct TextRange: Sendable, Hashable {
    private let from: UInt32
    private let to: UInt32

    init(_ offsets: Range<Int>) {
        from = UInt32(clamping: offsets.lowerBound)
        to = UInt32(clamping: offsets.upperBound)
    }

    var offsets: Range<Int> { Int(from)..<Int(to) }
}
