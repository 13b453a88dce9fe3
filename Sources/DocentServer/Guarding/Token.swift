/// The secret that clients beyond this machine must show.
struct Token: Sendable, CustomStringConvertible {
    private let secret: [UInt8]

    /// A token, nil when the text is empty.
    init?(_ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        secret = Array(text.utf8)
    }

    /// Whether an Authorization header shows the token.
    func admits(_ header: String?) -> Bool {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return false }
        return admits(shown: header.utf8.dropFirst(7))
    }

    /// Whether a key is the token, as clients of Azure OpenAI show it in the header `api-key`.
    func admits(key: String?) -> Bool { key.map { admits(shown: $0.utf8[...]) } ?? false }

    /// Takes equally long wherever the two differ.
    private func admits(shown text: Substring.UTF8View) -> Bool {
        let shown = Array(text)
        var difference = UInt8(shown.count == secret.count ? 0 : 1)
        for (place, byte) in shown.enumerated() { difference |= byte ^ secret[place % secret.count] }
        return difference == 0
    }

    /// Always `redacted`.
    var description: String { "redacted" }
}
