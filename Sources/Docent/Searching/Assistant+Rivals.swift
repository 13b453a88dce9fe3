extension Assistant {
    /// Of several queries that a follow-up may stand for the one that the documents answer; nil where they answer none of them, or
    /// another about as well.
    func likeliest(of rivals: [Query]) async throws -> Query? {
        var answers: [(query: Query, confidence: Double)] = []
        for rival in rivals {
            let query = try await respelled(rival)
            let gathered = try await gather(for: Question(query.text), searching: query, wholeSections: false)
            let quotation = try await quotation(for: gathered)
            answers.append((query, quotation.confidence))
        }
        answers.sort { $0.confidence > $1.confidence }
        guard let best = answers.first, best.confidence >= Confidence.sure,
            answers.count == 1 || Confidence.isClearer(best.confidence, than: answers[1].confidence)
        else { return nil }
        return best.query
    }
}
