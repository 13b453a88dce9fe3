import Testing

@testable import Docent

struct QueryAlternativesTests {
    private static let staff = """
        # Employees

        | Employee | Department | Salary | Hired |
        |---|---|---|---|
        | Anna Berg | Sales | 50,000 EUR | 2015 |
        | Ben Cole | IT | 58,000 EUR | 2018 |
        | Carla Dorn | Sales | 40,000 EUR | 2021 |
        | Dan Egger | HR | 53,000 EUR | 2012 |
        | Eva Lang | HR | 55,000 EUR | 2020 |
        """
    private static let names = ["Anna Berg", "Ben Cole", "Carla Dorn", "Dan Egger", "Eva Lang"]

    @Test(
        "“or” was read as “and”, a denial reached the first bound alone, and an amount without its unit was no condition",
        arguments: [
            (
                "Which employees are in IT or earn more than 52,000 EUR?",
                ["Ben Cole", "Dan Egger", "Eva Lang"]
            ),
            ("Which employees were not hired in 2018 or 2020?", ["Anna Berg", "Carla Dorn", "Dan Egger"]),
            (
                "Which employees are not in Sales or were hired before 2016?",
                ["Anna Berg", "Ben Cole", "Dan Egger", "Eva Lang"]
            ),
            ("Which employees in Sales or HR earn more than 52,000 EUR?", ["Dan Egger", "Eva Lang"]),
            ("Which employees were hired before 2014 or after 2020?", ["Carla Dorn", "Dan Egger"]),
            ("Which employees earn between 45,000 and 55,000 EUR and are not in HR?", ["Anna Berg"]),
            ("Which employees earn exactly 50,000?", ["Anna Berg"]),
            ("Which employees in Sales earn 40,000?", ["Carla Dorn"]),
        ])
    func rows(question: String, rows: [String]) async throws {
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            question, from: [try SamplePassages.passage(Self.staff, number: 1)])
        let told = Self.names.filter { quotation.text.contains($0) }
        #expect(told == rows, "\(quotation.text) \(quotation.remarks)")
    }

    @Test("a sum over rows of which one of two conditions holds was one of those that keep to both")
    func sum() async throws {
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            "What is the total salary of the employees who are in IT or were hired before 2014?",
            from: [try SamplePassages.passage(Self.staff, number: 1)])
        #expect(quotation.text.hasPrefix("Salary: 111,000 EUR in all, over 2 of 5 rows"), "\(quotation.text)")
    }

    @Test("the comma within a number ended a clause")
    func comma() {
        #expect(
            QuestionWord.all(of: "earn 55,000, or less").map(\.endsClause) == [
                false, false, true, false, false,
            ])
    }
}
