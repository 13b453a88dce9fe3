import Crypto
import Documents
import FoundationEssentials
public import Indexes
public import LanguageModels

/// One answered question as the audit log has it: what was asked, found, sent, answered and checked.
public struct AuditEntry: Sendable, Hashable, Codable, Identifiable {
    /// Its number in the log, from 1.
    public let id: Int
    /// When it was answered, as ISO 8601.
    public let time: String
    /// The question as typed.
    public let question: String
    /// The earlier questions of the conversation, oldest first.
    public let history: [String]
    /// What was answered to them, when that was told to the model.
    public let answers: [String]
    /// Where was looked.
    public let filter: SearchFilter
    /// Whether `type:docx`, `-word` and quotation marks in the question restricted the search; nil when they did.
    public let readsOperators: Bool?
    /// The most passages that the answer was to be made from; nil for as many as are usual.
    public let mostPassages: Int?
    /// What the application wished of the manner of the answer; nil when it wished nothing.
    public let wishes: String?
    /// How many tokens of passages were sent at most.
    public let budget: Int?
    /// What was done with unsupported sentences.
    public let unsupported: UnsupportedHandling
    /// The chunks that were found, best first.
    public let chunks: [Chunk]
    /// What was asked for; nil for a question, as in logs that know nothing else.
    public let job: Job?
    /// The first prompt exactly as it was sent; empty when nothing was sent.
    public let prompt: [ChatMessage]
    /// The prompts sent after the first: of a repair, of further stretches or sections; nil when there were none.
    public let further: [[ChatMessage]]?
    /// The SHA-256 of the prompt's bytes: each message's role and content, a zero byte after each.
    public let promptSHA256: String
    /// The word that fenced the passages off.
    public let fence: String
    /// The answer with its citations, checks and receipt.
    public let answer: Answer
    /// The embedding model; nil when full text worked alone.
    public let embeddingModel: String?
    /// The hash of the entry before this one; empty for the first.
    public let previous: String
    /// What stood between the entry before and this one and was set aside; nil when nothing did.
    public let torn: TornLine?

    /// What a language model can be asked to do.
    public enum Job: String, Sendable, Hashable, Codable {
        /// Answer a question from what was found.
        case ask
        /// Answer it from every section.
        case every
        /// Summarise a document.
        case summarize
        /// Say what differs between two documents.
        case compare
    }

    /// A chunk that was found.
    public struct Chunk: Sendable, Hashable, Codable {
        /// The collection of its document.
        public let collection: String
        /// Its document's path.
        public let document: String
        /// Where it stands.
        public let place: String
        /// Its UTF-8 range in the document's text.
        public let range: [Int]
        /// The file's SHA-256 in lower-case hexadecimal digits.
        public let sha256: String
        /// Its rank, from 1.
        public let rank: Int

        init(_ hit: Hit) {
            collection = hit.collection
            document = hit.document
            place = hit.locator.display
            range = [hit.locator.range.lowerBound, hit.locator.range.upperBound]
            sha256 = hit.sha256
            rank = hit.rank
        }

        /// Whether it is the same place of the same document, whatever the file's bytes are.
        func isAt(_ other: Chunk) -> Bool {
            collection == other.collection && document == other.document && range == other.range
        }
    }

    init(
        at place: AuditLog.Place, job: Job, question: Question, prompts: [[ChatMessage]], answer: Answer,
        embeddingModel: String?
    ) {
        id = place.id
        previous = place.previous
        torn = place.torn
        time = Moment.now
        self.question = question.text
        history = question.history
        answers = question.answers
        filter = question.filter
        readsOperators = question.readsOperators ? nil : false
        mostPassages = question.mostPassages
        wishes = question.wishes.isEmpty ? nil : question.wishes
        budget = question.budget
        unsupported = question.unsupported
        chunks = answer.passages.map(Chunk.init)
        self.job = job == .ask ? nil : job
        prompt = prompts.first ?? []
        further = prompts.count > 1 ? Array(prompts.dropFirst()) : nil
        promptSHA256 = Self.hash(of: prompts.first ?? [])
        fence = question.fence ?? ""
        self.answer = answer
        self.embeddingModel = embeddingModel
    }

    /// The question as it was asked, to be asked again.
    public var asked: Question {
        var asked = Question(
            question, history: history, filter: filter, unsupported: unsupported, budget: budget)
        asked.fence = fence
        asked.answers = answers
        asked.readsOperators = readsOperators ?? true
        asked.mostPassages = mostPassages
        asked.wishes = wishes ?? ""
        return asked
    }

    static func hash(of prompt: [ChatMessage]) -> String {
        var hash = SHA256()
        for message in prompt {
            for part in [message.role.rawValue, message.content] { hash.update(data: Array(part.utf8) + [0]) }
        }
        return Array(hash.finalize()).hexadecimal
    }
}

/// What was written of a line before the disk was full or the power went.
public struct TornLine: Sendable, Hashable, Codable {
    /// How many bytes.
    public let bytes: Int
    /// Their SHA-256 in lower-case hexadecimal digits.
    public let sha256: String
}
