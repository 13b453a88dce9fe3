import POSIX

/// A secret for one endpoint; it can be sent, and never printed, logged, compared or encoded.
public struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself; only the code that writes a request header may ask for it.
    let secret: String

    /// The header that shows it as a bearer token.
    var bearer: (String, String) { ("authorization", "Bearer \(secret)") }

    /// A key, nil when there is nothing but white space.
    ///
    /// White space around it is dropped, as is everything from the first line break on: a header cannot hold one.
    public init?(_ secret: String) {
        let line = secret.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let trimmed = line.trimmingPrefix(while: \.isWhitespace)
        let kept = trimmed.reversed().drop(while: \.isWhitespace).reversed()
        guard !kept.isEmpty else { return nil }
        self.secret = String(kept)
    }

    /// Reads a key from a file that only its owner may read (mode 0600 or stricter).
    ///
    /// - Throws: ``LanguageModelsError/misconfigured(_:)`` when the file is missing, empty or open to others.
    public init(file path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LanguageModelsError.misconfigured("the key file \(path) cannot be read")
        }
        defer { close(descriptor) }
        // Of the file that is read, not of a link to it: secrets of containers come as links.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw LanguageModelsError.misconfigured(
                "the key file \(path) is open to other users; run: chmod 600 \(path)")
        }
        let bytes = [UInt8](unsafeUninitializedCapacity: 8192) { buffer, filled in
            filled = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        guard let key = APIKey(String(decoding: bytes, as: UTF8.self)) else {
            throw LanguageModelsError.misconfigured("the key file \(path) contains no key")
        }
        self = key
    }

    /// Always `redacted`.
    public var description: String { "redacted" }

    /// Always `redacted`.
    public var debugDescription: String { "redacted" }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
