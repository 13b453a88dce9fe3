import Documents

extension Block {
    /// What the file hides of it from its readers: all of it, or rows of its table.
    var hiddenRanges: [Range<Int>] {
        layer == .hidden ? [range] : table?.rows.filter(\.isHidden).map(\.range) ?? []
    }
}
