import Docent

/// The citations of a context, and which of them each marker of the answer points at.
struct NumberedSources {
    let citations: [ContextCitation]
    /// From the number of a marker to the place of its citation, from 1.
    let positions: [Int: Int]

    /// The passages that an answer is made from, known before it is written.
    init(_ passages: [Passage]) {
        citations = passages.map { ContextCitation($0) }
        positions = Dictionary(
            passages.enumerated().map { ($1.number, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a checked answer quotes: the quotes of one passage are one citation, in the order in which they are cited.
    ///
    /// - Parameter passages: what the answer was made from; a quote that stands in none of them is a citation of its place.
    init(of answer: Answer, from passages: [Passage]) {
        var quotes: [[Citation]] = []
        var places: [Place: Int] = [:]
        var positions: [Int: Int] = [:]
        for citation in answer.citations {
            let place = Place(citation, among: passages)
            let position = places[place] ?? positions[citation.marker].map { $0 - 1 } ?? quotes.count
            if position == quotes.count { quotes.append([]) }
            places[place] = position
            quotes[position].append(citation)
            positions[citation.marker] = position + 1
        }
        citations = quotes.compactMap { quotes in quotes.first.map { ContextCitation(quotes, first: $0) } }
        self.positions = positions
    }

    /// The answer with its markers, and the numbers of its proofs, as the context has them.
    func pointing(_ answer: Answer) -> Answer {
        answer.with(
            answer: DocMarkers.rewritten(answer.answer, positions),
            citations: answer.citations.map { $0.renumbered(positions[$0.marker] ?? $0.marker) })
    }

    /// Where a quote stands, as far as it tells passages apart.
    private struct Place: Hashable {
        let document: String
        let sha256: String
        let passage: Int?
        let display: String

        init(_ citation: Citation, among passages: [Passage]) {
            let range = citation.locator.range
            let holder = passages.first { passage in
                passage.document == citation.document && passage.sha256 == citation.sha256
                    && passage.locator.range.clamped(to: range) == range
            }
            document = citation.document
            sha256 = citation.sha256
            passage = holder?.number
            display = holder == nil ? citation.locator.display : ""
        }
    }
}
