import Testing

@testable import Docent

@Suite("Operations on the rows of a table")
struct OperationAnswerTests {
    private static let regatta = """
        # Results

        | Season | Winner | Boat | Harbour | Crew | Prize |
        | --- | --- | --- | --- | --- | --- |
        | 2011 | Ines Falk | Petrel | Skarvik | 4 | 900 |
        | 2012 | Ines Falk | Heron | Lundby | 5 | 1,100 |
        | 2013 | Tove Brandt | Petrel | Skarvik | 4 | 1,250 |
        | 2014 | Jonas Ekman | Gannet | Old Skarvik | 6 | 700 |
        | 2015 | Tove Brandt | Petrel | Lundby | 4 | 1,400 |
        | 2016 | Mats Rydell | Tern | Ostholm | 5 | 1,000 |
        """
    private static let ferries = """
        # Ferries

        | Ferry | Harbour | Built | Seats |
        | --- | --- | --- | --- |
        | Alva | Lundby | 1988 | 210 |
        | Brage | Skarvik | 2003 | 340 |
        | Disa | Lundby | 1996 | 120 |
        """

    private func quotation(_ question: String, _ texts: String...) async throws -> QuotingAnswerer.Quotation {
        let passages = try texts.enumerated().map {
            try SamplePassages.passage($1, number: $0 + 1, document: "doc\($0 + 1).md")
        }
        return try await QuotingAnswerer(embedder: nil).answer(question, from: passages)
    }

    @Test(
        "a row that shares words was quoted where an operation on the rows was asked for",
        arguments: [
            ("who was the winner after jonas ekman?", "Tove Brandt"),
            ("which winner came before mats rydell?", "Tove Brandt"),
            ("which boat is listed the most?", "Petrel: 3"),
            ("which harbour is listed the most?", "Lundby: 2"),
            ("what was the last season of the heron?", "2012"),
            ("how many times is the petrel listed as a boat?", "3 of 6"),
            ("how many boats were from skarvik?", "2 of 6"),
            ("what is the total prize won by tove brandt?", "2,650"),
            ("what is the difference in prize between 2011 and 2014?", "200"),
            ("how many more times did tove brandt win than jonas ekman?", "1 (2 and 1)"),
            ("which boat is at the bottom of the list?", "Tern"),
            ("what is the average prize of the first 3 seasons?", "1,083.33"),
        ])
    func operation(question: String, answer: String) async throws {
        let quotation = try await quotation(question, Self.regatta)
        #expect(quotation.text.contains(answer), "\(quotation.text)")
        #expect(!quotation.citations.isEmpty)
        for citation in quotation.citations { #expect(citation.verified) }
    }

    @Test(
        "all rows were counted where those that follow one another were asked for",
        arguments: [
            "how many consecutive years was osprey the champion?",
            "how many years in a row was osprey the champion?",
        ])
    func run(question: String) async throws {
        let text = """
            # Champions

            | Year | Champion | Points |
            | --- | --- | --- |
            | 2001 | Kestrel | 41 |
            | 2002 | Osprey | 44 |
            | 2003 | Osprey | 39 |
            | 2004 | Osprey | 52 |
            | 2005 | Kestrel | 47 |
            | 2006 | Osprey | 50 |
            """
        let quotation = try await quotation(question, text)
        #expect(quotation.text.hasPrefix("3 of 6"), "\(quotation.text)")
    }

    @Test(
        "a row answered without doubt though what was asked of the rows was not done",
        arguments: [
            "which boat won three consecutive seasons the most?",
            "how many winners sailed home alone before midnight?",
            "what prize did the top 3 winners get?",
            "which sailor had the largest crew?",
        ])
    func doubt(question: String) async throws {
        let quotation = try await quotation(question, Self.regatta)
        #expect(Confidence.status(at: quotation.confidence) != .answered, "\(quotation.text)")
    }

    @Test("the first table was asked though another accounts for more of the question")
    func choice() async throws {
        let quotation = try await quotation(
            "which harbour has the ferry with the most seats?", Self.regatta, Self.ferries)
        #expect(quotation.text.contains("Brage"), "\(quotation.text)")
    }

    @Test(
        "what a question asks to be done was read wrongly",
        arguments: [
            ("how many times did it win?", AskedOperation.Choice.all, AskedOperation.Result.count),
            ("what is the number of boats?", .all, .count),
            ("which boat has the largest number of seats?", .extreme(isMost: true), .cells),
            ("who won the fewest races?", .extreme(isMost: false), .cells),
            ("what was the last boat to win?", .end(isLast: true), .cells),
            ("which boat is at the top of the list?", .end(isLast: false), .cells),
            ("who was the winner before Tove?", .neighbour(isNext: false), .cells),
            ("what is the difference between A and B?", .all, .difference),
            ("how many more seats does A have than B?", .all, .difference),
            ("how many years after Alva was Brage built?", .all, .difference),
            ("what is the average crew?", .all, .average),
            ("how many consecutive races did it win?", .run, .count),
            ("how many races in a row did it win?", .run, .count),
            ("what is the average of the top 3 boats?", .end(isLast: false), .average),
            ("who owns the boat?", .all, .cells),
        ])
    func reading(question: String, choice: AskedOperation.Choice, result: AskedOperation.Result) {
        let operation = AskedQuestion(question).operation
        #expect(operation.choice == choice)
        #expect(operation.result == result)
    }
}
