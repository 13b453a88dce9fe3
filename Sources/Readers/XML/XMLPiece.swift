import POSIX

/// Some bytes of a file that lie together.
@safe struct XMLPiece {
    let base: UnsafePointer<UInt8>
    let count: Int
    /// Whether nothing follows.
    let isLast: Bool

    /// Whether words stand at a position.
    func holds(_ words: StaticString, _ at: Int) -> Bool {
        let length = words.utf8CodeUnitCount
        return unsafe at + length <= count && XMLHash.equal(base + at, words.utf8Start, length)
    }
    /// How many lines end before a position.
    func lines(before end: Int) -> Int {
        var count = 0
        var at = unsafe UnsafeRawPointer(base)
        let end = unsafe at + end
        while let found = unsafe memchr(at, 0x0A, end - at) {
            count += 1
            unsafe at = UnsafeRawPointer(found) + 1
        }
        return count
    }
}
