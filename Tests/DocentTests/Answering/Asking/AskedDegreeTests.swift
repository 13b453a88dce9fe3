import Documents
import Readers
import Testing

@testable import Docent

@Suite("A question for a degree")
struct AskedDegreeTests {
    private func quotation(
        _ question: String, about title: String, _ prose: String, _ rows: [(String, String)]
    ) async throws -> QuotingAnswerer.Quotation {
        let box = rows.map { "<tr><th scope=\"row\">\($0.0)</th><td>\($0.1)</td></tr>" }.joined()
        let html =
            "<html><head><title>\(title)</title></head><body><h1>\(title)</h1><table><caption>\(title)</caption>\(box)</table><p>\(prose)</p></body></html>"
        let content = try readDocument(named: "a.html", bytes: Array(html.utf8), options: ReadingOptions())
        return try await QuotingAnswerer(embedder: nil).answer(
            question, from: [SamplePassages.passage(of: content, number: 1, document: "a.html")])
    }

    @Test(
        "the row whose label measures what is asked came behind a sentence that names the subject",
        arguments: [
            (
                "How high is Mount Odra?", "Mount Odra",
                "Mount Odra is a volcano in the north. Mount Odra is seen from far away.",
                [("Type", "volcano"), ("Elevation", "3,412 m"), ("Prominence", "2,980 m")], "3,412 m"
            ),
            (
                "How long is The Blue Door?", "The Blue Door",
                "The Blue Door is a thriller of 1948. The Blue Door was shot in black and white.",
                [("Directed by", "Ida Moll"), ("Running time", "97 minutes"), ("Time zone", "UTC")],
                "97 minutes"
            ),
            (
                "How old do Ferrin hounds get?", "Ferrin hound",
                "The Ferrin hound is a hound of nine colours. Ferrin hounds howl in 3 steps.",
                [("Lifespan", "12–14 years"), ("Weight", "20 kg")], "12–14 years"
            ),
            (
                "How far could the Storm Swift fly?", "Storm Swift",
                "The Storm Swift was a flying boat. The Storm Swift could land on 2 lakes.",
                [("Crew", "5"), ("Maximum range", "2,600 km"), ("Speed", "245 km/h")], "2,600 km"
            ),
            (
                "How many people speak Vesk?", "Vesk language",
                "Vesk is a language of the upper valley. Two schools teach people to speak Vesk.",
                [("Family", "isolate"), ("Speakers", "1,900")], "1,900"
            ),
            (
                "Wie hoch ist der Odra?", "Odra",
                "Der Odra ist ein Vulkan im Norden. Der Odra ist hoch über der Ebene.",
                [("Art", "Vulkan"), ("Höhe", "3412 m")], "3412 m"
            ),
        ])
    func labels(
        question: String, title: String, prose: String, rows: [(String, String)], value: String
    ) async throws {
        let quotation = try await quotation(question, about: title, prose, rows)
        #expect(quotation.citations.first?.quote.hasSuffix(value) == true, "\(quotation.text)")
        #expect(quotation.doubts.isEmpty && quotation.remarks.isEmpty)
    }

    @Test(
        "is none of another kind",
        arguments: [
            "How do people speak Vesk?", "Which people speak Vesk?", "How many hounds are there?", "How?",
        ])
    func none(question: String) {
        #expect(AskedQuestion(question).degree == nil)
    }
}
