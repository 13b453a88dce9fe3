/// Turns a question of a conversation into one that stands alone.
///
/// Without a language model the words of the question before it are carried over: they name what is spoken of.
enum FollowUp {
    /// The query to search with.
    static func resolve(_ question: Question) -> Query {
        let own = Query(parsing: question.text, within: question.filter)
        guard let before = question.history.last else { return own }
        let earlier = Query(parsing: before)
        return Query(
            text: own.text + " " + earlier.text, phrases: own.phrases, excluded: own.excluded, filter: own.filter)
    }
}
