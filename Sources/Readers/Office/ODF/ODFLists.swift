/// The lists that are open around a paragraph, and how far each has counted.
struct ODFLists: Sendable {
    private struct Frame: Sendable {
        let style: String?
        let id: String?
        /// Whether the item's first paragraph, which carries the number, is still to come.
        var awaitsMarker = false
        var isHeader = false
    }

    private var frames: [Frame] = []
    private var counts: [Int?] = Array(repeating: nil, count: 12)
    private var countsByStyle: [String: [Int?]] = [:]
    private var countsByID: [String: [Int?]] = [:]

    /// Whether a list is open.
    var isOpen: Bool { !frames.isEmpty }

    /// The depth of the innermost list, from 0.
    var depth: Int { min(max(frames.count - 1, 0), 9) }

    /// A list begins.
    mutating func start(style: String?, continues: Bool, continuesList: String?, id: String?) {
        if frames.isEmpty {
            counts = Array(repeating: nil, count: 12)
            if let continuesList, let before = countsByID[continuesList] {
                counts = before
            } else if continues, let style, let before = countsByStyle[style] {
                counts = before
            }
        }
        frames.append(Frame(style: style ?? frames.last?.style, id: id ?? continuesList))
    }

    /// A list ends.
    mutating func end() {
        guard let frame = frames.popLast() else { return }
        if frames.isEmpty {
            if let style = frame.style { countsByStyle[style] = counts }
            if let id = frame.id { countsByID[id] = counts }
        }
    }

    /// An item begins; headers carry no number.
    mutating func startItem(isHeader: Bool, startValue: Int?) {
        guard let last = frames.indices.last else { return }
        frames[last].awaitsMarker = !isHeader
        frames[last].isHeader = isHeader
        if let startValue { counts[depth] = startValue - 1 }
    }

    /// The marker of the next paragraph, when it is the first of its item.
    mutating func takeMarker(_ styles: ODFStyles) -> String? {
        guard let last = frames.indices.last, frames[last].awaitsMarker else { return nil }
        frames[last].awaitsMarker = false
        let levels = frames[last].style.flatMap { styles.lists[$0] } ?? [:]
        let level = levels[depth + 1] ?? ODFStyles.Level(bullet: "•")
        counts[depth] = counts[depth].map { $0 + 1 } ?? level.start
        for deeper in (depth + 1)..<12 { counts[deeper] = nil }
        return level.marker(depth: depth, counts: counts, levels: levels)
    }
}

extension ODFStyles.Level {
    /// What stands before an item of this level.
    func marker(depth: Int, counts: [Int?], levels: [Int: ODFStyles.Level]) -> String? {
        if let bullet { return bullet }
        if let pattern { return filled(pattern, counts, levels) }
        guard numeral != .none else { return prefix.isEmpty && suffix.isEmpty ? nil : prefix + suffix }
        let from = max(0, depth - max(shownLevels, 1) + 1)
        let numbers = (from...depth).compactMap { level -> String? in
            let own = levels[level + 1]
            let numeral = level == depth ? numeral : own?.numeral ?? .decimal
            return numeral == .none ? nil : numeral.text(of: counts[level] ?? own?.start ?? 1)
        }
        return prefix + numbers.joined(separator: ".") + suffix
    }

    private func filled(_ pattern: String, _ counts: [Int?], _ levels: [Int: ODFStyles.Level]) -> String? {
        var result = ""
        for (position, part) in pattern.split(separator: "%", omittingEmptySubsequences: false).enumerated() {
            if position % 2 == 1, let level = Int(part), (1...10).contains(level) {
                let numeral = levels[level]?.numeral ?? .decimal
                result += numeral.text(of: counts[level - 1] ?? levels[level]?.start ?? 1)
            } else {
                result += part
            }
        }
        let trimmed = result.filter { $0 != "\t" && $0 != " " }
        return trimmed.isEmpty ? nil : result
    }
}
