/// The bytes of XML 1.0 in UTF-8: what is text, what is a name.
enum XMLText {
    private static let each: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// Where text ends: at one of two bytes, a carriage return, or a byte that no text may hold; looked at eight bytes at
    /// a time.
    static func end(
        of base: UnsafePointer<UInt8>, from start: Int, count: Int, at first: UInt8, or second: UInt8
    ) -> Int {
        let (one, other) = (each &* UInt64(first), each &* UInt64(second))
        var at = start
        while at < count {
            while at + 8 <= count {
                let raw = unsafe UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
                let word = UInt64(littleEndian: raw)
                let (x, y) = (word ^ one, word ^ other)
                let equal = ((x &- each) & ~x) | ((y &- each) & ~y)
                let marked = (equal | ((word &- each &* 0x20) & ~word) | word) & high
                if marked != 0 {
                    at += marked.trailingZeroBitCount >> 3
                    break
                }
                at += 8
            }
            guard at < count else { return count }
            let byte = unsafe base[at]
            if byte == first || byte == second { return at }
            if byte < 0x80 {
                guard byte >= 0x20 || byte == 0x0A || byte == 0x09 else { return at }
                at += 1
                continue
            }
            repeat {
                let width = unsafe width(base, at, count)
                guard width > 0 else { return at }
                at += width
            } while unsafe at < count && base[at] >= 0x80
        }
        return at
    }

    /// How many bytes a character beyond ASCII has; 0 when it is cut off, malformed or none of XML's.
    static func width(_ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Int {
        let lead = unsafe base[at]
        let width = declaredWidth(lead)
        guard width > 0, at + width <= count else { return 0 }
        let second = unsafe base[at + 1]
        guard second & 0xC0 == 0x80 else { return 0 }
        switch lead {
        case 0xE0: if second < 0xA0 { return 0 }
        case 0xED: if second > 0x9F { return 0 }
        case 0xF0: if second < 0x90 { return 0 }
        case 0xF4: if second > 0x8F { return 0 }
        default: break
        }
        for step in 2..<max(width, 2) where unsafe base[at + step] & 0xC0 != 0x80 { return 0 }
        if lead == 0xEF, second == 0xBF, unsafe base[at + 2] >= 0xBE { return 0 }
        return width
    }

    /// Whether the bytes end within a character.
    static func isCutOff(_ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Bool {
        guard unsafe at + declaredWidth(base[at]) > count else { return false }
        for position in at + 1..<max(count, at + 1) where unsafe base[position] & 0xC0 != 0x80 {
            return false
        }
        return true
    }

    private static func declaredWidth(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// Where a name ends.
    static func endOfName(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        var at = start
        while at < count, unsafe isInName(base[at]) { at += 1 }
        return at
    }

    /// Whether a name may begin with a byte; what lies beyond ASCII may.
    static func beginsName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte == 0x3A || byte >= 0x80
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x2D < 2 || byte &- 0x30 < 11 || byte == 0x5F || byte >= 0x80
    }

    /// Where white space ends.
    static func endOfBlank(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        var at = start
        while at < count, unsafe isBlank(base[at]) { at += 1 }
        return at
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Whether XML text may hold a character (XML 1.0, production 2).
    static func isCharacter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Whether a file is UTF-8 by its first bytes and its declaration; nil when more of it is needed to tell.
    static func isUTF8(_ start: UnsafeRawBufferPointer, isLast: Bool) -> Bool? {
        guard start.count >= 4 || isLast else { return nil }
        let isMarked = unsafe start.starts(with: [0xEF, 0xBB, 0xBF])
        let head = unsafe UnsafeRawBufferPointer(rebasing: start.prefix(1_024).dropFirst(isMarked ? 3 : 0))
        guard let first = unsafe head.first, head.count > 1 else { return isLast || isMarked ? true : nil }
        // Two bytes or four a character, with their mark or without, or EBCDIC.
        if unsafe first == 0 || first == 0x4C || first >= 0xFE || head[1] == 0 { return false }
        let opening = "<?xml".utf8
        guard unsafe head.starts(with: opening) || opening.starts(with: head) else { return true }
        guard let close = unsafe head.firstIndex(of: 0x3E) else {
            return isLast || start.count >= 1_024 ? false : nil
        }
        return unsafe declaresUTF8(UnsafeRawBufferPointer(rebasing: head[..<close]))
    }

    private static let encoding = ByteSearch("encoding")

    private static func declaresUTF8(_ declaration: UnsafeRawBufferPointer) -> Bool {
        guard let at = unsafe encoding.first(in: declaration) else { return true }
        let words = unsafe declaration[(at + encoding.count)...]
        let value = unsafe words.drop { $0 != 0x22 && $0 != 0x27 }.dropFirst().prefix {
            $0 != 0x22 && $0 != 0x27
        }
        let name = unsafe String(decoding: value, as: UTF8.self).lowercased()
        return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii"
    }
}
