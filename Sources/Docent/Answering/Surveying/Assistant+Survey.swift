import Documents
import Indexes
import LanguageModels

extension Assistant {
    /// Answers a question that lists or counts by reading every section that the question's filter admits.
    ///
    /// With a language model each stretch of sections is read by it, and what it lists is checked; without one every
    /// sentence, item and row that holds the question's words is quoted.
    ///
    /// - Parameter onProgress: called with the sections read and all sections.
    /// - Throws: ``IndexError``, `LanguageModelsError`.
    public func survey(
        _ question: Question, onProgress: @Sendable (Int, Int) async -> Void = { _, _ in }
    ) async throws -> Answer {
        let start = ContinuousClock.now
        let query = try await standingAlone(question)
        let asked = AskedQuestion(query)
        let sections = SurveyedSections(
            of: try await documents(within: query.filter), in: index, layers: query.filter.layers)
        let (model, record) = watchedModel()
        let findings =
            if let model {
                try await read(sections, for: query.text, by: model, budget: question.budget, onProgress)
            } else {
                try await matched(sections, to: asked, onProgress)
            }
        let answer = findings.answer(
            to: question, asked, model: model?.name, milliseconds: start.millisecondsSince)
        return try await logged(proven(answer), question, job: .every, prompts: record?.prompts ?? [])
    }

    private func read(
        _ sections: SurveyedSections, for question: String, by model: any LanguageModel, budget: Int?,
        _ onProgress: @Sendable (Int, Int) async -> Void
    ) async throws -> SurveyFindings {
        var findings = SurveyFindings()
        try await sections.forEachText { _ in findings.sections += 1 }
        let usual = await room()
        var reader = SurveyReader(model: model, embedder: embedder, question: question)
        var stretches = SurveyStretches(of: sections, room: budget ?? usual, embedder)
        while let stretch = try await stretches.next() {
            findings.add(try await reader.items(in: stretch))
            findings.read += stretch.count
            await onProgress(findings.read, findings.sections)
        }
        findings.tokens = reader.tokens
        findings.promptTokens = reader.promptTokens
        return findings
    }

    func matched(
        _ sections: SurveyedSections, to question: AskedQuestion,
        _ onProgress: @Sendable (Int, Int) async -> Void
    ) async throws -> SurveyFindings {
        var (findings, matcher, unread) = (SurveyFindings(), SurveyMatcher(question), sections)
        try await sections.forEachText { matcher.count($0) }
        findings.sections = matcher.sections
        var records = SurveyedRecords(question)
        while let document = try await unread.next() {
            records?.add(document)
            await matcher.match(document) { await onProgress($0, findings.sections) }
            findings.read = unread.read
            await onProgress(findings.read, findings.sections)
        }
        if let kind = records?.found() { findings.add(kind) } else { findings.add(matcher.found()) }
        return findings
    }
}
