import Documents
import Indexes

/// The words of a question that say what it is about, as they were written: no grammar, and no number that only sets a bound.
enum InformativeWords {
    /// The words, each once and in their order.
    static func of(_ asked: AskedQuestion) -> [String] { of(asked.text, asked.language, asked.tables) }

    /// The same of a question that is not read otherwise.
    static func of(_ question: String) -> [String] {
        of(question, QuestionLanguage(of: question), TableQuestion(question))
    }

    private static func of(
        _ question: String, _ language: QuestionLanguage, _ tables: TableQuestion
    ) -> [String] {
        let (common, bound) = (language.common, tables.boundStems)
        var seen: Set<String> = []
        var last = ""
        return words(of: question).filter { word in
            let lower = word.lowercased()
            defer { last = lower }
            let parts = lower.split(separator: "-")
            let saysNothing =
                common.contains(lower) || parts.count > 1 && parts.allSatisfy { common.contains(String($0)) }
                || Lexicon.how.contains(last) && Lexicon.degrees.contains(lower)
                || Lexicon.interrogatives.contains(last) && Lexicon.years.contains(lower)
                || ListingQuestion.asks(lower)
            let isOfBound =
                !bound.isEmpty && !Words(word).stems.isEmpty && Words(word).stems.allSatisfy(bound.contains)
            return !saysNothing && !isOfBound && seen.insert(lower).inserted
        }
    }

    /// The words of a question as they were written, a number with the marks between its digits; of a script without spaces
    /// the figures, and the runs between what only asks or joins.
    private static func words(of question: String) -> [String] {
        guard question.unicodeScalars.contains(where: { $0.pieceSize != nil }) else {
            return spacedWords(of: question)
        }
        let figures = Figures.all(in: question).map(\.range)
        let ends = [0] + figures.map(\.upperBound)
        let starts = figures.map(\.lowerBound) + [question.utf8.count]
        return zip(ends, starts).enumerated().flatMap { place, gap in
            spacedWords(of: UnspacedWords.spaced(String(question.slice(gap.0..<gap.1))))
                + (place < figures.count ? [String(question.slice(figures[place]))] : [])
        }
    }

    private static func spacedWords(of question: String) -> [String] {
        let joined = question.replacing(/(\d)['’\u{A0}\u{202F}\u{2009} ](?=\d{3}(?!\d))/) {
            "\($0.output.1)\u{A0}"
        }
        return joined.split { $0 == " " || $0 == "\n" || $0 == "\t" || isMark($0) }.flatMap {
            word -> [String] in
            let word = Words.trimmed(word) { !$0.isLetter && !$0.isNumber }
            guard let first = word.unicodeScalars.first else { return [] }
            return first.pieceSize == nil
                ? [word] : UnspacedWords.contents(of: word).filter { !NumberBound.isUnspaced($0) }
        }
    }

    /// Whether a character ends a word wherever it stands; points and commas are marks within numbers.
    private static func isMark(_ character: Character) -> Bool {
        !character.isLetter && !character.isNumber && !"-.,\u{A0}".contains(character)
    }
}
