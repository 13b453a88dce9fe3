import Docent
import Testing

@testable import DocentServer

/// Which citation of a context a marker points at.
struct NumberedSourcesTests {
    private static func citation(
        _ marker: Int, _ quote: String, at start: Int, in document: String = "a.md"
    ) -> Citation {
        let locator = Locator(
            place: .section(headings: ["A"], paragraphs: start...start), range: start..<(start + 3))
        return Citation(
            marker: marker, quote: quote, document: document, title: document, locator: locator, sha256: "0",
            verified: true)
    }

    private static func passage(_ number: Int, _ range: Range<Int>, in document: String = "a.md") -> Passage {
        Passage(
            number: number, document: document, title: document, headings: [],
            locator: Locator(place: .section(headings: ["A"], paragraphs: 1...1), range: range),
            text: "passage \(number)", shown: "", blocks: [], date: nil, sha256: "0", score: 1)
    }

    private static func answer(_ text: String, _ citations: [Citation]) -> Answer {
        Answer(
            question: "Who?", status: .answered, answer: text, citations: citations, confidence: 1,
            passages: [], model: nil, receipt: Receipt(passages: 1, tokens: 1), milliseconds: 1)
    }

    @Test func `several quotes of one passage are one citation`() {
        let answer = Self.answer(
            "One [3]. Two [1]. Three [3]. Four [4].",
            [
                Self.citation(3, "One", at: 100), Self.citation(1, "Two", at: 10),
                Self.citation(3, "Three", at: 120), Self.citation(3, "One", at: 140),
                Self.citation(4, "Four", at: 10, in: "b.md"),
            ])
        let passages = [
            Self.passage(1, 0..<50), Self.passage(3, 100..<200), Self.passage(4, 0..<50, in: "b.md"),
        ]
        let sources = NumberedSources(of: answer, from: passages)
        #expect(sources.citations.map(\.content) == ["One\nThree", "Two", "Four"])
        #expect(sources.citations.map(\.filepath) == ["a.md", "a.md", "b.md"])
        let told = sources.pointing(answer)
        #expect(told.answer == "One [doc1]. Two [doc2]. Three [doc1]. Four [doc3].")
        #expect(told.citations.map(\.marker) == [1, 2, 1, 1, 3])
        #expect(told.citations.map(\.quote) == answer.citations.map(\.quote))
    }

    @Test func `quotes with markers of their own share the citation of their passage`() {
        let quoted = Self.answer(
            "One [1]\nTwo [2]\nThree [3]",
            [
                Self.citation(1, "One", at: 10), Self.citation(2, "Two", at: 20),
                Self.citation(3, "Three", at: 300),
            ])
        let sources = NumberedSources(of: quoted, from: [Self.passage(1, 0..<50)])
        #expect(sources.pointing(quoted).answer == "One [doc1]\nTwo [doc1]\nThree [doc2]")
        #expect(sources.citations.map(\.chunkID) == ["A ¶10", "A ¶300"])
    }

    @Test func `before the answer is known the passages are the citations`() {
        let sources = NumberedSources([Self.passage(1, 0..<50), Self.passage(2, 100..<200)])
        #expect(sources.positions == [1: 1, 2: 2])
        #expect(sources.citations.map(\.content) == ["passage 1", "passage 2"])
    }
}
