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
            Self.cues.first { $0.starts.contains { text.contains($0) } }?.kind ?? Self.asking(question)
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
                let isOpening = place < opening && (place == 0 || leads.contains(words[place - 1]))
                if isOpening || place == words.count - 1 { return kind }
            }
        }
        return nil
    }

    /// Among how many first words of a clause its question word stands.
    private static let opening = 4
    /// Words before a question word that leave it one.
    private static let leads: Set<String> = [
        "and", "or", "to", "from", "by", "for", "with", "of", "since", "until", "at", "about", "und", "oder",
        "von", "mit", "für", "an", "bei", "seit", "bis", "ab", "et", "ou", "à", "de", "par", "pour", "avec",
        "depuis", "jusqu", "so", "but", "tell", "me", "us", "know",
    ]
    private static let questionWords: [String: ExpectedAnswer] = [
        "when": .date, "wann": .date, "quand": .date, "who": .name, "whom": .name, "whose": .name,
        "wer": .name,
        "wem": .name, "wen": .name, "qui": .name, "why": .reason, "warum": .reason, "weshalb": .reason,
        "pourquoi": .reason,
    ]

    /// The first that fits counts, so that the narrower kinds come first.
    private static let cues: [(kind: ExpectedAnswer, starts: [String])] = [
        (
            .telephone,
            [
                "number do i call", "number to call", "phone number", "telephone", " phone ?",
                " whom should i phone",
                "hotline", "nummer rufe", "telefonnummer", "numéro appeler", "numéro de téléphone",
                "extension of",
            ]
        ),
        (
            .share,
            [
                "what percentage", "what share", "what proportion", "percent", "quel taux", "discount",
                "prozent",
                "wie viel prozent", "pourcentage",
            ]
        ),
        (
            .duration,
            [
                "how long", "how often", "how old", "how quickly", "how fast must", "how fast should",
                "how fast will",
                "how fast are", "how soon", "how early", "how late",
                "how many days",
                "how many hours", "how many weeks", "how many months", "how many years", "wie lange",
                "wie oft",
                "wie viele tage", "wie schnell", "combien de jours", "combien de temps", "quelle durée",
            ]
        ),
        (
            .mass,
            [
                "how heavy", " weigh ", "the weight", "the mass", "wie schwer", "das gewicht",
                "le poids",
            ]
        ),
        (
            .money,
            [
                "how much", " price", " cost ", " costs ", "kostet", "kosten", " salary", " fee ",
                " pay ",
                " earn ", " budget", " allowance", "preis", "quel montant", "quel prix", "coûte", " payons",
            ]
        ),
        (
            .heat,
            [
                "how hot", "how warm", "how cold", "temperature", "wie heiß", "wie warm", "temperatur",
                "température",
            ]
        ),
        (
            .length,
            [
                "how far", "how deep", "how tall", "how wide", "how thick", "the diameter",
                "the height",
                "the length", "the distance", "wie weit", "wie tief", "wie breit", "à quelle hauteur",
                "la hauteur",
            ]
        ),
        (
            .number,
            ["how big", "how large", "how high", "how fast", "how loud", "how noisy", "wie groß", "wie hoch"]
        ),
        (
            .number,
            [
                "how many", "what number", "which number", "wie viel", "wieviel", "combien", " limit",
                " rate ",
            ]
        ),
        (
            .date,
            [
                "what date", "which date", "since when", "until when", "by when", "deadline", "what time",
                "which year", "what year", "which day", "which month",
                "which century",
                "in welchem jahr", "an welchem tag", "quel jour", "à partir de quelle heure",
            ]
        ),
        (.name, ["contact "]),
    ]

    /// How well a text holds such a thing beyond what the question itself says, from 0 to 1; a half when nothing
    /// certain is expected.
    func match(in text: String, asked: Set<String>) -> Double {
        switch self {
        case .number: hasNumber(text, asked) ? 1 : 0
        case .money:
            marked(text, asked) { text, words in
                text.contains { "€$£¥".contains($0) } || !words.isDisjoint(with: Self.currencies)
            }
        case .duration: marked(text, asked) { _, words in !words.isDisjoint(with: Self.times) }
        case .share:
            marked(text, asked) { text, words in
                text.contains("%") || !words.isDisjoint(with: Self.shares)
            }
        case .mass: marked(text, asked) { _, words in !words.isDisjoint(with: Self.masses) }
        case .length: marked(text, asked) { _, words in !words.isDisjoint(with: Self.lengths) }
        case .heat:
            marked(text, asked) { text, words in
                text.contains("°") || !words.isDisjoint(with: Self.heats)
            }
        case .date:
            marked(text, asked) { text, words in
                !words.isDisjoint(with: Self.dates) || Self.hasYearOrClock(text)
            }
        case .telephone:
            text.count(where: \.isNumber) >= 7 && hasNumber(text, asked)
                ? 1 : hasNumber(text, asked) ? 0.5 : 0
        case .name: Self.hasName(text, asked) ? 1 : 0
        case .reason: Self.causes.contains { text.lowercased().contains($0) } ? 1 : 0
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
            return (word.contains(where: \.isNumber) || Self.spelled.contains(lower))
                && !asked.contains(lower)
        }
    }

    /// Whether a text holds a word with a capital that may name somebody: no word of the question, and no month, day or word
    /// that opens a sentence and says nothing.
    private static func hasName(_ text: String, _ asked: Set<String>) -> Bool {
        let words = text.split { !$0.isLetter }
        let names = words.indices.filter { place in
            let lower = words[place].lowercased()
            return words[place].first?.isUppercase == true && !asked.contains(lower) && !dates.contains(lower)
                && !QuestionLanguage.commonInAny.contains(lower)
        }
        if names.contains(where: { $0 > words.startIndex }) { return true }
        return words.count > 1 && names.first == words.startIndex && words[1].first?.isUppercase == true
    }

    /// A year of four digits, or a time with a colon.
    private static func hasYearOrClock(_ text: String) -> Bool {
        let words = text.split { !$0.isNumber && $0 != ":" }
        return words.contains { word in
            word.contains(":") && word.count >= 4 || word.count == 4 && (1000...2100).contains(Int(word) ?? 0)
        }
    }

    private static let causes = [
        "because", "since", "due to", "reason", "so that", "weil", "wegen", "car ", "parce",
    ]
    private static let currencies = Set(
        words: "eur euro euros usd dollar dollars gbp pounds czk crowns chf cent cents franken")
    private static let times = Set(
        words: """
            second seconds minute minutes hour hours day days week weeks month months year years daily weekly monthly yearly \
            annually quarterly once twice times sekunden minuten stunde stunden tag tage tagen woche wochen monat monate \
            monaten jahr jahre jahren täglich mal jour jours semaine semaines mois an ans année années heure heures fois \
            min s h ms
            """)
    private static let shares = Set(
        words: "percent per cent share half third quarter prozent drittel hälfte pour moitié tiers")
    private static let masses = Set(
        words: """
            g mg kg t gram grams kilogram kilograms tonne tonnes ton tons pounds lb lbs ounces gramm kilogramm tonnen
            """)
    private static let lengths = Set(
        words: """
            mm cm m km metre metres meter meters millimetres centimetres kilometre kilometres kilometers inch inches foot \
            feet yards mile miles zentimeter kilometer mètres kilomètres
            """)
    private static let heats = Set(words: "c f k celsius fahrenheit kelvin degrees grad degrés")
    private static let dates = Set(
        words: """
            january february march april may june july august september october november december monday tuesday wednesday \
            thursday friday saturday sunday jan feb mar apr jun jul aug sep oct nov dec today century noon midnight \
            januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag \
            sonntag uhr janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi \
            mercredi jeudi vendredi samedi dimanche
            """)

    /// Numbers and times in words.
    private static let spelled = Set(
        words: """
            one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million half \
            twice once never always zero none daily weekly monthly yearly \
            ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert täglich \
            deux trois quatre cinq sept huit neuf dix douze vingt trente cent
            """)
}
