import Synchronization
import Testing

@testable import Docent

/// A model that counts a token for each byte and refuses what is longer than its context, as llama.cpp does.
private final class NarrowModel: LanguageModel {
    let name = "narrow"
    private let window: Int
    private let tellsLengths: Bool
    private let sizes = Mutex([Int]())

    init(window: Int, tellsLengths: Bool = true) {
        (self.window, self.tellsLengths) = (window, tellsLengths)
    }

    /// The tokens of each prompt that was sent.
    var prompts: [Int] { sizes.withLock { $0 } }

    func contextLength() async -> Int? { tellsLengths ? window : nil }

    func reply(to request: ChatRequest) async throws -> ChatStream {
        let tokens = request.messages.reduce(0) { $0 + $1.content.utf8.count }
        sizes.withLock { $0.append(tokens) }
        guard tokens < window else {
            throw LanguageModelsError.promptTooLong(
                host: "narrow", tokens: tellsLengths ? tokens : nil, window: tellsLengths ? window : nil)
        }
        return ChatStream([
            .text("The notice period is known [1]."),
            .finished(.stop, TokenUsage(promptTokens: tokens, completionTokens: 8)),
        ])
    }
}

@Suite("A prompt that its model has no room for")
struct FittingPromptTests {
    private func assistant(_ model: any LanguageModel) async throws -> Assistant {
        let contracts = (1...12).map { number in
            let rest = String(repeating: "It was signed in Brno by both parties. ", count: 16)
            return ("\(number).md", "# Contract \(number)\n\nThe notice period is \(number) days. \(rest)")
        }
        return try await TemporaryCollection(Dictionary(contracts) { first, _ in first }).assistant(model)
    }

    @Test("ended the answer with the server's refusal", arguments: [true, false])
    func fits(tellsLengths: Bool) async throws {
        let model = NarrowModel(window: 7000, tellsLengths: tellsLengths)
        let answer = try await assistant(model).ask(Question("How long is the notice period?"))
        let (first, last) = (try #require(model.prompts.first), try #require(model.prompts.last))
        #expect(first > 7000)
        #expect(last < 7000 && last > 3500)
        #expect(answer.receipt.promptTokens == last)
        #expect(answer.receipt.passages > 1)
        #expect(answer.remarks.first?.text.hasPrefix("The model has no room for all passages") == true)
    }

    @Test("whose window is beyond all bounds ended the program")
    func boundless() {
        let context = PromptContext(
            question: "How long?", passages: [], history: [], mark: "x", countTokens: { $0.utf8.count })
        let prompt = FittingPrompt(context)
        #expect(prompt.budget(of: [], tokens: 1, window: .max) { $0.utf8.count } == 0)
        #expect(Question("How long?", budget: .max).budget ?? 0 < Int.max / 2)
        #expect(Question("How long?", budget: -4).budget == 0)
    }

    @Test("is given up when not even one passage fits")
    func hopeless() async throws {
        let model = NarrowModel(window: 300)
        await #expect(throws: LanguageModelsError.self) {
            try await assistant(model).ask(Question("How long is the notice period?"))
        }
        #expect(model.prompts.count <= 4)
    }
}
