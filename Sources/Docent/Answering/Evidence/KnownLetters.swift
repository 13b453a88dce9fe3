/// What the letters among passages say in their senders' own words: what another one quotes of that is a copy.
struct KnownLetters {
    private var words: Set<String> = []

    init(of passages: [SourcedPassage]) {
        for source in passages where MailThreads.formats.contains(source.content.format) {
            let units = EvidenceUnit.units(of: source, number: 0)
            words.formUnion(units.lazy.filter { !$0.isQuoted && !$0.isFurniture }.map(Self.words))
        }
    }

    /// Whether a unit is a copy of what a letter has as its own.
    func hold(_ unit: EvidenceUnit) -> Bool { unit.isQuoted && words.contains(Self.words(of: unit)) }

    private static func words(of unit: EvidenceUnit) -> String {
        unit.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
