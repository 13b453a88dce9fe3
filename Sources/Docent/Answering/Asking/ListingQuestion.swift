/// Whether a question asks for everything of a kind, so that every section has to be read.
enum ListingQuestion {
    /// Recognises questions such as `List every emergency number` and `Which documents mention …`.
    static func isOne(_ question: String) -> Bool {
        let words = Words.parts(of: question)
        guard words.count > 2 else { return false }
        let start = words.first { !Lexicon.politeness.contains($0) } ?? ""
        if Lexicon.listingVerbs.contains(start) {
            return words.dropFirst().contains { Lexicon.wholes.contains($0) }
        }
        let text = " " + words.joined(separator: " ") + " "
        return Lexicon.documentOpenings.contains { text.hasPrefix(" \($0) ") }
            && Lexicon.mentioning.contains { text.contains(" \($0) ") }
    }

    /// Whether a word, in lower case, asks for a list and says nothing of what is listed.
    static func asks(_ word: String) -> Bool {
        Lexicon.listingVerbs.contains(word) || Lexicon.wholes.contains(word)
    }

    /// Whether a question asks for all of a kind: “which parts …”, “welche Lieferanten sind …”, “list the rooms”.
    static func asksForAll(_ question: String) -> Bool {
        let words = Words.letters(of: question)
        if let first = words.first, asks(first) { return true }
        return zip(words, words.dropFirst()).contains { word, next in
            switch word {
            case "which": next.hasSuffix("s") && !["ss", "us", "is"].contains { next.hasSuffix($0) }
            case "welche": words.contains(where: Lexicon.germanPlurals.contains)
            case "quels", "quelles": true
            default: false
            }
        }
    }
}
