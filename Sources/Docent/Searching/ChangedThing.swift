/// A follow-up that asks another thing of what the question before was about: “And the profit?” after “What was the revenue in
/// 2024?”.
enum ChangedThing {
    /// The question before with the new thing in the place of its own; nil where the follow-up is none of this kind, or nothing of
    /// the question before is certain to stay.
    ///
    /// Only a name or a number behind the thing stays: “And the canteen?” after “When does the pharmacy of the clinic open?” may
    /// stand for the one or the other.
    static func resolved(_ text: String, after earlier: String) -> String? {
        guard let thing = thing(of: text) else { return nil }
        let words = earlier.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let article = words.firstIndex(where: { Lexicon.definiteArticles.contains($0.lowercased()) }),
            article > 0
        else {
            return nil
        }
        let behind = words[(article + 1)...]
        let head = behind.prefix { !ends($0) }
        let tail = behind.dropFirst(head.count)
        guard (1...mostWords).contains(head.count), head.allSatisfy({ isThing($0, of: earlier) }),
            tail.contains(where: { isCertain($0, of: earlier) })
        else { return nil }
        return (words[...article] + [thing] + tail).joined(separator: " ")
    }

    /// How many words a thing has at most.
    private static let mostWords = 3

    /// The thing that a follow-up names behind its conjunction and article, and nothing else.
    static func thing(of text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" && $0 != "’" }.map(
            String.init)
        guard let first = words.first, Lexicon.and.contains(first.lowercased()) else { return nil }
        let lead = words.dropFirst().prefix { Lexicon.changeLeads.contains($0.lowercased()) }
        guard let article = words.dropFirst(1 + lead.count).first,
            Lexicon.definiteArticles.contains(article.lowercased())
        else {
            return nil
        }
        let thing = words.dropFirst(2 + lead.count)
        guard (1...mostWords).contains(thing.count), thing.allSatisfy({ isThing($0, of: text) && !ends($0) })
        else {
            return nil
        }
        return thing.joined(separator: " ")
    }

    /// Whether a word may belong to what a thing is called by, and is no name.
    private static func isThing(_ word: String, of text: String) -> Bool {
        !word.contains(where: \.isNumber)
            && (word.first?.isLowercase == true || QuestionLanguage.hasCapitalNouns(text))
    }

    /// Whether a word begins what the thing is of.
    private static func ends(_ word: String) -> Bool {
        word.contains(where: \.isNumber) || Lexicon.prepositions.contains(word.lowercased())
    }

    /// Whether a word is a name or a number.
    private static func isCertain(_ word: String, of text: String) -> Bool {
        word.contains(where: \.isNumber)
            || word.first?.isUppercase == true && !QuestionLanguage.hasCapitalNouns(text)
    }
}
