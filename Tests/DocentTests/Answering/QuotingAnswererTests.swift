import Testing

@testable import Docent

@Suite("The quoting answerer")
struct QuotingAnswererTests {
    private func answer(_ question: String, _ texts: String...) async throws -> QuotingAnswerer.Quotation {
        let passages = try texts.enumerated().map { number, text in
            try SamplePassages.passage(text, number: number + 1, document: "doc\(number + 1).md")
        }
        return try await QuotingAnswerer(embedder: nil).answer(question, from: passages)
    }

    @Test("answers with the row's name, the column's header and the cell")
    func cell() async throws {
        let quotation = try await answer("What is the price of the filter mat?", SamplePassages.contract)
        #expect(quotation.text.hasPrefix("Filter mat, Price: 9.90 € [1]"))
        #expect(quotation.citations.first?.quote == "Filter mat\tTJ-300\t9.90 €")
        let isVerified = quotation.citations.map(\.verified)
        #expect(!isVerified.contains(false))
    }

    private static let faults = """
        # Faults

        | Code | Meaning | Remedy |
        | --- | --- | --- |
        | E19 | Drive overload | Let the motor cool |
        | E23 | Glue too cold | Wait until 165 °C is reached |
        """

    private static let parts = """
        # Spare parts

        | Part no. | Description | Price | Delivery |
        | --- | --- | --- | --- |
        | PX2-1001 | Suction cup, silicone | € 14.20 | 2 days |
        | PX2-1044 | Glue nozzle | € 312.00 | 3 weeks |
        """

    @Test("a row hid what its code stands for, and what else was asked for")
    func rowNames() async throws {
        #expect(
            try await answer("What is the price of the suction cup?", Self.parts).text.hasPrefix(
                "PX2-1001, Description: Suction cup, silicone, Price: € 14.20 [1]"))
        #expect(
            try await answer("What does E23 mean, and what should we do about it?", Self.faults).text
                .hasPrefix(
                    "E23, Meaning: Glue too cold, Remedy: Wait until 165 °C is reached [1]"))
        let tuition = """
            # Tuition

            | Programme | Students from the EU | Other students |
            | --- | --- | --- |
            | Bachelor | € 350 | € 2,900 |
            | Master | € 480 | € 4,100 |
            """
        #expect(
            try await answer("How much does a master's student from outside the EU pay?", tuition).text
                .contains("Other students: € 4,100"))
    }

    private static let suppliers = """
        # Partners

        | Supplier | Country | Rating |
        | --- | --- | --- |
        | Hydrex SA | France | A |
        | Nordmek AB | Sweden | B |
        | Kovotec | Austria | A |
        | Total | 3 | |
        """

    private func saysUncounted(_ quotation: QuotingAnswerer.Quotation) -> Bool {
        quotation.remarks.contains(.notCounted)
    }

    @Test("how many there are was answered with three of them")
    func counted() async throws {
        let all = try await answer("How many suppliers do we have?", Self.suppliers)
        #expect(all.text == "3 suppliers: Hydrex SA, Nordmek AB, Kovotec [1]")
        #expect(all.citations.first?.quote.contains("Total") == false)
        let rated = try await answer("How many suppliers have rating A?", Self.suppliers)
        #expect(rated.text == "2 of 3 suppliers: Hydrex SA, Kovotec [1][2]")
        let parts = try await answer("How many spare parts are under € 100?", Self.parts)
        #expect(parts.text == "1 of 2 spare parts: PX2-1001 Suction cup, silicone [1]")
        let absent = try await answer("How many suppliers are there in Japan?", Self.suppliers)
        #expect(!absent.text.contains("of 3"))
        #expect(saysUncounted(absent))
        let amount = try await answer(
            "How many rooms are there in Northgate?",
            "# Housing\n\n| House | Rooms |\n| --- | --- |\n| Northgate | 210 |\n| Hillside | 96 |\n")
        #expect(amount.text.hasPrefix("Northgate, Rooms: 210"))
        #expect(!saysUncounted(amount))
    }

    @Test("one citation spanned a whole table, with the rows that do not fit")
    func citedRuns() async throws {
        let rows = (0..<340).map { row in
            "| Firm \(row) | \(row < 20 && !row.isMultiple(of: 2) || row > 330 ? "B" : "A") |"
        }
        let rated = try await answer(
            "How many suppliers have rating A?",
            "# Partners\n\n| Supplier | Rating |\n| --- | --- |\n" + rows.joined(separator: "\n"))
        #expect(rated.text.hasPrefix("321 of 340 suppliers: Firm 0, Firm 2, Firm 4"))
        let quoted = rated.citations.map { $0.quote.split(separator: "\n") }
        #expect(quoted.map(\.count) == Array(repeating: 1, count: 10) + [100, 100])
        #expect(quoted.joined().allSatisfy { $0.hasSuffix("A") })
        #expect(rated.remarks == [.rowsNotCited(111)])
    }

    @Test("how many units were ordered was answered with the number of the order")
    func quantity() async throws {
        let quotation = try await answer(
            "How many units did Costa SA order?",
            """
            # Orders

            | Order | Customer | Qty | Unit price |
            | --- | --- | --- | --- |
            | 10233 | Albers GmbH | 1 | € 1,250.00 |
            | 10234 | Costa SA | 40 | € 3.20 |
            """)
        #expect(quotation.text.hasPrefix("Costa SA, Qty: 40 [1]"))
        #expect(!saysUncounted(quotation))
        let weeks = AskedQuestion("How many weeks does a pump take?").selection
        let cells = ["Qty", "from 10 pcs"].map { RowCell(header: $0, value: "572.88") }
        #expect(weeks?.quantity(in: cells) == nil)
        #expect(
            AskedQuestion("How many pumps were made?").selection?.quantity(in: Array(cells.reversed())) == 1)
    }

    @Test("a first row that holds nothing but the question's own words was quoted as its answer")
    func opening() async throws {
        let table = "<table><tr><td>Nozzle<td>Colour<tr><td>small<td>red<tr><td>large<td>blue</table>"
        let passage = try SamplePassages.passage(table, number: 1, document: "nozzles.html")
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            "Which colour has the small nozzle?", from: [passage])
        #expect(quotation.citations.first?.quote == "small\tred")
    }

    @Test("rows that fit a condition were refused, or only three of them were quoted")
    func selected() async throws {
        let cheap = try await answer("Which spare parts cost less than € 100?", Self.parts)
        #expect(cheap.text.hasPrefix("PX2-1001, Description: Suction cup, silicone, Price: € 14.20"))
        #expect(cheap.citations.count == 1)
        #expect(cheap.confidence > Confidence.sure)
        let rated = try await answer("Which suppliers have rating A?", Self.suppliers)
        #expect(rated.citations.map { $0.quote.prefix(3) } == ["Hyd", "Kov"])
    }

    @Test("names a row by its words, not by its number, and quotes no title")
    func numbered() async throws {
        let quotation = try await answer(
            "How high is Mount Ararat?",
            """
            # Mountains of the east

            Mountains of the east

            | No. | Mountain | Height |
            | --- | --- | --- |
            | 1 | Mount Kazbek | 5,054 m |
            | 2 | Mount Ararat | 5,137 m |
            """)
        #expect(quotation.text.hasPrefix("Mount Ararat, "))
        let quotes = quotation.citations.map(\.quote)
        #expect(!quotes.contains("Mountains of the east"))
    }

    @Test("quotes that are widened do not repeat each other")
    func apart() async throws {
        let quotation = try await answer(
            "How many days of annual leave do employees have, and when must annual leave be taken?",
            """
            # Leave

            Employees have 30 days of annual leave. Annual leave must be taken by 31 March. Annual leave is asked for \
            in writing. Employees on annual leave need not answer.
            """)
        let ranges = quotation.citations.map { $0.range[0]..<$0.range[1] }
        for (number, range) in ranges.enumerated() {
            #expect(!ranges.dropFirst(number + 1).contains { $0.overlaps(range) })
        }
        #expect(!ranges.isEmpty)
    }

    @Test("finds the largest of a column")
    func largest() async throws {
        let quotation = try await answer("Which item has the highest price?", SamplePassages.contract)
        #expect(quotation.citations.first?.quote == "Gasket\tMV65-03\t55 €")
    }

    @Test("quotes what follows a question, not the question")
    func followsQuestion() async throws {
        let quotation = try await answer(
            "Will the company be sold?",
            "# News\n\nWill the company be sold?\n\nNo. The foundation holds its shares for good.\n")
        let quotes = quotation.citations.map(\.quote)
        #expect(quotes == ["No. The foundation holds its shares for good."])
    }

    @Test("widens a sentence that points back by the one before it")
    func pointsBack() async throws {
        let quotation = try await answer(
            "How long is the warranty valid abroad?",
            "# Terms\n\nEvery pump has a warranty.\nIt is valid abroad for two years.\n")
        #expect(
            quotation.citations.first?.quote == "Every pump has a warranty. It is valid abroad for two years."
        )
    }

    @Test("a sentence with the heading's word was quoted without the figure before it")
    func widensBack() async throws {
        let quotation = try await answer(
            "How is the rent reviewed?",
            "# Lease\n\nEach year £ 318,000 are due. The rent is reviewed every five years.\n")
        #expect(
            quotation.citations.first?.quote
                == "Each year £ 318,000 are due. The rent is reviewed every five years."
        )
    }

    @Test("what follows the best sentence was quoted with it, and not what stands before it and answers")
    func widensByLikelihood() async throws {
        let quotation = try await answer(
            "What did the keeper of the lighthouse at Orvik give to the museum?",
            """
            # Orvik

            The glass came by sea in forty crates that nobody dared to open. The brass lamp was given to the museum in \
            the old harbour. The last keeper of the lighthouse at Orvik was Jon Brekke. In winter the beam was lit from \
            three in the afternoon until nine in the morning, which took some forty barrels of oil in a year, and more \
            than that in the years when fog lay on the fjord for weeks, the ferries waited outside and nobody in the \
            village could see the other bank from the landing.
            """)
        #expect(quotation.citations.first?.quote.contains("brass lamp") == true)
    }

    @Test("quotes both documents when the question compares them")
    func both() async throws {
        let quotation = try await answer(
            "How did the hotel limit change from 2024 to 2026?",
            "# Travel 2024\n\nThe hotel limit is 110 EUR.\n",
            "# Travel 2026\n\nThe hotel limit is 135 EUR.\n")
        #expect(Set(quotation.citations.map(\.document)) == ["doc1.md", "doc2.md"])
    }

    @Test("names the edition beside each of two values that disagree")
    func editions() async throws {
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            "How did the hotel limit change?",
            from: [
                try SamplePassages.passage(
                    "# Travel\n\nThe hotel limit is 110 EUR.\n", number: 1, document: "travel-2024.md"),
                try SamplePassages.passage(
                    "# Travel\n\nThe hotel limit is 135 EUR.\n", number: 2, document: "travel-2026.md"),
            ])
        let lines = Set(quotation.text.split(separator: "\n").map { $0.prefix { $0 != "[" } })
        #expect(
            lines == [
                "2024 edition: The hotel limit is 110 EUR. ", "2026 edition: The hotel limit is 135 EUR. ",
            ])
    }

    @Test("quotes the row after the one that the question names")
    func neighbour() async throws {
        let quotation = try await answer("Which item comes after the seal kit?", SamplePassages.contract)
        #expect(quotation.citations.first?.quote == "Gasket\tMV65-03\t55 €")
    }

    @Test("is less sure of a row when the question asks for something that the table does not say")
    func otherColumn() async throws {
        let held = try await answer("What is the price of the gasket?", SamplePassages.contract)
        let absent = try await answer("What is the colour of the gasket?", SamplePassages.contract)
        #expect(held.confidence > absent.confidence + 0.1)
    }

    @Test("is less confident when the documents do not speak of the question")
    func confidence() async throws {
        let held = try await answer("What is the price of the filter mat?", SamplePassages.contract)
        let absent = try await answer("Who won the football world cup in 1998?", SamplePassages.contract)
        #expect(held.confidence > absent.confidence + 0.3)
        #expect(Confidence.status(at: absent.confidence) == .notInDocuments)
    }

    private static let prices = """
        # Price list 2026

        | Pump | Price |
        | --- | --- |
        | S-200 | 1,240 € |
        | S-300 | 1,860 € |
        """

    @Test("another code than the one that was asked for was quoted without doubt")
    func otherCode() async throws {
        #expect(
            try await answer("What is the price of the S-200?", Self.prices).confidence > Confidence.least)
        #expect(
            try await answer("What is the price of the T-200?", Self.prices).confidence < Confidence.least)
        let other = "# Pumps\n\nThe T-200 is not sold any more.\n"
        let doubted = try await answer(
            "What is the price of the T-200 pump in the price list?", other, Self.prices)
        #expect(doubted.confidence < Confidence.sure)
    }

    @Test("a row that shares more words stood before the one with the code")
    func codeFirst() async throws {
        let other =
            "# Offers\n\n| Offer | Customer |\n| --- | --- |\n| Q-0423 | Customer behind the brewery |\n"
        let quotation = try await answer(
            "Which customer is behind the brewery's offer Q-0351?", other,
            "# Letters\n\nPlease find enclosed our offer Q-0351 to Northmill Paper.\n")
        #expect(quotation.citations.first?.quote.contains("Northmill") == true)
    }

    @Test("a name with another number than the one that was asked for was quoted without doubt")
    func otherNumber() async throws {
        let manual =
            "# Manual of the Brio 40\n\n| Property | Value |\n| --- | --- |\n| Noise level | 68 dB |\n| Weight | 9 kg |\n"
        let known = try await answer("What is the noise level of the Brio 40?", manual).confidence
        let other = try await answer("What is the noise level of the Brio 60?", manual).confidence
        #expect(known > Confidence.doubtful && other <= Confidence.doubtful)
    }

    @Test("what stands for the other wing was quoted without doubt")
    func otherSide() async throws {
        let news = "# News\n\nThe east wing of the hospital was opened on 8 September 2025.\n"
        let known = try await answer("When was the east wing of the hospital opened?", news).confidence
        let other = try await answer("When was the west wing of the hospital opened?", news).confidence
        #expect(known > Confidence.doubtful && other <= Confidence.doubtful)
    }

    @Test("what was done was quoted without doubt for what was not done")
    func onlyAffirmed() async throws {
        let news = "# Orwin\n\nThe council of Orwin taxed the salt that the harbour exported in 1612.\n"
        let known = try await answer("What did the council of Orwin tax in 1612?", news).confidence
        let other = try await answer("What did the council of Orwin not tax in 1612?", news)
        #expect(known > Confidence.doubtful && other.confidence <= Confidence.unlikely)
        #expect(other.doubts.map(\.code) == [.onlyAffirmed])
    }

    @Test("what is told of the private side was quoted without doubt for the public one")
    func privateOrPublic() async throws {
        let news = "# Orwin harbour\n\nThe private dock of Orwin was opened in 1871.\n"
        let known = try await answer("When was the private dock of Orwin opened?", news).confidence
        let other = try await answer("When was the public dock of Orwin opened?", news).confidence
        #expect(known > Confidence.doubtful && other <= Confidence.doubtful)
    }

    @Test("a party that only opens a contract was missed in its clauses")
    func openingNames() async throws {
        let lease = """
            # Lease

            between Carrick Estates ("the Landlord") and Aldermoor Mutual ("the Tenant")

            ## Deposit

            The Tenant has paid a deposit of £ 79,500.
            """
        let known = try await answer("How much deposit was paid to Carrick?", lease).confidence
        let other = try await answer("How much deposit was paid to Ransome?", lease).confidence
        #expect(known > other + 0.1)
    }

    @Test("rows were counted though a column gives the number")
    func countedByColumn() async throws {
        let quotation = try await answer(
            "How many nurses are needed at night?",
            "# Nurses\n\n| Shift | Nurses needed |\n| --- | --- |\n| Early | 9 |\n| Late | 7 |\n| Night | 4 |\n"
        )
        #expect(quotation.text.hasPrefix("Night, Nurses needed: 4"))
    }

    @Test("a column of amounts was taken for the number of claims")
    func countedBesideAmounts() async throws {
        let quotation = try await answer(
            "How many claims are open?",
            "# Claims\n\n| Claim | Claimed (£) | Status |\n| --- | --- | --- |\n| A-1 | 900 | open |\n| A-2 | 400 | paid |\n| A-3 | 700 | open |\n"
        )
        #expect(quotation.text.hasPrefix("2 of 3 claims"))
    }

    @Test("a row that only mentions the product stood before the sentence that answers")
    func category() async throws {
        let quotation = try await answer(
            "When do I have to cancel Home Plus?",
            """
            # Claims

            | Claim | Product | Status |
            | --- | --- | --- |
            | A-1 | Home Plus | paid |
            | A-2 | Home Plus | open |
            | A-3 | Home Classic | paid |
            """, "# Terms of Home Plus\n\nYou may cancel one month before the end of the year.\n")
        #expect(quotation.citations.first?.quote.contains("one month") == true)
    }

    @Test("a turnover of 2025 was that of 2019, since when the customer is one")
    func otherYearInHeader() async throws {
        let customers =
            "# Customers\n\n| Customer | Since | Turnover 2025 |\n| --- | --- | --- |\n| Brewery Holm | 01/06/2019 | 540,000 € |\n"
        let asked = try await answer("What was the turnover with Brewery Holm in 2025?", customers)
        let other = try await answer("What was the turnover with Brewery Holm in 2019?", customers)
        #expect(asked.confidence > Confidence.doubtful && other.confidence <= Confidence.doubtful)
        let budgets = [("2024", "2025", "61", "64"), ("2025", "2026", "64", "59")].map {
            from, to, before, after in
            "# Budget \(to)\n\n| Item | Budget \(from) | Budget \(to) |\n| --- | --- | --- |\n| Roads | \(before) | \(after) |\n"
        }
        let both = try await answer(
            "How did the budget for roads change from 2025 to 2026?", budgets[0], budgets[1])
        #expect(both.confidence > Confidence.doubtful)
    }

    @Test("what stands for another year was quoted without doubt")
    func otherYear() async throws {
        let question = "What is the price of the S-200 pump in the price list of"
        let same = try await answer("\(question) 2026?", Self.prices).confidence
        let other = try await answer("\(question) 2029?", Self.prices).confidence
        #expect(same > other)
        #expect(other < Confidence.sure)
    }

    @Test("of five rows that answer, three were quoted without a word")
    func allRows() async throws {
        let parts = (1...5).map { "| Part \($0) | 2 days |" }.joined(separator: "\n")
        let table = "# Parts\n\n| Part | Delivery |\n| --- | --- |\n\(parts)\n| Motor | 3 weeks |\n"
        let quotation = try await answer("Which parts are delivered in 2 days?", table)
        #expect(quotation.citations.map(\.quote) == (1...5).map { "Part \($0)\t2 days" })
    }

    @Test("rows that answer in a second table of the same columns were left out")
    func rowsOfTwoTables() async throws {
        let one = "# Parts\n\n| Part | Delivery |\n| --- | --- |\n| Cup | 2 days |\n| Motor | 3 weeks |\n"
        let other =
            "# More parts\n\n| Part | Delivery |\n| --- | --- |\n| Lamp | 2 days |\n| Belt | 8 weeks |\n"
        let quotation = try await answer("Which parts are delivered in 2 days?", one, other)
        #expect(Set(quotation.citations.map(\.quote)) == ["Cup\t2 days", "Lamp\t2 days"])
    }

    @Test("of a list its introduction and some items were quoted, the first item was not")
    func wholeList() async throws {
        let quotation = try await answer(
            "Which documents do I bring for an identity card?",
            """
            # Identity card

            For an identity card bring these documents:

            - the old card or a birth certificate
            - a photograph
            - for children the consent of both parents
            """)
        #expect(quotation.citations.first?.quote.contains("birth certificate") == true)
        #expect(quotation.citations.first?.quote.contains("consent") == true)
    }

    @Test("a quote that is less likely to answer stands apart")
    func further() async throws {
        let quotation = try await answer(
            "What is the price of the filter mat?", SamplePassages.contract, SamplePassages.travel)
        let lines = quotation.text.split(separator: "\n").map(String.init)
        if let place = lines.firstIndex(of: QuotingAnswerer.further) {
            #expect(place > 0 && place < lines.count - 1)
        }
        #expect(lines.first?.hasPrefix("Filter mat") == true)
    }

    @Test(
        "knows when a question asks for several",
        arguments: [
            ("Which parts are delivered in 2 days?", true), ("List the rooms for weddings", true),
            ("Welche Lieferanten sind aus Japan?", true), ("Quels documents faut-il ?", true),
            ("Which bus goes to Linz?", false), ("What is the name of the mayor?", false),
            ("Welche Farbe hat der Tank?", false),
        ])
    func several(question: String, asksForAll: Bool) {
        #expect(ListingQuestion.asksForAll(question) == asksForAll)
    }
}
