import Documents

/// What a statement has the other way round than the words that it is proven by, though it has the same words: “from 90 to 70”
/// for “from 70 to 90”, “A pays B” for “B pays A”.
enum Exchange {
    /// Whether a statement says the words of a proof in another order than can mean the same.
    static func isFound(in statement: String, of proof: String) -> Bool {
        isCourse(statement, reversing: proof)
            || Clauses.all(of: proof, at: Lexicon.statementJoints).contains {
                isDeed(statement, reversing: $0)
            }
    }

    // MARK: Courses

    /// Whether a change leads from where it ends in the proof to where it begins there, and nowhere the other way.
    private static func isCourse(_ statement: String, reversing proof: String) -> Bool {
        let (told, held) = (courses(of: statement), courses(of: proof))
        return told.contains { course in
            held.contains { $0.from.agrees(with: course.to) && $0.to.agrees(with: course.from) }
                && !held.contains { $0.from.agrees(with: course.from) && $0.to.agrees(with: course.to) }
        }
    }

    /// The figures that changes lead from and to.
    private static func courses(of text: String) -> [(from: Figure, to: Figure)] {
        let figures = Figures.all(in: text)
        return zip(figures, figures.dropFirst()).filter { from, to in
            let before = Words.parts(of: text.lead(before: from.range)).last ?? ""
            let between = Words.parts(of: text.slice(from.range.upperBound..<to.range.lowerBound))
            return Lexicon.origins.contains(before) && between.count <= longestJoint
                && between.last.map(Lexicon.goals.contains) == true && !from.agrees(with: to)
        }.map { (from: $0, to: $1) }
    }

    /// The most words between the two ends of a change: `euros in 2024 to`.
    private static let longestJoint = 4

    // MARK: Deeds

    /// Whether a proof says all that a statement says but for who does it and to whom; it may say more.
    ///
    /// In German and Polish the order of words does not tell that.
    private static func isDeed(_ statement: String, reversing proof: String) -> Bool {
        guard !QuestionLanguage.hasCapitalNouns(statement), isPassive(statement) == isPassive(proof) else {
            return false
        }
        let (own, all) = (things(of: statement), things(of: proof))
        // What stands twice, such as the form of two companies, tells no order.
        let shared = Set(own).filter { stem in
            own.count { $0 == stem } == 1 && all.count { $0 == stem } == 1
        }
        let (told, held) = (own.filter(shared.contains), all.filter(shared.contains))
        guard told.count >= shortestDeed, Set(own).isSubset(of: all) else { return false }
        // x V y for y V x, each of the two with as many words and something between them.
        let places = told.indices.filter { told[$0] != held[$0] }
        let (first, last) = (places.prefix(places.count / 2), places.suffix(places.count / 2))
        guard let from = first.first, let end = first.last, let to = last.first, first.count == last.count,
            end - from + 1 == first.count, (last.last ?? to) - to + 1 == last.count, to > end + 1
        else { return false }
        return zip(first, last).allSatisfy { told[$0] == held[$1] && told[$1] == held[$0] }
    }

    /// The stems that are neither figures nor their units: an amount between two things does nothing to them.
    private static func things(of text: String) -> [String] {
        Words(text).stems.filter { $0.contains(where: \.isLetter) && !Claim.ofFigures.contains($0) }
    }

    /// The fewest words of a deed: who, what, and to whom.
    private static let shortestDeed = 3

    private static func isPassive(_ text: String) -> Bool {
        Words.parts(of: text).contains(where: Lexicon.agents.contains)
    }
}
