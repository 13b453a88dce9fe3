/// The language of a question, as far as its function words tell it.
///
/// Only the function words of a question's own language say nothing: `die` and `war` are words to an English reader.
enum QuestionLanguage: Sendable, CaseIterable {
    case english, german, french

    /// The language that most function words of a question belong to; English when none do.
    init(of question: String) {
        let counts = Self.counts(in: question) { $0 == .english || !Self.shared.contains($1) }
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
        self = Self.allCases[best]
    }

    /// The language that most function words of a text belong to, when they are enough and more than those of any other.
    ///
    /// - Parameter least: how many there must be; where one is enough, words that other languages have for something
    ///   else count too.
    init?(tellingOf text: String, least: Int = 2) {
        let counts = Self.counts(in: text) { $1.utf8.count > 1 && (least == 1 || !Self.shared.contains($1)) }
        guard let most = counts.max(), most >= least, counts.count(where: { $0 == most }) == 1,
            let best = counts.firstIndex(of: most)
        else { return nil }
        self = Self.allCases[best]
    }

    /// How many function words of each language a text has.
    private static func counts(in text: String, _ tells: (Self, String) -> Bool) -> [Int] {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        return allCases.map { language in
            words.count { language.common.contains($0) && tells(language, $0) }
        }
    }

    /// The words that say nothing of what a question in the language is about.
    ///
    /// Fewer than full-text search leaves out (`StopWords`): what a question is not looked up by may still tell one sentence
    /// that was found from another.
    var common: Set<String> { words.all }

    /// The words that say nothing of what a text is about, whichever of these languages it is in.
    static let commonInAny = allCases.reduce(into: Set<String>()) { $0.formUnion($1.words.inAny) }

    /// The words that ask, in all of these languages.
    static let interrogatives: Set<String> = [
        "what", "which", "who", "whom", "where", "when", "how", "why", "was", "welche", "welcher", "welches",
        "wer", "wo", "wann", "wie", "warum", "quel", "quelle", "quels", "quelles", "qui", "où", "quand",
        "comment", "pourquoi", "combien",
    ]

    /// Whether nouns are written with a capital, so that a capital names nothing.
    var hasCapitalNouns: Bool { self == .german }

    /// Whether a text is written so, as far as its function words tell.
    static func hasCapitalNouns(_ text: String) -> Bool {
        Self(tellingOf: text, least: 1)?.hasCapitalNouns == true
    }

    /// Function words that are words of another of these languages too.
    private static let shared = words(
        "die war was man am an in des on sur pour son par les est car bei den art as a i")

    /// The function words of a language.
    private struct FunctionWords {
        /// Those that are left out of every text, whatever its language.
        let inAny: Set<String>
        /// All of them; some of the others mean something in another language: `hat`, `son`, `si`.
        let all: Set<String>

        init(inAny: String, inOwn: String) {
            self.inAny = QuestionLanguage.words(inAny)
            all = self.inAny.union(QuestionLanguage.words(inOwn))
        }
    }

    private var words: FunctionWords {
        switch self {
        case .english: Self.englishWords
        case .german: Self.germanWords
        case .french: Self.frenchWords
        }
    }

    private static let englishWords = FunctionWords(
        inAny: """
            a an the of in on at by for to from with without within into about as is are was were be been being am do \
            does did done has have had will would can could may might must shall should i me my we us our you your he she \
            it its they them their this that these those there here what which who whom whose when where why how and or \
            but not no if then than so such any some all each every much many more most long often please tell say s t
            """,
        inOwn: """
            get got happen happens still also want wants goes current currently ago his her him enough really now exactly \
            actually just
            """)
    private static let germanWords = FunctionWords(
        inAny: """
            der die das den dem des ein eine einen einem einer und oder nicht ist sind war wird werden wie was wer wo wann \
            warum welche welcher welches in im am auf für mit von zu zum zur bei nach aus ich wir sie es man kann muss an
            """,
        inOwn: """
            eines welchen vom beim darf soll mir mich uns unser unsere unserer unserem mein meine wenn dass ob über unter \
            hat haben habe viel viele wieviel wohin woher
            """)
    private static let frenchWords = FunctionWords(
        inAny: """
            le la les un une des du de et ou ne pas est sont dans en sur pour par avec quel quelle quels quelles qui que \
            quand comment combien je nous vous il elle on au aux ce cette ces t
            """,
        inOwn: """
            l d qu j ai ils elles si mon ma mes notre nos leur leurs son sa ses y faut peut doit où pourquoi être faire \
            fait
            """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
