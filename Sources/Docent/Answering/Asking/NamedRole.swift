/// Somebody whom a text names by a role: `The bursar pays claims`, `Claims are approved by the line manager`.
///
/// A role stands behind an article or the like, and does what is asked: it is the subject of the question's verb, or the agent
/// of a sentence that has words of the question.
struct NamedRole: Sendable {
    private let asked: Set<String>
    private let verb: String?

    /// - Parameter parts: the question's words in lower case, the commonest included.
    init(askedBy parts: [String]) {
        asked = Set(parts.flatMap { Words(phrase: $0).stems })
        verb = parts.firstIndex(where: Lexicon.who.contains).flatMap { who in
            parts[(who + 1)...].first { !Self.isCommon($0) && !Lexicon.auxiliaries.contains($0) }
        }
    }

    /// Whether a text names somebody so whom the question does not name itself.
    func isGiven(in text: String) -> Bool {
        text.split { ".,;:!?()\n".contains($0) }.contains { clause in
            let words = Words.letters(of: clause)
            return hasAgent(words) || hasSubject(words)
        }
    }

    private func hasAgent(_ words: [String]) -> Bool {
        words.indices.dropLast().contains { place in
            guard Lexicon.agents.contains(words[place]), Lexicon.determiners.contains(words[place + 1]) else {
                return false
            }
            return words[..<place].contains(where: isAsked) && isRole(Self.noun(in: words[(place + 2)...]))
        }
    }

    private func hasSubject(_ words: [String]) -> Bool {
        guard let first = words.first, Lexicon.determiners.contains(first) else { return false }
        let noun = Self.noun(in: words.dropFirst())
        if let place = noun.dropFirst().firstIndex(where: isVerb) { return isRole(noun[..<place]) }
        let rest = words[noun.endIndex...]
        guard let next = rest.first, Lexicon.activeLeads.contains(next), isRole(noun) else { return false }
        return rest.contains(where: isVerb) && !rest.contains(where: Lexicon.passiveParts.contains)
    }

    /// The words up to one that belongs to no noun; `of` does.
    private static func noun(in words: ArraySlice<String>) -> ArraySlice<String> {
        words.prefix { $0 == "of" || !isCommon($0) && !Lexicon.activeLeads.contains($0) }
    }

    private func isRole(_ noun: ArraySlice<String>) -> Bool {
        !noun.contains { Lexicon.dates.contains($0) || Lexicon.durations.contains($0) }
            && noun.first.map(Lexicon.pointsInTime.contains) == false
            && noun.contains { !isAsked($0) && $0 != "of" }
    }

    private func isAsked(_ word: String) -> Bool {
        Words(phrase: word).stems.contains { asked.contains($0) || Synonyms.areHeld($0, among: asked) }
    }

    private func isVerb(_ word: String) -> Bool {
        guard let verb else { return false }
        if QuestionWord.areForms(word, verb) { return true }
        let wanted = Set(Words(phrase: verb).stems)
        return Words(phrase: word).stems.contains {
            wanted.contains($0) || Synonyms.areHeld($0, among: wanted)
        }
    }

    private static func isCommon(_ word: String) -> Bool { QuestionLanguage.commonInAny.contains(word) }
}
