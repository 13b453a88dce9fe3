import Testing

@testable import Docent

@Suite("The columns and units that a question means")
struct AskedColumnsTests {
    private static let budget = """
        # Marketing

        | Item | Q1 plan | Q1 actual | Q2 plan | Q2 actual | Spent so far | Owner |
        | --- | --- | --- | --- | --- | --- | --- |
        | Trade fairs | 30,000 | 24,100 | 28,000 | 24,810 | 48,910 | Mia Berg |
        | Advertising | 12,000 | 13,400 | 15,000 | 14,950 | 28,350 | Ole Dahl |
        | Print | 4,000 | 3,100 | 4,500 | 3,900 | 7,000 | Ole Dahl |
        """
    private static let census = """
        # Towns

        | Town | County | Population 1990 | Population 2000 | Population 2010 | Area (km²) |
        | --- | --- | --- | --- | --- | --- |
        | Ahn | Nord | 7,450 | 8,100 | 9,200 | 41 |
        | Buhl | Sud | 3,300 | 3,150 | 2,980 | 17 |
        """

    @Test(
        "a question for one figure was answered by all columns",
        arguments: [
            (budget, "How much was spent on trade fairs in Q2?", "Trade fairs, Q2 actual: 24,810 [1]"),
            (budget, "What was the plan for advertising in Q1?", "Advertising, Q1 plan: 12,000 [1]"),
            (
                budget, "What are the Q2 figures of trade fairs?",
                "Trade fairs, Q2 plan: 28,000, Q2 actual: 24,810 [1]"
            ),
            (budget, "How much did we spend on print in the first quarter?", "Print, Q1 actual: 3,100 [1]"),
            (census, "How many people lived in Ahn in 2000?", "Ahn, Population 2000: 8,100 [1]"),
            (census, "What was the population of Buhl in 1990?", "Buhl, Population 1990: 3,300 [1]"),
        ])
    func columns(table: String, question: String, words: String) async throws {
        #expect(try await quotation(question, table).text.split(separator: "\n").first ?? "" == words[...])
    }

    private static let towers = """
        # Towers

        | Tower | Height m (ft) | Floors |
        | --- | --- | --- |
        | Meri | 215 (705) | 48 |
        | Opal | 410 (1,345) | 92 |
        | Vista | 301 (988) | 61 |
        | Crown | 299 (981) | 60 |
        """
    private static let films = """
        # Films

        | Film | Worldwide gross (US$ million) | Year |
        | --- | --- | --- |
        | Ash | $289.7 | 1991 |
        | Birch | $186.5 | 1995 |
        | Cedar | $283.8 | 1981 |
        """
    private static let albums = """
        # Albums

        | Album | Peak position UK | Peak position US |
        | --- | --- | --- |
        | Moss | 12 | — |
        | Fern | — | 40 |
        | Reed | — | — |
        """

    private static let trams = """
        # Trams

        | Tram | Riders |
        | --- | --- |
        | North | 1976 |
        | Quay | 2029 |
        | Mill | 1200 |
        | Hill | 850 |
        """

    @Test(
        "rows were not counted by a unit of the header, or by a cell without a number",
        arguments: [
            (towers, "How many towers are higher than 300 m?", "2 of 4 towers: Opal, Vista"),
            (towers, "How many towers are taller than 980 feet?", "3 of 4 towers"),
            (trams, "How many trams had more than 1,000 riders?", "3 of 4 trams: North, Quay, Mill"),
            (films, "How many films grossed over 200 million dollars?", "2 of 3 films"),
            (films, "How many of the films grossed more than $285 million?", "1 of 3"),
            (albums, "How many albums have no position in the UK?", "2 of 3 albums: Fern, Reed"),
        ])
    func counts(table: String, question: String, words: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
    }

    @Test("where no row meets a bound, the nearest rows were quoted for a count, without doubt")
    func none() async throws {
        let quotation = try await quotation("How many films came out in 1985?", Self.films)
        #expect(quotation.text.hasPrefix("None of 3 films"))
        #expect(quotation.doubts.map(\.code) == [.noRow])
    }

    private static let shops = """
        # Shops

        | Shop | Sales | Income |
        | --- | --- | --- |
        | Elba | €3 million | €900,000 |
        | Corvo | €2.4 million | €1.1 million |
        """

    @Test(
        "a sum lost the word that its cells count in",
        arguments: [
            ("What are the total sales of the shops?", "Sales: €5.4 million in all"),
            ("What is the total income of the shops?", "Income: €2,000,000 in all"),
        ])
    func multiples(question: String, words: String) async throws {
        #expect(try await quotation(question, Self.shops).text.hasPrefix(words))
    }
}
