extension String {
    /// The words at a range of UTF-8 offsets; bounds outside the text, or within a character, move to the nearest
    /// boundary within it.
    public func slice(_ range: Range<Int>) -> Substring {
        let lower = Swift.min(Swift.max(range.lowerBound, 0), utf8.count)
        let upper = Swift.min(Swift.max(range.upperBound, lower), utf8.count)
        let from = utf8.index(utf8.startIndex, offsetBy: lower)
        let to = utf8.index(from, offsetBy: upper - lower)
        return self[from..<to]
    }
}
