import Embeddings
import LanguageModels

/// What was found for a question: hits for the person, passages for the answer.
struct Gathered: Sendable {
    let query: Query
    /// What the query asks.
    let asked: AskedQuestion
    let hits: [Hit]
    let passages: [SourcedPassage]

    init(query: Query, hits: [Hit], passages: [SourcedPassage]) {
        self.init(query: query, asked: AskedQuestion(query), hits: hits, passages: passages)
    }

    private init(query: Query, asked: AskedQuestion, hits: [Hit], passages: [SourcedPassage]) {
        (self.query, self.asked, self.hits, self.passages) = (query, asked, hits, passages)
    }

    /// The same with the passages that were sent before in front, in the order that they had then, and numbered anew.
    func opening(with sent: [Passage.Identity]) -> Gathered {
        guard !sent.isEmpty else { return self }
        let places = Dictionary(zip(sent, sent.indices), uniquingKeysWith: { first, _ in first })
        let ordered = passages.enumerated().sorted {
            let (one, other) = (places[$0.element.passage.identity], places[$1.element.passage.identity])
            return (one ?? sent.count, $0.offset) < (other ?? sent.count, $1.offset)
        }
        let numbered = ordered.enumerated().map { number, passage in
            SourcedPassage(
                passage: passage.element.passage.renumbered(number + 1), content: passage.element.content,
                layers: passage.element.layers, modified: passage.element.modified)
        }
        return Gathered(query: query, asked: asked, hits: hits, passages: numbered)
    }

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
