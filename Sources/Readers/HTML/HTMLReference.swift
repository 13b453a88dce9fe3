/// Character references such as `&eacute;`, `&#233;` and `&#xE9;` (WHATWG HTML, section 13.2.5.72).
enum HTMLReference {
    /// The characters that the reference at a position stands for, and where it ends; nil when there is none.
    static func read(
        _ bytes: [UInt8], _ start: Int, _ limit: Int, inAttribute: Bool
    ) -> (text: String, end: Int)? {
        guard start + 1 < limit else { return nil }
        if bytes[start + 1] == UInt8(ascii: "#") { return number(bytes, start + 2, limit) }
        return name(bytes, start + 1, limit, inAttribute: inAttribute)
    }

    private static func name(
        _ bytes: [UInt8], _ start: Int, _ limit: Int, inAttribute: Bool
    ) -> (text: String, end: Int)? {
        var end = start
        while end < limit, end - start < 32, isAlphanumeric(bytes[end]) { end += 1 }
        guard end > start else { return nil }
        if end < limit, bytes[end] == UInt8(ascii: ";"),
            let text = HTMLEntities.text(of: String(decoding: bytes[start..<end], as: UTF8.self))
        {
            return (text, end + 1)
        }
        return legacyName(bytes, start, end, limit, inAttribute: inAttribute)
    }

    /// The longest old name that the bytes begin with; in an attribute it must not run on.
    private static func legacyName(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ limit: Int, inAttribute: Bool
    ) -> (text: String, end: Int)? {
        for length in stride(from: min(end - start, 6), to: 1, by: -1) {
            let name = String(decoding: bytes[start..<start + length], as: UTF8.self)
            guard HTMLEntities.isLegacy(name), let text = HTMLEntities.text(of: name) else { continue }
            let next = start + length
            if inAttribute, next < limit, bytes[next] == UInt8(ascii: "=") || isAlphanumeric(bytes[next]) {
                return nil
            }
            return (text, next)
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (text: String, end: Int)? {
        let isHexadecimal = start < limit && bytes[start] | 0x20 == UInt8(ascii: "x")
        var at = isHexadecimal ? start + 1 : start
        let first = at
        var value: UInt32 = 0
        while at < limit, let digit = digit(bytes[at], isHexadecimal) {
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            at += 1
        }
        guard at > first else { return nil }
        if at < limit, bytes[at] == UInt8(ascii: ";") { at += 1 }
        return (String(character(value)), at)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
        let letter = (byte | 0x20) &- 0x61
        return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
    }

    /// The character of a number; the C1 controls mean Windows-1252, as the standard's table says.
    private static func character(_ value: UInt32) -> Character {
        if value &- 0x80 < 32, let scalar = Unicode.Scalar(Windows1252.scalar(UInt8(value))) {
            return Character(scalar)
        }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return Character(scalar)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
