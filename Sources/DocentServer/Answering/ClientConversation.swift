/// A turn of a conversation; the content is a text, or parts of which the texts are read.
struct ConversationTurn: Decodable {
    /// A part of a turn, as either of OpenAI's interfaces has it.
    private struct Part: Decodable {
        var text: String?
        var type: String?

        /// Whether it is a picture, a file or a sound, which nothing here looks at.
        var isUnread: Bool { text == nil && type != "text" }
    }

    let role: String
    let content: String
    /// Whether it holds more than words.
    let holdsMore: Bool

    private enum CodingKeys: String, CodingKey { case role, content }

    /// The words of somebody.
    init(role: String, content: String) {
        (self.role, self.content, holdsMore) = (role, content, false)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        role = try container.decode(String.self, forKey: .role)
        if let parts = try? container.decode([Part].self, forKey: .content) {
            content = parts.compactMap(\.text).joined(separator: "\n")
            holdsMore = parts.contains(where: \.isUnread)
        } else {
            holdsMore = false
            content = try container.decodeIfPresent(String.self, forKey: .content) ?? ""
        }
    }
}

/// What was said so far, in the roles that OpenAI's interfaces give.
struct ClientConversation {
    let turns: [ConversationTurn]

    /// What the person said, oldest first: the last one is the question, the earlier ones are its history.
    var questions: [String] { turns.filter { $0.role == "user" }.map(\.content) }

    /// What was answered to each question but the last.
    var answers: [String] {
        turns.split(omittingEmptySubsequences: false) { $0.role == "user" }.dropFirst().dropLast().map {
            between in
            between.filter { $0.role == "assistant" }.map(\.content).joined(separator: "\n")
        }
    }

    /// What the application says of the manner of answers.
    var wishes: [String] {
        turns.filter { $0.role == "system" || $0.role == "developer" }.map(\.content)
    }

    /// Refuses a question that only a model with eyes and ears could answer.
    ///
    /// - Parameter field: the field that holds the conversation.
    func check(_ field: String) throws(Failure) {
        if turns.last(where: { $0.role == "user" })?.holdsMore == true {
            throw .invalid("only words are read here: leave pictures, files and sounds out", field)
        }
    }
}
