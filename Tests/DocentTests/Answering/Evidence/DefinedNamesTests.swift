import Testing

@testable import Docent

@Suite("The parties of a contract")
struct DefinedNamesTests {
    @Test(
        "are known by what stands for them",
        arguments: [
            (
                "Between Port of Grim (the Port) and Baggeria NV, Antwerp (the Contractor).",
                "Baggeria NV, Antwerp"
            ),
            (
                "Between Port of Grim and Baggeria NV (hereinafter referred to as “Contractor”).",
                "Baggeria NV"
            ),
            (
                "Zwischen Hafen Grim und der Baggeria NV (nachfolgend „Contractor“ genannt).",
                "der Baggeria NV"
            ),
            ("Baggeria NV (Antwerp) and the Contractor.", ""),
            ("The Contractor (the elder, who works) pays.", ""),
        ])
    func definitions(opening: String, name: String) throws {
        let passage = try SamplePassages.passage("# Contract\n\n\(opening)", number: 1)
        let names = DefinedNames(of: passage.content)
        #expect(names.named(in: "The Contractor pays EUR 4,000 a day.") == name)
        #expect(names.named(in: "EUR 4,000 are due.").isEmpty)
    }

    @Test("what is said of the Contractor was doubted, since it does not name the firm")
    func named() throws {
        let contract = """
            # Contract

            Between Port of Grim (the Port) and Baggeria NV, Antwerp (the Contractor).

            ## Delay

            For each day of delay the Contractor pays EUR 4,000.
            """
        let passage = try SamplePassages.passage(contract, number: 1)
        let unit = try #require(
            EvidenceUnit.units(of: passage, number: 0).first { $0.text.contains("4,000") })
        let far = SourcedPassage(
            passage: try SamplePassages.passage("# Delay\n\n\(unit.text)", number: 1).passage,
            content: passage.content)
        let scored = ScoredUnit(unit: unit, features: UnitFeatures(), score: 1)
        func limit(_ question: String) -> Double {
            Confidence.limit(of: AskedThings(question).doubts(about: [scored], in: [far]))
        }
        #expect(limit("What does Baggeria pay for each day of delay?") == 1)
        #expect(limit("What does Nordslip pay for each day of delay?") == Confidence.doubtful)
    }
}
