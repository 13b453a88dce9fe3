import Documents
public import Indexes

/// A person's word on an answer, with all that is needed to ask again.
public struct FeedbackCase: Sendable, Hashable, Codable, Identifiable {
    /// A short random name.
    public let id: String
    /// When it was given, as ISO 8601.
    public let time: String
    /// What the person thought.
    public let verdict: Verdict
    /// The question as typed.
    public let question: String
    /// The earlier questions of the conversation, oldest first.
    public let history: [String]
    /// Where was looked.
    public let filter: SearchFilter
    /// Whether `type:docx`, `-word` and quotation marks in the question restricted the search; nil when they did.
    public let readsOperators: Bool?
    /// The most passages that the answer was to be made from; nil for as many as are usual.
    public let mostPassages: Int?
    /// How many tokens of passages were sent at most; nil for as many as the model had room for.
    public let budget: Int?
    /// The words that a right answer holds, when the person gave them.
    public let expected: String?
    /// The chunks that were found, best first.
    public let chunks: [Chunk]
    /// Whether the documents were said to hold the answer.
    public let status: Answer.Status
    /// The answer's words.
    public let answer: String
    /// The words that were quoted.
    public let quotes: [String]
    /// The language model that wrote the words; nil when they are quoted.
    public let model: String?

    /// What a person thinks of an answer.
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        /// It is right.
        case good
        /// It is wrong, or lacks something.
        case bad
    }

    /// A chunk that was found.
    public struct Chunk: Sendable, Hashable, Codable {
        /// The collection of its document.
        public let collection: String
        /// Its document's path.
        public let document: String
        /// Where it stands.
        public let place: String
        /// The file's SHA-256 in lower-case hexadecimal digits.
        public let sha256: String
        /// Its words.
        public let text: String
    }

    /// The question as it was asked, to be asked again.
    var asked: Question {
        var asked = Question(question, history: history, filter: filter, budget: budget)
        asked.readsOperators = readsOperators ?? true
        asked.mostPassages = mostPassages
        return asked
    }

    init(_ verdict: Verdict, _ question: Question, expected: String?, _ answer: Answer) {
        id = String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16)
        time = Moment.now
        self.verdict = verdict
        self.question = question.text
        history = question.history
        filter = question.filter
        readsOperators = question.readsOperators ? nil : false
        mostPassages = question.mostPassages
        budget = question.budget
        self.expected = expected
        chunks = answer.passages.map {
            Chunk(
                collection: $0.collection, document: $0.document, place: $0.locator.display,
                sha256: $0.sha256,
                text: $0.text)
        }
        status = answer.status
        self.answer = answer.answer
        quotes = answer.citations.map(\.quote)
        model = answer.model
    }
}
