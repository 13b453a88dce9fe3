extension String {
    /// The words at a range of UTF-8 offsets; bounds outside the text, or within a character, move to the nearest
    /// boundary within it.
    package func slice(_ range: Range<Int>) -> Substring {
        let lower = Swift.min(Swift.max(range.lowerBound, 0), utf8.count)
        let upper = Swift.min(Swift.max(range.upperBound, lower), utf8.count)
        var from = utf8.index(utf8.startIndex, offsetBy: lower)
        var to = utf8.index(from, offsetBy: upper - lower)
        while from < to, utf8[from] & 0xC0 == 0x80 { from = utf8.index(after: from) }
        while to > from, to < utf8.endIndex, utf8[to] & 0xC0 == 0x80 { to = utf8.index(before: to) }
        return self[from..<to]
    }
}
