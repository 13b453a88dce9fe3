/// The part of a long question that asks.
///
/// Who writes three lines tells a story first. What the story holds and the documents do not says nothing against an answer
/// to what is asked at its end.
enum AskedClause {
    /// From so many informative words on a question is long.
    private static let long = 20
    /// The fewest informative words of what is kept.
    private static let fewest = 6

    /// The last clauses of a long question, after the codes of the whole; a shorter question as it is.
    static func of(_ question: String) -> String {
        guard Words(question).stems.count >= long else { return question }
        let clauses = question.split { ",;.!?\n".contains($0) }.map(String.init).filter {
            !$0.allSatisfy(\.isWhitespace)
        }
        var kept: [String] = []
        for clause in clauses.reversed() {
            kept.insert(clause, at: 0)
            if kept.count > 1, Words(kept.joined(separator: " ")).stems.count >= fewest { break }
        }
        let asked = kept.joined(separator: ",").drop { $0.isWhitespace }
        let codes = AskedThings(question).codes.filter { !asked.contains($0) }
        return (codes + [asked + (question.contains("?") ? "?" : "")]).joined(separator: " ")
    }
}
