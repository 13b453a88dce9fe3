/// The words of a question that a table does not account for.
extension QueryBinding {
    /// The words that are neither grammar nor accounted for by the table or by what stands around it.
    ///
    /// - Parameters:
    ///   - thing: the word for what the rows are.
    ///   - known: the places of words that something else took up.
    ///   - around: the stems of what names the table.
    func leftover(besides thing: Int?, known: Set<Int> = [], around: Set<String>) -> [QuestionWord] {
        let (used, common) = (used.union(known), QuestionLanguage(of: query.text).common)
        return query.words.indices.filter { place in
            let word = query.words[place]
            guard !used.contains(place), !common.contains(word.word), !Self.empty.contains(word.word),
                let stem = word.stem
            else { return false }
            if place == thing || TableWish.all(in: [word.word]).isEmpty == false { return false }
            return Words.share(of: stem, in: around) == 0 && !Synonyms.areHeld(stem, among: around)
        }.map { query.words[$0] }
    }

    private static let empty = Lexicon.plainVerbs.union(Lexicon.behindThings).union(Lexicon.emptyOfRows)
        .union(Lexicon.bounding).union(Lexicon.interrogatives).union(Lexicon.choosing).union(Lexicon.wholes)
        .union(Lexicon.conditionJoints).union(Lexicon.listings)
}
