/// Characters of a text that are commands to a terminal or a printer, and show nothing.
enum ControlCharacters {
    /// A text without them: a new page and a vertical tab are spaces, colours of a terminal mean nothing.
    ///
    /// - Returns: the text, and how many characters were taken out that belong to no such command; nil where there are none.
    static func without(_ bytes: [UInt8]) -> (bytes: [UInt8], lost: Int)? {
        guard bytes.contains(where: isControl) else { return nil }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var lost = 0
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x1B, let end = endOfCommand(bytes, at) {
                at = end
                continue
            }
            if byte == 0x0B || byte == 0x0C {
                kept.append(0x20)
            } else if isControl(byte) {
                lost += 1
            } else {
                kept.append(byte)
            }
            at += 1
        }
        return (kept, lost)
    }

    /// Whether a byte of UTF-8 is such a character; ends of lines and tabs are none.
    static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
    }

    /// Where a command to a terminal ends that begins at a position, such as `ESC [ 31 m` or a title (ECMA-48, 5.4 and 5.6);
    /// nil where none does.
    private static func endOfCommand(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start + 1 < bytes.count else { return nil }
        var at = start + 2
        switch bytes[start + 1] {
        case UInt8(ascii: "["):
            while at < bytes.count, (0x20...0x3F).contains(bytes[at]), at - start < 64 { at += 1 }
            return at < bytes.count && (0x40...0x7E).contains(bytes[at]) ? at + 1 : nil
        case UInt8(ascii: "]"):
            while at < bytes.count, at - start < 4_096 {
                if bytes[at] == 0x07 { return at + 1 }
                if bytes[at] == 0x1B, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\\") {
                    return at + 2
                }
                guard bytes[at] >= 0x20 else { return nil }
                at += 1
            }
            return nil
        case UInt8(ascii: "("), UInt8(ascii: ")"): return min(at + 1, bytes.count)
        case 0x40...0x5F, UInt8(ascii: "7"), UInt8(ascii: "8"), UInt8(ascii: "="), UInt8(ascii: ">"):
            return at
        default: return nil
        }
    }
}
