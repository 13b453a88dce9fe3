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

    /// The words that say nothing of what a question is about.
    var common: Set<String> {
        switch self {
        case .english: Self.englishWords
        case .german: Self.germanWords
        case .french: Self.frenchWords
        }
    }

    /// Whether nouns are written with a capital, so that a capital names nothing.
    var hasCapitalNouns: Bool { self == .german }

    /// Function words that are words of another of these languages too.
    private static let shared = words(
        "die war was man am an in des on sur pour son par les est car bei den art as a i")

    private static let englishWords = words(
        """
        a an the of in on at by for to from with without within into about as is are was were be been being am do does \
        did done has have had will would can could may might must shall should i me my we us our you your he she it its \
        they them their this that these those there here what which who whom whose when where why how and or but not no \
        if then than so such any some all each every much many more most long often please tell say s t get got
        """)
    private static let germanWords = words(
        """
        der die das den dem des ein eine einen einem einer eines und oder nicht ist sind war wird werden wie was wer wo \
        wann warum welche welcher welches welchen in im am auf für mit von vom zu zum zur bei beim nach aus ich wir sie \
        es man kann muss darf soll mir mich uns unser unsere unserer unserem mein meine wenn dass ob über unter hat haben \
        habe viel viele wieviel an wohin woher
        """)
    private static let frenchWords = words(
        """
        le la les l un une des du de d et ou ne pas est sont dans en sur pour par avec quel quelle quels quelles qui que \
        qu quand comment combien je j ai nous vous il elle ils elles on au aux ce cette ces si mon ma mes notre nos leur \
        leurs son sa ses y faut peut doit où pourquoi t être faire fait
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
