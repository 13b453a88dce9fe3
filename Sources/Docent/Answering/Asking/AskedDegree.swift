/// What a question for a degree asks for: `How high …`, whose answer may stand behind a label such as `Elevation`, and
/// `How many people …`.
struct AskedDegree: Sendable {
    /// The stems of its word, which the question has in the place of the label.
    let stems: [String]
    private let labels: Set<String>

    /// - Parameter words: the question's words in lower case.
    init?(_ words: [String]) {
        guard
            let start = QuestionOpening.countingLead(of: words)
                ?? (words.first.map(Lexicon.how.contains) == true ? 1 : nil),
            start < words.count,
            let group = Lexicon.degreeLabels.first(where: { $0.degrees.contains(words[start]) })
        else { return nil }
        (stems, labels) = (Words(phrase: words[start]).stems, group.labels)
    }

    /// Whether a row's label is what the degree is measured by: `Height`, `Max. range`, but not `Time zone`.
    func names(_ row: EvidenceUnit) -> Bool {
        guard row.isLabelled, let label = row.cells.first?.value,
            let head = Words.letters(of: label.prefix { $0 != "(" }).last
        else { return false }
        return labels.contains { head == $0 || $0.utf8.count > 4 && head.hasSuffix($0) }
    }
}
