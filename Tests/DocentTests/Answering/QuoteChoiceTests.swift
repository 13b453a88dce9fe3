import Testing

@testable import Docent

@Suite("Which rows, items and clauses are quoted")
struct QuoteChoiceTests {
    private func answer(_ question: String, _ text: String) async throws -> QuotingAnswerer.Quotation {
        let passage = try SamplePassages.passage(text, number: 1, document: "doc.md")
        return try await QuotingAnswerer(embedder: nil).answer(question, from: [passage])
    }

    private static let orders = """
        # Orders

        | Order | Customer | Shipped | Date | Done |
        | --- | --- | --- | --- | --- |
        | 10231 | Albers GmbH | TRUE | 2026-01-20 | Yes |
        | 10232 | Brouwer BV | FALSE | 2026-03-01 | No |
        | 10233 | Costa SA | TRUE | 2026-02-03 | Yes |
        """

    @Test(
        "rows that say the opposite were listed, and dates were not compared",
        arguments: [
            ("Which orders have not been shipped?", ["10232"]),
            ("Which orders are shipped?", ["10231", "10233"]),
            ("Which orders are done?", ["10231", "10233"]), ("Which orders are not done yet?", ["10232"]),
            ("Which orders have a date after 1 February 2026?", ["10232", "10233"]),
            ("Which order is of 3 February 2026?", ["10233"]),
        ])
    func rows(question: String, orders: [String]) async throws {
        let quotes = try await answer(question, Self.orders).citations.map(\.quote)
        let found = ["10231", "10232", "10233"].filter { order in quotes.contains { $0.contains(order) } }
        #expect(found == orders)
    }

    @Test("a dozen of many rows was quoted without a word about the others")
    func omittedRows() async throws {
        let rows = (1...20).map { "| Desk \($0) | \($0 % 4 == 0 ? "Brouwer BV" : "Albers GmbH") |" }
        let text = "# Seats\n\n| Place | Tenant |\n| --- | --- |\n" + rows.joined(separator: "\n")
        let quotation = try await answer("Which seats does Albers GmbH rent?", text)
        #expect(quotation.citations.count == 12)
        #expect(quotation.citations.allSatisfy { $0.quote.contains("Albers") })
        #expect(quotation.remarks.contains { $0.contains("3 more rows") })
        let few = try await answer("Which seats does Brouwer BV rent?", text)
        #expect(few.citations.count == 5)
        #expect(few.remarks.isEmpty)
    }

    @Test("a month was not found under its short name")
    func months() async throws {
        let text = """
            # Hours

            | Machine | Jan | Feb | Mar |
            | --- | --- | --- | --- |
            | Lathe 1 | 160 | 152 | 148 |
            | Lathe 2 | 144 | 171 | 139 |
            """
        #expect(try await answer("How many hours did Lathe 2 run in March?", text).text.contains("139"))
        #expect(
            try await answer("Which machine ran the most hours in January?", text).text.contains("Lathe 1"))
    }

    private static let contract = """
        # Liability

        ## 2.1 Cap on liability

        The liability of the supplier is limited to EUR 250,000, subject to clause 2.2.

        ## 2.2 Exceptions

        The cap does not apply to:

        - death or personal injury;
        - breach of confidentiality;
        - loss of personal data;
        - fraud;
        - gross negligence.

        ## 2.3 “Business Day” means a day other than Saturday, Sunday or a public holiday.
        """

    @Test("a list that was asked for whole came back in part")
    func lists() async throws {
        let quotation = try await answer("What does the cap not apply to?", Self.contract)
        let quote = try #require(quotation.citations.first?.quote)
        #expect(quote.contains("death") && quote.contains("gross negligence"))
        #expect(quotation.citations.count(where: { $0.quote.contains("fraud") }) == 1)
    }

    @Test("a clause that mentions the one asked for was quoted for it")
    func clauses() async throws {
        let quotation = try await answer("What does clause 2.2 say?", Self.contract)
        let quote = try #require(quotation.citations.first?.quote)
        #expect(quote.hasPrefix("The cap does not apply to:") && quote.hasSuffix("gross negligence."))
        #expect(quotation.citations.count == 1)
        #expect(quotation.confidence > Confidence.sure)
    }

    @Test("a clause that is set as a heading was never quoted")
    func headings() async throws {
        let quotation = try await answer("What does Business Day mean?", Self.contract)
        #expect(quotation.citations.first?.quote.contains("other than Saturday") == true)
    }
}
