/// How plausible letters of Latin script beyond A to Z are, taken together as a text of one language.
enum LatinLetters {
    /// Whether a character is such a letter.
    static func holds(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xD7, 0xF7: false
        case 0xC0...0x24F: scalar.value != 0x192
        default: false
        }
    }

    /// Letters that are words by themselves.
    private static let words = Set("àáâèéêìíòóôùúåæöøőÀÁÈÉÍÓÅÖØŐyŮ".unicodeScalars)

    /// A small letter and what follows it in its word; a space at its end.
    struct Pair: Hashable {
        let letter: Unicode.Scalar
        let next: Unicode.Scalar

        init(_ letter: Unicode.Scalar, _ next: Unicode.Scalar) {
            self.letter = LatinLetters.small(letter)
            self.next = next.properties.isAlphabetic ? LatinLetters.small(next) : " "
        }
    }

    private static func small(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        letter.properties.lowercaseMapping.unicodeScalars.first ?? letter
    }

    /// The points of letters, counted, in the language that fits them best among those that an encoding can write.
    static func points(_ letters: [Pair: Double], in encoding: String) -> Double {
        guard !letters.isEmpty else { return 0 }
        let repertoire = Set(
            TextEncoding.decode(Array(0x80...0xFF), as: encoding).text.unicodeScalars)
        return languages.lazy.filter { $0.frequent.isSubset(of: repertoire) }.map { language in
            letters.reduce(-language.handicap) { $0 + $1.value * language.points($1.key) }
        }.max() ?? letters.values.reduce(0, -)
    }

    /// Points lost where a letter's size does not fit its neighbours': capitals follow small letters within no word.
    static func place(
        _ scalar: Unicode.Scalar, after previous: Unicode.Scalar, before next: Unicode.Scalar
    ) -> Double {
        if CharacterPlausibility.isForeignLetter(previous) { return -1.5 }
        let isAlone = !previous.properties.isAlphabetic && !next.properties.isAlphabetic
        if isAlone, !words.contains(scalar) { return -1.4 }
        if scalar.properties.isUppercase {
            if previous.properties.isLowercase { return -2 }
            return previous.properties.isAlphabetic && next.properties.isLowercase ? -1 : 0
        }
        // A small letter after capitals.
        if previous.properties.isUppercase, next.properties.isUppercase { return -1 }
        return 0
    }

    private struct Language {
        let frequent: Set<Unicode.Scalar>
        let rare: Set<Unicode.Scalar>
        /// What follows some of the letters wherever they stand.
        let following: [Unicode.Scalar: Set<Unicode.Scalar>]
        /// The points that its texts must gain, being few.
        let handicap: Double

        init(
            _ frequent: String, _ rare: String = "", _ rules: [String: String] = [:], handicap: Double = 0
        ) {
            self.handicap = handicap
            self.frequent = Set(frequent.unicodeScalars)
            self.rare = Set(rare.unicodeScalars)
            following = rules.reduce(into: [:]) { following, rule in
                for letter in rule.key.unicodeScalars { following[letter] = Set(rule.value.unicodeScalars) }
            }
        }

        func points(_ pair: Pair) -> Double {
            let fits = following[pair.letter]?.contains(pair.next) ?? true
            if fits, frequent.contains(pair.letter) { return 1.4 }
            if fits, rare.contains(pair.letter) { return 0.8 }
            return LatinLetters.travelling.contains(pair.letter) ? -0.3 : -1.2
        }
    }

    /// Letters of names and loan words that many languages write.
    private static let travelling = Set("éèáíóäöüßñçøå".unicodeScalars)

    private static let consonants = "bcçčďdfghjklłľmnñňpqrřsśšştťvwxyzźžż"

    /// The letters that each language adds to A to Z: those that its texts are full of, the rest of its alphabet, and what
    /// must follow some of them.
    private static let languages = [
        Language("äöüß", "éàè", ["è": consonants, "à": " "]),  // German
        Language(
            "éèàêç", "âîôûùëïœæüÿ",
            ["èêâîû": consonants, "ù": " ", "œ": "uie", "ç": "aouâ", "æ": consonants]),  // French
        Language("áéíóñ", "úü", ["ñ": "aeiouáéíóú "]),  // Spanish
        Language(
            "ãçáéíóõ", "âêôúàü",
            ["ã": "oeisn", "õ": "e", "ç": "aouãõáóâúô", "à": "s ", "âê": consonants]),  // Portuguese
        Language("àèéìòù", "íóîú", ["àèéìòù": " "]),  // Italian
        Language(
            "éàèóòíç", "úïü", ["àèò": consonants + " ", "ç": "aou "], handicap: 0.5),  // Catalan
        Language("ëéï", "öüèêóáíç", ["èê": consonants]),  // Dutch
        Language("åäö", "éàü", ["à": " "]),  // Swedish and Finnish
        Language("øåæ", "éèòóôü", ["è": consonants, "æ": consonants + " "]),  // Danish and Norwegian
        Language(
            "áðíöéóúæ", "þý", ["þ": "aáeéiíoóuúyýæöjrv", "æ": consonants + "i"], handicap: 0.5),  // Icelandic
        Language("áéíóú", handicap: 0.5),  // Irish
        Language("ëç", handicap: 0.5),  // Albanian
        Language("õäöü", "šž", handicap: 0.4),  // Estonian
        Language("ąćęłńóśźż", "", ["ąę": consonants + " ", "ó": consonants]),  // Polish
        Language("áčěéířšýžů", "úďťňó", ["ěů": consonants + " "]),  // Czech
        Language("áčéíšýžťú", "ľôäňóďĺŕ"),  // Slovak
        Language("áéöőóüíúű"),  // Hungarian
        Language("ăâîşţ", "", ["ş": "aăâeiîoutcpl ", "ţ": "aăâeiîou ", "âî": consonants]),  // Romanian
        Language("čšžćđ"),  // Croatian, Slovene, Bosnian
        Language("ışğüöç", "İâîû", ["ı": consonants + "ğ "]),  // Turkish
        Language("āīēšņžļūčķģ"),  // Latvian
        Language("ėšžųūįčąę", "", ["ąęįų": consonants + " "]),  // Lithuanian
    ]
}
