public import Documents

/// A passage that was found, with why.
public struct Hit: Sendable, Hashable, Codable {
    /// Its position in the result, from 1.
    public let rank: Int
    /// The document's path within its collection.
    public let document: String
    /// The collection that the document belongs to.
    public let collection: String
    /// The document's title.
    public let title: String
    /// Where the passage stands.
    public let locator: Locator
    /// The fused score; comparable within one result only.
    public let score: Double
    /// What full text said, when it found the passage.
    @ExplicitNull public private(set) var lexical: Leg?
    /// What the vectors said, when they found the passage.
    @ExplicitNull public private(set) var vector: Leg?
    /// The words of the passage.
    public let text: String
    /// The headings above the passage, outermost first.
    public let headings: [String]
    /// The table header that the passage needs, when it begins below it.
    public let context: String?
    /// The document's own date, else its file's, as ISO 8601.
    public let date: String?
    /// The file's SHA-256 in lower-case hexadecimal digits.
    public let sha256: String
    /// Further addresses at which the same words stand.
    public let copies: [String]
    /// What was found beside it in the same section: its words are part of this hit.
    public let merged: [Part]
    /// What happened to the passage on its way, in plain words, for `--explain`.
    public let notes: [String]

    /// One leg's word on a passage.
    public struct Leg: Sendable, Hashable, Codable {
        /// The passage's position in that leg, from 1.
        public let rank: Int
        /// That leg's own score: BM25, or cosine.
        public let score: Double

        /// Makes a leg's word.
        package init(rank: Int, score: Double) {
            self.rank = rank
            self.score = score
        }
    }

    /// A passage of its own that was merged into a hit.
    public struct Part: Sendable, Hashable, Codable {
        /// Where it stands.
        public let locator: Locator
        /// Its own fused score.
        public let score: Double
        /// What full text said, when it found the passage.
        public let lexical: Leg?
        /// What the vectors said, when they found the passage.
        public let vector: Leg?
    }

    /// Makes a hit.
    package init(
        rank: Int, document: String, collection: String, title: String, locator: Locator, score: Double,
        lexical: Leg?, vector: Leg?, text: String, headings: [String] = [], context: String? = nil,
        date: String? = nil, sha256: String, copies: [String] = [], merged: [Part] = [], notes: [String] = []
    ) {
        self.rank = rank
        self.document = document
        self.collection = collection
        self.title = title
        self.locator = locator
        self.score = score
        self.lexical = lexical
        self.vector = vector
        self.text = text
        self.headings = headings
        self.context = context
        self.date = date
        self.sha256 = sha256
        self.copies = copies
        self.merged = merged
        self.notes = notes
    }
}

extension KeyedDecodingContainer {
    /// Answers that were kept before hits were merged say nothing of it.
    func decode(_ type: [Hit.Part].Type, forKey key: Key) throws -> [Hit.Part] {
        try decodeIfPresent(type, forKey: key) ?? []
    }
}

/// What a search found.
public struct Findings: Sendable, Hashable, Codable {
    /// The question as typed.
    public let query: String
    /// The passages, best first.
    public let hits: [Hit]
    /// Remarks on the search as a whole, such as why an expected document was not found.
    public let notes: [String]
    /// How many passages were compared with the question: those that the filter admits.
    public let searched: Int
    /// How many passages the index holds.
    public let indexed: Int?
    /// How many of the passages searched share a word with the question; nil where nobody counted.
    public let sharing: Int?
    /// How long the search took.
    public let milliseconds: Double

    /// Makes findings.
    package init(
        query: String, hits: [Hit], notes: [String] = [], searched: Int, indexed: Int? = nil,
        sharing: Int? = nil, milliseconds: Double
    ) {
        self.query = query
        self.hits = hits
        self.notes = notes
        self.searched = searched
        self.indexed = indexed
        self.sharing = sharing
        self.milliseconds = milliseconds
    }
}
