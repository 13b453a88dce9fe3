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
        #expect(quotation.remarks.contains { $0.text.contains("3 more matching rows") })
        let few = try await answer("Which seats does Brouwer BV rent?", text)
        #expect(few.citations.count == 5)
        #expect(few.remarks.isEmpty)
    }

    @Test("three of four rows were quoted, out of order and without a word of the fourth")
    func shortTable() async throws {
        let text = """
            # Notice periods

            | Length of service | Notice period |
            | --- | --- |
            | up to 2 years | 1 month |
            | 2 to 5 years | 2 months |
            | 5 to 15 years | 3 months |
            | more than 15 years | 6 months |
            """
        let quotation = try await answer("How long is the notice period?", text)
        #expect(
            quotation.citations.map { $0.quote.split(separator: "\t").last.map(String.init) }
                == ["1 month", "2 months", "3 months", "6 months"])
    }

    @Test(
        "a quote ended with a colon, and what it announced was left out",
        arguments: [
            (
                "How do I restart the meter?", "To restart the meter, use this command:",
                "```sh\nmeter restart --all\n```", "meter restart --all"
            ),
            (
                "What do I need to open the meter?", "To open the meter you need:",
                (1...30).map { "- part number \($0) of the case of tools" }.joined(separator: "\n"),
                "part number 9 of"
            ),
        ])
    func announced(question: String, lead: String, below: String, told: String) async throws {
        let text = "# Meters\n\nThey count what flows. \(lead)\n\n\(below)\n\nWarm pipes wear them out.\n"
        let quotes = try await answer(question, text).citations.map(\.quote)
        #expect(quotes.first?.contains(lead) == true && quotes.first?.contains(told) == true, "\(quotes)")
        #expect(quotes.first?.contains("Warm") == false)
    }

    @Test("an explanation was quoted without the term that it explains")
    func explained() async throws {
        let text = """
            # Options

            `--drain-after=<minutes>` [default: 20]
            : How long water may stand before the pump empties the tank.

            `--fill-after=<minutes>` [default: 35]
            : How long the tank may stay empty before the pump fills it. The default value suits most tanks.
            """
        let quotes = try await answer("What is the default value of --drain-after?", text).citations.map(
            \.quote)
        #expect(quotes.first?.contains("[default: 20]") == true, "\(quotes)")
        let standing = try await answer("How long may water stand?", text).citations.map(\.quote)
        #expect(standing.first?.hasPrefix("--drain-after=") == true, "\(standing)")
    }

    @Test(
        "three of seven rows were quoted where all were asked for",
        arguments: ["What are the emergency numbers?", "Which numbers are for an emergency?"])
    func severalRows(question: String) async throws {
        let services = [
            "Fire brigade", "Ambulance", "Police", "Gas company", "Lifts", "Poison centre", "Gatehouse",
        ]
        let rows = services.enumerated().map { "| \($1) | \($0 * 11 + 122) |" }.joined(separator: "\n")
        let text =
            "# Emergency numbers\n\n| Service | Number |\n| --- | --- |\n\(rows)\n\nCall the gatehouse first.\n"
        let quotes = try await answer(question, text).citations.map(\.quote)
        #expect(quotes.map { $0.split(separator: "\t").first.map(String.init) } == services)
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

    @Test(
        "a sentence of three words was never quoted",
        arguments: [
            ("Are dogs allowed?", "No dogs allowed."),
            ("On which day is the museum closed?", "Closed on Mondays."),
        ])
    func shortSentences(question: String, quote: String) async throws {
        let text = """
            # Visiting the museum

            Our hotel has forty rooms and a garden.

            No dogs allowed.

            Closed on Mondays.
            """
        #expect(try await answer(question, text).citations.first?.quote == quote)
    }

    @Test("what stands only in a heading was answered with the sentence below it")
    func datesOfHeadings() async throws {
        let text = """
            # Release notes

            ## 3.4.0 (6 June 2026)

            Import of ORC files.

            ## 3.3.0 (9 March 2026)

            Files of ORC can be imported in batches now.
            """
        #expect(
            try await answer("When was 3.3.0 released?", text).citations.first?.quote
                == "3.3.0 (9 March 2026)")
    }

    private static let versions = """
        # Versions

        | Version | Released | Supported until | Docker image |
        | --- | --- | --- | --- |
        | 5.1.0 | 2026-02-01 | 2028-02-01 | yes |
        | 5.0 | 2025-06-01 | 2027-06-01 | no |
        | 4.9 | 2024-11-01 | 2026-11-01 | yes |
        """

    @Test("a version that is not there was answered with another one, without doubt")
    func versions() async throws {
        for question in ["Until when is version 4.7 supported?", "When was 5.1.1 released?"] {
            #expect(try await answer(question, Self.versions).confidence < Confidence.sure)
        }
        let found = try await answer("Until when is version 4.9 supported?", Self.versions)
        #expect(found.text.hasPrefix("4.9, "))
        #expect(found.text.contains("2026-11-01"))
    }

    @Test("rows that begin with a number were named by a yes, a no or a town")
    func numericKeys() async throws {
        let rooms = """
            # Rooms

            | Room | Projector | Seats | Town |
            | --- | --- | --- | --- |
            | 101 | yes | 12 | Leeds |
            | 102 | no | 30 | York |
            | 103 | yes | 8 | Leeds |
            """
        #expect(
            try await answer("How many rooms have a projector?", rooms).text
                == "2 of 3 rooms: 101 Leeds, 103 Leeds [1][2]")
        #expect(
            try await answer("Which room has the most seats?", rooms).text.hasPrefix(
                "102, Seats: 30, Town: York"))
        let cities = """
            # Cities

            | No. | City | People |
            | --- | --- | --- |
            | 1 | Tokyo | 37 million |
            | 2 | Delhi | 33 million |
            """
        #expect(try await answer("How many people live in Delhi?", cities).text.hasPrefix("Delhi, People"))
    }

    private static let bikes = """
        <h1>Bikes</h1><table><thead><tr><th>Bike</th><th>Gears</th><th>Price</th><th>Basket</th></tr></thead>
        <tr><td colspan=4>City bikes</td></tr>
        <tr><td>Wren</td><td>7</td><td>€ 18</td><td>yes</td></tr>
        <tr><td>Finch</td><td>3</td><td>€ 12</td><td>no</td></tr>
        <tr><td colspan=4>Mountain bikes</td></tr>
        <tr><td>Raven</td><td>21</td><td>€ 28</td><td>no</td></tr>
        <tr><td>Eagle</td><td>27</td><td>€ 35</td><td>no</td></tr></table>
        """

    @Test(
        "rows did not know the title within the table that they stand below",
        arguments: [
            ("Which is the cheapest mountain bike?", "Raven"),
            ("Which mountain bike has the most gears?", "Eagle"),
            ("Which bikes have a basket?", "Wren"), ("Which is the cheapest city bike?", "Finch"),
        ])
    func bands(question: String, name: String) async throws {
        let passage = try SamplePassages.passage(Self.bikes, number: 1, document: "bikes.html")
        let quotation = try await QuotingAnswerer(embedder: nil).answer(question, from: [passage])
        #expect(quotation.text.hasPrefix(name))
    }

    private static let comet = """
        <title>Comet Ostrander</title><main><h1>Comet Ostrander</h1><div class=banner>From Openpedia, the free pages on comets</div>
        <table><tr><th colspan=2>Comet Ostrander<tr><th>Discovered by<td>Ilse Ostrander<tr><th>Discovery date<td>1907</table>
        <p>The comet was first seen from a balloon over Ande.</p>
        <h2>2. Visits to the comet</h2><div class=share>Share visits to Comet Ostrander</div>
        <p>The probe Halcyon flew past it at a distance of 210 km.</p></main>
        """

    @Test(
        "a frame of the page, the title of a box or a heading was the answer",
        arguments: [
            ("Who discovered Comet Ostrander?", "Discovered by: Ilse Ostrander [1]"),
            ("How many visits to the comet?", "The probe Halcyon flew past it at a distance of 210 km. [1]"),
            ("Comet Ostrander free pages", "The comet was first seen from a balloon over Ande. [1]"),
        ])
    func framed(question: String, opening: String) async throws {
        let passage = try SamplePassages.passage(Self.comet, number: 1, document: "comet.html")
        let quotation = try await QuotingAnswerer(embedder: nil).answer(question, from: [passage])
        #expect(quotation.text.hasPrefix(opening), "\(quotation.text)")
        #expect(!quotation.text.contains("Openpedia") && !quotation.text.contains("Share"))
    }

    @Test("what three pages of one site have in common was quoted")
    func sharedFrame() async throws {
        let pages = try ["Heron", "Curlew", "Snipe"].enumerated().map { number, bird in
            let words =
                "The \(bird.lowercased()) nests early. \(bird)s eat fish. A \(bird.lowercased()) sleeps at noon."
            return try SamplePassages.passage(
                "<h1>\(bird)</h1><p>Watching birds in spring needs patience and a guide.</p>"
                    + words.split(separator: ".").map { "<p>\($0).</p>" }.joined(),
                number: number + 1, document: "\(bird).html")
        }
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            "When does the heron nest in spring?", from: pages)
        #expect(quotation.text.hasPrefix("The heron nests early.") && !quotation.text.contains("patience"))
    }

    private static let budget = """
        # Budget

        | Line | Q1 | Q2 | Q3 |
        | --- | --- | --- | --- |
        | Sales | | | |
        | Salaries | 100 | 102 | 104 |
        | Travel | 110 | 112 | 114 |
        | Subtotal | 210 | 214 | 218 |
        | Operations | | | |
        | Salaries | 200 | 202 | 204 |
        | Travel | 210 | 212 | 214 |
        | Subtotal | 410 | 414 | 418 |
        """

    @Test(
        "a row did not know the group that it stands in",
        arguments: [("Operations travel Q2", "212"), ("What is the travel budget of Sales in Q3?", "114")])
    func groups(question: String, value: String) async throws {
        let quotation = try await answer(question, Self.budget)
        let first = quotation.text.split(separator: "\n").first ?? ""
        #expect(first.contains(value))
    }

    @Test("a cell that the rows below leave empty was not theirs")
    func blankBelow() async throws {
        let text = """
            # Energy

            | Source | Site | Q1 | Q2 |
            | --- | --- | --- | --- |
            | Gas | Delft | 501 | 502 |
            | | Boston | 511 | 512 |
            | Power | Delft | 601 | 602 |
            | | Boston | 611 | 612 |
            """
        let gas = try await answer("Gas Boston Q2", text).text
        #expect(gas.split(separator: "\n").first?.contains("512") == true)
        let power = try await answer("Power Boston Q1", text).text
        #expect(power.split(separator: "\n").first?.contains("611") == true)
    }

    @Test("what a column says of some rows was taken from the name of the file")
    func toldByColumn() async throws {
        let text = """
            # Open invoices of suppliers

            | Supplier invoice | Status |
            | --- | --- |
            | AB-1 | open |
            | AB-2 | paid |
            | AB-3 | open |
            """
        #expect(
            try await answer("How many supplier invoices are open?", text).text.hasPrefix(
                "2 of 3 supplier invoices"))
    }

    private static let cash = """
        # Cash

        | Line | W1 | W2 | W3 | W4 |
        | --- | --- | --- | --- | --- |
        | Opening balance | 1.200 | 980 | 1.450 | 760 |
        | Tax | 10 | 0 | 200 | 30 |
        | Closing balance | 980 | 1.450 | 760 | 1.020 |
        """

    @Test(
        "the largest or smallest of a row was never looked for",
        arguments: [
            ("In which week is the closing balance lowest?", "Closing balance, W3: 760 [1]"),
            ("Which week has the highest closing balance?", "Closing balance, W2: 1.450 [1]"),
            ("In which week is the opening balance highest?", "Opening balance, W3: 1.450 [1]"),
        ])
    func acrossColumns(question: String, text: String) async throws {
        #expect(try await answer(question, Self.cash).text == text)
    }

    @Test("what a code means was taken for an average")
    func meanings() async throws {
        let codes = """
            # Error codes

            | Code | Meaning |
            | --- | --- |
            | E07 | Vacuum too low |
            | E12 | Carton jam |
            """
        let quotation = try await answer("What does E12 mean?", codes)
        #expect(quotation.text.contains("Carton jam"))
        #expect(quotation.remarks.isEmpty)
        #expect(Computation("What is the mean of the prices?") == .average)
    }

    @Test("single amounts were given for a sum or an average, without doubt")
    func computations() async throws {
        for question in ["What is the sum of all closing balances?", "What is the average tax?"] {
            let quotation = try await answer(question, Self.cash)
            #expect(quotation.confidence < Confidence.sure)
            #expect(quotation.doubts.contains { $0.code == .notComputed })
        }
    }

    @Test("a report of another month was quoted without doubt")
    func otherPeriods() async throws {
        let text = "# Sales\n\n| Region | Actual |\n| --- | --- |\n| Nordics | 351.9 |\n| DACH | 412.0 |\n"
        let june = try SamplePassages.passage(text, number: 1, document: "sales/Report_2024-06.md")
        let asked = try await QuotingAnswerer(embedder: nil).answer(
            "What was the actual of Nordics in March 2024?", from: [june])
        #expect(asked.confidence < Confidence.sure)
        let right = try await QuotingAnswerer(embedder: nil).answer(
            "What was the actual of Nordics in June 2024?", from: [june])
        #expect(right.confidence > asked.confidence)
        let budget = try SamplePassages.passage(text, number: 1, document: "budget/Budget_2026_final.md")
        let other = try await QuotingAnswerer(embedder: nil).answer(
            "What is the actual of Nordics in 2024?", from: [budget])
        #expect(other.confidence < Confidence.sure)
    }
}
