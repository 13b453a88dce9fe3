/// The element of `data_sources`, by which a request to Azure OpenAI asks for answers from documents
/// (learn.microsoft.com/azure/ai-services/openai/references/on-your-data and …/azure-search), API versions from 2024-02-15-preview on.
///
/// It names an index elsewhere and says how to get into it. Here there is one index, so that this part is skipped
/// without being read; what narrows an answer and cannot be obeyed is refused.
struct DataSource: Decodable {
    /// A part of the context that a reply can have.
    enum Context: String, Decodable {
        case citations, intent
        case documents = "all_retrieved_documents"
    }

    /// How answers are to be written.
    let role: String
    /// The most passages that an answer is made from.
    let most: Int?
    /// What the reply's context is to hold.
    let contexts: [Context]

    private enum SourceKeys: String, CodingKey { case type, parameters }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case filter
        case isWithinScope = "in_scope"
        case role = "role_information"
        case most = "top_n_documents"
        case contexts = "include_contexts"
    }

    /// What is taken and ignored.
    private static let ignored = [
        "endpoint", "index_name", "authentication", "embedding_dependency", "fields_mapping", "query_type",
        "semantic_configuration", "strictness", "max_search_queries", "allow_partial_result",
    ]

    init(from decoder: any Decoder) throws {
        let source = try decoder.container(keyedBy: SourceKeys.self)
        guard try source.decode(String.self, forKey: .type) == "azure_search" else {
            throw Failure.invalid("the type must be azure_search", "data_sources[0].type")
        }
        let names = try source.decode(FieldNames.self, forKey: .parameters)
        try names.check(against: Self.ignored + CodingKeys.allCases.map(\.rawValue))
        let container = try source.nestedContainer(keyedBy: CodingKeys.self, forKey: .parameters)
        role = try container.decodeIfPresent(String.self, forKey: .role) ?? ""
        most = try container.decodeIfPresent(Int.self, forKey: .most)
        contexts = try container.decodeIfPresent([Context].self, forKey: .contexts) ?? [.citations, .intent]
        guard try container.decodeIfPresent(String.self, forKey: .filter)?.isEmpty != false else {
            throw Self.refused(
                .filter,
                "a search filter cannot be obeyed; docent says where to look, by path, type or collection")
        }
        guard try container.decodeIfPresent(Bool.self, forKey: .isWithinScope) != false else {
            throw Self.refused(.isWithinScope, "answers come from the documents alone: in_scope must be true")
        }
        if let most, most < 1 { throw Self.refused(.most, "at least one document must be allowed") }
    }

    private static func refused(_ key: CodingKeys, _ message: String) -> Failure {
        .invalid(message, "data_sources[0].parameters.\(key.rawValue)")
    }
}
