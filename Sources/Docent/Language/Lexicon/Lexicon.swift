/// The words of natural languages that questions, answers and tables are read by, a file a kind.
///
/// A list has an argument for each language that it knows, by the language's code of ISO 639-1; another language is one more
/// argument. All words are in lower case, as they are compared.
enum Lexicon {
    /// The words of a list, divided by white space, those of all languages together.
    static func words(
        en: String = "", de: String = "", fr: String = "", es: String = "", it: String = "", pt: String = "",
        nl: String = "", pl: String = "", signs: String = ""
    ) -> Set<String> {
        Set(words: [en, de, fr, es, it, pt, nl, pl, signs].joined(separator: " "))
    }

    /// The phrases of a list, divided by vertical bars, those of all languages after one another.
    static func phrases(
        en: String = "", de: String = "", fr: String = "", es: String = "", it: String = "", pt: String = "",
        nl: String = "", pl: String = "", zh: String = "", ja: String = "", signs: String = ""
    ) -> [String] {
        [en, de, fr, es, it, pt, nl, pl, zh, ja, signs].flatMap { $0.split(separator: "|").map(String.init) }
    }

    /// What each word of several lists stands for.
    static func meanings<Meaning>(_ lists: KeyValuePairs<Meaning, Set<String>>) -> [String: Meaning] {
        lists.reduce(into: [:]) { meanings, list in
            for word in list.value { meanings[word] = list.key }
        }
    }
}

extension Set<String> {
    /// The words of a list with white space between them.
    init(words: String) { self.init(words.split(whereSeparator: \.isWhitespace).map(String.init)) }

    /// The stems of the words, without those that say nothing.
    var stems: Set<String> { Set(Words(joined(separator: " ")).stems) }
}
