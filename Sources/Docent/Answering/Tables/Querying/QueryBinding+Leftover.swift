/// The words of a question that a table does not account for.
extension QueryBinding {
    /// The words that are neither grammar nor accounted for by the table or by what stands around it.
    ///
    /// - Parameters:
    ///   - thing: the word for what the rows are.
    ///   - known: the places of words that something else took up.
    ///   - around: what names the table.
    func leftover(
        besides thing: Int?, known: Set<Int> = [], around: TableSurroundings? = nil
    ) -> [QuestionWord] {
        let around = around ?? self.around
        let (used, common) = (used.union(known), query.language.common)
        let heads = TableSurroundings(Set(conditions.flatMap(\.columns)).sorted().joined(separator: " "))
        return query.words.indices.filter { place in
            let word = query.words[place]
            guard !used.contains(place), !common.contains(word.word), !Self.empty.contains(word.word),
                word.stem != nil
            else { return false }
            if place == thing || TableWish.all(in: [word.word]) == [.total] { return false }
            if asksForExtreme, query.degrees.contains(place) { return false }
            return !around.speaks(of: word) && !heads.holds(word)
        }.map { query.words[$0] }
    }

    /// Words that say nothing of rows.
    static let empty = Lexicon.plainVerbs.union(Lexicon.behindThings).union(Lexicon.emptyOfRows)
        .union(Lexicon.bounding).union(Lexicon.interrogatives).union(Lexicon.choosing).union(Lexicon.wholes)
        .union(Lexicon.conditionJoints).union(Lexicon.listings)
}
