/// What a question says of its subject by a word that excludes others: what holds of the west wing says nothing of the
/// east wing, and a net price is no gross price.
struct AskedContrasts: Sendable, Hashable {
    /// Whether the question's words exclude nothing.
    var isEmpty: Bool { sides.isEmpty }

    /// Where in ``groups`` the question's words stand, of the groups of which it names one side only.
    private let sides: [Side]
    /// The question's words for them.
    private let words: [Side: String]

    private struct Side: Sendable, Hashable {
        let group: Int
        let place: Int
    }

    init(_ question: String) { self.init(question, groups: Self.groups.indices) }

    /// Those of a statement: there opposites such as `red` and `blue` count too, which a question may ask for in vain and still
    /// be answered by the other.
    init(statement: String) { self.init(statement, groups: Self.all.indices) }

    private init(_ text: String, groups: Range<Int>) {
        sides = Self.named(in: text).filter { $0.value.count == 1 && groups.contains($0.key) }
            .compactMap { group, places in places.first.map { Side(group: group, place: $0) } }
        let named = Words.parts(of: text).flatMap { word in (Self.places[word] ?? []).map { ($0, word) } }
        words = Dictionary(named) { first, _ in first }
    }

    /// The word of another side that is quoted in the place of the question's, which stands nowhere around it, and the question's.
    ///
    /// - Parameters:
    ///   - quoted: the words that are quoted, with the headings above them.
    ///   - around: all words that may say what is spoken of.
    func crossed(by quoted: String, around: String) -> (asked: String, found: String)? {
        guard !sides.isEmpty else { return nil }
        let (inside, outside) = (Self.named(in: quoted), Self.named(in: around))
        let crossed = sides.first { side in
            guard let others = inside[side.group], !others.contains(side.place) else { return false }
            return outside[side.group]?.contains(side.place) != true
                && !(side.group == Self.running && Self.spans(quoted, group: side.group, over: side.place))
        }
        return crossed.flatMap { side in
            let found = Words.parts(of: quoted).first {
                Self.places[$0]?.contains { $0.group == side.group } == true
            }
            return found.flatMap { found in words[side].map { ($0, found) } }
        }
    }

    /// The sides that a text names, by their group.
    private static func named(in text: String) -> [Int: Set<Int>] {
        Words.parts(of: text).reduce(into: [:]) { found, word in
            for side in places[word] ?? [] { found[side.group, default: []].insert(side.place) }
        }
    }

    /// Whether two neighbouring words of an ordered group have a place between them, as Friday lies in “Monday to Saturday”.
    private static func spans(_ text: String, group: Int, over place: Int) -> Bool {
        let named = Words.parts(of: text).compactMap { word in
            places[word]?.first { $0.group == group }?.place
        }
        return zip(named, named.dropFirst()).contains { from, to in
            from < to ? from < place && place < to : from < place || place < to
        }
    }

    private static let groups = Lexicon.contrasts + [Lexicon.weekdays]
    private static let all = groups + Lexicon.opposites
    /// Of which group the sides follow each other, so that what lies between two of them is meant too.
    private static let running = Lexicon.contrasts.count

    private static let places: [String: [Side]] = {
        var places: [String: [Side]] = [:]
        for (group, sides) in all.enumerated() {
            for (place, forms) in sides.enumerated() {
                for form in forms { places[form, default: []].append(Side(group: group, place: place)) }
            }
        }
        return places
    }()
}
