/// What came of a question: words, and the proof of them.
public struct Answer: Sendable, Hashable, Codable {
    /// The question as asked.
    public let question: String
    /// Whether the documents hold the answer.
    public let status: Status
    /// The answer's words, with `[n]` markers that name the citations.
    public let answer: String
    /// The proofs, each verified against the stored text.
    public let citations: [Citation]
    /// How sure it is that the documents hold the answer, from 0 to 1.
    public let confidence: Double
    /// The passages that the answer was made from.
    public let passages: [Hit]
    /// The language model that wrote the words; nil when they are quoted.
    @ExplicitNull public private(set) var model: String?
    /// What was sent and what was read.
    public let receipt: Receipt
    /// Remarks for the person: doubts, misspelt words that were read as others, repaired quotes, sentences without support,
    /// figures that no passage holds.
    public var remarks: [Remark] { Remark.list(sentences, codes: codes) }
    private let sentences: [String]
    @OmittedIfEmpty private var codes: [Remark.Code]
    /// How long it took in all.
    public let milliseconds: Double
    /// Why the language model stopped, in OpenAI's words: `stop`, `length`, `content_filter`; nil when none wrote.
    public let finishReason: String?
    /// The ranks of the ``passages`` that the model named, whether they say it or not; empty when none wrote.
    @OmittedIfEmpty public private(set) var named: [Int]
    /// Why quotes may not be what was asked, which the ``remarks`` say too; empty when a language model wrote.
    @OmittedIfEmpty public private(set) var doubts: [Doubt]

    /// Makes an answer.
    package init(
        question: String, status: Status, answer: String, citations: [Citation], confidence: Double,
        passages: [Hit], model: String?, receipt: Receipt, remarks: [Remark] = [], milliseconds: Double,
        finishReason: String? = nil, named: [Int] = [], doubts: [Doubt] = []
    ) {
        self.question = question
        self.status = status
        self.answer = answer
        self.citations = citations
        self.confidence = confidence
        self.passages = passages
        self.model = model
        self.receipt = receipt
        sentences = remarks.map(\.text)
        codes = remarks.map(\.code)
        self.milliseconds = milliseconds
        self.finishReason = finishReason
        self.named = named
        self.doubts = doubts
    }

    private enum CodingKeys: String, CodingKey {
        case question, status, answer, citations, confidence, passages, model, receipt, milliseconds, named,
            doubts
        case finishReason = "finish_reason"
        case sentences = "remarks"
        case codes = "remark_codes"
    }

    /// Whether the documents hold the answer.
    public enum Status: String, Sendable, Hashable, Codable {
        /// They do.
        case answered
        /// They hold a part of it.
        case partly
        /// They do not.
        case notInDocuments = "not_in_documents"
    }
}

extension Answer {
    /// The same answer with some parts changed.
    package func with(
        status: Status? = nil, answer: String? = nil, citations: [Citation]? = nil,
        confidence: Double? = nil, remarks: [Remark]? = nil
    ) -> Answer {
        Answer(
            question: question, status: status ?? self.status, answer: answer ?? self.answer,
            citations: citations ?? self.citations, confidence: confidence ?? self.confidence,
            passages: passages, model: model, receipt: receipt, remarks: remarks ?? self.remarks,
            milliseconds: milliseconds, finishReason: finishReason, named: named, doubts: doubts)
    }

    /// The same answer with further remarks.
    func noting(_ more: [Remark]) -> Answer { more.isEmpty ? self : with(remarks: remarks + more) }
}
