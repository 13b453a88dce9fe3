import FoundationEssentials

/// The words with which a server explains an error, found in the forms that servers use.
///
/// Only the fields meant for people are read: others may repeat the request, and with it a document.
struct ServerMessage {
    private let text: String

    /// Reads `{"error":{"message"}}`, `{"error":"…"}`, `{"message"}`, `{"detail":"…"}` and `{"detail":[{"loc","msg"}]}`.
    init?(_ body: [UInt8]) {
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(body)), let text = form.text else {
            return nil
        }
        self.text = text
    }

    /// The message on one line, at most 300 characters, the secrets replaced.
    func scrubbed(of secrets: [APIKey]) -> String {
        var line = text
        for key in secrets { line = line.replacing(key.secret, with: "redacted") }
        line = String(line.map { $0.isNewline ? " " : $0 }.filter { !Self.isControl($0) })
        return line.count > 300 ? line.prefix(299) + "…" : line
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    private struct Form: Decodable {
        var error: OneOf<Detail, String>?
        var message: String?
        var detail: OneOf<[Detail], String>?

        var text: String? { error?.first?.text ?? error?.second ?? message ?? details }

        private var details: String? {
            detail?.second ?? detail?.first.map { $0.compactMap(\.text).joined(separator: "; ") }
        }
    }

    private struct Detail: Decodable {
        var message: String?
        var msg: String?
        var loc: [OneOf<String, Int>]?

        var text: String? {
            guard let text = message ?? msg else { return nil }
            let place = loc?.compactMap(\.first).joined(separator: ".")
            return place.map { "\($0): \(text)" } ?? text
        }
    }
}

/// A value that servers write in one of two forms; both nil for a third.
struct OneOf<First: Decodable, Second: Decodable>: Decodable {
    var first: First?
    var second: Second?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        first = try? container.decode(First.self)
        second = first == nil ? try? container.decode(Second.self) : nil
    }
}
