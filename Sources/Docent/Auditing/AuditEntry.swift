import Crypto
import Documents
import FoundationEssentials
package import Indexes
package import LanguageModels

/// One answered question as the audit log has it: what was asked, found, sent, answered and checked.
package struct AuditEntry: Sendable, Hashable, Codable, Identifiable {
    /// Its number in the log, from 1.
    package let id: Int
    /// When it was answered, as ISO 8601.
    package let time: String
    /// The question as typed.
    package let question: String
    /// The earlier questions of the conversation, oldest first.
    package let history: [String]
    /// What was answered to them, when that was told to the model.
    package let answers: [String]
    /// Where was looked.
    package let filter: SearchFilter
    /// Whether `type:docx`, `-word` and quotation marks in the question restricted the search; nil when they did.
    package let readsOperators: Bool?
    /// The most passages that the answer was to be made from; nil for as many as are usual.
    package let mostPassages: Int?
    /// What the application wished of the manner of the answer; nil when it wished nothing.
    package let wishes: String?
    /// How many tokens of passages were sent at most.
    package let budget: Int?
    /// What was done with unsupported sentences.
    package let unsupported: UnsupportedHandling
    /// The chunks that were found, best first.
    package let chunks: [Chunk]
    /// What was asked for; nil for a question, as in logs that know nothing else.
    package let job: Job?
    /// The first prompt exactly as it was sent; empty when nothing was sent.
    package let prompt: [ChatMessage]
    /// The prompts sent after the first: of a repair, of further stretches or sections; nil when there were none.
    package let further: [[ChatMessage]]?
    /// The SHA-256 of the prompt's bytes: each message's role and content, a zero byte after each.
    package let promptSHA256: String
    /// The word that fenced the passages off.
    package let fence: String
    /// The answer with its citations, checks and receipt.
    package let answer: Answer
    /// The embedding model; nil when full text worked alone.
    package let embeddingModel: String?
    /// The hash of the entry before this one; empty for the first.
    package let previous: String
    /// What stood between the entry before and this one and was set aside; nil when nothing did.
    package let torn: TornLine?

    /// What a language model can be asked to do.
    package enum Job: String, Sendable, Hashable, Codable {
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
    package struct Chunk: Sendable, Hashable, Codable {
        /// The collection of its document.
        package let collection: String
        /// Its document's path.
        package let document: String
        /// Where it stands.
        package let place: String
        /// Its UTF-8 range in the document's text.
        package let range: [Int]
        /// The file's SHA-256 in lower-case hexadecimal digits.
        package let sha256: String
        /// Its rank, from 1.
        package let rank: Int

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
    package var asked: Question {
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
package struct TornLine: Sendable, Hashable, Codable {
    /// How many bytes.
    package let bytes: Int
    /// Their SHA-256 in lower-case hexadecimal digits.
    package let sha256: String
}
