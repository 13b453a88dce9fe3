import Embeddings
import LanguageModels

/// What was found for a question: hits for the person, passages for the answer.
struct Gathered: Sendable {
    let query: Query
    let hits: [Hit]
    let passages: [SourcedPassage]

    func context(for question: Question, embedder: (any Embedder)?) -> PromptContext {
        let isKnown = !question.answers.isEmpty && question.answers.count == question.history.count
        let turns = zip(question.history, question.answers).suffix(Self.turns).flatMap { asked, answer in
            [ChatMessage.user(asked), .assistant(String(answer.prefix(Self.answerLength)))]
        }
        return PromptContext(
            question: question.text, passages: passages.map(\.passage), history: isKnown ? turns : [],
            earlier: isKnown ? [] : question.history.suffix(Self.turns), wishes: question.wishes,
            mark: question.fence ?? PromptContext.freshMark(), countTokens: { TokenCount.of($0, embedder) })
    }

    /// How many earlier turns a model is told.
    private static let turns = 4
    /// How many characters of an earlier answer.
    private static let answerLength = 1500
}
