/// A file format, named by the short lower-case word that users type in `type:` filters, such as `docx`.
///
/// Readers declare their own: a format is one file in `Readers` with one line in its table.
public struct Format: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The short lower-case name, such as `docx`.
    public let rawValue: String

    /// Makes a format from its short name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The short name.
    public var description: String { rawValue }
}
