/// The part of a long question that asks.
///
/// Who writes three lines tells a story first. What the story holds and the documents do not says nothing against an answer
/// to what is asked at its end.
enum AskedClause {
    /// From so many informative words on a question is long.
    private static let long = 20
    /// The fewest informative words of what is kept.
    private static let fewest = 6

    /// The last clauses of a long question, after the codes of the whole; a shorter question as it is, without a request around it.
    static func of(_ question: String) -> String {
        let question = direct(question)
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

    /// The question within a request: “how many pumps are there” of “Tell me how many pumps are there”.
    private static func direct(_ question: String) -> String {
        let words = question.split(whereSeparator: \.isWhitespace)
        let plain = words.map { $0.filter { $0.isLetter || $0.isNumber }.lowercased() }
        guard let opening = plain.firstIndex(where: Lexicon.interrogatives.contains), opening > 0,
            plain[..<opening].allSatisfy(Lexicon.requests.contains)
        else { return question }
        return String(question[words[opening].startIndex...])
    }
}
