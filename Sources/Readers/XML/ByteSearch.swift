/// Finds a run of bytes, skipping as far as the last byte looked at allows.
///
/// The rule is Horspool's ("Practical fast searching in strings", Software: Practice and Experience 10, 1980).
struct ByteSearch: Sendable {
    private let wanted: [UInt8]
    private let shifts: [Int]

    /// - Parameter words: what is looked for; not empty.
    init(_ words: String) {
        wanted = Array(words.utf8)
        var shifts = [Int](repeating: wanted.count, count: 256)
        for (position, byte) in wanted.dropLast().enumerated() {
            shifts[Int(byte)] = wanted.count - 1 - position
        }
        self.shifts = shifts
    }

    /// How many bytes are looked for.
    var count: Int { wanted.count }

    /// Where the run stands first, at a position or after it.
    func first(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        let last = wanted.count - 1
        let ending = wanted[last]
        var at = start + last
        while at < bytes.count {
            let byte = unsafe bytes[at]
            if byte == ending, wanted.indices.allSatisfy({ unsafe bytes[at - last + $0] == wanted[$0] }) {
                return at - last
            }
            at += shifts[Int(byte)]
        }
        return nil
    }

    /// Whether the run stands in a range of bytes.
    func isFound(in bytes: [UInt8], within range: Range<Int>) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe first(in: UnsafeRawBufferPointer(rebasing: $0[range])) } != nil
    }

    /// Where the run stands first, at a position or after it.
    func first(in bytes: [UInt8], from start: Int = 0) -> Int? {
        unsafe bytes.withUnsafeBytes { unsafe first(in: $0, from: start) }
    }
}
