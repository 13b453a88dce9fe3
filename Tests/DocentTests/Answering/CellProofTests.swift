import Documents
import Foundation
import Readers
import Testing

@testable import Docent

@Suite("The cells that a citation of a table rests on")
struct CellProofTests {
    private static let fees = """
        # Fees of the harbour

        | Vessel | Berth fee 2024 | Berth fee 2025 | Light dues |
        | --- | --- | --- | --- |
        | Yacht | 14 crowns | 15 crowns | 3 crowns |
        | Trawler | 22 crowns | 24 crowns | 5 crowns |
        | Ferry | 95 crowns | 99 crowns | 40 crowns |
        """
    private static let novels = """
        <title>Novels</title><h1>Novels</h1>
        <table><tr><th>Author<th>No.<th>Title<th>Pages
        <tr><td rowspan=3>Ida Holt<td>1<td>The Mill<td>310<tr><td>2<td>The Ford<td>705<tr><td>3<td>The Weir<td>250
        <tr><td rowspan=2>Max Rees<td>4<td>The Lock<td>640<tr><td>5<td>The Quay<td>910</table>
        """

    private func passage(_ text: String, named name: String) throws -> SourcedPassage {
        SamplePassages.passage(
            of: try readDocument(named: name, bytes: Array(text.utf8), options: ReadingOptions()), number: 1,
            document: name)
    }

    private func told(_ citation: Citation) -> [String] {
        citation.cells.map { "\($0.role.rawValue) \($0.cell) \($0.quote)" }
    }

    private func verify(_ citation: Citation, in content: Document) {
        #expect(citation.verified && content.words(at: citation.locator).map(String.init) == citation.quote)
        for cell in citation.cells {
            #expect(String(content[cell.range[0]..<cell.range[1]]) == cell.quote)
            #expect(content.resolve(displayed: citation.locator.display) != nil)
        }
    }

    @Test(
        "the address of a value was that of its row, and what heads it was not proven",
        arguments: [
            (
                "What is the berth fee 2025 of a trawler?", "C3",
                ["column C1 Berth fee 2025", "row A3 Trawler", "value C3 24 crowns"]
            ),
            (
                "What are the light dues of a ferry?", "D4",
                ["column D1 Light dues", "row A4 Ferry", "value D4 40 crowns"]
            ),
        ])
    func value(question: String, cells: String, proof: [String]) async throws {
        let source = try passage(Self.fees, named: "fees.md")
        let quotation = try await QuotingAnswerer(embedder: nil).answer(question, from: [source])
        let citation = try #require(quotation.citations.first)
        #expect(citation.locator.cells?.description == cells)
        #expect(told(citation) == proof)
        #expect(citation.range == [citation.locator.range.lowerBound, citation.locator.range.upperBound])
        verify(citation, in: source.content)
    }

    @Test("a row that is selected names the cell that was compared")
    func selected() async throws {
        let source = try passage(Self.fees, named: "fees.md")
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            "Which vessels have light dues above 4 crowns?", from: [source])
        #expect(quotation.citations.map { $0.locator.cells?.description } == ["D3", "D4"])
        for citation in quotation.citations { verify(citation, in: source.content) }
    }

    @Test(
        "what a model says of a row is proven by the cells that say it",
        arguments: [
            ("In 2025 a trawler pays 24 crowns for its berth [1].", "C3", "column C1 Berth fee 2025"),
            ("A ferry pays “40 crowns” of light dues [1].", "D4", "column D1 Light dues"),
        ])
    func claims(answer: String, cells: String, head: String) throws {
        let source = try passage(Self.fees, named: "fees.md")
        let checked = AnswerCheck(answer, sources: [ProofSource(source, number: 1)])
        let citation = try #require(checked.citations.first)
        #expect(citation.locator.cells?.description == cells)
        #expect(told(citation).first == head)
        verify(citation, in: source.content)
    }

    @Test(
        "a cell over several rows stood once in what a model is shown, and the rows below lost their key",
        arguments: [
            ("“Ida Holt | 3 | The Weir | 250” [1]", ["Ida Holt", "3\tThe Weir\t250"]),
            ("“| Max Rees | 5 | The Quay |” [1]", ["Max Rees", "5\tThe Quay"]),
            ("“3 | The Weir” [1]", ["3\tThe Weir"]),
            ("“Max Rees | 4 | The Lock” [1]", ["Max Rees\t4\tThe Lock"]),
        ])
    func repeated(answer: String, quotes: [String]) throws {
        let source = try passage(Self.novels, named: "novels.html")
        let range = source.passage.locator.range
        let shown = source.content.markdown(of: range, repeatsMerged: true)
        #expect(shown.contains("| Ida Holt | 3 | The Weir | 250 |"))
        let rows = try #require(source.content.blocks.compactMap(\.table).first?.rows)
        let part = source.content.markdown(of: rows[3].range, repeatsMerged: true)
        #expect(part.contains("| Ida Holt | 3 |"))
        #expect(!source.content.markdown(of: range).contains("| Ida Holt | 3 |"))
        let checked = AnswerCheck(answer, sources: [ProofSource(source, number: 1)])
        #expect(checked.citations.map(\.quote) == quotes)
        #expect(!checked.text.contains(AnswerCheck.missingQuote))
        for citation in checked.citations { verify(citation, in: source.content) }
    }

    @Test("answers kept before cells were told can be read")
    func kept() throws {
        let source = try passage(Self.fees, named: "fees.md")
        let citation = source.citation(1, 0..<8)
        var fields = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(citation)) as? [String: Any])
        fields["cells"] = nil
        let kept = try JSONDecoder().decode(
            Citation.self, from: JSONSerialization.data(withJSONObject: fields))
        #expect(kept == citation)
    }
}
