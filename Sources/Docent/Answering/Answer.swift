public import Documents

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
    /// Remarks for the person: misspelt words that were read as others, repaired quotes, sentences without support, figures that
    /// no passage holds.
    public let remarks: [String]
    /// How long it took in all.
    public let milliseconds: Double
    /// Why the language model stopped, in OpenAI's words: `stop`, `length`, `content_filter`; nil when none wrote.
    public let finishReason: String?
    /// The ranks of the ``passages`` that the model named, whether they say it or not; empty when none wrote.
    public let named: [Int]

    /// Makes an answer.
    public init(
        question: String, status: Status, answer: String, citations: [Citation], confidence: Double,
        passages: [Hit], model: String?, receipt: Receipt, remarks: [String] = [], milliseconds: Double,
        finishReason: String? = nil, named: [Int] = []
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
    }

    private enum CodingKeys: String, CodingKey {
        case question, status, answer, citations, confidence, passages, model, receipt, remarks, milliseconds,
            named
        case finishReason = "finish_reason"
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
        try container.encode(milliseconds, forKey: .milliseconds)
        try container.encodeIfPresent(finishReason, forKey: .finishReason)
        if !named.isEmpty { try container.encode(named, forKey: .named) }
    }

    /// Reads an answer; one that was kept before passages named were told has none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            question: try container.decode(String.self, forKey: .question),
            status: try container.decode(Status.self, forKey: .status),
            answer: try container.decode(String.self, forKey: .answer),
            citations: try container.decode([Citation].self, forKey: .citations),
            confidence: try container.decode(Double.self, forKey: .confidence),
            passages: try container.decode([Hit].self, forKey: .passages),
            model: try container.decodeIfPresent(String.self, forKey: .model),
            receipt: try container.decode(Receipt.self, forKey: .receipt),
            remarks: try container.decode([String].self, forKey: .remarks),
            milliseconds: try container.decode(Double.self, forKey: .milliseconds),
            finishReason: try container.decodeIfPresent(String.self, forKey: .finishReason),
            named: try container.decodeIfPresent([Int].self, forKey: .named) ?? [])
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

/// A quote and its proof.
public struct Citation: Sendable, Hashable, Codable {
    /// The number that the answer's `[n]` markers use, from 1.
    public let marker: Int
    /// The exact words, byte for byte as they stand in the document's text.
    public let quote: String
    /// The document's path within its collection.
    public let document: String
    /// The collection that the document belongs to; nil for a file outside of the index.
    public let collection: String?
    /// The document's title.
    public let title: String
    /// Where the quote stands.
    public let locator: Locator
    /// The UTF-8 range of the quote in the document's text.
    public let range: [Int]
    /// The file's SHA-256 in lower-case hexadecimal digits.
    public let sha256: String
    /// Whether the quote is what stands at its address.
    ///
    /// Before an answer from an index leaves, the text is read from the index once more and compared byte for byte, and the
    /// file's hash too; what differs is taken out.
    public let verified: Bool
    /// How well the quote supports what it is cited for, from 0 to 1; nil where nothing measured it.
    public let support: Double?

    /// Makes a citation.
    public init(
        marker: Int, quote: String, document: String, collection: String? = nil, title: String,
        locator: Locator, sha256: String, verified: Bool, support: Double? = nil
    ) {
        self.marker = marker
        self.quote = quote
        self.document = document
        self.collection = collection
        self.title = title
        self.locator = locator
        self.range = [locator.range.lowerBound, locator.range.upperBound]
        self.sha256 = sha256
        self.verified = verified
        self.support = support
    }
}

extension Citation {
    /// The words at a range of a document, cut at whole characters.
    init(
        _ marker: Int, _ range: Range<Int>, of content: Document, at path: String, in collection: String?,
        title: String, sha256: String, support: Double? = nil
    ) {
        let locator = content.locator(for: range)
        let quote = String(content[range])
        self.init(
            marker: marker, quote: quote, document: path, collection: collection, title: title,
            locator: locator, sha256: sha256,
            verified: !quote.isEmpty && quote.utf8.elementsEqual(content[locator.range].utf8),
            support: support)
    }
}
