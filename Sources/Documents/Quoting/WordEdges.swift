extension FoldedText {
    /// Whether a range begins and ends where words and numbers do: “30 days” does not stand in “130 days”, nor “valid” in
    /// “invalid”.
    func isWhole(_ range: Range<Int>) -> Bool {
        !joins(at: range.lowerBound) && !joins(at: range.upperBound)
    }

    /// Whether what stands before and behind a place is one word or one number.
    private func joins(at place: Int) -> Bool {
        guard place > 0, place < bytes.count else { return false }
        switch (isDigit(place - 1), isDigit(place)) {
        case (true, true): return true
        case (true, false): return goesOn(behindDigitAt: place - 1)
        case (false, true): return begins(beforeDigitAt: place)
        case (false, false): return areOneWord(at: place)
        }
    }

    /// Whether a number goes on behind a digit: `12` in `12.5`, `10` in `10^6`, `20` in `20B`.
    private func goesOn(behindDigitAt last: Int) -> Bool {
        let next = last + 1
        // Behind any other number than ten a raised figure is as often the mark of a note.
        if bytes[next] == UInt8(ascii: "^") { return isTen(endingAt: last) }
        if Self.joints.contains(bytes[next]) { return isDigit(next + 1) }
        return isSpacedLetter(at: next)
    }

    /// Whether a number or a code has begun before a digit: `5` in `12.5`, `15` in `-15`, `20` in `T20`.
    private func begins(beforeDigitAt first: Int) -> Bool {
        let last = first - 1
        if Self.joints.contains(bytes[last]) || bytes[last] == UInt8(ascii: "^") { return isDigit(last - 1) }
        if bytes[last] == UInt8(ascii: "-") {
            return last == 0 || bytes[last - 1] == 0x20 || bytes[last - 1] == UInt8(ascii: "(")
        }
        // A note's mark stands behind whole words; a letter or two with a raised figure are a unit.
        if marks.contains(first), lettersBefore(first) > 2 { return false }
        return isSpacedLetter(endingAt: last)
    }

    private func areOneWord(at place: Int) -> Bool {
        if isSpacedLetter(endingAt: place - 1), isSpacedLetter(at: place) { return true }
        // “can” says the opposite of “can't”, and “refundable” of “non-refundable”.
        if bytes[place...].starts(with: Self.negation), !isSpacedLetter(at: place + 2) { return true }
        return bytes[..<place].suffix(4).elementsEqual(Self.negatingPrefix) && isSpacedLetter(at: place)
    }

    private static let joints: [UInt8] = Array(".,:/'".utf8)
    private static let negation: [UInt8] = Array("'t".utf8)
    private static let negatingPrefix: [UInt8] = Array("non-".utf8)

    private func isDigit(_ at: Int) -> Bool {
        bytes.indices.contains(at) && (0x30...0x39).contains(bytes[at])
    }

    private func isTen(endingAt last: Int) -> Bool {
        isDigit(last) && bytes[last] == 0x30 && last > 0 && bytes[last - 1] == 0x31 && !isDigit(last - 2)
    }

    private func lettersBefore(_ place: Int) -> Int {
        var start = place
        while start > 0, place - start < 3, isSpacedLetter(endingAt: start - 1) {
            start -= 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        return place - start
    }

    /// Whether a letter of a script that parts its words by spaces begins at a place.
    private func isSpacedLetter(at place: Int) -> Bool {
        guard place < bytes.count else { return false }
        if bytes[place] < 0x80 { return Self.isASCIILetter(bytes[place]) }
        return String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first
            .map { $0.properties.isAlphabetic && !$0.isUnspaced } ?? false
    }

    private func isSpacedLetter(endingAt last: Int) -> Bool {
        guard last >= 0, last < bytes.count else { return false }
        if bytes[last] < 0x80 { return Self.isASCIILetter(bytes[last]) }
        var start = last
        while start > 0, last - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return isSpacedLetter(at: start)
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension Unicode.Scalar {
    /// Whether it is of a script that writes words without spaces, or, as Korean does, other words right behind them.
    package var isUnspaced: Bool {
        switch value {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x9FFF, 0xAC00...0xD7A3,
            0xF900...0xFAFF,
            0xFF66...0xFF9F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
