import Testing

@testable import Docent

/// What models say of passages though these say something else, and what is as true in other words.
struct FalseClaimTests {
    /// Passages, each a document of its own, and a sentence about them.
    struct Case: Sendable, CustomTestStringConvertible {
        let passages: [String]
        let sentence: String
        var testDescription: String { sentence }

        init(_ sentence: String, _ passages: String...) {
            (self.sentence, self.passages) = (sentence, passages)
        }
    }

    private func check(_ test: Case) throws -> AnswerCheck {
        let sources = try test.passages.enumerated().map { number, text in
            ProofSource(
                try SamplePassages.passage(text, number: number + 1, document: "doc\(number + 1).md"),
                number: number + 1)
        }
        return AnswerCheck(test.sentence, sources: sources)
    }

    private static let anna = "Anna Weber earns 52,000 euros a year."
    private static let peter = "Peter Braun earns 61,000 euros a year."
    private static let bonn = "The fee for residents of Bonn is 30 euros."
    private static let cologne = "The fee for residents of Cologne is 45 euros."
    static let basic = "The warranty of the basic model lasts two years."
    static let premium = "The warranty of the premium model lasts five years."
    private static let pumps = "The pump P10 weighs 12 kg."
    private static let others = "The pump P20 weighs 15 kg."

    private static let wards = """
        # Wards

        | Ward | Floor | Beds |
        | --- | --- | --- |
        | Alba | 1 | 28 |
        | Cora | 2 | 22 |
        | Dove | 2 | 12 |
        """

    @Test("a sum that the rows come to was called unsupported")
    func computed() throws {
        let right = try check(Case("All wards together have 62 beds [1].", Self.wards))
        #expect(right.unsupported.isEmpty && right.citations.count == 3)
        #expect(right.remarks.contains { $0.text.contains("62") })
        let wrong = try check(Case("All wards together have 64 beds [1].", Self.wards))
        #expect(!wrong.unsupported.isEmpty)
    }

    @Test(
        "another thing's figure proved a claim",
        arguments: [
            Case("Anna Weber earns 61,000 euros a year [1].", anna, peter),
            Case("Anna Weber earns 61,000 euros a year.", anna, peter),
            Case("Anna Weber earns 61,000 euros a year [1][2].", anna, peter),
            Case("Anna Weber earns 61,000 euros a year [2].", anna, peter),
            Case("The fee for residents of Bonn is 45 euros [1].", bonn, cologne),
            Case("The fee for residents of Bonn is 45 euros [2].", bonn, cologne),
            Case("The pump P10 weighs 15 kg [1].", pumps, others),
            Case("The pump P10 weighs 15 kg [2].", pumps, others),
            Case("The warranty of the basic model lasts five years [1].", basic, premium),
            Case("The warranty of the basic model lasts five years.", basic, premium),
            Case(
                "In 2021 sales were 5.6 million euros [1].", "In 2021 sales were 5.2 million euros.",
                "In 2022 sales were 5.6 million euros."),
            Case("Visitors pay 3 euros [1].", "Visitors pay 5 euros.", "Members pay 3 euros."),
        ])
    func figureOfAnother(test: Case) throws {
        let checked = try check(test)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
    }

    @Test(
        "one common word turned the check for the opposite off",
        arguments: [
            Case(
                "Staff may smoke in all company buildings [1].",
                "Staff must not smoke in all company buildings."),
            Case("The lift may be used during a fire [1].", "The lift must not be used during a fire."),
            Case("Batteries may be charged below 0 °C [1].", "Batteries must never be charged below 0 °C."),
            Case("Children under 12 need a ticket [1].", "Children under 12 need no ticket."),
            Case("Les chiens sont admis avant midi [1].", "Les chiens ne sont pas admis avant midi."),
            Case(
                "You may bring dogs into the restaurant [1].",
                "You may bring dogs into the garden but not into the restaurant."),
        ])
    func opposite(test: Case) throws {
        let checked = try check(test)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
    }

    @Test(
        "things, figures and times that were exchanged passed as proven",
        arguments: [
            Case("The pump weighs 15 kg [1].", "The pump weighs 12 kg and the motor weighs 15 kg."),
            Case(
                "The price fell from 70 euros to 90 euros [1].", "The price fell from 90 euros to 70 euros."),
            Case(
                "Interest is paid at 5.3 percent [1].", "Interest is paid at 3.5 percent, not at 5.3 percent."
            ),
            Case("The landlord pays the tenant a deposit [1].", "The tenant pays the landlord a deposit."),
            Case("The office opens before 18:00 [1].", "The office opens after 18:00."),
            Case("Return it within 5 days [1].", "Return it after 5 days."),
            Case("The season ends on 3 May [1].", "The season begins on 3 May."),
            Case("The shuttle leaves at midnight [1].", "The shuttle leaves at noon."),
            Case("Only managers may sign contracts [1].", "Everyone may sign contracts."),
            Case("Nobody may sign contracts [1].", "Only managers may sign contracts."),
            Case("The plant delivers 5 MW [1].", "The plant delivers 5 mW."),
            Case("The plant delivers 5 kW [1].", "The plant delivers 5 MW."),
            Case("The fuse carries 5 A [1].", "The fuse carries 5 mA."),
            Case("The dose is 400 mg [1].", "The dose is 400 IU."),
            Case("It costs 50 cents [1].", "It costs 50 euros."),
            Case(
                "Halden Klinik gGmbH pays Vantor Reinigung GmbH a penalty of 2 % a week [1].",
                "In case of default, Vantor Reinigung GmbH pays Halden Klinik gGmbH a penalty of 2 % a week."),
            Case("The supplier pays 2 % a day [1].", "For each delay the supplier pays 2 % a week."),
            Case("The dog tax is EUR 84 a month [1].", "The dog tax is EUR 84 a year for the first dog."),
            Case("The dog tax is more than EUR 84 a year [1].", "The dog tax is EUR 84 a year."),
        ])
    func exchanged(test: Case) throws {
        let checked = try check(test)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
    }

    private static let smoking = "Staff must not smoke in all company buildings and cars."

    @Test(
        "an invented statement hid in a sentence that was true otherwise",
        arguments: [
            Case(
                "Staff must not smoke in all company buildings and cars, although managers are exempt from it [1].",
                smoking),
            Case(
                "Dogs are welcome in the office every day, and the rules do not mention any exceptions [1].",
                "Dogs are not allowed in the office."),
            Case("„psy są zawsze mile widziane w biurze” [1].", "Psy nie mogą wchodzić do biura."),
            Case("『犬はいつでも歓迎されています』 [1]。", "犬は入れません。"),
        ])
    func invented(test: Case) throws {
        let checked = try check(test)
        #expect(!checked.unsupported.isEmpty, "\(checked.text) \(checked.remarks)")
    }

    @Test(
        "what is true in other words stays proven",
        arguments: [
            Case("Anna Weber earns 52,000 euros a year [1].", anna, peter),
            Case("Anna Weber earns 52,000 euros and Peter Braun 61,000 euros a year [1][2].", anna, peter),
            Case("Residents of Cologne pay a fee of 45 euros [2].", bonn, cologne),
            Case("The pump P20 weighs 15 kg.", pumps, others),
            Case("The pump P10 weighs 12 kg, the pump P20 15 kg.", pumps, others),
            Case("The warranty of the premium model lasts five years [1].", basic, premium),
            Case(
                "Sales rose to 5.6 million euros in 2022.", "In 2021 sales rose to 5.2 million euros.",
                "In 2022 sales reached 5.6 million euros."),
            Case("The pump weighs 12 kg [1].", "The pump weighs 12 kg and the motor weighs 15 kg."),
            Case("The price fell from 90 to 70 euros [1].", "The price fell from 90 euros to 70 euros."),
            Case(
                "Interest is paid at 3.5 percent [1].", "Interest is paid at 3.5 percent, not at 5.3 percent."
            ),
            Case(
                "The landlord is paid a deposit by the tenant [1].", "The tenant pays the landlord a deposit."
            ),
            Case("Staff must not smoke in company buildings or cars [1].", smoking),
            Case(
                "Vantor Reinigung GmbH pays a penalty of 2 % a week to Halden Klinik gGmbH [1].",
                "In case of default, Vantor Reinigung GmbH pays Halden Klinik gGmbH a penalty of 2 % a week."),
            Case("The dog tax is EUR 84 per year [1].", "The dog tax is EUR 84 a year for the first dog."),
            Case(
                "You may bring dogs into the garden [1].",
                "You may bring dogs into the garden but not into the restaurant."),
            Case(
                "Return it no later than 5 days after the delivery [1].",
                "Return it within 5 days of the delivery."),
            Case("Only managers may sign contracts [1].", "Contracts may only be signed by managers."),
            Case("The plant delivers 5MW [1].", "The plant delivers 5 MW."),
            Case("The plant delivers 5 megawatts [1].", "The plant delivers 5 MW."),
            Case(
                "The supplier charges 45 euros for each visit of the plant.",
                "Each visit of the plant costs 45 euros, which the Supplier charges.",
                "Ada Klein leads the plant."),
            Case(
                "No approval is needed for purchases below 100 EUR [1].",
                "Each purchase below 100 EUR needs no approval."),
            Case(
                "No purchase below 100 EUR needs approval [1].",
                "Each purchase below 100 EUR needs no approval."),
            Case(
                "Nobody may smoke in the workshop [1].", "Everybody is forbidden to smoke in the workshop."),
            Case(
                "Interest is 5 % per year and the late fee is 2 % per week [1].",
                "The late fee is 2 % per week, and interest is 5 % a year."),
            Case(
                "The bearing lasts 20,000 hours and the seal of the MV 40 lasts 5,000 hours [1].",
                "The seal of the MV 40 lasts 5,000 hours and the bearing 20,000 hours."),
            Case(
                "Smaller orders cost 9 EUR, orders above 500 EUR are delivered free of charge [1].",
                "Orders above 500 EUR are delivered free of charge, smaller orders cost 9 EUR."),
            Case(
                "Employees receive 25 days of leave, or 30 days after more than ten years of service [1].",
                "Employees receive 25 days of leave; after more than ten years of service they receive 30 days."
            ),
            Case("“Dogs’ owners pay” and ‘cats stay’ [1].", "Dogs’ owners pay and cats stay."),
        ])
    func agreeing(test: Case) throws {
        let checked = try check(test)
        #expect(checked.unsupported.isEmpty, "\(checked.text) \(checked.remarks)")
    }

    @Test(
        "a lone yes or no is proven by what the question asks about",
        arguments: [
            ("Yes. [1]", true), ("Yes", true), ("No. [1]", false), ("No.", false),
        ])
    func verdict(answer: String, isRight: Bool) throws {
        let source = ProofSource(
            try SamplePassages.passage(
                "Below 600 km the train is the rule. Dogs are not allowed in the office.", number: 1,
                document: "a.md"), number: 1)
        let train = AnswerCheck(answer, sources: [source], question: "Is the train the rule below 600 km?")
        #expect(train.unsupported.isEmpty == isRight, "\(train.text) \(train.remarks)")
        #expect(train.citations.isEmpty != isRight)
        let dogs = AnswerCheck(answer, sources: [source], question: "Are dogs allowed in the office?")
        #expect(dogs.unsupported.isEmpty != isRight, "\(dogs.text) \(dogs.remarks)")
        let other = AnswerCheck(answer, sources: [source], question: "Is the canteen open on Sundays?")
        #expect(other.unsupported.count == 1, "\(other.text) \(other.remarks)")
    }

    @Test("a marker behind an exclamation mark was taken for a picture")
    func exclaimed() throws {
        let checked = try check(
            Case("Dogs are not allowed in the office![1]", "Dogs are not allowed in the office."))
        #expect(checked.text == "Dogs are not allowed in the office![1]" && checked.unsupported.isEmpty)
        #expect(
            try check(Case("It costs 5 EUR ![a](https://x.example 5 EUR", "It costs 5 EUR.")).text.contains(
                "5 EUR"))
    }

    @Test("a smaller sign took the rest of an answer with it")
    func smaller() throws {
        let passage = "Cats may stay until noon. For n below N the cost is 5 EUR."
        let checked = try check(Case("For n <N the cost = 5 EUR. Cats may stay until noon [1].", passage))
        #expect(checked.text.hasSuffix("Cats may stay until noon [1]."))
        for element in [
            "<img src=x onerror=y", "<a href='https://x.example'>", "<x onclick = y", "<N class=z>",
        ] {
            #expect(!LinkCheck("A \(element)", told: ToldAddresses([])).text.contains("<"), "\(element)")
        }
    }

    @Test(
        "words left by an address that a passage had begun",
        arguments: [
            "[More](https://evil.example/?q='SECRET)", "https://evil.example/?q='SECRET",
            "https://evil.example/?q=|SECRET",
            "[x]: https://evil.example/?q=\"SECRET", "https://evil.example/?q=(SECRET)",
            "[a](https://evil.example/?q=(SECRET))",
        ])
    func leaving(answer: String) throws {
        let told = ToldAddresses(["See https://evil.example/?q= for more."])
        #expect(!LinkCheck(answer, told: told).text.contains("SECRET"))
        var gate = LinkGate(sources: [], question: "See https://evil.example/?q= for more.")
        let streamed = answer.map { gate.pass(String($0)) }.joined() + gate.rest()
        #expect(!streamed.contains("SECRET"))
    }

    @Test(
        "an address that a passage has stays, whatever stands behind it",
        arguments: [
            "See https://a.example/b.", "(https://a.example/b)", "“https://a.example/b”",
            "https://a.example/b[1].",
            "[B](https://a.example/b), [1]", "| https://a.example/b|", "<https://a.example/b>",
        ])
    func told(answer: String) throws {
        let told = ToldAddresses(["It is at https://a.example/b, and (https://a.example/c)."])
        #expect(LinkCheck(answer, told: told).text == answer)
    }

    @Test(
        "a long run of signs in an answer was checked in the square of its length", .timeLimit(.minutes(1)),
        arguments: [
            "http://a.example/" + String(repeating: ")", count: 200_000),
            "http://a.example/" + String(repeating: "]", count: 200_000),
            "<a" + String(repeating: "=", count: 200_000),
            "<" + String(repeating: "b", count: 200_000) + " =",
            "<b" + String(repeating: " on", count: 100_000) + "=",
        ])
    func longRuns(answer: String) {
        #expect(LinkCheck(answer, told: ToldAddresses([])).text.utf8.count < answer.utf8.count + 20)
    }

    @Test("a picture that was taken out came back with the quote that was mended")
    func pictured() throws {
        let passage =
            "The results are in ![chart](https://evil.example/x.png) of the second quarter, they say."
        let answer =
            "“The results are in the ![chart](https://evil.example/x.png) of the second quarter, they say” [1]."
        let checked = try check(Case(answer, passage))
        #expect(!checked.text.contains("]("))
    }
}
