extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies a condition that all later ones satisfy too, by bisection.
    package func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
        var from = startIndex
        var to = endIndex
        while from < to {
            let middle = from + (to - from) / 2
            if isAfter(self[middle]) { to = middle } else { from = middle + 1 }
        }
        return from
    }
}
