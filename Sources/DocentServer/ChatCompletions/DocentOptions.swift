import Docent

/// What OpenAI's API has no field for.
struct DocentOptions: Decodable {
    let filter: SearchFilter
    let isStrict: Bool
    /// Whether `type:docx`, `-word` and quotation marks in a message restrict the search.
    let readsOperators: Bool

    private enum CodingKeys: String, CodingKey { case strict, operators }

    init(from decoder: any Decoder) throws {
        filter = try ScopeFields(from: decoder).filter
        try FieldNames(from: decoder).check(against: ScopeFields.names + ["strict", "operators"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        isStrict = try container.decodeIfPresent(Bool.self, forKey: .strict) ?? false
        readsOperators = try container.decodeIfPresent(Bool.self, forKey: .operators) ?? false
    }
}
