/// What a question takes for granted and a statement denies: `live` in “Which fish live in the lake?” where no fish live there.
///
/// A rule that forbids answers a question for what is allowed, so that no denial behind `may` or `must` counts; nor one that
/// is set against something else (“not by Lunde, but by Holm”) or holds under a condition (“not before May”).
struct DeniedClaim: Sendable, Hashable {
    /// The question's word, as it was written in small letters.
    let asked: String

    /// - Parameters:
    ///   - titles: that of the statement's document, and the headings above it; what they hold is the subject, and no claim.
    /// - Returns: nil where the question denies something itself, or asks whether something is so.
    init?(of question: AskedQuestion, in statement: String, of titles: String) {
        let claimed = question.stems.subtracting(Words(titles).stems)
        guard !claimed.isEmpty, Self.claims(question) else { return nil }
        let clauses = Self.clauses(of: statement)
        let denied = Self.denials(in: clauses).filter {
            2 * $0.stems.intersection(claimed).count >= claimed.count
        }.flatMap { $0.denied.intersection(claimed) }
        let left = Set(denied).subtracting(Self.affirmed(in: clauses))
        let word = question.parts.first { !left.isDisjoint(with: Words($0).stems) }
        guard let word else { return nil }
        asked = word
    }

    private static func claims(_ question: AskedQuestion) -> Bool {
        !Lexicon.interrogatives.isDisjoint(with: question.parts.prefix(reach))
            && Lexicon.denying.isDisjoint(with: question.parts)
            && !Denial(question.text).deniesAnything
    }

    /// Among how many first words one stands that asks for a thing.
    private static let reach = 4

    /// What stands between marks, in lower case, each word with a space on either side.
    private static func clauses(of statement: String) -> [String] {
        statement.lowercased().split { ",;.:!?()\n\t".contains($0) }.map {
            " \($0.split(separator: " ").joined(separator: " ")) "
        }
    }

    /// What a statement also says as a fact: what stands before a denial, or in a clause without one.
    private static func affirmed(in clauses: [String]) -> Set<String> {
        clauses.reduce(into: []) { stems, clause in
            let words = Negation.spelledOut(clause).split(separator: " ").map(String.init)
            stems.formUnion(Words(words.prefix { !Negation.denies($0) }.joined(separator: " ")).stems)
        }
    }

    /// The clauses that plainly deny something.
    private static func denials(in clauses: [String]) -> [Denial.Clause] {
        clauses.indices.filter { place in
            let next = place + 1 < clauses.count ? clauses[place + 1] : ""
            return !Lexicon.objections.contains { clauses[place].contains($0) || next.hasPrefix($0) }
                && !isRule(clauses[place])
        }.flatMap { Denial(clauses[$0]).clauses }.filter { $0.conditions.isEmpty && !$0.deniesCondition }
    }

    /// Whether a clause says what shall not be: `may not`, `cannot`.
    private static func isRule(_ clause: String) -> Bool {
        !Lexicon.rulings.isDisjoint(with: Words.parts(of: clause))
    }
}
