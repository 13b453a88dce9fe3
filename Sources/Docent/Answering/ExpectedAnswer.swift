/// What kind of thing a question asks for.
enum ExpectedAnswer: Sendable, Hashable {
    case number
    case date
    case name
    case reason
    case anything

    /// Reads the kind off the question's words, in English, German and French.
    init(_ question: String) {
        let text = " " + question.lowercased() + " "
        func asks(_ starts: [String]) -> Bool { starts.contains { text.contains($0) } }
        if asks(Self.numbers) {
            self = .number
        } else if asks(Self.dates) {
            self = .date
        } else if asks(Self.names) {
            self = .name
        } else if asks(Self.reasons) {
            self = .reason
        } else {
            self = .anything
        }
    }

    private static let numbers = [
        "how much", "how many", "how long", "how often", "how old", "how far", "how high", "how big",
        "how fast",
        "how quickly", "how early", "how late", "how hot", "how heavy", "how deep", "how large", "how tall",
        "what percentage", "what share", "what number", "which number", "wie viel", "wie lange", "wie oft",
        "wieviel", "wie hoch", "wie heiß", "wie groß", "wie schwer", "wie weit", "combien", "quel taux",
        " price", " cost ", " costs ", "kostet", " budget", " allowance", " limit", " rate ", " salary",
        " fee ",
        " discount", "percent", " weigh ", "à quelle hauteur", "quel montant",
    ]
    private static let dates = [
        " when ", "what date", "which date", "since when", "until when", "by when", " wann ", " quand ",
        "deadline", "what time", "which year", "what year", "which day", "which month", "in welchem jahr",
    ]
    private static let names = [" who ", " whom ", " whose ", " wer ", " wem ", " wen ", " qui ", "contact "]
    private static let reasons = [" why ", " warum ", " weshalb ", " pourquoi "]

    /// Whether a text holds such a thing beyond what the question itself says; nil when nothing certain is expected.
    func isMet(by text: String, asked: Set<String>) -> Bool? {
        switch self {
        case .number, .date:
            text.split { !$0.isLetter && !$0.isNumber }.contains { word in
                let lower = word.lowercased()
                return (word.contains(where: \.isNumber) || Self.spelled.contains(lower))
                    && !asked.contains(lower)
            }
        case .name:
            text.split { !$0.isLetter }.dropFirst().contains {
                $0.first?.isUppercase == true && !asked.contains($0.lowercased())
            }
        case .reason:
            Self.causes.contains { text.lowercased().contains($0) }
        case .anything: nil
        }
    }

    private static let causes = [
        "because", "since", "due to", "reason", "so that", "weil", "wegen", "car ", "parce",
    ]

    /// Numbers and times in words.
    private static let spelled: Set<String> = Set(
        """
        one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million half \
        twice once never always zero none daily weekly monthly yearly january february march april may june july \
        august september october november december monday tuesday wednesday thursday friday saturday sunday \
        ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert \
        deux trois quatre cinq sept huit neuf dix douze vingt trente cent
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
