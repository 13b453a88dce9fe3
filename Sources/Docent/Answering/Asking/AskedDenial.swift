/// What a question denies where a quote denies nothing, such as `not` in “Which goods were not taxed?” beside a quote of those that were.
///
/// A quote that tells what is so says nothing of what is not, however much it shares with the question; ``DeniedClaim`` is the reverse.
/// Words that deny by their meaning, such as `exempt` and `failed`, count in a quote as `not` does.
struct AskedDenial: Sendable, Hashable {
    /// The question's word, in small letters.
    let asked: String

    /// - Parameter quote: what is quoted, with the headings above it.
    /// - Returns: nil where the question denies nothing, supposes it (“if I am not there”), bounds something by it (“no later than”),
    ///   or asks whether something is so.
    init?(of question: AskedQuestion, in quote: String) {
        guard !Lexicon.interrogatives.isDisjoint(with: question.parts),
            let word = Self.denial(in: Self.words(of: question.text)),
            Self.words(of: quote).allSatisfy({ Negation($0) == nil && !Lexicon.impliedDenials.contains($0) })
        else { return nil }
        asked = word
    }

    private static func denial(in words: [String]) -> String? {
        let place = words.indices.first { place in
            let next = place + 1 < words.count ? words[place + 1] : ""
            return Negation.denies(words[place]) && !Lexicon.prefixedDenials.contains(words[place])
                && !Lexicon.conditions.contains(next) && next.first?.isNumber != true
        }
        return place.flatMap { place in
            words[..<place].contains(where: Lexicon.suppositions.contains) ? nil : words[place]
        }
    }

    private static func words(of text: String) -> [String] {
        Negation.spelledOut(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
