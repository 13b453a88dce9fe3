import FoundationEssentials

/// Where the length of a model's context is known from.
enum ContextLength {
    /// Tokens of prompt and reply by the beginning of the name, the longest beginning first (OpenAI's model pages).
    private static let table: [(prefix: String, tokens: Int)] = [
        ("gpt-5-chat", 128_000), ("gpt-5", 400_000), ("gpt-4.1", 1_047_576), ("gpt-4o", 128_000),
        ("gpt-4-turbo", 128_000), ("gpt-4-32k", 32_768), ("gpt-4", 8_192), ("gpt-3.5-turbo", 16_385),
        ("o1-mini", 128_000), ("o1", 200_000), ("o3", 200_000), ("o4-mini", 200_000),
    ]

    /// More than any model has; arithmetic with lengths stays far from its bounds.
    private static let most = 1 << 31

    /// A number of tokens from a server or a setting; nil when it is not positive.
    static func told(_ tokens: Int?) -> Int? { tokens.flatMap { $0 > 0 ? min($0, most) : nil } }

    /// The published length of `model`, whatever stands before a slash; nil for a name that is not known.
    static func published(for model: String) -> Int? {
        let name = model.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return table.first { name.hasPrefix($0.prefix) }?.tokens
    }

    /// The entry of a server's list that speaks for `model`.
    ///
    /// A server of one model answers with it whatever name is asked for, as llama.cpp does.
    static func entry(for model: String, in listing: [ListedModel]) -> ListedModel? {
        listing.first { $0.id == model } ?? (listing.count == 1 ? listing.first : nil)
    }

    /// What llama.cpp's `/props` tells: the context that one request may fill, which is less than the model was made for.
    static func properties(_ body: [UInt8]) -> Int? {
        told(try? JSONDecoder.wire.decode(Properties.self, from: Data(body)).defaultGenerationSettings.nCtx)
    }

    private struct Properties: Decodable {
        struct Settings: Decodable { let nCtx: Int }
        let defaultGenerationSettings: Settings
    }
}
