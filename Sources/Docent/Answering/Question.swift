public import Indexes

/// A question with the conversation that it belongs to.
public struct Question: Sendable, Hashable {
    /// The question as typed, restrictions such as `type:docx` included.
    public let text: String
    /// The earlier questions of the conversation, oldest first.
    public let history: [String]
    /// Where to look.
    public let filter: SearchFilter
    /// Whether sentences that no passage supports are removed instead of marked.
    public let isStrict: Bool
    /// How many tokens of passages are sent at most; nil takes what the model has room for.
    public let budget: Int?

    /// Makes a question.
    public init(
        _ text: String, history: [String] = [], filter: SearchFilter = SearchFilter(), isStrict: Bool = false,
        budget: Int? = nil
    ) {
        self.text = text
        self.history = history
        self.filter = filter
        self.isStrict = isStrict
        self.budget = budget
    }
}

/// A step of an answer, in the order: passages once, text as it comes.
public enum AnswerEvent: Sendable {
    /// The passages that the answer is made from.
    case passages([Hit])
    /// A further piece of the answer's text.
    case text(String)
}
