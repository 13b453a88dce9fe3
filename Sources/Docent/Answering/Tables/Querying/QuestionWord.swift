import Documents

/// A word of a question, with where it stands and what stands behind it.
struct QuestionWord: Sendable {
    /// As it was written.
    let written: String
    /// In lower case.
    let word: String
    /// Where it stands in the question, in UTF-8.
    let range: Range<Int>
    /// Whether a comma or a semicolon follows.
    let endsClause: Bool

    /// The stem; nil for a word that says nothing.
    let stem: String?

    init(written: String, word: String, range: Range<Int>, endsClause: Bool) {
        (self.written, self.word, self.range, self.endsClause) = (written, word, range, endsClause)
        stem = Words(phrase: word).stems.first
    }

    /// The year that it is, of four digits.
    var year: Int? {
        guard word.count == 4, let year = Int(word), (1000...2100).contains(year) else { return nil }
        return year
    }

    /// The words of a question, runs of letters and digits; `don't` is `do` and `n't`, `can't` is `can` and `n't`.
    static func all(of question: String) -> [QuestionWord] {
        var words: [QuestionWord] = []
        var start: String.Index?
        func close(at end: String.Index) {
            guard let from = start else { return }
            start = nil
            let written = String(question[from..<end])
            let range = question.offset(of: from)..<question.offset(of: end)
            let ends = endsClause(at: end, of: question)
            if written.lowercased() == "t", let last = words.last, last.word.hasSuffix("n"),
                from > question.startIndex, apostrophes.contains(question[question.index(before: from)])
            {
                let joint = last.range.upperBound - 1
                let full = Lexicon.contractedVerbs[String(last.word.dropLast())]
                words[words.count - 1] = QuestionWord(
                    written: full ?? String(last.written.dropLast()),
                    word: full ?? String(last.word.dropLast()),
                    range: last.range.lowerBound..<joint, endsClause: false)
                words.append(
                    QuestionWord(
                        written: "n't", word: "n't", range: joint..<range.upperBound, endsClause: ends))
            } else {
                words.append(
                    QuestionWord(
                        written: written, word: written.lowercased(), range: range, endsClause: ends))
            }
        }
        for place in question.indices {
            if question[place].isLetter || question[place].isNumber {
                start = start ?? place
            } else {
                close(at: place)
            }
        }
        close(at: question.endIndex)
        return words
    }

    /// Whether a comma or a semicolon stands at a place, and no mark within a number, as in `55,000`.
    private static func endsClause(at end: String.Index, of question: String) -> Bool {
        let rest = question[end...]
        guard rest.first.map(commas.contains) == true else { return false }
        return rest.dropFirst().first?.isNumber != true || question[..<end].last?.isNumber != true
    }

    private static let commas: Set<Character> = [",", ";"]
    private static let apostrophes: Set<Character> = ["'", "’"]

    /// Whether two words in lower case are one but for an ending.
    static func areAlike(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        guard short.utf8.count >= 4, short.last?.isNumber == false, long.hasPrefix(short) else {
            return Spelling.folded(one) == Spelling.folded(other)
        }
        return endings.contains(String(long.dropFirst(short.count)))
    }

    private static let endings: Set<String> = ["s", "es", "e", "en", "n", "er", "em"]

    /// Whether two short words in lower case are forms of one verb: `end` and `Ends`, which are too short to be cut.
    static func areForms(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        return short.utf8.count >= 3 && long.hasPrefix(short)
            && (short == long || verbEndings.contains(String(long.dropFirst(short.count))))
    }

    private static let verbEndings: Set<String> = ["s", "ed", "d", "es", "ing"]
}

extension String {
    fileprivate func offset(of place: Index) -> Int { utf8.distance(from: utf8.startIndex, to: place) }
}
