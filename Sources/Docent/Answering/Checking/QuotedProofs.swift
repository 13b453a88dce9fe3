import Documents

/// The quotes of one sentence that were found.
struct QuotedProofs: Sendable {
    private(set) var citations: [Citation] = []
    private(set) var stems: Set<String> = []
    private var figures: [Figure] = []
    var hasInvented = false

    mutating func add(_ found: [Citation], words: String) {
        citations = found + citations
        stems.formUnion(Words(words).stems)
        figures += Figures.all(in: words)
    }

    /// The share of a claim's words that stand in the quotes.
    func share(of claim: Claim) -> Double {
        guard !claim.stems.isEmpty, !citations.isEmpty else { return 0 }
        return Double(claim.stems.intersection(stems).count) / Double(claim.stems.count)
    }

    func holds(_ figure: Figure) -> Bool { figures.contains { $0.agrees(with: figure) } }

    func covers(_ range: Range<Int>, in number: Int) -> Bool {
        citations.contains { citation in
            citation.marker == number && citation.locator.range.lowerBound <= range.lowerBound
                && citation.locator.range.upperBound >= range.upperBound
        }
    }

    /// How many characters of a script without spaces a term has at most.
    private static let mostOfTerm = 5

    /// Whether words between marks are meant as a quote; a word or two are as often a term.
    static func isQuote(_ words: String) -> Bool {
        words.contains(where: \.isNumber) || words.split(whereSeparator: \.isWhitespace).count > 2
            || words.unicodeScalars.count { $0.pieceSize != nil } > mostOfTerm
    }
}
