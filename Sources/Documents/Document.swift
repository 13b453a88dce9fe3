/// What a reader understood of one file: its text, and the structure that lies over it.
///
/// `text` is the one canonical UTF-8 string of the document. Every block, cell, link, chunk and quote is a
/// range of UTF-8 offsets into it, so that nothing that leaves Docent is a copy that could drift.
public struct Document: Sendable, Hashable, Codable {
    /// The format that the bytes turned out to be, whatever the file's name says.
    public let format: Format
    /// The title that the file gives itself, or its first heading, or its file name.
    public let title: String
    /// What the file says about itself.
    public let metadata: Metadata
    /// The canonical text.
    ///
    /// Blocks are separated by one line feed; cells within a row by one tab.
    public let text: String
    /// The blocks in reading order.
    ///
    /// Their ranges ascend and do not overlap.
    public let blocks: [Block]
    /// Hyperlinks, in the order of their ranges.
    public let links: [Link]
    /// What was lost or doubtful.
    ///
    /// A document with a loss is `partial`, never silently whole.
    public let losses: [Loss]

    /// Makes a document; ``DocumentBuilder`` is how readers do it.
    public init(
        format: Format, title: String, metadata: Metadata, text: String, blocks: [Block],
        links: [Link] = [], losses: [Loss] = []
    ) {
        self.format = format
        self.title = title
        self.metadata = metadata
        self.text = text
        self.blocks = blocks
        self.links = links
        self.losses = losses
    }

    /// The words at a range of UTF-8 offsets; bounds outside the text are clamped.
    public subscript(range: Range<Int>) -> Substring {
        text.slice(range)
    }
}

/// What a file says about itself; each part is absent when the file is silent.
public struct Metadata: Sendable, Hashable, Codable {
    /// Authors as one line.
    public var author: String?
    /// The language as a BCP 47 tag, such as `de`.
    public var language: String?
    /// When the file says that it was created, as ISO 8601.
    public var created: String?
    /// When the file says that it was last modified or published, as ISO 8601.
    public var modified: String?
    /// The address under which the file says that it is published.
    public var canonicalURL: String?
    /// A summary or subject line.
    public var summary: String?
    /// The character encoding that the bytes were read with, for text formats.
    public var encoding: String?
    /// Further properties by name: keywords, version, custom properties, front matter.
    public var properties: [String: String]

    /// Makes metadata in which nothing is known yet.
    public init(
        author: String? = nil, language: String? = nil, created: String? = nil, modified: String? = nil,
        canonicalURL: String? = nil, summary: String? = nil, encoding: String? = nil,
        properties: [String: String] = [:]
    ) {
        self.author = author
        self.language = language
        self.created = created
        self.modified = modified
        self.canonicalURL = canonicalURL
        self.summary = summary
        self.encoding = encoding
        self.properties = properties
    }
}

/// A hyperlink over a part of the text.
public struct Link: Sendable, Hashable, Codable {
    /// The UTF-8 range of the words that are linked.
    public let range: Range<Int>
    /// Where the link points, as written in the file.
    public let target: String

    /// Makes a link.
    public init(range: Range<Int>, target: String) {
        self.range = range
        self.target = target
    }
}

/// Something of the file that is not in the text, or is doubtful there.
public struct Loss: Sendable, Hashable, Codable {
    /// A stable short code, such as `encoding` or `nesting`.
    public let code: String
    /// One plain sentence for a person; never document text.
    public let message: String

    /// Makes a loss.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    /// What happened, without the names of what it happened to and without a full stop.
    package var kind: Substring {
        message.firstRange(of: ": ").map { message[..<$0.lowerBound] }
            ?? message[...].dropLast(message.hasSuffix(".") ? 1 : 0)
    }
}
