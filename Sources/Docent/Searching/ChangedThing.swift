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
    ///
    /// - Parameter anyArticle: whether `a`, or no article, may stand before it too.
    static func thing(of text: String, anyArticle: Bool = false) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" && $0 != "’" }.map(
            String.init)
        guard let start = opening(of: words.map { $0.lowercased() }), start < words.count else { return nil }
        let article = words[start].lowercased()
        let isDefinite = Lexicon.definiteArticles.contains(article)
        guard isDefinite || anyArticle else { return nil }
        let hasArticle = isDefinite || Lexicon.indefiniteArticles.contains(article)
        let thing = words[(hasArticle ? start + 1 : start)...]
        guard (1...mostWords).contains(thing.count), thing.allSatisfy({ isThing($0, of: text) && !ends($0) })
        else {
            return nil
        }
        return thing.joined(separator: " ")
    }

    /// Where the thing begins behind `and`, `and what about` or `what about`; nil where nothing of the kind opens a follow-up.
    private static func opening(of words: [String]) -> Int? {
        guard let first = words.first else { return nil }
        let start = Lexicon.and.contains(first) ? 1 : 0
        let leads = words.dropFirst(start).prefix { Lexicon.changeLeads.contains($0) }.count
        return start == 1 || leads > 1 ? start + leads : nil
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
