import FoundationEssentials
import Indexes
import LanguageModels

extension Assistant {
    /// Where the cases of this index stand: a file beside it, one line of JSON for each, readable by its owner only.
    public var feedbackPath: String { index.path + ".feedback.jsonl" }

    /// Asks a question again and stores it with its chunks, its answer and a person's verdict.
    ///
    /// - Parameter expected: words that a right answer holds.
    /// - Throws: what asking throws, and ``DocentError/auditUnusable(path:reason:)``.
    public func record(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String? = nil
    ) async throws -> FeedbackCase {
        let answer: Answer
        do { answer = try await ask(question) } catch is LanguageModelsError {
            answer = try await withoutModel.ask(question)
        }
        return try await record(verdict, on: question, answered: answer, expected: expected)
    }

    /// The same assistant, quoting: a person's word on what was found can be kept while the model is down.
    private var withoutModel: Assistant {
        Assistant(
            index: index, embedder: embedder, embeddingModel: embeddingModel, readerProgram: readerProgram,
            reranker: reranker)
    }

    /// Stores an answer that was given with a person's verdict.
    public func record(
        _ verdict: FeedbackCase.Verdict, on question: Question, answered answer: Answer,
        expected: String? = nil
    ) async throws -> FeedbackCase {
        let item = FeedbackCase(verdict, question, expected: expected, answer)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = [UInt8](try encoder.encode(item))
        let path = feedbackPath
        try await BlockingWork.run {
            let file = try GrowingFile(path: path)
            defer { file.close() }
            try file.append(line)
        }
        return item
    }

    /// The cases of this index, oldest first; none when nobody gave any.
    public func feedback() throws -> [FeedbackCase] {
        guard let data = FileManager.default.contents(atPath: feedbackPath) else { return [] }
        return try data.split(separator: UInt8(ascii: "\n")).map { line in
            do { return try JSONDecoder().decode(FeedbackCase.self, from: Data(line)) } catch {
                throw DocentError.auditUnusable(path: feedbackPath, reason: "a line is not a case")
            }
        }
    }
}
