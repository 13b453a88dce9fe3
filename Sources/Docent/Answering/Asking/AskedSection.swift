/// A part of a document that a question names by its number: `clause 2.2`, `section 4`, `§ 7`, `Ziffer 3.1`.
///
/// A passage that mentions the clause is not the clause: only what stands under that number answers.
struct AskedSection: Sendable, Hashable {
    /// The number as documents print it, without a dot at its end.
    let number: String
    /// Whether the question asks what the part says, and nothing else of it.
    let isWhole: Bool

    /// - Returns: nil when the question names no part, or more than one.
    init?(_ question: String) {
        let words = question.replacing("§", with: " § ").split(whereSeparator: \.isWhitespace).map {
            Words.trimmed($0) { !$0.isLetter && !$0.isNumber && $0 != "§" }
        }
        let places = words.indices.dropLast().filter {
            Lexicon.documentParts.contains(words[$0].lowercased()) && Self.isNumber(words[$0 + 1])
        }
        guard let place = places.first, places.allSatisfy({ words[$0 + 1] == words[place + 1] }) else {
            return nil
        }
        number = words[place + 1]
        let rest = words.indices.filter { $0 != place && $0 != place + 1 }.map { words[$0] }
        isWhole = Set(Words(rest.joined(separator: " ")).stems).isSubset(of: Self.telling)
    }

    /// Whether a unit stands under the number: of a heading above it, or of the item that it is or belongs to.
    func holds(_ unit: EvidenceUnit) -> Bool {
        unit.items.contains(number)
            || unit.context.split(separator: "›").contains { Self.number(of: $0) == number }
    }

    /// The number that a heading begins with, behind a word such as `Article`.
    static func number(of heading: Substring) -> String? {
        let words = heading.split(whereSeparator: \.isWhitespace).prefix(2).map {
            Words.trimmed($0) { !$0.isLetter && !$0.isNumber && $0 != "§" }
        }
        guard let first = words.first else { return nil }
        return isNumber(first)
            ? first
            : words.dropFirst().first.flatMap {
                Lexicon.documentParts.contains(first.lowercased()) && isNumber($0) ? $0 : nil
            }
    }

    /// Whether a word is such as `4`, `2.2` and `10.1.3`, and no year.
    private static func isNumber(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 6 && parts.allSatisfy { (1...3).contains($0.utf8.count) && UInt($0) != nil }
    }

    private static let telling = Lexicon.tellingOfPart.stems
}
