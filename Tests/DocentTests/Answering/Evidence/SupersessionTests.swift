import Testing

@testable import Docent

@Suite("What a later document changed")
struct SupersessionTests {
    private static let may = """
        # Minutes of 4 May 2026

        ## Regatta

        The regatta takes place on 20 June 2026 below the weir.

        ## Fee

        The fee for a locker is EUR 12 a year.

        ## Coach

        The coach of the juniors is Ada Holm.
        """
    private static let june = """
        # Minutes of 2 June 2026

        ## Regatta

        The regatta is postponed to 11 July 2026.

        ## Fee

        The fee for a locker is raised to EUR 15 a year.

        ## Coach

        Ada Holm has been replaced by Jon Berg as coach of the juniors.
        """
    private static let mai = """
        # Protokoll vom 4. Mai 2026

        Die Chorprobe findet am 8. Juni 2026 in der Aula statt.
        """
    private static let juni = """
        # Protokoll vom 1. Juni 2026

        Die Chorprobe wird auf den 15. Juni 2026 verschoben.
        """

    /// The lines of the answer from two documents.
    private func lines(_ question: String, _ first: String, _ second: String) async throws -> [Substring] {
        let passages = [
            try SamplePassages.passage(first, number: 1, document: "a.md"),
            try SamplePassages.passage(second, number: 2, document: "b.md"),
        ]
        return try await QuotingAnswerer(embedder: nil).answer(question, from: passages).text.split(
            separator: "\n")
    }

    @Test(
        "a fact that a later document changed was answered alone or first",
        arguments: [
            ("When does the regatta take place below the weir?", may, june, "11 July 2026", "20 June 2026"),
            ("What is the fee for a locker?", may, june, "EUR 15", "EUR 12"),
            ("Who is the coach of the juniors?", may, june, "Jon Berg", "Ada Holm"),
            ("Wann findet die Chorprobe in der Aula statt?", mai, juni, "15. Juni", "8. Juni"),
        ])
    func changed(question: String, before: String, after: String, new: String, old: String) async throws {
        for (first, second) in [(before, after), (after, before)] {
            let lines = try await lines(question, first, second)
            #expect(lines.first?.contains(new) == true)
            #expect(lines.dropFirst().contains { $0.contains(old) })
        }
    }

    @Test("a change of another kind, or an older one, came before what was asked for")
    func unchanged() async throws {
        let due = "# Minutes of 3 March 2026\n\nThe dog tax is due on 15 February."
        let raised = "# Minutes of 9 April 2026\n\nThe dog tax rises from EUR 72 to EUR 84."
        #expect(try await lines("When is the dog tax due?", due, raised).first?.contains("February") == true)
        let moved = "# Minutes of 2 January 2026\n\nThe sale is postponed to 8 May 2026."
        let fixed = "# Minutes of 3 March 2026\n\nThe sale takes place on 9 May 2026 in the yard."
        let lines = try await lines("When does the sale take place in the yard?", moved, fixed)
        #expect(lines.first?.contains("9 May") == true)
    }

    @Test("a word for a change put a sentence first whose document nothing tells to be later")
    func undated() async throws {
        let song = "# Choir\n\nThe choir of the harbour sings a shanty at the start of the regatta."
        let other = "# Harbour\n\nThe choir of the harbour no longer rehearses in the hall."
        let lines = try await lines("What does the choir of the harbour sing at the regatta?", song, other)
        #expect(lines.first?.contains("shanty") == true)
    }

    private static let repealed = """
        # Harbour rules 2019

        Repealed on 1 January 2026.

        Fishing from the pier costs EUR 5 a day.
        """
    private static let valid = """
        # Harbour rules

        In force from 1 January 2026.

        A day of fishing from the pier costs EUR 9.
        """

    @Test("rules that say of themselves that they were repealed were quoted like those in force")
    func repeal() async throws {
        let question = "What does fishing from the pier cost a day?"
        let lines = try await lines(question, Self.repealed, Self.valid)
        #expect(lines.first?.contains("EUR 9") == true)
        #expect(lines.filter { $0.contains("EUR 5") }.allSatisfy { $0.contains("no longer in force: ") })
    }

    @Test(
        "a document that repeals another is itself in force",
        arguments: [
            ("The rules of 2019 are repealed.", false), ("Repealed on 1 May 2026 by the council.", true),
            ("In force from 1 May 2022, repealed on 31 January 2026.", true),
            ("Diese Satzung wurde aufgehoben.", true), ("Die Satzung von 2019 wird aufgehoben.", false),
        ])
    func itself(sentence: String, isRepealed: Bool) throws {
        let source = try SamplePassages.passage("# Rules\n\n\(sentence)", number: 1)
        #expect(Repeal.isTold(by: source.content) == isRepealed)
    }
}
