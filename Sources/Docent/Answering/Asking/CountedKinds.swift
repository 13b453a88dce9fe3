import Documents

/// What a text tells from others of its kind by how many of something it has: `two-room flats`, a `3-day ticket`.
struct CountedKinds: Sendable, Hashable {
    private struct Kind: Hashable {
        let count: Double
        let thing: String
        let written: String

        func isSame(as other: Self) -> Bool { count == other.count && thing == other.thing }
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
            return Kind(
                count: count, thing: String(thing),
                written: Words.trimmed(word) { !$0.isLetter && !$0.isNumber })
        }
    }

    private static let hyphens: Set<Character> = ["-", "\u{2010}", "\u{2011}"]

    /// The kind of which a text has other counts only, and one of those.
    func crossed(by text: String) -> (asked: String, found: String)? {
        guard !kinds.isEmpty else { return nil }
        let others = CountedKinds(text).kinds
        return kinds.lazy.compactMap { kind in
            guard let other = others.first(where: { $0.thing == kind.thing }),
                !others.contains(where: kind.isSame)
            else { return nil }
            return (kind.written, other.written)
        }.first
    }
}
