extension PageText {
    /// The page's script, one part after the other; whatever comes from the server is put in as text, never as markup.
    static let script = [
        calls, sources, turns, verdicts, asking, keeping, reader, scope, conversation,
    ].joined(separator: "\n")
}
