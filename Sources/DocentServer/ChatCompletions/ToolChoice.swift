/// `auto`, `none` or `required`; an object names a tool that must be used.
enum ToolChoice: Decodable {
    case word(String)
    case named

    init(from decoder: any Decoder) throws {
        let word = try? decoder.singleValueContainer().decode(String.self)
        self = word.map(ToolChoice.word) ?? .named
    }

    /// Refuses a tool that must be called.
    func check() throws(Failure) {
        switch self {
        case .named, .word("required"): throw .invalid("no tools are called here", "tool_choice")
        case .word: break
        }
    }
}
