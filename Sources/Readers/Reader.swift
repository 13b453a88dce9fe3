package import Documents

/// One file's bytes and name, as every reader receives them.
package struct Source: Sendable {
    /// The path or name of the file, for its extension and for messages; nothing is opened by it.
    package let name: String
    /// The whole file.
    package let bytes: [UInt8]
    /// How many containers the file lies in; 0 for a file of its own.
    package let nesting: Int
    /// What kind of document the file holds when it is a zip container.
    let container: ContainerKind
    /// How the file begins, for telling formats apart: up to 1,024 bytes, lower case, without byte-order mark,
    /// zero bytes and leading white space; nothing of a zip container.
    package let beginning: String

    /// Makes a source.
    package init(name: String, bytes: [UInt8], nesting: Int = 0) {
        self.name = name
        self.bytes = bytes
        self.nesting = nesting
        container = ContainerKind.of(bytes)
        beginning = container == .none ? Self.beginning(of: bytes) : ""
    }

    /// Whether the first bytes of the file hold some lower-case ASCII text, in either case.
    package func startHolds(_ text: StaticString, within count: Int = 1_024) -> Bool {
        text.withUTF8Buffer { wanted in
            guard let first = unsafe wanted.first else { return true }
            let limit = min(bytes.count, count) - wanted.count
            var at = 0
            while at <= limit {
                if bytes[at] == first || bytes[at] | 0x20 == first,
                    wanted.indices.allSatisfy({
                        unsafe bytes[at + $0] == wanted[$0] || bytes[at + $0] | 0x20 == wanted[$0]
                    })
                {
                    return true
                }
                at += 1
            }
            return false
        }
    }

    /// The lower-case extension of the name, without its dot.
    package var fileExtension: String {
        let file = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
        guard let dot = file.lastIndex(of: UInt8(ascii: ".")), dot != file.startIndex else { return "" }
        return String(Substring(file[file.index(after: dot)...])).lowercased()
    }

    /// The name without folders and extension.
    package var stem: String {
        let file = name.split(separator: "/").last ?? name[...]
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return String(file) }
        return String(file[..<dot])
    }

    private static func beginning(of bytes: [UInt8]) -> String {
        var start: [UInt8] = []
        for byte in bytes.prefix(1_024) where byte != 0 {
            if start.isEmpty, byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF || byte >= 0xFE {
                continue
            }
            start.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return String(decoding: start, as: UTF8.self)
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
    /// The source is the reader's own: one that lets go of its bytes as it goes holds less of a large file.
    ///
    /// - Throws: ``ReaderError`` when the source cannot be read at all; what is merely lost goes to the
    ///   builder's ``DocumentBuilder/lose(_:_:)``.
    static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
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
