/// The words that say no in the languages of ``QuestionLanguage``, in lower case; what cells say in the first three.
enum Negation {
    /// What denies the words after it.
    static let words: Set<String> = [
        "not", "no", "never", "neither", "nor", "nobody", "nothing", "none", "non", "nicht", "kein", "keine",
        "keinen", "keiner", "keinem", "keines", "nie", "niemals", "niemand", "pas", "jamais", "aucun",
        "aucune", "nunca", "ningún", "ninguno", "ninguna", "nessun", "nessuno", "nessuna", "mai", "não",
        "nenhum", "nenhuma", "niet", "geen", "nooit", "żaden", "żadna", "żadne",
    ]

    /// What says that a thing is not there.
    ///
    /// In a statement these set a condition and deny nothing: “without a permit”.
    static let absences: Set<String> = ["without", "ohne", "sans"]

    /// Whether a cell says that its row has not what its column is of: `no`, `never`, `✗`.
    ///
    /// A dash is none of these, since it may as well say that nothing is known.
    static func isNo(_ cell: String) -> Bool { noes.contains(cell.lowercased()) }

    /// Whether a cell says that its row has what its column is of: `yes`, `TRUE`, `☒`.
    static func isYes(_ cell: String) -> Bool { yeses.contains(cell.lowercased()) }

    private static let noes: Set<String> = [
        "no", "none", "nil", "never", "not possible", "false", "nein", "keine", "keiner", "keines", "kein",
        "nie", "nicht möglich", "falsch", "non", "aucun", "aucune", "jamais", "faux", "✗", "✘", "❌", "☐",
    ]
    private static let yeses: Set<String> = [
        "yes", "true", "ja", "wahr", "oui", "vrai", "✓", "✔", "✅", "☑", "☒",
    ]
}
