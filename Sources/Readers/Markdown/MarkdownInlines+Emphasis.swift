extension MarkdownInlines {
    /// Takes a run of `*` or `_` with what it may open and close.
    mutating func delimiter() {
        let character = bytes[position]
        let count = bytes[position...].prefix { $0 == character }.count
        let before = position > 0 ? bytes[position - 1] : 0x20
        let after = byte(count) ?? 0x20
        let leftFlanking =
            after > 0x20 && (!Self.isPunctuation(after) || before <= 0x20 || Self.isPunctuation(before))
        let rightFlanking =
            before > 0x20 && (!Self.isPunctuation(before) || after <= 0x20 || Self.isPunctuation(after))
        let isUnderscore = character == UInt8(ascii: "_")
        put(
            .delimiter(
                character: character, count: count,
                opens: leftFlanking && (!isUnderscore || !rightFlanking || Self.isPunctuation(before)),
                closes: rightFlanking && (!isUnderscore || !leftFlanking || Self.isPunctuation(after))),
            through: position + count)
    }

    /// Takes away the marks of emphasis that match; the others stay as text.
    mutating func matchDelimiters() {
        var openers: [UInt8: [Int]] = [:]
        for index in pieces.indices {
            guard case .delimiter(let character, var count, let opens, let closes) = pieces[index] else {
                continue
            }
            while closes, count > 0, let opener = openers[character]?.last {
                guard case .delimiter(_, let open, let canOpen, let canClose) = pieces[opener] else { break }
                let used = min(open, count)
                pieces[opener] = .delimiter(
                    character: character, count: open - used, opens: canOpen, closes: canClose)
                count -= used
                if open == used { openers[character]?.removeLast() }
                for key in openers.keys where key != character {
                    while let last = openers[key]?.last, last > opener { openers[key]?.removeLast() }
                }
            }
            pieces[index] = .delimiter(character: character, count: count, opens: opens, closes: closes)
            if opens, count > 0 { openers[character, default: []].append(index) }
        }
    }

    static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }
}
