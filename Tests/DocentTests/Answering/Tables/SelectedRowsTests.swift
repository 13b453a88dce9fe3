import Testing

@testable import Docent

@Suite("Rows that a question selects and compares")
struct SelectedRowsTests {
    private static let harvest = """
        # Harvests of Orvik

        ## Wheat

        | Year | Value (t) | Buyer |
        | --- | --- | --- |
        | 1950 | 410 | Mill |
        | 1951 | 990 | Port |
        | 1952 | 320 | Mill |
        | 1953 | 500 | Port |

        ## Rye

        | Year | Value (t) | Buyer |
        | --- | --- | --- |
        | 1950 | 800 | Port |
        | 1951 | 150 | Mill |
        | 1952 | 640 | Port |
        | 1953 | 700 | Mill |
        """
    private static let novels = """
        # Novels of the house

        | Author | No. | Volume | Title | Pages |
        | --- | --- | --- | --- | --- |
        | Ida Holt | 1 | 1 | The Mill | 310 |
        | Ida Holt | 2 | 2 | The Ford | 705 |
        | Ida Holt | 3 | 3 | The Weir | 250 |
        | Max Rees | 4 | 1 | The Lock | 640 |
        | Max Rees | 5 | 2 | The Quay | 910 |
        | Max Rees | 6 | 3 | The Pier | 120 |
        """
    private static let race = """
        # Lake Run 2022

        | Rank | Runner | Club | Bib | Time |
        | --- | --- | --- | --- | --- |
        | 1 | Ann Lee | Arn | 3 | 1:02:11 |
        | 2 | Bob Ray | Belm | 1 | 1:02:40 |
        | 3 | Cid Fox | Arn | 2 | 1:09:05 |
        | 4 | Dee Poe | Belm | 12 | 1:10:00 |
        | – | Eva Orr | Arn | 4 | DNF |
        """
    private static let mines = """
        # List of mines

        | Image | Name | Town | Opened | Ore |
        | --- | --- | --- | --- | --- |
        | | Alvera | Belm | 1603 | silver |
        | | Bertova | Arnau | 1712 | copper |
        | | Caslund | Belm | 1850 | copper |
        | | Delvik | Arnau | 1871 | salt |
        """
    private static let mayors = """
        # Mayors of Torvik

        | No. | Mayor | Term of office | Party |
        | --- | --- | --- | --- |
        | 1 | Ann Lee | 1911–1925 | Centre |
        | 2 | Bob Ray | 1925–1931 | Labour |
        | 3 | Cid Fox | 1931–1950 | Centre |
        | 4 | Dee Poe | 1950–present | Labour |
        """
    private static let museums = """
        # Museums

        | Museum | Field | Visitors 2018 | Visitors 2019 | Depth (m) | Height (m) |
        | --- | --- | --- | --- | --- | --- |
        | Oak House | Art | 9,000 | 2,000 | 12 | 30 |
        | Elm Hall | Nature | 4,000 | 7,000 | 4 | 80 |
        | Ash Court | Nature | 6,000 | 3,000 | 25 | 8 |
        """
    private static let pruefungen = """
        # Liste der Bergwerke

        | Name | Ort | Tiefe | Rohstoff |
        | --- | --- | --- | --- |
        | Alvera | Belm | 310 m | Salz |
        | Bertova | Arnau | 905 m | Kupfer |
        | Caslund | Belm | 120 m | Salz |
        """

    /// The answer without its markers; what it is in doubt of begins with a question mark.
    private func answer(_ question: String, _ text: String) async throws -> String {
        let quotation = try await quotation(question, text)
        let words = quotation.text.replacing(/\ (\[\d+\])+/, with: "")
        return quotation.confidence < Confidence.sure ? "? \(words)" : words
    }

    @Test(
        "the year that was asked for was compared instead of what was highest in it",
        arguments: [
            ("In which year was the value of rye lowest?", "Rye: 1951, Value (t): 150"),
            ("Which year had the highest value of wheat?", "Wheat: 1951, Value (t): 990"),
        ])
    func askedYears(question: String, told: String) async throws {
        #expect(try await answer(question, Self.harvest).hasPrefix(told))
    }

    @Test("a row beside one of a sister table was given without its heading")
    func sisterTables() async throws {
        let quotation = try await quotation("What was the value of rye in 1953?", Self.harvest)
        #expect(quotation.text.hasPrefix("Rye: 1953, Value (t): 700"))
    }

    @Test(
        "a row was called by the group that it stands in",
        arguments: [
            ("Which novel by Ida Holt has the most pages?", "The Ford, Author: Ida Holt, Pages: 705"),
            ("Which novel has the most pages?", "The Quay, Pages: 910"),
            ("Which novel of volume 2 has the most pages?", "The Quay, Volume: 2, Pages: 910"),
            ("How many novels have more than 600 pages?", "3 of 6 novels: The Ford, The Lock, The Quay"),
        ])
    func groups(question: String, told: String) async throws {
        #expect(try await answer(question, Self.novels) == told)
    }

    @Test(
        "an ordinal and a victory did not meet the column of ranks",
        arguments: [
            ("Who won the Lake Run 2022?", "Ann Lee"), ("Who came second in the Lake Run?", "Bob Ray"),
            ("Who finished 3rd?", "Cid Fox"), ("Which runner came last?", "Dee Poe"),
            ("Who was the fastest runner from Belm?", "Bob Ray"),
        ])
    func ranks(question: String, told: String) async throws {
        #expect(try await answer(question, Self.race).hasPrefix(told))
    }

    @Test("the winner of another year, and a place that nobody took, were told")
    func untoldRanks() async throws {
        #expect(try await answer("Who won the Lake Run 2021?", Self.race).hasPrefix("?"))
        #expect(try await answer("Who finished 40th?", Self.race).hasPrefix("?"))
    }

    @Test(
        "what a page's title names was not counted",
        arguments: [
            ("How many mines are in Belm?", "2 of 4 mines: Alvera, Caslund"),
            ("How many mines were opened after 1800?", "2 of 4 mines: Caslund, Delvik"),
            ("How many mines are in the list?", "4 mines: Alvera, Bertova, Caslund, Delvik"),
        ])
    func titles(question: String, told: String) async throws {
        #expect(try await answer(question, Self.mines) == told)
    }

    @Test(
        "a period held no year, and a successor was the one that he succeeded",
        arguments: [
            ("Who was mayor of Torvik in 1928?", "Bob Ray"), ("Who was mayor in 1999?", "Dee Poe"),
            ("Who succeeded Bob Ray as mayor of Torvik?", "Cid Fox"),
            ("Who was mayor of Torvik before Cid Fox?", "Bob Ray"),
            ("Who was the 3rd mayor of Torvik?", "Cid Fox"),
        ])
    func periods(question: String, told: String) async throws {
        #expect(try await answer(question, Self.mayors).hasPrefix(told))
    }

    @Test(
        "the column that was compared was not the one that the words mean, or was not shown",
        arguments: [
            ("Which museum is the deepest?", "Ash Court, Depth (m): 25"),
            (
                "Which nature museum had the most visitors?",
                "Elm Hall, Field: Nature, Visitors 2018: 4,000, Visitors 2019: 7,000"
            ),
            ("Which museum had the most visitors in 2018?", "Oak House, Visitors 2018: 9,000"),
            (
                "How many museums had more than 5,000 visitors in 2018?",
                "2 of 3 museums: Oak House, Ash Court"
            ),
            ("How many museums are deeper than 10 m?", "2 of 3 museums: Oak House, Ash Court"),
        ])
    func columns(question: String, told: String) async throws {
        #expect(try await answer(question, Self.museums) == told)
    }

    @Test("a German compound of a value and of what the rows are was a word too many")
    func compounds() async throws {
        let told = try await answer("Welches ist das tiefste Salzbergwerk?", Self.pruefungen)
        #expect(told.hasPrefix("Alvera") && told.contains("Tiefe: 310 m"))
    }

    @Test("of a row that is named by itself the row was the answer, and not what is asked of it")
    func namedRows() async throws {
        #expect(try await quotation("Who wrote The Lock?", Self.novels).text.contains("Max Rees"))
    }

    private static let machines: String = {
        let rows = (1...60).map { "| M\($0) | Hall \(1 + $0 % 3) | € \(100 + $0) |" }
        let head = ["# Machines", "", "| Machine | Hall | Price |", "| --- | --- | --- |"]
        return (head + rows).joined(separator: "\n")
    }()

    private static let boats = """
        # Boats

        | Boat | Passengers |
        | --- | --- |
        | Asta | 1,976 |
        | Berta | 2,029 |
        | Cilla | 2,053 |
        | Dora | 1,847 |
        | Elsa | 2,152 |
        | Frida | 850 |
        | Gerda | 1,200 |
        | Hilma | 930 |
        """

    @Test(
        "amounts from 1,900 to 2,100 were years, and left out of counts and sums",
        arguments: [
            ("How many boats had more than 1,000 passengers?", "6 of 8 boats"),
            ("What is the total of the passengers of boats with more than 1,000 passengers?", "11,257"),
        ])
    func amountsLikeYears(question: String, words: String) async throws {
        let quotation = try await quotation(question, Self.boats)
        #expect(quotation.text.contains(words), "\(quotation.text)")
        #expect(quotation.confidence >= Confidence.sure)
    }

    private static let shops = """
        # Shops

        | Shop | Sales | Profit |
        | --- | --- | --- |
        | Asmund | €1.2 million | 120 |
        | Corvo | €2.4 million | (300) |
        | Delft | €1,050,000 | 80 |
        | Elba | €3 million | 210 |
        | Horsens | €400,000 | (45) |
        """

    @Test(
        "millions in words, and losses in brackets, were not read by all that compares",
        arguments: [
            ("Which shop had the highest sales?", "Elba"), ("Which shop had the lowest sales?", "Horsens"),
            ("How many shops have a profit below 0?", "2 of 5 shops"),
        ])
    func wordsAndBrackets(question: String, words: String) async throws {
        let quotation = try await quotation(question, Self.shops)
        #expect(quotation.text.hasPrefix(words), "\(quotation.text)")
        #expect(quotation.confidence >= Confidence.sure)
    }

    @Test("a bound beside a superlative was dropped without doubt")
    func boundBesideSuperlative() async throws {
        let quotation = try await quotation("Which boat has the most passengers below 2,100?", Self.boats)
        #expect(
            quotation.text.hasPrefix("Cilla") || quotation.confidence < Confidence.sure, "\(quotation.text)")
    }

    @Test("rows that a count holds were said to answer like it")
    func countedRows() async throws {
        let counted = try await quotation("How many machines are in Hall 2?", Self.machines)
        #expect(counted.text.hasPrefix("20 of 60 machines"))
        #expect(counted.remarks == [.rowsNotCited(8)])
        let listed = try await quotation("Which machines are in Hall 2?", Self.machines)
        #expect(!listed.remarks.contains { $0.code == .rowsNotCited })
    }
}
