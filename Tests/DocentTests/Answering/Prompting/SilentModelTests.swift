import Testing

@testable import Docent

@Suite("A model that writes nothing, or nothing that stands")
struct SilentModelTests {
    private func assistant(_ reply: String, _ reason: FinishReason = .stop) async throws -> Assistant {
        try await TemporaryCollection(["a.md": "# Contract\n\nThe notice period is 30 days."])
            .assistant(ScriptedModel(reason: reason) { _ in reply })
    }

    @Test(
        "an empty reply was told as a refusal of the documents",
        arguments: [FinishReason.stop, .length, .contentFilter])
    func empty(reason: FinishReason) async throws {
        let assistant = try await assistant(" \n", reason)
        await #expect(throws: LanguageModelsError.silent(model: "scripted", reason: reason)) {
            _ = try await assistant.ask(Question("How long is the notice period?"))
        }
    }

    @Test("what strict handling takes out whole is told as that, and a refusal as a refusal")
    func removed() async throws {
        let lie = try await assistant("The seal kit costs 99 € [1].").ask(
            Question("What does the seal kit cost?", unsupported: .remove))
        #expect(lie.status == .notInDocuments)
        #expect(lie.answer.hasPrefix("Not in these documents. They support nothing of what the model wrote"))
        #expect(lie.remarks.contains { $0.text.contains("99") })
        let refusal = try await assistant(PromptContext.refusal).ask(Question("What does the seal kit cost?"))
        #expect(!refusal.answer.contains("the model wrote"))
        #expect(refusal.status == .notInDocuments)
    }

    @Test("why the model stopped was lost", arguments: [FinishReason.stop, .length])
    func reason(reason: FinishReason) async throws {
        let answer = try await assistant("The notice period is 30 days [1].", reason).ask(
            Question("How long is the notice period?"))
        #expect(answer.finishReason == reason.word)
    }

    @Test("a reply without end was read without end")
    func endless() async throws {
        let answer = try await assistant(String(repeating: "x", count: 1 << 20)).ask(
            Question("How long is the notice period?"))
        #expect(answer.finishReason == "length")
    }
}
