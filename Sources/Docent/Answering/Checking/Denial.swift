/// What a clause denies, by its negations: in “dogs are not allowed in the office”, what follows the “not”.
///
/// Two texts that share nearly all of their words say the opposite of each other when just one of them denies a word that
/// both have. Where only one of them sets a condition or a limit, or one is what is denied (“not only”, “no more than”), no such
/// thing is known.
struct Denial: Sendable, Hashable {
    /// A stretch of a text between marks of punctuation.
    struct Clause: Sendable, Hashable {
        /// All of its stems.
        let stems: Set<String>
        /// Those that it denies.
        let denied: Set<String>
        /// The words in it that set a condition, a limit or an exception; that it holds of all sets none.
        let conditions: Set<String>
        /// Whether it is one of these that is denied.
        let deniesCondition: Bool
    }

    let clauses: [Clause]

    init(_ text: String) {
        let told = Lexicon.freedoms.reduce(Negation.spelledOut(text)) { $0.replacing($1, with: " no ") }
        clauses = Lexicon.objections.reduce(told) { $0.replacing($1, with: ", ") }
            .split { ",;.:!?()–—\n\t".contains($0) }
            .reduce(into: []) { clauses, words in
                let clause = Self.clause(String(words), after: clauses.last)
                if !clause.stems.isEmpty { clauses.append(clause) }
            }
    }

    /// A row: what stands in a column whose cell says “no” is denied.
    init(row cells: [RowCell]) {
        let words = cells.map { "\($0.header) \($0.value)" }.joined(separator: " ")
        let denied = cells.filter { YesOrNo.isNo($0.value) }.flatMap { Words($0.header).stems }
        let clause = Self.clause(words.lowercased())
        clauses = [
            Clause(
                stems: clause.stems, denied: clause.denied.union(denied), conditions: clause.conditions,
                deniesCondition: clause.deniesCondition)
        ]
    }

    /// Whether any clause denies something.
    var deniesAnything: Bool { clauses.contains { !$0.denied.isEmpty } }

    /// Whether this text says in other words, or in the same ones, the opposite of a clause of another.
    func contradicts(_ other: Denial) -> Bool {
        other.clauses.contains { told in
            let meant = Self.nearest(to: told, among: clauses)
            return !meant.isEmpty
                && meant.allSatisfy { held in
                    Self.areOpposed(held, told) && Self.nearest(to: held, among: other.clauses).contains(told)
                }
        }
    }

    /// Those that speak of the same as a clause and share most with it.
    private static func nearest(to clause: Clause, among clauses: [Clause]) -> [Clause] {
        let alike = clauses.filter { areAlike($0, clause) }
        let most = alike.map { $0.stems.intersection(clause.stems).count }.max()
        return alike.filter { $0.stems.intersection(clause.stems).count == most }
    }

    /// Of how many of the shorter one's stems clauses share, they speak of the same.
    private static let likeness = 0.6

    private static func areAlike(_ one: Clause, _ other: Clause) -> Bool {
        let shared = one.stems.intersection(other.stems).count
        return shared >= 2 && Double(shared) >= likeness * Double(min(one.stems.count, other.stems.count))
    }

    private static func areOpposed(_ one: Clause, _ other: Clause) -> Bool {
        guard one.conditions == other.conditions, !one.deniesCondition, !other.deniesCondition,
            one.denied.isEmpty != other.denied.isEmpty
        else { return false }
        return !one.denied.union(other.denied).isDisjoint(with: one.stems.intersection(other.stems))
    }

    /// - Parameter before: the clause before it, of which one that begins with a denial leaves out what both have: “but not into
    ///   the restaurant”.
    private static func clause(_ text: String, after before: Clause? = nil) -> Clause {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let isProhibition = words.contains { Negation($0) == .prohibition }
        var denied: Set<String> = []
        var deniesCondition = false
        for (place, word) in words.enumerated() where Negation.denies(word) {
            let rest = words[(place + 1)...]
            denied.formUnion(Words(rest.joined(separator: " ")).stems.prefix(reach))
            deniesCondition = deniesCondition || rest.first.map(Lexicon.conditions.contains) ?? false
        }
        var stems = Set(Words(text).stems)
        if let before, words.first.map(Negation.denies) == true, stems.count <= reach {
            stems.formUnion(before.stems)
        }
        if isProhibition {
            // What is not forbidden is allowed.
            denied = denied.isEmpty ? permission : []
            stems.formUnion(permission)
        }
        return Clause(
            stems: stems, denied: denied,
            conditions: Lexicon.conditions.subtracting(Lexicon.universals).intersection(words),
            deniesCondition: deniesCondition)
    }

    /// How many informative words after a negation are denied.
    private static let reach = 2

    private static let permission = Lexicon.permissions.stems
}
