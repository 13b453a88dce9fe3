/// A document in few words, each with its proof.
public struct Summary: Sendable, Hashable, Codable {
    /// The document's path.
    public let document: String
    /// Its title.
    public let title: String
    /// The sections in reading order.
    public let sections: [Section]
    /// How many sections were read; all of them, or the summary says which were not.
    public let sectionsRead: Int
    /// How many sections there are.
    public let sectionCount: Int
    /// The language model that wrote the words; nil when they are quoted.
    public let model: String?
    /// Remarks for the person.
    public let remarks: [Remark]

    private enum CodingKeys: String, CodingKey {
        case document, title, sections, model, remarks
        case sectionsRead = "sections_read"
        case sectionCount = "section_count"
    }

    /// What one section says.
    public struct Section: Sendable, Hashable, Codable {
        /// The headings down to the section, outermost first.
        public let headings: [String]
        /// The words, with markers that name the citations.
        public let text: String
        /// The proofs.
        public let citations: [Citation]
    }
}
