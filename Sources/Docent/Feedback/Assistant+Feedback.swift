import FoundationEssentials
import Indexes
import LanguageModels

extension Assistant {
    /// Where the cases of this index stand: a file beside it, one line of JSON for each, readable by its owner only.
    package var feedbackPath: String { index.path + ".feedback.jsonl" }

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
            audit: audit, reranker: reranker)
    }

    /// Stores an answer that was given with a person's verdict.
    public func record(
        _ verdict: FeedbackCase.Verdict, on question: Question, answered answer: Answer,
        expected: String? = nil
    ) async throws -> FeedbackCase {
        let item = FeedbackCase(verdict, question, expected: expected, answer)
        let line = [UInt8](try JSONEncoder.steady.encode(item))
        let path = feedbackPath
        try await BlockingWork.run {
            let file = try GrowingFile(path: path)
            defer { file.close() }
            _ = try file.mend { (try? JSONDecoder().decode(FeedbackCase.self, from: Data($0))) != nil }
            try file.append(line)
        }
        return item
    }

    /// The cases of this index, oldest first; none when nobody gave any.
    ///
    /// What stands after the last line feed and is no case was not written whole, and is skipped.
    public func feedback() async throws -> [FeedbackCase] {
        let path = feedbackPath
        return try await BlockingWork.run {
            guard let data = GrowingFile.contents(of: path) else { return [] }
            let isWhole = data.last == UInt8(ascii: "\n")
            let lines = data.split(separator: UInt8(ascii: "\n"))
            return try lines.enumerated().compactMap { number, line -> FeedbackCase? in
                do { return try JSONDecoder().decode(FeedbackCase.self, from: Data(line)) } catch {
                    if !isWhole && number == lines.count - 1 { return nil }
                    throw DocentError.auditUnusable(path: path, reason: "a line is not a case")
                }
            }
        }
    }
}
