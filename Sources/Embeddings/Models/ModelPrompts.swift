/// The words that a model was trained to see before each text, as Sentence Transformers' settings name them.
struct ModelPrompts: Sendable, Hashable, Decodable {
    private let prompts: [String: String]?

    /// A model without such words.
    init() { prompts = nil }

    /// The names under which the field's tools look for the words, the first that there is.
    private static func names(_ role: TextRole) -> [String] {
        switch role {
        case .question: ["query"]
        case .passage: ["document", "passage", "corpus"]
        }
    }

    /// What stands before a text; mostly nothing.
    subscript(role: TextRole) -> String {
        Self.names(role).lazy.compactMap { prompts?[$0] }.first ?? ""
    }

    /// The tokens that they take of the window at most.
    func tokens(_ count: (String) -> Int) -> Int {
        TextRole.allCases.map { self[$0] }.map { $0.isEmpty ? 0 : count($0) }.max() ?? 0
    }
}
