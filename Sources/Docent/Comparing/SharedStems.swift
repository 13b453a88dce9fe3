/// Which of many sets of stems share the most telling ones with another set, found without comparing it with each.
struct SharedStems: Sendable {
    /// For each stem the numbers of the sets that hold it, ascending.
    private let postings: [String: [Int]]
    private let count: Int

    /// Notes which of some sets hold which stems; their numbers ascend.
    init(_ sets: [(number: Int, stems: Set<String>)]) {
        var postings: [String: [Int]] = [:]
        for (number, stems) in sets {
            for stem in stems { postings[stem, default: []].append(number) }
        }
        self.postings = postings
        count = sets.count
    }

    /// The numbers of sets that share a stem with `stems`, ascending: all where that many may be, else those that share
    /// the rarest ones, of a frequent one those around a number.
    func candidates(for stems: Set<String>, around number: Int, most: Int) -> [Int] {
        let lists = stems.sorted().compactMap { postings[$0] }.sorted { $0.count < $1.count }
        var found: Set<Int> = []
        for list in lists where found.count < most {
            let room = most >= count ? list.count : most - found.count
            found.formUnion(list.nearest(to: number, most: room))
        }
        return found.sorted()
    }
}

extension [Int] {
    /// Of ascending numbers those around one, so many at most.
    func nearest(to number: Int, most: Int) -> ArraySlice<Int> {
        guard count > most else { return self[...] }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        let start = Swift.max(0, Swift.min(low - most / 2, count - most))
        return self[start..<start + most]
    }
}

extension Set<String> {
    /// The share of what two sets have in common: twice that over both counts, as Dice's coefficient has it.
    func likeness(to other: Self) -> Double {
        let sum = count + other.count
        return sum == 0 ? 0 : 2 * Double(intersection(other).count) / Double(sum)
    }
}
