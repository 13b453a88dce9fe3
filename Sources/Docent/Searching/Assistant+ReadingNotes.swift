import Embeddings

extension Assistant {
    /// What was read otherwise than it was typed, and what the models did not see of it, a line each.
    func readingNotes(on query: Query) -> [String] {
        query.misspellings.map(\.remark) + cuts(of: query.text)
            + (query.passedOver.isEmpty
                ? []
                : [
                    "Of the phrases and excluded words only the first \(Query.mostPhrases) and \(Query.mostExcluded) restricted the search."
                ])
    }

    /// What of a question the models do not see: the end of a long one, or all of it; the words are looked for to the last.
    private func cuts(of question: String) -> [String] {
        var notes: [String] = []
        if embedder == nil, let embeddingModel {
            notes.append(
                "The model that this index was made with, \(embeddingModel), is not installed: only words were compared. See docent doctor."
            )
        }
        if let embedder, question.utf8.count > embedder.window {
            let count = embedder.tokenCount(question)
            if count > embedder.window {
                notes.append(
                    "The question has \(count) tokens: by meaning its first \(embedder.window) were compared, by words all of it."
                )
            }
        }
        if let cut = reranker?.cut(of: question) {
            notes.append(
                "Passages were read again with the first \(cut.read) of the question's \(cut.count) tokens.")
        }
        return notes
    }
}
