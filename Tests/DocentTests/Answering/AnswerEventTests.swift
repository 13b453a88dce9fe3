import Synchronization
import Testing

@testable import Docent

/// What is told of an answer before it is whole.
@Suite("The steps of an answer")
struct AnswerEventTests {
    private func assistant(_ model: (any LanguageModel)?) async throws -> Assistant {
        let contracts = (1...12).map { number in
            let rest = String(repeating: "It was signed in Brno by both parties. ", count: 16)
            return ("\(number).md", "# Contract \(number)\n\nThe notice period is \(number) days. \(rest)")
        }
        return try await TemporaryCollection(Dictionary(contracts) { first, _ in first }).assistant(model)
    }

    private func steps(
        of question: Question, _ assistant: Assistant
    ) async throws -> (answer: Answer, events: [AnswerEvent]) {
        let events = Mutex([AnswerEvent]())
        let answer = try await assistant.ask(question) { event in events.withLock { $0.append(event) } }
        return (answer, events.withLock(\.self))
    }

    @Test("name the query, then the numbered passages that markers point at", arguments: [true, false])
    func sources(isWritten: Bool) async throws {
        let model = ScriptedModel { _ in "The notice period is known [2]." }
        let assistant = try await assistant(isWritten ? model : nil)
        let question = Question(
            "And of contract 4?", history: ["How long is the notice period of contract 3?"])
        let (answer, events) = try await steps(of: question, assistant)
        let found = PassagesSoFar()
        for event in events { found.note(event) }
        guard case .searching(let query) = events.first else {
            Issue.record("the query comes first")
            return
        }
        #expect(query.contains("notice period") && query.contains("contract 4"))
        #expect(found.query == query)
        #expect(found.hits == answer.passages)
        #expect(found.sources.count == answer.receipt.passages)
        #expect(found.sources.map(\.number) == Array(1...found.sources.count))
        for citation in answer.citations {
            let holder = found.sources.first {
                $0.document == citation.document && $0.text.contains(citation.quote)
            }
            #expect(holder != nil && (!isWritten || holder?.number == citation.marker))
        }
        #expect(!answer.citations.isEmpty)
    }

    @Test("bring no more passages than are wanted", arguments: [(1, 1), (3, 3), (50, 10)])
    func most(wanted: Int, most: Int) async throws {
        var question = Question("How long is the notice period?", budget: 6000)
        question.mostPassages = wanted
        let (answer, events) = try await steps(of: question, try await assistant(nil))
        #expect(answer.receipt.passages == most)
        let sources = events.compactMap { if case .sources(let passages) = $0 { passages } else { nil } }
        #expect(sources.map(\.count) == [most])
    }
}
