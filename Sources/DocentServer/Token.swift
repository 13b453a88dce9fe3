/// The secret that clients beyond this machine must show.
struct Token: Sendable, CustomStringConvertible {
    private let secret: [UInt8]

    /// A token, nil when the text is empty.
    init?(_ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        secret = Array(text.utf8)
    }

    /// Whether an Authorization header shows the token; takes equally long wherever the two differ.
    func admits(_ header: String?) -> Bool {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return false }
        let shown = Array(header.utf8.dropFirst(7))
        var difference = UInt8(shown.count == secret.count ? 0 : 1)
        for (place, byte) in shown.enumerated() { difference |= byte ^ secret[place % secret.count] }
        return difference == 0
    }

    /// Always `redacted`.
    var description: String { "redacted" }
}
