/// A sentence after its check.
struct CheckedSentence: Sendable {
    var text: String
    var citations: [Citation] = []
    var remarks: [Remark] = []
    var isUnsupported = false
    /// Whether only its figures and names were compared.
    var isCompared = false
    /// The passages that it names.
    var named: [Int] = []
    /// nil when the sentence claims nothing.
    var share: Double?
    /// Those of its words that its proofs hold.
    var held: Set<String> = []
    /// Those that a unit holds which has other figures in the place of its own.
    var opposed: Set<String> = []

    /// Whether it has a name that its proofs lack.
    var hasStrangers = false

    /// Whether it claims something, and a passage supports all of it.
    var isProven: Bool { !isUnsupported && !citations.isEmpty && !hasStrangers }

    /// The same without the numbers of passages that none of its proofs stands in: a marker points at a citation.
    func pointing() -> CheckedSentence {
        guard !citations.isEmpty else { return self }
        var result = self
        for marker in named where !citations.contains(where: { $0.marker == marker }) {
            result.text = Markers.removing(marker, from: result.text)
        }
        return result
    }

    /// The same with the number of its first proof, when no number is left in it.
    func marked() -> CheckedSentence {
        guard Markers.split(text).markers.isEmpty, let first = citations.first else { return self }
        var result = self
        result.text = Markers.adding(first.marker, to: text)
        return result
    }
}
