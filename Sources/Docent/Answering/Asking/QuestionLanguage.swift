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
        case .english, .german, .french: Self.shared.contains(word)
        default: Self.shared.contains(word) || Self.inFullWords.contains(word)
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
        words.contains(where: interrogatives.contains)
            || words.contains { interrogativesOfOne[$0].map { $0 == Self(of: text) } == true }
    }

    /// The words that ask in one language, and mean something else in English.
    private static let interrogativesOfOne: [String: QuestionLanguage] = ["was": .german, "comment": .french]

    /// The words that ask, in all of these languages.
    private static let interrogatives: Set<String> = [
        "what", "which", "who", "whom", "where", "when", "how", "why", "welche", "welcher", "welches",
        "wer", "wo", "wann", "wie", "warum", "quel", "quelle", "quels", "quelles", "qui", "où", "quand",
        "pourquoi", "combien", "welchem", "welchen", "wem", "wessen", "wen", "qué", "cuál",
        "cuáles",
        "quién", "dónde", "cuándo", "cuánto", "cuántos", "cuántas", "quale", "quali", "quanto",
        "quanti",
        "qual", "quais", "quem", "onde", "quando", "quantos", "welke", "waar", "wanneer", "hoeveel",
        "który",
        "która", "które", "kto", "kiedy", "gdzie", "ile", "jak",
    ]

    /// Whether nouns are written with a capital, so that a capital names nothing.
    var hasCapitalNouns: Bool { self == .german }

    /// Whether a text is written so, as far as its function words tell.
    static func hasCapitalNouns(_ text: String) -> Bool {
        Self(tellingOf: text, least: 1)?.hasCapitalNouns == true
    }

    /// Function words that are words of another of these languages too.
    private static let shared = Set(
        words: "die war was man am an in des on sur pour son par les est car bei den art as a i")

    /// The function words of a language.
    private struct FunctionWords {
        /// Those that are left out of every text, whatever its language.
        let inAny: Set<String>
        /// All of them; some of the others mean something in another language: `hat`, `son`, `si`.
        let all: Set<String>

        init(inAny: String, inOwn: String) {
            self.inAny = Set(words: inAny)
            all = self.inAny.union(Set(words: inOwn))
        }
    }

    private var words: FunctionWords {
        switch self {
        case .english: Self.englishWords
        case .german: Self.germanWords
        case .french: Self.frenchWords
        case .spanish: Self.spanishWords
        case .italian: Self.italianWords
        case .portuguese: Self.portugueseWords
        case .dutch: Self.dutchWords
        case .polish: Self.polishWords
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
            hat haben habe viel viele wieviel wohin woher \
            welchem wem wen wessen können dürfen sollen müssen darfst kannst wurde wurden worden gibt ihr ihre sein seine \
            habt hatte waren bin
            """)
    private static let frenchWords = FunctionWords(
        inAny: """
            le la les un une des du de et ou ne pas est sont dans en sur pour par avec quel quelle quels quelles qui que \
            quand comment combien je nous vous il elle on au aux ce cette ces t
            """,
        inOwn: """
            l d qu j ai ils elles si mon ma mes notre nos leur leurs son sa ses y faut peut doit où pourquoi être faire \
            fait ont avons avez a t été dit puis peux pouvons devons dois sommes suis étaient était quoi
            """)

    // Of these only what asks and joins: a text of theirs leaves out nothing unless the question is in the language.
    private static let spanishWords = FunctionWords(
        inAny: "",
        inOwn: """
            qué que cuál cuáles cuál cual quién quiénes quien dónde donde adónde cuándo cuando cómo como cuánto cuánta \
            cuántos cuántas por el la los las un una unos unas de del al a en y o con para sin sobre es son está están fue \
            era ser hay ha han he se me mi mis su sus nos lo le les no si más menos muy puedo puede pueden debo debe deben \
            tengo tiene tienen este esta esto ese esa
            """)
    private static let italianWords = FunctionWords(
        inAny: "",
        inOwn: """
            che chi quale quali quando dove come quanto quanta quanti quante perché cosa il lo la i gli le un uno una di \
            del dello della dei degli delle a al alla ai alle da dal dalla in nel nella nei con per tra fra su sul e o è \
            sono era ha hanno ho si mi ci mio mia non se più meno posso può possono devo deve devono questo questa
            """)
    private static let portugueseWords = FunctionWords(
        inAny: "",
        inOwn: """
            que quê qual quais quem quando onde como quanto quanta quantos quantas porquê o os as um uma de do da dos das \
            em no na nos nas a ao aos à às e ou com para por pelo pela sem sobre é são está estão foi era ser há tem têm \
            tenho se me meu minha não mais menos posso pode podem devo deve devem este esta isso
            """)
    private static let dutchWords = FunctionWords(
        inAny: "",
        inOwn: """
            wie wat welke welk waar wanneer hoe hoeveel waarom de het een en of van voor met op in aan bij naar uit om te \
            tot door over is zijn was waren wordt worden heeft hebben heb ik wij we u mijn onze ons zij er niet geen kan \
            mag moet moeten die dat dit deze meest meer
            """)
    private static let polishWords = FunctionWords(
        inAny: "",
        inOwn: """
            kto co czy jak jaki jaka jakie jakich który która które których kiedy gdzie ile dlaczego komu czyj i a w we z \
            ze na do od po za o u dla przez przy pod nad jest są był była było mam ma mają można muszę musi trzeba się nie \
            ja mnie mój moja moje nasz to ten ta te tego tej tym niż
            """)
}
