import Documents

/// What a text tells from others of its kind by how many of something it has: `two-room flats`, a `3-day ticket`.
struct CountedKinds: Sendable, Hashable {
    private struct Kind: Hashable {
        let count: Double
        let thing: String
    }

    private let kinds: [Kind]

    /// Whether the text tells nothing so.
    var isEmpty: Bool { kinds.isEmpty }

    init(_ text: String) {
        kinds = text.lowercased().split(whereSeparator: \.isWhitespace).compactMap { word in
            let parts = word.split(whereSeparator: Self.hyphens.contains)
            guard parts.count == 2, let thing = parts.last?.prefix(while: \.isLetter), thing.count > 2,
                case .quantity(let readings, _) = Figures.all(in: "\(parts[0]) \(thing)").first?.value,
                let count = readings.first
            else { return nil }
            return Kind(count: count, thing: String(thing))
        }
    }

    private static let hyphens: Set<Character> = ["-", "\u{2010}", "\u{2011}"]

    /// Whether a text speaks of such things with other counts only.
    func isCrossed(by text: String) -> Bool {
        guard !kinds.isEmpty else { return false }
        let others = CountedKinds(text).kinds
        return kinds.contains { kind in
            others.contains { $0.thing == kind.thing } && !others.contains(kind)
        }
    }
}
