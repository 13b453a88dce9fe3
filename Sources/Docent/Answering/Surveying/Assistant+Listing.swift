import Indexes

extension Assistant {
    /// Answers a question that asks for everything of a kind over every section, where that stays within bounds.
    ///
    /// - Returns: nil when the question asks for no such thing, when there is too much to read, or nothing was found.
    func listing(_ question: Question) async throws -> Answer? {
        guard ListingQuestion.isOne(question.text) else { return nil }
        // A survey finds what holds the question's words; what a table's rows deny or bound is told by their columns.
        if languageModel == nil, TableQuery(question.text).isCompound { return nil }
        let status = try await index.status()
        guard status.chunks <= Self.mostListed else { return nil }
        if languageModel != nil, status.textBytes / 4 > Self.mostListedTokens { return nil }
        let answer = try await survey(question)
        return answer.status == .notInDocuments ? nil : answer
    }

    /// The most sections that are read for a question that did not say so itself.
    private static let mostListed = 4000
    /// The most tokens that a language model is sent for one.
    private static let mostListedTokens = 60_000
}
