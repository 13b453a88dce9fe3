@testable import Docent

extension QuotingAnswerer {
    /// The answer to a question as it was written.
    func answer(
        _ question: String, from passages: [SourcedPassage], cosine: Double? = nil
    ) async throws -> Quotation {
        try await answer(AskedQuestion(Query(text: question)), from: passages, cosine: cosine)
    }
}

extension Assistant {
    /// The words of a question that no passage holds.
    func absentWords(of question: String) async throws -> (words: AbsentWords, passages: Int) {
        try await absentWords(of: Gathered(query: Query(text: question), hits: [], passages: []))
    }
}

/// What is quoted of one text in Markdown, without an embedder.
func quotation(_ question: String, _ text: String) async throws -> QuotingAnswerer.Quotation {
    try await QuotingAnswerer(embedder: nil).answer(
        question, from: [try SamplePassages.passage(text, number: 1)])
}
