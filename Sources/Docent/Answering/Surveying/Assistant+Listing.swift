import Indexes

extension Assistant {
    /// Answers a question that asks for everything of a kind over every section, where that stays within bounds.
    ///
    /// - Returns: nil when the question asks for no such thing, when there is too much to read, or nothing was found.
    func listing(_ question: Question) async throws -> Answer? {
        guard ListingQuestion.isOne(question.text) else { return nil }
        // A survey finds what holds the question's words; what a table's rows deny or bound is told by their columns.
        if languageModel == nil, AskedQuestion(question.text).query.isCompound { return nil }
        let status = try await index.status()
        guard status.chunks <= Self.mostListed else { return nil }
        if languageModel != nil, status.textBytes / 4 > Self.mostListedTokens { return nil }
        let answer = try await survey(question)
        return answer.status == .notInDocuments ? nil : answer
    }

    /// Answers a question for things by conditions that no table told over every section, where a bound is set to what sentences
    /// say or where the things are records.
    ///
    /// - Returns: nil when the question asks for no such thing, when there is too much to read, or nothing was found.
    func surveyed(_ question: Question, _ gathered: Gathered) async throws -> Answer? {
        let asked = gathered.asked
        guard asked.opening.selects, try await index.status().chunks <= Self.mostListed else { return nil }
        let isBounded = asked.asksForAll && WrittenBound(firstIn: asked.text) != nil
        guard isBounded || SurveyedRecords.mayTell(asked, by: gathered.passages) else { return nil }
        let sections = SurveyedSections(
            of: try await documents(within: gathered.query.filter), in: index,
            layers: gathered.query.filter.layers)
        let start = ContinuousClock.now
        let findings = try await matched(sections, to: asked) { _, _ in }
        guard isBounded || findings.isOfRecords, !findings.isEmpty else { return nil }
        return findings.answer(to: question, asked, model: nil, milliseconds: start.millisecondsSince)
    }

    /// The most sections that are read for a question that did not say so itself.
    private static let mostListed = 4000
    /// The most tokens that a language model is sent for one.
    private static let mostListedTokens = 60_000
}
