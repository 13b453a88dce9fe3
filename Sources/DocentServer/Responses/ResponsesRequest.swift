import Docent

/// The body of `POST /v1/responses`; fields that mean nothing here are ignored, as clients expect.
struct ResponsesRequest: Decodable {
    /// What is asked: a text, or the turns of a conversation, among which other things may lie.
    enum Input: Decodable {
        case text(String)
        case items([Item])

        init(from decoder: any Decoder) throws {
            let text = try? decoder.singleValueContainer().decode(String.self)
            self = try text.map(Input.text) ?? .items([Item](from: decoder))
        }

        var turns: [ConversationTurn] {
            switch self {
            case .text(let text): [ConversationTurn(role: "user", content: text)]
            case .items(let items): items.compactMap(\.turn)
            }
        }
    }

    /// A turn; or the call of a tool and the like, which is nobody's words.
    struct Item: Decodable {
        let turn: ConversationTurn?

        private enum CodingKeys: String, CodingKey { case role }

        init(from decoder: any Decoder) throws {
            let saysWho = try decoder.container(keyedBy: CodingKeys.self).contains(.role)
            turn = saysWho ? try ConversationTurn(from: decoder) : nil
        }
    }

    /// How the words are to be written; only plain text can be.
    struct Manner: Decodable {
        struct Format: Decodable { let type: String }
        var format: Format?
    }

    /// Something of which it only matters that it is there.
    struct Anything: Decodable { init(from decoder: any Decoder) {} }

    let input: Input
    var instructions: String?
    var stream: Bool?
    var maxOutputTokens: Int?
    var text: Manner?
    var toolChoice: ToolChoice?
    var previousResponse: String?
    var storedConversation: Anything?
    var background: Bool?
    var docent: DocentOptions?

    private enum CodingKeys: String, CodingKey {
        case input, instructions, stream, text, background, docent
        case maxOutputTokens = "max_output_tokens"
        case toolChoice = "tool_choice"
        case previousResponse = "previous_response_id"
        case storedConversation = "conversation"
    }

    /// What was said so far.
    var conversation: ClientConversation { ClientConversation(turns: input.turns) }

    /// What the application says of the manner of the answer.
    var wishes: [String] { [instructions ?? ""] + conversation.wishes }

    /// Refuses what a client relies on and what cannot be had here.
    func check() throws(Failure) {
        if previousResponse != nil { throw Self.nothingKept("previous_response_id") }
        if storedConversation != nil { throw Self.nothingKept("conversation") }
        if background == true {
            throw .invalid("answers are made while the client waits", "background")
        }
        if let type = text?.format?.type, type != "text" {
            throw .invalid("answers are plain text", "text.format")
        }
        if let maxOutputTokens, maxOutputTokens < 1 {
            throw .invalid("at least one token must be allowed", "max_output_tokens")
        }
        try toolChoice?.check()
        try conversation.check("input")
    }

    private static func nothingKept(_ field: String) -> Failure {
        .invalid("nothing is kept here from one request to the next: send the earlier turns in input", field)
    }
}
