import Documents

extension String {
    /// What stands before a range of bytes, no more of it than the words beside a figure are looked for in: all of it, for each
    /// figure of a long text, would take the square of its length.
    func lead(before range: Range<Int>) -> Substring {
        slice(max(0, range.lowerBound - Self.reach)..<range.lowerBound)
    }

    /// What stands behind a range of bytes, no more of it either.
    func rest(behind range: Range<Int>) -> Substring {
        slice(range.upperBound..<min(utf8.count, range.upperBound + Self.reach))
    }

    /// How many bytes on either side.
    private static let reach = 160
}
