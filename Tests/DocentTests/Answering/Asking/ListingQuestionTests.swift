import Testing

@testable import Docent

@Suite("Questions that list")
struct ListingQuestionTests {
    @Test(
        "are recognised by themselves",
        arguments: [
            ("List every emergency number", true), ("Please list all sites.", true),
            ("Which documents mention the canteen?", true), ("Nenne alle Standorte", true),
            ("Listez toutes les adresses", true), ("How many days of leave do I have?", false),
            ("What is on the price list?", false), ("Name the managing director", false),
            ("Which documents do I need for a visa?", false),
        ])
    func recognised(question: String, isOne: Bool) {
        #expect(ListingQuestion.isOne(question) == isOne)
    }

    private static func collection() throws -> TemporaryCollection {
        try TemporaryCollection(
            Dictionary(
                uniqueKeysWithValues: (1...12).map {
                    (
                        "site\($0).md",
                        "# Site \($0)\n\nThe emergency number of site \($0) is 555-01\($0 + 10)."
                    )
                }))
    }

    @Test("are answered over every section, and logged like any answer")
    func answered() async throws {
        let place = try Self.collection()
        let assistant = try await place.assistant(audit: place.path + "/audit.jsonl")
        let answer = try await assistant.ask(Question("List every emergency number"))
        #expect(answer.answer.hasPrefix("12 found in 12 documents, read 12 of 12 sections:"))
        #expect(answer.citations.count == 12)
        let log = try #require(assistant.audit)
        let jobs = try log.entries().map(\.job)
        #expect(jobs == [.every])
    }

    @Test("are answered from what is found when nothing is listed")
    func nothing() async throws {
        let answer = try await Self.collection().assistant().ask(Question("List all helicopters"))
        #expect(answer.receipt.sectionsRead == nil)
        #expect(
            answer.answer
                == "Not in these documents. Searched 12 passages of 12 documents. None of them contains “helicopters”."
        )
    }

    @Test("the refusal said that no passage holds what a folded panel of a page does")
    func hiddenWord() async throws {
        let place = try TemporaryCollection([
            "help.html": """
            <html><head><title>Help</title></head><body><h1>Delivery</h1><p>Parcels leave within two days.</p>
            <div style="display:none"><p>Parcels to Lisbon take a week.</p></div></body></html>
            """
        ])
        let answer = try await place.assistant().ask(Question("Does Zagreb or Lisbon have pigeons?"))
        #expect(answer.status == .notInDocuments)
        #expect(
            answer.answer.hasSuffix(
                "contains “Zagreb”, “pigeons”. “Lisbon” occurs only in text that is hidden in help.html; `--hidden` includes it."
            ))
    }

    @Test("the refusal did not name the code whose parts stand elsewhere")
    func absentCode() async throws {
        let place = try TemporaryCollection([
            "a.md": "# Prices\n\nThe S-200 costs 1,240 euros, its case T weighs 3 kg.\n"
        ])
        let answer = try await place.assistant().ask(Question("What is the price of the T-200?"))
        #expect(answer.status == .notInDocuments)
        #expect(answer.answer.contains("“T-200”"))
    }

    @Test("are not sent to a model where that costs too much")
    func costs() async throws {
        let words = String(
            repeating: "The emergency number is written on the wall of each room. ", count: 6000)
        let place = try TemporaryCollection(["a.md": "# Rooms\n\n" + words])
        let model = ScriptedModel { _ in "The emergency number is written on the wall [1]." }
        let answer = try await place.assistant(model).ask(Question("List every emergency number"))
        #expect(model.requests.count == 1)
        #expect(answer.receipt.sectionsRead == nil)
    }
}
