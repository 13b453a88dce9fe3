/// The statements that a sentence joins.
enum Clauses {
    /// The parts of a sentence between words and marks that join them, without white space around.
    static func all(of sentence: String, at joints: [String]) -> [String] {
        joints.reduce(sentence) { $0.replacing($1, with: "\n") }.split(separator: "\n").map { clause in
            String(clause.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }
}
