import Embeddings
import Testing

@testable import Docent

@Suite("What a question says of its subject")
struct AskedPredicateTests {
    private func predicate(_ question: String, _ text: String) throws -> AskedPredicate {
        let passages = [try SamplePassages.passage(text, number: 1)]
        let units = EvidenceUnit.units(of: passages[0], number: 0)
        var measure = LexicalMeasure(
            question: AskedQuestion(question), units: units, passages: passages)
        return measure.predicate(of: try #require(units.last))
    }

    private static let cheese = "# Corvane cheese\n\nA wheel is wrapped in leaves of the chestnut.\n"

    @Test("a word of the title tells nothing of what is asked, and one that says nothing neither")
    func words() throws {
        let predicate = try predicate("What is a wheel of Corvane cheese packed in?", Self.cheese)
        #expect(predicate.words.map(\.text) == ["packed", "wheel"])
        #expect(predicate.words.map(\.share) == [0, 1])
        #expect(predicate.told == ["wheel", "wrapped", "leaves", "chestnut"])
    }

    @Test("a word that stands nowhere was missed beside one that means the same")
    func near() async throws {
        let predicate = try predicate("What is Corvane cheese packed in?", Self.cheese)
        #expect(try await predicate.held(by: nil) == 0)
        #expect(try await predicate.held(by: Alike(pairs: [["packed", "wrapped"]])) == 1)
        #expect(try await predicate.held(by: Alike(pairs: [["packed", "sold"]])) == 0)
    }

    @Test("nothing is missed of a question that names its subject alone")
    func subject() async throws {
        #expect(try await predicate("What is Corvane cheese?", Self.cheese).held(by: nil) == 1)
    }

    /// Words of one pair have one vector, all others are at right angles.
    private struct Alike: Embedder {
        let pairs: [[String]]
        let space = EmbeddingSpace(dimension: 64, fingerprint: "alike")
        let window = 8
        func tokenCount(_ text: String) -> Int { 3 }
        func embed(_ texts: [String], as role: TextRole) throws(EmbeddingsError) -> EmbeddingMatrix {
            let meanings = texts.map { text in pairs.first { $0.contains(text) }?.first ?? text }
            let places = meanings.firsts
            let rows = meanings.map { meaning in places.map { $0 == meaning ? Float(1) : 0 } }
            return EmbeddingMatrix(dimension: places.count, values: rows.flatMap(\.self))
        }
    }
}
