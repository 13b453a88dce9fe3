/// What a clause denies, by its negations: in “dogs are not allowed in the office”, what follows the “not”.
///
/// Two texts that share nearly all of their words say the opposite of each other when just one of them denies a word that
/// both have. Where a condition or a limit follows (“not after 30 days”, “no more than”, “only”), no such thing is known.
struct Denial: Sendable, Hashable {
    /// A stretch of a text between marks of punctuation.
    struct Clause: Sendable, Hashable {
        /// All of its stems.
        let stems: Set<String>
        /// Those that it denies.
        let denied: Set<String>
        /// Whether a condition, a limit or an exception stands in it.
        let isConditional: Bool
    }

    let clauses: [Clause]

    init(_ text: String) {
        let text = text.lowercased().replacing("n't", with: " not").replacing("n’t", with: " not")
            .replacing("cannot", with: "can not")
        clauses = text.split { ",;.:!?()–—\n\t".contains($0) }.map { Self.clause(String($0)) }
            .filter { !$0.stems.isEmpty }
    }

    /// A row: what stands in a column whose cell says “no” is denied.
    init(row cells: [RowCell]) {
        let words = cells.map { "\($0.header) \($0.value)" }.joined(separator: " ")
        let denied = cells.filter { YesOrNo.isNo($0.value) }.flatMap { Words($0.header).stems }
        let clause = Self.clause(words.lowercased())
        clauses = [
            Clause(
                stems: clause.stems, denied: clause.denied.union(denied), isConditional: clause.isConditional)
        ]
    }

    /// Whether any clause denies something.
    var deniesAnything: Bool { clauses.contains { !$0.denied.isEmpty } }

    /// Whether this text says in other words, or in the same ones, the opposite of another.
    func contradicts(_ other: Denial) -> Bool {
        let pairs = clauses.flatMap { one in other.clauses.map { (one, $0) } }.filter {
            Self.areAlike($0, $1)
        }
        return !pairs.isEmpty && pairs.allSatisfy { Self.areOpposed($0, $1) }
    }

    /// Of how many of the shorter one's stems clauses share, they speak of the same.
    private static let likeness = 0.6

    private static func areAlike(_ one: Clause, _ other: Clause) -> Bool {
        let shared = one.stems.intersection(other.stems).count
        return shared >= 2 && Double(shared) >= likeness * Double(min(one.stems.count, other.stems.count))
    }

    private static func areOpposed(_ one: Clause, _ other: Clause) -> Bool {
        guard !one.isConditional, !other.isConditional, one.denied.isEmpty != other.denied.isEmpty else {
            return false
        }
        return !one.denied.union(other.denied).isDisjoint(with: one.stems.intersection(other.stems))
    }

    private static func clause(_ text: String) -> Clause {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let isProhibition = words.contains(where: Lexicon.prohibitions.contains)
        var denied: Set<String> = []
        for (place, word) in words.enumerated() where Lexicon.negations.contains(word) {
            denied.formUnion(Words(words[(place + 1)...].joined(separator: " ")).stems.prefix(reach))
        }
        var stems = Set(Words(text).stems)
        if isProhibition {
            // What is not forbidden is allowed.
            denied = denied.isEmpty ? permission : []
            stems.formUnion(permission)
        }
        return Clause(
            stems: stems, denied: denied, isConditional: words.contains(where: Lexicon.conditions.contains))
    }

    /// How many informative words after a negation are denied.
    private static let reach = 2

    private static let permission = Lexicon.permissions.stems
}
