import FoundationEssentials

/// JSON in which each half of a surrogate pair that stands alone is the replacement character: servers that cut a reply between
/// the halves of an emoji send such escapes, which no decoder takes, and the words beside them would be lost.
enum WholeSurrogates {
    /// The same bytes where nothing stands alone.
    static func data(_ json: [UInt8]) -> Data {
        guard let first = next(in: json, from: 0) else { return Data(json) }
        var bytes = json
        var place: Int? = first
        while let at = place {
            if isLow(bytes, at + escape) && !isLow(bytes, at) {
                place = next(in: bytes, from: at + 2 * escape)
            } else {
                bytes.replaceSubrange(at + 2..<at + escape, with: Array("fffd".utf8))
                place = next(in: bytes, from: at + escape)
            }
        }
        return Data(bytes)
    }

    /// The bytes of an escape such as `\\ud83d`.
    private static let escape = 6

    /// Where the next escape of a half begins.
    private static func next(in bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at + escape <= bytes.count {
            guard bytes[at] == UInt8(ascii: "\\") else {
                at += 1
                continue
            }
            if isHalf(bytes, at) { return at }
            at += 2
        }
        return nil
    }

    private static func isHalf(_ bytes: [UInt8], _ at: Int) -> Bool {
        guard at + escape <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u"),
            bytes[at + 2] | 0x20 == UInt8(ascii: "d")
        else { return false }
        return (UInt8(ascii: "8")...UInt8(ascii: "9")).contains(bytes[at + 3])
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(bytes[at + 3] | 0x20)
    }

    private static func isLow(_ bytes: [UInt8], _ at: Int) -> Bool {
        isHalf(bytes, at) && (UInt8(ascii: "c")...UInt8(ascii: "f")).contains(bytes[at + 3] | 0x20)
    }
}
