import Docent
import FoundationEssentials

/// A source of an answer, as Azure OpenAI On Your Data has it.
struct ContextCitation: Encodable {
    let content: String
    let title: String
    let filepath: String
    /// Where in the file it stands: with the path and a `#` between, an address of `GET /v1/words`.
    let chunkID: String
    /// Files here have no address in the web.
    @ExplicitNull private(set) var url: String? = nil

    private enum CodingKeys: String, CodingKey {
        case content, title, url, filepath
        case chunkID = "chunk_id"
    }

    /// A passage that an answer is made from.
    init(_ passage: Passage) {
        (content, title, filepath) = (passage.text, passage.title, passage.document)
        chunkID = passage.locator.display
    }

    /// A passage that was found.
    init(_ hit: Hit) {
        (content, title, filepath) = (hit.text, hit.title, hit.document)
        chunkID = hit.locator.display
    }

    /// Quotes of one passage, in the order in which they are cited.
    init(_ quotes: [Citation], first: Citation) {
        var words: [String] = []
        for quote in quotes.map(\.quote) where !words.contains(quote) { words.append(quote) }
        content = words.joined(separator: "\n")
        (title, filepath) = (first.title, first.document)
        chunkID = first.locator.display
    }
}

/// A passage that was found, whether the answer is made from it or not.
struct RetrievedDocument: Encodable {
    let hit: Hit
    let query: String

    private enum CodingKeys: String, CodingKey {
        case queries = "search_queries"
        case source = "data_source_index"
        case score = "original_search_score"
    }

    func encode(to encoder: any Encoder) throws {
        try ContextCitation(hit).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode([query], forKey: .queries)
        try container.encode(0, forKey: .source)
        try container.encode(hit.score, forKey: .score)
    }
}

/// What a reply to `data_sources` says of where its words are from.
struct MessageContext: Encodable {
    private(set) var citations: [ContextCitation]?
    /// What was looked for, as a list in JSON, which is what the service writes.
    private(set) var intent: String?
    private(set) var documents: [RetrievedDocument]?

    private enum CodingKeys: String, CodingKey {
        case citations, intent
        case documents = "all_retrieved_documents"
    }

    /// - Parameters:
    ///   - wanted: what it is to hold.
    ///   - query: what was looked for.
    init(_ wanted: [DataSource.Context], citations: [ContextCitation], query: String, hits: [Hit]) {
        if wanted.contains(.citations) { self.citations = citations }
        if wanted.contains(.intent) {
            let list = (try? JSONEncoder.steady.encode([query])) ?? Data("[]".utf8)
            intent = String(decoding: list, as: UTF8.self)
        }
        if wanted.contains(.documents) { documents = hits.map { RetrievedDocument(hit: $0, query: query) } }
    }
}
