extension AuditLog {
    /// What is wrong with the chain, a line each; empty when each entry follows the one before.
    package func faults() throws -> [String] { Self.breaks(in: try read().lines).map(\.fault) }

    /// What is wrong with one entry, or with how the next one follows it; empty when it fits the chain.
    package func faults(of id: Int) throws -> [String] {
        Self.breaks(in: try read().lines).filter { $0.entries.contains(id) }.map(\.fault)
    }

    /// What is wrong with the chain, and the entries that it casts doubt on.
    ///
    /// A line that is no entry breaks it, and it is followed on behind: where the next entry holds the hash of the last one
    /// before, the line was put between them, else it stands where entries were.
    static func breaks(in lines: [NumberedLine]) -> [(entries: [Int], fault: String)] {
        var breaks: [(entries: [Int], fault: String)] = []
        var last: Line?
        var expected = 1
        var strangers: [Int] = []
        for (number, line) in lines {
            guard let line else {
                strangers.append(number)
                continue
            }
            let id = line.entry.id
            let name = "entry \(id) in line \(number)"
            let follows = line.entry.previous == last?.hash ?? ""
            let neighbours = [id] + (last.map { [$0.entry.id] } ?? [])
            breaks += strangers.map {
                (neighbours, "line \($0) is no entry: \(follows ? "it was put there" : lost)")
            }
            if !line.isIntact { breaks.append(([id], "\(name) was changed after it was written")) }
            if !follows, strangers.isEmpty {
                breaks.append((neighbours, "\(name) does not follow the entry before it"))
            }
            if !follows { expected += strangers.count }
            if id != expected { breaks.append(([id], "\(name) has the wrong number")) }
            (last, strangers, expected) = (line, [], expected + 1)
        }
        return breaks
            + strangers.map { (last.map { [$0.entry.id] } ?? [], "line \($0) is no entry: \(lost)") }
    }

    private static var lost: String { "the one that stood there cannot be read any more" }
}
