import Testing

@testable import Docent

@Suite("Sums and averages of a table's column")
struct ComputedAnswerTests {
    private static let farms = """
        # Farms

        | Farm | Valley | Cows | Milk t | Price EUR | Organic |
        | --- | --- | --- | --- | --- | --- |
        | Alder | Upper | 40 | 310.5 | 1,200 | yes |
        | Birch | Lower | 25 | 180 | 950 | no |
        | Cedar | Upper | 60 | 455.25 | 2,400 | yes |
        | Dogwood | Lower | 15 | 98.25 | 700 | no |
        """
    private static let kurse = """
        # Kurse

        | Kurs | Ort | Teilnehmer | Gebühr |
        | --- | --- | --- | --- |
        | Töpfern | Haus A | 12 | 1.250,50 € |
        | Weben | Haus B | 8 | 980,00 € |
        | Malen | Haus A | 21 | 2.100,25 € |
        """
    private static let months = """
        # Rain

        | Month | Rain mm | Storms |
        | --- | --- | --- |
        | January 2026 | 80 | 2 |
        | February 2026 | 60 | 1 |
        | March 2026 | 90 | 4 |
        | April 2026 | 40 | 3 |
        """
    private static let budget = """
        # Income

        | Source | 2024 | 2025 plan |
        | --- | --- | --- |
        | Rent | 1000 | 1200 |
        | Fees | 500 | 450 |
        """
    private static let costs = """
        # Costs

        | Item | 2024 | 2025 plan |
        | --- | --- | --- |
        | Staff | 700 | 800 |
        | Heat | 200 | 250 |
        | Total | 900 | 1050 |
        """

    private func quotation(_ question: String, _ texts: String...) async throws -> QuotingAnswerer.Quotation {
        let passages = try texts.enumerated().map {
            try SamplePassages.passage($1, number: $0 + 1, document: "doc\($0 + 1).md")
        }
        return try await QuotingAnswerer(embedder: nil).answer(question, from: passages)
    }

    @Test(
        "rows were quoted where their sum was asked for",
        arguments: [
            ("How many cows are there on all farms together?", farms, "Cows: 140 in all, over 4 rows"),
            ("How many cows are in the upper valley in total?", farms, "Cows: 100 in all, over 2 of 4 rows"),
            ("What is the total milk of the organic farms?", farms, "Milk t: 765.75 in all"),
            ("What is the average price of the farms?", farms, "Price EUR: 1,312.5 on average"),
            ("Wie viele Teilnehmer haben alle Kurse zusammen?", kurse, "Teilnehmer: 41 in all"),
            ("Wie viele Teilnehmer haben die Kurse in Haus A insgesamt?", kurse, "Teilnehmer: 33 in all"),
            ("Was ist die Gebühr der Kurse im Durchschnitt?", kurse, "Gebühr: 1.443,58 € on average"),
            ("What was the total rain from January to March 2026?", months, "Rain mm: 230 in all"),
        ])
    func computed(question: String, text: String, words: String) async throws {
        let quotation = try await quotation(question, text)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
        #expect(quotation.citations.allSatisfy { $0.verified } && !quotation.citations.isEmpty)
        #expect(!quotation.remarks.isEmpty)
    }

    private static let machines = """
        # Machines

        | Machine | Hall | Price | Length | Weight |
        | --- | --- | --- | --- | --- |
        | Lathe | Hall 2 | € 5,300 | 4.50 m | 800 kg |
        | Press | Hall 1 | € 700 | 1.25 m | 1,200 kg |
        | Saw | Hall 2 | € 1,250 | 2.00 m | 150 kg |
        """

    @Test(
        "a sum lost the notation of its cells",
        arguments: [
            (
                "What is the total price of the machines?",
                "Price: € 7,250 in all, over 3 rows: Lathe € 5,300, Press € 700"
            ),
            ("What is the average price of the machines?", "Price: € 2,416.67 on average"),
            (
                "What is the total length of the machines in Hall 2?",
                "Length: 6.50 m in all, over 2 of 3 rows: Lathe 4.50 m"
            ),
            (
                "What is the total weight of the machines?",
                "Weight: 2,150 kg in all, over 3 rows: Lathe 800 kg, Press 1,200 kg"
            ),
        ])
    func notation(question: String, words: String) async throws {
        #expect(try await quotation(question, Self.machines).text.hasPrefix(words))
    }

    @Test(
        "a sum that is asked for in other words was answered by single rows",
        arguments: [
            ("What do the machines in Hall 2 cost in all?", "Price: € 6,550 in all, over 2 of 3 rows"),
            ("How much do all machines in Hall 2 cost?", "Price: € 6,550 in all, over 2 of 3 rows"),
            ("How much do both machines in Hall 2 cost?", "Price: € 6,550 in all, over 2 of 3 rows"),
            ("How much do all the machines cost?", "Price: € 7,250 in all, over 3 rows"),
        ])
    func otherWords(question: String, words: String) async throws {
        let quotation = try await quotation(question, Self.machines)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
    }

    @Test(
        "what one thing costs was added up",
        arguments: [
            "How much does the lathe cost?", "How much does the machine in Hall 1 cost?",
            "How much do all fees come to?",
        ])
    func single(question: String) async throws {
        let quotation = try await quotation(question, Self.machines)
        #expect(!quotation.text.contains("in all"))
    }

    @Test("the total of another table answered for the one that was asked for")
    func otherTable() async throws {
        let income = try await quotation("What is the total income in 2025?", Self.costs, Self.budget)
        #expect(income.text.hasPrefix("2025 plan: 1650 in all"))
        let costs = try await quotation("What are the total costs in 2024?", Self.costs, Self.budget)
        #expect(costs.text == "Total, 2024: 900 [1]")
    }

    @Test("a word that the table does not account for leaves the sum in doubt")
    func doubtful() async throws {
        let quotation = try await quotation("How many cows were vaccinated in total?", Self.farms)
        #expect(quotation.confidence < Confidence.sure)
        #expect(quotation.doubts == [Doubt(.notUnderstood, asked: ["vaccinated"])])
    }

    @Test("the things themselves are counted, and no column that a condition is set to is added up")
    func counted() async throws {
        let farms = try await quotation("How many farms are there in total?", Self.farms)
        #expect(farms.text.hasPrefix("4 farms"))
        let few = try await quotation("How many farms with 25 cows are there in total?", Self.farms)
        #expect(!few.text.contains("in all"))
    }

    @Test("what stood between the ends of a span was left out, and the columns of a way were taken for one")
    func spans() async throws {
        let moves = """
            # Moves

            | Month | From | To | Crates |
            | --- | --- | --- | --- |
            | May | B2 | C1 | 14 |
            | May | C1 | B2 | 9 |
            | June | B2 | C1 | 17 |
            """
        let quotation = try await quotation("How many crates from B2 to C1 in total?", moves)
        #expect(quotation.text.hasPrefix("Crates: 31 in all, over 2 of 3 rows"))
    }

    @Test("a row alone in its table was left out beside several of another")
    func severalTables() async throws {
        let text = """
            # Yard

            | Code | Tool | Rented |
            | --- | --- | --- |
            | W-10 | Auger | no |
            | W-11 | Ladder | yes |

            # Shop

            | Code | Tool | Rented |
            | --- | --- | --- |
            | W-20 | Axe | yes |
            | W-21 | Bolt | no |
            | W-22 | Chisel | yes |
            """
        let quotation = try await quotation("Which tools are rented?", text)
        #expect(["Ladder", "Axe", "Chisel"].allSatisfy(quotation.text.contains))
        #expect(!quotation.text.contains("Bolt"))
    }
}
