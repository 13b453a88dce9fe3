/// Lengths of context that providers publish, for servers that do not tell.
enum ContextLength {
    /// Tokens of prompt and reply by the beginning of the name, the longest beginning first (OpenAI's model pages).
    private static let table: [(prefix: String, tokens: Int)] = [
        ("gpt-5-chat", 128_000), ("gpt-5", 400_000), ("gpt-4.1", 1_047_576), ("gpt-4o", 128_000),
        ("gpt-4-turbo", 128_000), ("gpt-4-32k", 32_768), ("gpt-4", 8_192), ("gpt-3.5-turbo", 16_385),
        ("o1-mini", 128_000), ("o1", 200_000), ("o3", 200_000), ("o4-mini", 200_000),
    ]

    /// The published length of `model`, whatever stands before a slash; nil for a name that is not known.
    static func published(for model: String) -> Int? {
        let name = model.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return table.first { name.hasPrefix($0.prefix) }?.tokens
    }
}
