import Testing

@testable import LanguageModels

struct LeadingThoughtTests {
    private func text(_ pieces: [String]) -> String {
        var thought = LeadingThought()
        let events = thought.withoutIt(pieces.map { .text($0) }) + thought.withoutIt([.finished(.stop, nil)])
        return events.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    }

    @Test(arguments: [
        ("<think>Is it 30?</think>\n\nIt is 30.", "It is 30."), ("\n<think></think>Yes", "Yes"),
        ("<think>without end", ""), ("<thin", "<thin"),
        ("It <think>is</think> 30", "It <think>is</think> 30"),
        ("Plain", "Plain"), ("< 3", "< 3"),
    ])
    func `what a model thinks aloud is not shown as its answer`(reply: String, shown: String) {
        #expect(text([reply]) == shown)
        #expect(text(reply.map { String($0) }) == shown)
    }

    @Test func `it is taken out of whole replies`() async throws {
        let reply = whole("200 OK", #"{"choices":[{"message":{"content":"<think>x</think>30 days"}}]}"#)
        try await FakeServer.run([[.send(reply)]]) { server in
            let completion = try await server.model().completion(of: question)
            #expect(completion.text == "30 days")
        }
    }
}
