import Embeddings
import Testing

@testable import Docent

@Suite("What a document is about")
struct SubjectTests {
    @Test(
        "is left out of a question",
        arguments: [
            ("Who bailed out Kessler & Roth in 1873?", ["Kessler", "Roth"], "Who bailed out & in 1873?"),
            ("Who leads Sales?", [], nil), ("Kessler Roth", ["Kessler", "Roth"], nil),
        ] as [(String, [String], String?)])
    func leftOut(question: String, subject: [String], rest: String?) {
        let stems = Set(subject.flatMap { Words(phrase: $0).stems })
        #expect(AskedQuestion(question).text(without: stems) == rest)
    }

    @Test("a sentence that repeats the title was nearer to a question than the one that answers it")
    func title() async throws {
        let passage = try SamplePassages.passage(
            """
            # Kessler & Roth

            Kessler & Roth is a private bank in Port Lorre.

            A loan by the banker Duvernois bailed it out of ruin in the panic of 1873.
            """, number: 1, document: "bank.md")
        let units = EvidenceUnit.units(of: passage, number: 0).filter { !$0.isHeading }
        let scored = try await UnitScorer(embedder: WordEmbedder()).scored(
            units, question: AskedQuestion("Who saved Kessler & Roth in 1873?"), passages: [passage]
        ).units.map(\.features)
        let lead = try #require(scored.max { $0.cosine < $1.cosine })
        let answer = try #require(scored.max { $0.aside < $1.aside })
        #expect(lead.own > answer.own && lead.cosine > answer.cosine && answer.aside > lead.aside)
    }
}

/// Embeds a text by which words it has.
private struct WordEmbedder: Embedder {
    let space = EmbeddingSpace(dimension: 512, fingerprint: "words")
    let window = 256

    func tokenCount(_ text: String) -> Int { text.utf8.count / 4 + 2 }

    func embed(_ texts: [String], as role: TextRole) throws(EmbeddingsError) -> EmbeddingMatrix {
        let values = texts.flatMap { text -> [Float] in
            var counts = [Float](repeating: 0, count: space.dimension)
            for word in Words.parts(of: text) {
                let place = word.utf8.reduce(5381) { ($0 * 33 + Int($1)) % 65521 }
                counts[place % space.dimension] = 1
            }
            let length = counts.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return counts.map { $0 / max(length, 1) }
        }
        return EmbeddingMatrix(dimension: space.dimension, values: values)
    }
}
