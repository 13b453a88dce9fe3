/// Turns a question of a conversation into one that stands alone.
///
/// Without a language model the words of the question before it are carried over where the new one needs them; a
/// name in the new question takes the place of the names in the old one.
enum FollowUp {
    /// The query to search with.
    static func resolve(_ question: Question) -> Query {
        let own = Query(parsing: question.text, within: question.filter)
        let earlier = question.history.suffix(depth).reduce("") { before, turn in
            let text = Query(parsing: cut(turn)).text
            return before.isEmpty ? text : cut(joined(text, before))
        }
        guard !earlier.isEmpty else { return own }
        return Query(
            text: joined(own.text, earlier), phrases: own.phrases, excluded: own.excluded, filter: own.filter)
    }

    /// How many earlier questions are looked at.
    private static let depth = 4
    /// How many bytes of them: searching for more words than a question has takes seconds.
    private static let most = 4 << 10

    private static func cut(_ text: String) -> String {
        text.utf8.count <= most ? text : String(decoding: text.utf8.prefix(most), as: UTF8.self)
    }

    /// The new question, with what it lacks from the one before.
    private static func joined(_ text: String, _ earlier: String) -> String {
        let words = tokens(text)
        guard needsMore(text, words) else { return text }
        let names = names(in: text)
        let replaced = names.isEmpty || isGerman(earlier) ? [] : self.names(in: earlier)
        let asks = words.contains { questions.contains($0) }
        let kept = earlier.split(whereSeparator: \.isWhitespace).filter { word in
            let bare = tokens(String(word)).joined(separator: " ")
            return !replaced.contains(bare) && !(asks && questions.contains(bare))
        }
        return kept.isEmpty ? text : text + " " + kept.joined(separator: " ")
    }

    /// Whether a question leans on the one before: it begins with a conjunction, points back, or says very little.
    ///
    /// A whole question says little when it names one thing alone: “What is the deadline?”, but not “Who leads IT?”.
    private static func needsMore(_ text: String, _ words: [String]) -> Bool {
        if let first = words.first, openings.contains(first) { return true }
        if !pointers.isDisjoint(with: tokens(withoutAcronyms(text))) { return true }
        let isWhole = words.count > 3 && words.contains { questions.contains($0) }
        return Words(text).stems.count <= (isWhole ? 1 : 2)
    }

    /// A text without the words in capitals alone: the department IT is no pronoun.
    private static func withoutAcronyms(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).filter { word in
            let letters = word.filter(\.isLetter)
            return letters.count < 2 || !letters.allSatisfy(\.isUppercase)
        }.joined(separator: " ")
    }

    private static func tokens(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    }

    /// Words with a capital or a figure, the first word left out.
    private static func names(in text: String) -> Set<String> {
        let words = text.split(whereSeparator: \.isWhitespace).dropFirst()
        let named = words.filter { $0.first?.isUppercase == true || $0.contains(where: \.isNumber) }
        return Set(
            named.map { tokens(String($0)).joined(separator: " ") }.filter { $0 != "i" && !$0.isEmpty })
    }

    /// Every German noun has a capital, so that capitals name nothing there.
    private static func isGerman(_ text: String) -> Bool {
        tokens(text).contains {
            ["der", "die", "das", "ist", "wie", "wer", "wann", "welche", "ich", "wir", "kostet"].contains($0)
        }
    }

    private static let openings: Set<String> = [
        "and", "but", "or", "then", "also", "und", "aber", "oder", "et", "mais", "ou",
    ]
    private static let pointers: Set<String> = [
        "it", "its", "they", "them", "their", "that", "this", "these", "those", "he", "she", "there",
        "instead", "else",
        "about", "er", "sie", "es", "dort", "davon", "dafür", "dabei", "dazu", "elle", "ils", "elles", "cela",
        "y",
    ]
    private static let questions: Set<String> = [
        "what", "which", "who", "whom", "when", "where", "why", "how", "was", "wer", "wie", "wann", "wo",
        "warum",
        "welche", "welcher", "welches", "quel", "quelle", "qui", "quand", "comment", "combien", "pourquoi",
    ]
}
