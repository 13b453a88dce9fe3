/// One turn of a conversation with a model.
public struct ChatMessage: Sendable, Hashable, Codable {
    /// Who speaks.
    public enum Role: String, Sendable, Hashable, Codable {
        /// The rules that the model is to follow.
        case system
        /// The person who asks.
        case user
        /// The model.
        case assistant
    }

    /// Who speaks.
    public let role: Role
    /// What is said.
    public let content: String

    /// A turn of `role` that says `content`.
    public init(role: Role, content: String) {
        self.role = role
        self.content = content
    }

    /// The rules that the model is to follow.
    public static func system(_ content: String) -> Self { Self(role: .system, content: content) }

    /// A turn of the person who asks.
    public static func user(_ content: String) -> Self { Self(role: .user, content: content) }

    /// An earlier turn of the model.
    public static func assistant(_ content: String) -> Self { Self(role: .assistant, content: content) }
}
