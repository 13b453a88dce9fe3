public import Indexes

/// A question with the conversation that it belongs to.
public struct Question: Sendable, Hashable {
    /// The question as typed, restrictions such as `type:docx` included.
    public let text: String
    /// The earlier questions of the conversation, oldest first.
    public let history: [String]
    /// Where to look.
    public let filter: SearchFilter
    /// What is done with sentences of a language model that no passage supports.
    public let unsupported: UnsupportedHandling
    /// How many tokens of passages are sent at most; nil takes what the model has room for.
    public internal(set) var budget: Int?
    /// The word that fences passages off; nil takes a random one.
    ///
    /// The turns of a conversation share it, so that a server can keep what it has read.
    var fence: String?
    /// The passages that a model was sent for the question before, in their order: those that are sent again come first, so that a
    /// server can keep these too.
    var sent: [Passage.Identity] = []
    /// What was searched for each of the questions of ``history``, in their order; empty when nobody knows.
    package var searched: [String] = []
    /// What was answered to the questions of ``history``, in their order; empty when nobody knows.
    package var answers: [String] = []
    /// What an application wishes of the manner of the answer; the rules of quoting and refusing stand above it.
    package var wishes = ""
    /// The most passages that an answer is made from; nil takes as many as are usual, which no number exceeds.
    package var mostPassages: Int?
    /// The most tokens that a language model writes; nil leaves it to the model.
    package var maxTokens: Int?
    /// Whether `type:docx`, `-word` and quotation marks restrict the search; else they are words like others.
    package var readsOperators = true
    /// Whether every section is read, as ``Assistant/survey(_:onProgress:)`` does, where one answers for the assistant.
    package var readsEvery = false

    /// More than any model has room for.
    private static let mostBudget = 1 << 31

    /// Whether sentences that no passage supports are removed instead of marked.
    package var isStrict: Bool { unsupported == .remove }

    /// Makes a question.
    public init(
        _ text: String, history: [String] = [], filter: SearchFilter = SearchFilter(),
        unsupported: UnsupportedHandling = .mark, budget: Int? = nil
    ) {
        self.text = text
        self.history = history
        self.filter = filter
        self.unsupported = unsupported
        self.budget = budget.map { max(0, min($0, Self.mostBudget)) }
    }
}

/// A step of an answer, in the order: the query, passages, sources, text as it comes.
public enum AnswerEvent: Sendable {
    /// What is looked for: the question with what it lacks from the ones before it.
    case searching(String)
    /// The passages that were found, once.
    case passages([Hit])
    /// The numbered passages that the answer is made from; again, and fewer, when the model had no room for them.
    case sources([Passage])
    /// How many sections have been read of how many, where every one is.
    case reading(Int, of: Int)
    /// A further piece of the answer's text.
    case text(String)
}
