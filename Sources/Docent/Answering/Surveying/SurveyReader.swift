import Documents
import Embeddings
import LanguageModels

/// Lets a language model read stretches of sections and list what answers; what nothing supports is left out.
struct SurveyReader: Sendable {
    let model: any LanguageModel
    let embedder: (any Embedder)?
    let question: String
    private(set) var tokens = 0
    private(set) var promptTokens: Int?

    init(model: any LanguageModel, embedder: (any Embedder)?, question: String) {
        self.model = model
        self.embedder = embedder
        self.question = question
    }

    /// What a stretch holds; it is read in halves when the model has no room for the whole, or its reply is cut.
    mutating func items(in batch: [SourcedPassage]) async throws -> (items: [SurveyItem], remarks: [Remark]) {
        do {
            let numbered = Self.numbered(batch)
            let reply = try await reply(on: numbered)
            if reply.reason.remarks.isEmpty || batch.count == 1 { return checked(reply, on: numbered) }
        } catch {
            guard case LanguageModelsError.promptTooLong = error, batch.count > 1 else { throw error }
        }
        let first = try await items(in: Array(batch[..<(batch.count / 2)]))
        let second = try await items(in: Array(batch[(batch.count / 2)...]))
        return (first.items + second.items, first.remarks + second.remarks)
    }

    /// What the model lists of sections that bear the numbers by which it knows them.
    private mutating func reply(on batch: [SourcedPassage]) async throws -> ChatCompletion {
        let context = PromptContext(
            question: """
                \(question)

                List each thing in these passages that answers, one a line, each as a short sentence with the passage's \
                number. Leave nothing out, and count nothing yourself.
                """, passages: batch.map(\.passage), history: [], mark: PromptContext.freshMark(),
            countTokens: { [embedder] in TokenCount.of($0, embedder) })
        let reply = try await model.completion(of: ChatRequest(messages: context.messages))
        tokens += context.tokens
        if let read = reply.usage?.promptTokens { promptTokens = (promptTokens ?? 0) + read }
        return reply
    }

    /// The lines of a reply that one of the numbered passages supports.
    ///
    /// The words of a refusal end nothing: a document can ask a model to write them.
    private func checked(_ reply: ChatCompletion, on batch: [SourcedPassage]) -> (
        items: [SurveyItem], remarks: [Remark]
    ) {
        let proofs = batch.map { ProofSource($0, number: $0.passage.number) }
        var items: [SurveyItem] = []
        var remarks = reply.reason.remarks
        let text = reply.text.replacing(PromptContext.refusal, with: "")
        for line in text.split(separator: "\n") where line.contains(where: \.isLetter) {
            let check = AnswerCheck(String(line), sources: proofs, question: question, handling: .remove)
            remarks += check.remarks
            guard !check.citations.isEmpty else { continue }
            let words = Markers.split(check.text).words.drop {
                $0 == "-" || $0 == "*" || $0 == "•" || $0 == " "
            }
            items.append(SurveyItem(words: String(words), citations: check.citations))
        }
        return (items, remarks)
    }

    /// The sections of a stretch under the numbers that the model knows them by.
    private static func numbered(_ batch: [SourcedPassage]) -> [SourcedPassage] {
        batch.enumerated().map { number, section in
            SourcedPassage(
                passage: section.passage.renumbered(number + 1), content: section.content,
                layers: section.layers)
        }
    }
}

/// Sections in stretches that fit a budget of tokens.
struct SurveyStretches: Sendable {
    private let embedder: (any Embedder)?
    private let room: Int
    private var unread: SurveyedSections
    private var waiting: ArraySlice<SourcedPassage> = []

    /// The most sections that are read at once.
    private static let most = 40

    init(of sections: SurveyedSections, room: Int, _ embedder: (any Embedder)?) {
        unread = sections
        self.room = room
        self.embedder = embedder
    }

    /// The next stretch, of at least one section; nil after the last.
    mutating func next() async throws -> [SourcedPassage]? {
        var stretch: [SourcedPassage] = []
        var left = room
        while let section = try await upcoming() {
            let tokens = TokenCount.of(section.passage.shown, embedder) + TokenCount.frame
            guard stretch.isEmpty || tokens <= left && stretch.count < Self.most else { break }
            stretch.append(section)
            left -= tokens
            waiting.removeFirst()
        }
        return stretch.isEmpty ? nil : stretch
    }

    private mutating func upcoming() async throws -> SourcedPassage? {
        if waiting.isEmpty { waiting = try await unread.next()?[...] ?? [] }
        return waiting.first
    }
}
