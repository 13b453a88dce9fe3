/// What kind of thing a question asks for.
enum ExpectedAnswer: Sendable, Hashable {
    case number
    case money
    case duration
    case share
    case mass
    case length
    case heat
    case date
    case telephone
    case name
    case reason
    case anything

    /// Reads the kind off the question's words, in English, German and French.
    init(_ question: String) {
        let text = " " + Self.spaced(question) + " "
        self =
            Self.cues.first { $0.phrases.contains { text.contains($0) } }?.kind ?? Self.asking(question)
            ?? .anything
    }

    /// The words in lower case with a space between them; the mark of the question stays.
    private static func spaced(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "?" && $0 != "'" }
            .joined(separator: " ").replacing("?", with: " ?")
    }

    /// The kind that the question word tells, where it opens or ends a clause: “when” within a sentence and “who” behind a
    /// noun ask nothing.
    private static func asking(_ question: String) -> ExpectedAnswer? {
        for clause in question.lowercased().split(whereSeparator: { ",;:.?!".contains($0) }) {
            let words = Words.letters(of: clause)
            for (place, word) in words.enumerated() {
                guard let kind = questionWords[word] else { continue }
                let isOpening =
                    place < opening && (place == 0 || Lexicon.questionLeads.contains(words[place - 1]))
                if isOpening || place == words.count - 1 { return kind }
            }
        }
        return nil
    }

    /// Among how many first words of a clause its question word stands.
    private static let opening = 4

    private static let questionWords = Lexicon.meanings([
        ExpectedAnswer.date: Lexicon.when, .name: Lexicon.who, .reason: Lexicon.why,
    ])

    /// The first that fits counts, so that the narrower kinds come first.
    private static let cues: [(kind: ExpectedAnswer, phrases: [String])] = [
        (.telephone, Lexicon.telephoneCues), (.share, Lexicon.shareCues),
        (.duration, Lexicon.durationCues), (.mass, Lexicon.massCues), (.money, Lexicon.moneyCues),
        (.heat, Lexicon.heatCues), (.length, Lexicon.lengthCues), (.number, Lexicon.numberCues),
        (.date, Lexicon.dateCues), (.name, Lexicon.nameCues),
    ]

    /// How well a text holds such a thing beyond what the question itself says, from 0 to 1; a half when nothing
    /// certain is expected.
    func match(in text: String, asked: Set<String>) -> Double {
        switch self {
        case .number: hasNumber(text, asked) ? 1 : 0
        case .money:
            marked(text.replacing(" per cent", with: " percent"), asked) { text, words in
                text.contains { "€$£¥".contains($0) } || !words.isDisjoint(with: Lexicon.currencies)
            }
        case .duration: marked(text, asked) { _, words in !words.isDisjoint(with: Lexicon.durations) }
        case .share:
            marked(text, asked) { text, words in
                text.contains("%") || !words.isDisjoint(with: Lexicon.shares)
            }
        case .mass: marked(text, asked) { _, words in !words.isDisjoint(with: Lexicon.masses) }
        case .length: marked(text, asked) { _, words in !words.isDisjoint(with: Lexicon.lengths) }
        case .heat:
            marked(text, asked) { text, words in
                text.contains("°") || !words.isDisjoint(with: Lexicon.temperatures)
            }
        case .date:
            marked(text, asked) { text, words in
                !words.isDisjoint(with: Lexicon.dates) || Self.hasYearOrClock(text)
            }
        case .telephone:
            text.count(where: \.isNumber) >= 7 && hasNumber(text, asked)
                ? 1 : hasNumber(text, asked) ? 0.5 : 0
        case .name: Self.hasName(text, asked) ? 1 : 0
        case .reason: Self.hasCause(text) ? 1 : 0
        case .anything: 0.5
        }
    }

    /// 1 for a number with the mark of the kind, a half for a bare number, 0 for none.
    private func marked(
        _ text: String, _ asked: Set<String>, _ isMarked: (String, Set<String>) -> Bool
    ) -> Double {
        let words = Set(Words.letters(of: text))
        let holds = isMarked(text, words)
        if hasNumber(text, asked) { return holds ? 1 : 0.5 }
        return holds && self == .date ? 0.8 : 0
    }

    private func hasNumber(_ text: String, _ asked: Set<String>) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber }.contains { word in
            let lower = word.lowercased()
            return (word.contains(where: \.isNumber) || Lexicon.numbers.contains(lower))
                && !asked.contains(lower)
        }
    }

    /// Whether a text holds a word with a capital that may name somebody: no word of the question, and no month, day or word
    /// that opens a sentence and says nothing.
    private static func hasName(_ text: String, _ asked: Set<String>) -> Bool {
        let words = text.split { !$0.isLetter }
        let names = words.indices.filter { place in
            let lower = words[place].lowercased()
            return words[place].first?.isUppercase == true && !asked.contains(lower)
                && !Lexicon.dates.contains(lower)
                && !QuestionLanguage.commonInAny.contains(lower)
        }
        if names.contains(where: { $0 > words.startIndex }) { return true }
        return words.count > 1 && names.first == words.startIndex && words[1].first?.isUppercase == true
    }

    /// Whether a text gives a reason; `since 5.2` only says when.
    private static func hasCause(_ text: String) -> Bool {
        let text = text.lowercased()
        return Lexicon.causes.contains { cause in
            text.ranges(of: cause).contains { range in
                text[range.upperBound...].first { !$0.isWhitespace }?.isNumber != true
            }
        }
    }

    /// A year of four digits, or a time with a colon.
    private static func hasYearOrClock(_ text: String) -> Bool {
        let words = text.split { !$0.isNumber && $0 != ":" }
        return words.contains { word in
            word.split(separator: ":").count > 1 && word.count >= 4
                || word.count == 4 && (1000...2100).contains(Int(word) ?? 0)
        }
    }
}
