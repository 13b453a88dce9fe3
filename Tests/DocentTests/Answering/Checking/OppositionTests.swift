import Testing

@testable import Docent

struct OppositionTests {
    private static let house = """
        # House rules

        The daily dose of the cleaning agent is 30 mg. The deposit must be at least 500 EUR. Guests may stay up to 14 nights.
        The door of the main hall is painted blue. The contract with the supplier is void since March. The fee is 500 PLN.
        The tank holds 30 ml. It weighs 1450 kg at 12.5 percent of water. The rent is paid quarterly.
        """

    private func checkHouse(_ answer: String) throws -> AnswerCheck {
        AnswerCheck(answer, sources: try SamplePassages.sources(Self.house), question: "", handling: .mark)
    }

    @Test(
        "another unit, currency or bound, a part of a number and an opposite passed as proven",
        arguments: [
            "The daily dose of the cleaning agent is 30 g [1].", "The deposit must be at most 500 EUR [1].",
            "Guests may stay at least 14 nights [1].", "The door of the main hall is painted red [1].",
            "The contract with the supplier is valid since March [1].", "The fee is 500 EUR [1].",
            "The tank holds 30 litres [1].", "It weighs “450 kg at 12.5 percent” [1].",
            "It has “5 percent of water” [1].", "The rent is paid monthly [1].",
        ])
    func opposed(answer: String) throws {
        let checked = try checkHouse(answer)
        #expect(checked.unsupported.count == 1, "\(checked.text)")
        #expect(!checked.remarks.isEmpty)
    }

    @Test(
        "the same in other words stays proven",
        arguments: [
            "The daily dose of the cleaning agent is 30 milligrams [1].",
            "The deposit is 500 EUR or more [1].",
            "Guests may stay for a maximum of 14 nights [1].", "The main hall has a blue door [1].",
            "The contract with the supplier is void since March [1].", "The fee is 500 zł [1].",
            "It weighs “1450 kg at 12.5 percent” [1].",
        ])
    func agreeing(answer: String) throws {
        let checked = try checkHouse(answer)
        #expect(checked.unsupported.isEmpty, "\(checked.text) \(checked.remarks)")
    }

    private func checkBoth(_ answer: String) throws -> AnswerCheck {
        AnswerCheck(
            answer, sources: try SamplePassages.sources(SamplePassages.contract, SamplePassages.travel))
    }

    @Test("a marker pointed at a passage that no citation stands in")
    func pointing() throws {
        let elsewhere = try checkBoth("Flights are booked early: “at least 21 days ahead” [1].")
        #expect(elsewhere.citations.map(\.marker) == [2])
        #expect(elsewhere.text == "Flights are booked early: “at least 21 days ahead” [2].")
        let both = try checkBoth("The notice period is 30 days [1][2].")
        #expect(both.text == "The notice period is 30 days [1].")
        #expect(try checkBoth("The moon is made of cheese and butter [2].").text.contains("[2]") == false)
    }
}
