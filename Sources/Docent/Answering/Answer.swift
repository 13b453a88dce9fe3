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
    public let model: String?
    /// What was sent and what was read.
    public let receipt: Receipt
    /// Remarks for the person: doubts, misspelt words that were read as others, repaired quotes, sentences without support,
    /// figures that no passage holds.
    public let remarks: [Remark]
    /// How long it took in all.
    public let milliseconds: Double
    /// Why the language model stopped, in OpenAI's words: `stop`, `length`, `content_filter`; nil when none wrote.
    public let finishReason: String?
    /// The ranks of the ``passages`` that the model named, whether they say it or not; empty when none wrote.
    public let named: [Int]
    /// Why quotes may not be what was asked, which the ``remarks`` say too; empty when a language model wrote.
    public let doubts: [Doubt]

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
        self.remarks = remarks
        self.milliseconds = milliseconds
        self.finishReason = finishReason
        self.named = named
        self.doubts = doubts
    }

    private enum CodingKeys: String, CodingKey {
        case question, status, answer, citations, confidence, passages, model, receipt, remarks, milliseconds,
            named, doubts
        case finishReason = "finish_reason"
        case remarkCodes = "remark_codes"
    }

    /// Writes the answer; without a language model its name is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(question, forKey: .question)
        try container.encode(status, forKey: .status)
        try container.encode(answer, forKey: .answer)
        try container.encode(citations, forKey: .citations)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(passages, forKey: .passages)
        try container.encode(model, forKey: .model)
        try container.encode(receipt, forKey: .receipt)
        try container.encode(remarks, forKey: .remarks)
        if !remarks.isEmpty { try container.encode(remarks.map(\.code), forKey: .remarkCodes) }
        if !doubts.isEmpty { try container.encode(doubts, forKey: .doubts) }
        try container.encode(milliseconds, forKey: .milliseconds)
        try container.encodeIfPresent(finishReason, forKey: .finishReason)
        if !named.isEmpty { try container.encode(named, forKey: .named) }
    }

    /// Reads an answer; one that was kept by an earlier version lacks what was added since.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let codes = try container.decodeIfPresent([Remark.Code].self, forKey: .remarkCodes) ?? []
        let remarks = try container.decode([String].self, forKey: .remarks)
        self.init(
            question: try container.decode(String.self, forKey: .question),
            status: try container.decode(Status.self, forKey: .status),
            answer: try container.decode(String.self, forKey: .answer),
            citations: try container.decode([Citation].self, forKey: .citations),
            confidence: try container.decode(Double.self, forKey: .confidence),
            passages: try container.decode([Hit].self, forKey: .passages),
            model: try container.decodeIfPresent(String.self, forKey: .model),
            receipt: try container.decode(Receipt.self, forKey: .receipt),
            remarks: remarks.enumerated().map { place, text in
                Remark(text, code: codes.count == remarks.count ? codes[place] : nil)
            },
            milliseconds: try container.decode(Double.self, forKey: .milliseconds),
            finishReason: try container.decodeIfPresent(String.self, forKey: .finishReason),
            named: try container.decodeIfPresent([Int].self, forKey: .named) ?? [],
            doubts: try container.decodeIfPresent([Doubt].self, forKey: .doubts) ?? [])
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
