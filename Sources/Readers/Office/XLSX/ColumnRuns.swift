/// Columns of a sheet as runs that lie apart, in ascending order.
struct ColumnRuns: Sendable {
    private(set) var runs: [ClosedRange<Int>] = []

    /// Adds columns; what they touch becomes one run with them.
    mutating func insert(_ columns: ClosedRange<Int>) {
        let from = partition { $0.upperBound + 1 < columns.lowerBound }
        if from < runs.count, runs[from].lowerBound <= columns.lowerBound,
            runs[from].upperBound >= columns.upperBound
        {
            return
        }
        let end = partition { $0.lowerBound <= columns.upperBound + 1 }
        guard from < end else { return runs.insert(columns, at: from) }
        let lower = min(columns.lowerBound, runs[from].lowerBound)
        let upper = max(columns.upperBound, runs[end - 1].upperBound)
        runs.replaceSubrange(from..<end, with: CollectionOfOne(lower...upper))
    }

    /// The run that holds a column.
    func index(of column: Int) -> Int? {
        let at = partition { $0.upperBound < column }
        return at < runs.count && runs[at].lowerBound <= column ? at : nil
    }

    /// How many runs from the first on are before something.
    private func partition(_ isBefore: (ClosedRange<Int>) -> Bool) -> Int {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(runs[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
