/// The language of a question, as far as its function words tell it.
///
/// Only the function words of a question's own language say nothing: `die` and `war` are words to an English reader.
enum QuestionLanguage: Sendable, CaseIterable {
    case english, german, french, spanish, italian, portuguese, dutch, polish

    /// The language that most function words of a question belong to; English when none do.
    ///
    /// A word that other languages have too counts half as much, and makes no question one of another language than English by
    /// itself; only `was` does that, where it opens a question that has no word of English alone.
    init(of question: String) {
        let words = Words.letters(of: question)
        let scores = Self.allCases.map { language in
            let known = words.filter(language.common.contains)
            let own = known.count { !language.shares($0) }
            return language == .english || own > 0 ? known.count + own : 0
        }
        let best = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0
        let hasEnglish = words.contains { Self.english.common.contains($0) && !Self.english.shares($0) }
        let asksInGerman = words.first == "was" && !hasEnglish && best == 0
        self = asksInGerman ? .german : Self.allCases[best]
    }

    /// The language that most function words of a text belong to, when they are enough and more than those of any other.
    ///
    /// - Parameter least: how many there must be; where one is enough, words that other languages have for something
    ///   else count too.
    init?(tellingOf text: String, least: Int = 2) {
        let words = Words.letters(of: text)
        let counts = Self.allCases.enumerated().map { place, language in
            words.count { word in
                language.common.contains(word) && word.utf8.count > 1
                    && (least == 1 && place < Self.inFull || !language.shares(word))
            }
        }
        // Between languages of which one is known in full and the other by few words, the first is meant.
        let (full, few) = (counts.prefix(Self.inFull), counts.dropFirst(Self.inFull))
        let isOfFew = (few.max() ?? 0) > (full.max() ?? 0)
        let meant = isOfFew ? few : full
        guard let most = meant.max(), most >= least, meant.count(where: { $0 == most }) == 1,
            let best = meant.firstIndex(of: most)
        else { return nil }
        self = Self.allCases[best]
    }

    /// How many of the languages, the first ones, are known in full: of the others only what asks and joins is known.
    private static let inFull = 3

    /// Whether a function word is a word of another language too: of the languages known in full any, of the others one of
    /// those.
    private func shares(_ word: String) -> Bool {
        switch self {
        case .english, .german, .french: FunctionWords.shared.contains(word)
        default: FunctionWords.shared.contains(word) || Self.inFullWords.contains(word)
        }
    }

    private static let inFullWords = allCases.prefix(inFull).reduce(into: Set<String>()) {
        $0.formUnion($1.words.all)
    }

    /// The words that say nothing of what a question in the language is about.
    ///
    /// Fewer than full-text search leaves out (`StopWords`): what a question is not looked up by may still tell one sentence
    /// that was found from another.
    var common: Set<String> { words.all }

    /// The words that say nothing of what a text is about, whichever of these languages it is in.
    static let commonInAny = allCases.reduce(into: Set<String>()) { $0.formUnion($1.words.inAny) }

    /// Whether a text asks by one of its words, in lower case.
    static func asks(_ text: String, _ words: some Sequence<String>) -> Bool {
        words.contains(where: Lexicon.interrogatives.contains)
            || words.contains { Lexicon.interrogativesOfOne[$0].map { $0 == Self(of: text) } == true }
    }

    /// Whether nouns are written with a capital, so that a capital names nothing.
    var hasCapitalNouns: Bool { self == .german }

    /// Whether a text is written so, as far as its function words tell.
    static func hasCapitalNouns(_ text: String) -> Bool {
        Self(tellingOf: text, least: 1)?.hasCapitalNouns == true
    }

    private var words: FunctionWords {
        switch self {
        case .english: .english
        case .german: .german
        case .french: .french
        case .spanish: .spanish
        case .italian: .italian
        case .portuguese: .portuguese
        case .dutch: .dutch
        case .polish: .polish
        }
    }
}
