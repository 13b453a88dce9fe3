package import Documents

/// One file's bytes and name, as every reader receives them.
package struct Source: Sendable {
    /// The path or name of the file, for its extension and for messages; nothing is opened by it.
    package let name: String
    /// The whole file.
    package let bytes: [UInt8]

    /// Makes a source.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A file format: how its bytes are recognised, and how they become a document.
///
/// To add a format, write one type that conforms, and add one line to the table in `FormatTable.swift`.
package protocol Reader: Sendable {
    /// The format's short name.
    static var format: Format { get }

    /// How surely the source is of this format, by its content first and its name last.
    static func recognises(_ source: Source) -> Recognition

    /// Adds what the source holds to the builder.
    ///
    /// - Throws: ``ReaderError`` when the source cannot be read at all; what is merely lost goes to the
    ///   builder's ``DocumentBuilder/lose(_:_:)``.
    static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError)
}

/// How surely a source is of a format, in ascending order.
package enum Recognition: Int, Sendable, Comparable {
    /// It is not.
    case no
    /// Nothing speaks against it, such as any text for plain text.
    case possible
    /// The name says so and the content allows it.
    case named
    /// The content says so.
    case certain

    /// Orders by sureness.
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
