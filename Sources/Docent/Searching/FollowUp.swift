import Documents

/// Turns a question of a conversation into one that stands alone.
///
/// Without a language model the words of the question before it are carried over where the new one needs them; a name
/// in the new question takes the place of the names of its kind in the old one, unless a word points back to them.
enum FollowUp {
    /// The query of the question alone.
    static func own(_ question: Question) -> Query { query(question.text, of: question) }

    private static func query(_ text: String, of question: Question) -> Query {
        question.readsOperators
            ? Query(parsing: text, within: question.filter) : Query(text: text, filter: question.filter)
    }

    /// The query to search with.
    static func resolve(_ question: Question) -> Query {
        let own = own(question)
        let earlier = earlier(of: question)
        return earlier.isEmpty ? own : own.asking(joined(own.text, earlier))
    }

    /// The queries that a question may stand for which names one thing, where several of the question before are such; the
    /// documents tell which of them it is.
    static func rivals(_ question: Question) -> [Query] {
        let own = own(question)
        let earlier = earlier(of: question)
        guard !earlier.isEmpty, ChangedThing.resolved(own.text, after: earlier) == nil else { return [] }
        let things = RivalThings.questions(own.text, after: earlier)
        return (things.isEmpty ? renamed(own.text, after: earlier) : things).map(own.asking)
    }

    /// The question before with the one name of the new one in the place of each of its own, where it has several.
    private static func renamed(_ text: String, after earlier: String) -> [String] {
        guard leans(text), !pointsBack(text), !QuestionLanguage.hasCapitalNouns(earlier),
            !QuestionLanguage.hasCapitalNouns(text)
        else { return [] }
        let new = names(in: text).filter { shape($0) == nil }
        let old = names(in: earlier).filter { shape($0) == nil }
        guard new.count == 1, names(in: text).count == 1, (2...mostNames).contains(old.count),
            let name = text.split(whereSeparator: { !$0.isLetter && $0 != "-" }).first(where: {
                new.contains($0.lowercased())
            })
        else { return [] }
        return old.sorted().map { other in
            earlier.split(whereSeparator: \.isWhitespace).map { word in
                tokens(String(word)).joined(separator: " ") == other ? String(name) : String(word)
            }.joined(separator: " ")
        }
    }

    /// How many names of a question one may stand for.
    private static let mostNames = 3

    /// The questions before as one that stands alone; empty when there are none.
    ///
    /// Where it is known what was searched for them, the last one stands alone already: what a change of subject left behind does not
    /// come back.
    private static func earlier(of question: Question) -> String {
        if question.searched.count == question.history.count,
            let last = question.searched.last(where: { !isSmallTalk($0) })
        {
            return cut(last)
        }
        return question.history.suffix(depth).reduce("") { before, turn in
            let text = query(cut(turn), of: question).text
            return before.isEmpty ? text : cut(joined(text, before))
        }
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
        if let stepped = steppedYear(of: earlier, words) { return stepped }
        if let changed = ChangedThing.resolved(text, after: earlier) { return changed }
        let replaced = pointsBack(text) ? [] : replaced(in: earlier, by: text)
        let asks = QuestionLanguage.asks(text, words)
        let kept = earlier.split(whereSeparator: \.isWhitespace).filter { word in
            let bare = tokens(String(word)).joined(separator: " ")
            return !replaced.contains(bare) && !(asks && QuestionLanguage.asks(earlier, [bare]))
        }
        return kept.isEmpty ? text : text + " " + kept.joined(separator: " ")
    }

    /// The question before with its year moved on or back, where that is all that is asked, as “And the year after?” does.
    private static func steppedYear(of earlier: String, _ words: [String]) -> String? {
        let step =
            !Lexicon.stepsOn.isDisjoint(with: words)
            ? 1 : !Lexicon.stepsBack.isDisjoint(with: words) ? -1 : 0
        let years = tokens(earlier).filter { WrittenYear.of($0) != nil }
        guard step != 0, !Lexicon.years.isDisjoint(with: words), words.count <= 5, Set(years).count == 1,
            let year = Int(years[0])
        else { return nil }
        let words = earlier.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return words.map { tokens($0) == [years[0]] ? $0.replacing(years[0], with: "\(year + step)") : $0 }
            .joined(separator: " ")
    }

    /// Whether a question leans on the one before: it begins with a conjunction, points back, or says very little.
    ///
    /// A whole question says little when it names one thing alone: “What is the deadline?”, but not “Who leads IT?”, nor one
    /// that speaks of any such thing: “How long must a password be?”.
    private static func needsMore(_ text: String, _ words: [String]) -> Bool {
        if leans(text, words) { return true }
        let isWhole = words.count > 3 && QuestionLanguage.asks(text, words)
        let said = Words(text)
        let isNamed = !said.names.isEmpty && !QuestionLanguage.hasCapitalNouns(text)
        if isWhole, isNamed || words.contains(where: Lexicon.indefiniteArticles.contains) { return false }
        return said.stems.count <= (isWhole ? 1 : 2)
    }

    /// Whether a turn is a question with all that a question needs, as far as its words tell.
    static func isWhole(_ text: String) -> Bool {
        let words = tokens(text)
        return words.count > 2
            && (QuestionLanguage.asks(text, words) || Lexicon.decisionOpenings.contains(words[0]))
    }

    /// Whether a word of a question says that it goes on from the one before: a conjunction, or what points back.
    static func leans(_ text: String) -> Bool { leans(text, tokens(text)) }

    private static func leans(_ text: String, _ words: [String]) -> Bool {
        if let first = words.first, Lexicon.continuations.contains(first) { return true }
        return pointsBack(text) || words.contains(where: Lexicon.changeHints.contains)
    }

    /// Whether a turn only greets, thanks, agrees or talks to whoever answers.
    static func isSmallTalk(_ text: String) -> Bool {
        if isCourtesy(text) { return true }
        let words = tokens(text)
        let asks = text.contains("?") || QuestionLanguage.asks(text, words)
        return !asks && words.contains(where: Lexicon.addressed.contains)
    }

    /// Whether a turn only greets, thanks or agrees.
    static func isCourtesy(_ text: String) -> Bool {
        let words = tokens(text)
        return words.contains(where: Lexicon.courtesies.contains)
            && words.allSatisfy {
                Lexicon.courtesies.contains($0) || QuestionLanguage.commonInAny.contains($0)
            }
    }

    /// How many words of a short turn are looked for in the index.
    static let mostChecked = 4

    /// Whether a word of a question stands for something in the one before it.
    ///
    /// `ihr` and `sein` do before a noun, where they are no verb, no “you all” and no polite “your”; `son` in French.
    private static func pointsBack(_ text: String) -> Bool {
        let words = tokens(withoutAcronyms(text))
        if !Lexicon.questionPointers.isDisjoint(with: words) { return true }
        if words.contains("son"), QuestionLanguage(of: text) == .french { return true }
        let written = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
        return zip(written, written.dropFirst()).contains { word, next in
            Lexicon.owners.contains(String(word)) && next.first?.isUppercase == true
        }
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

    /// The names of the earlier question in whose place those of the new one stand: a word stands for a word, a code or
    /// number for one that begins with the same letters.
    private static func replaced(in earlier: String, by text: String) -> Set<String> {
        let new = names(in: text)
        let old = names(in: earlier).filter {
            !QuestionLanguage.hasCapitalNouns(earlier) || $0.contains(where: \.isNumber)
        }
        let shapes = Set(new.map(shape))
        let alike = old.filter { shapes.contains(shape($0)) }
        // A year does not stand for an amount, unless there is nothing else for it.
        let lengths = Set(new.map(\.count))
        let isOfLength = { (name: String) in name.first?.isNumber != true || lengths.contains(name.count) }
        let numbers = alike.filter { $0.first?.isNumber == true }
        return Set(numbers.contains(where: isOfLength) ? alike.filter(isOfLength) : alike)
    }

    /// What a name of digits has before them, empty for a number; of days and months that they are such; nil for other words.
    private static func shape(_ name: String) -> String? {
        guard name.contains(where: \.isNumber) else {
            return FigureWords.months[name] != nil
                ? "a month" : Lexicon.days.contains(name) ? "a day" : nil
        }
        return String(name.prefix { !$0.isNumber }.filter(\.isLetter))
    }

    /// Words with a capital, the first word left out, and words with a figure.
    private static func names(in text: String) -> Set<String> {
        let words = text.split(whereSeparator: \.isWhitespace)
        let named =
            words.dropFirst().filter { $0.first?.isUppercase == true }
            + words.filter { $0.contains(where: \.isNumber) }
        return Set(
            named.map { tokens(String($0)).joined(separator: " ") }.filter { $0 != "i" && !$0.isEmpty })
    }
}
