import Embeddings

extension Assistant {
    /// What was read otherwise than it was typed, and what the models did not see of it, a line each.
    func readingNotes(on query: Query) -> [Remark] {
        query.misspellings.map(\.remark) + cuts(of: query.text)
            + (query.passedOver.isEmpty
                ? []
                : [.operatorsCut(phrases: Query.mostPhrases, excluded: Query.mostExcluded)])
    }

    /// What of a question the models do not see: the end of a long one, or all of it; the words are looked for to the last.
    private func cuts(of question: String) -> [Remark] {
        var notes: [Remark] = []
        if embedder == nil, let embeddingModel {
            notes.append(.modelMissing(embeddingModel))
        }
        if let embedder, question.utf8.count > embedder.window {
            let count = embedder.tokenCount(question)
            if count > embedder.window {
                notes.append(.questionCut(tokens: count, compared: embedder.window))
            }
        }
        if let cut = reranker?.cut(of: question) {
            notes.append(.questionCutForReranker(tokens: cut.count, read: cut.read))
        }
        return notes
    }
}
