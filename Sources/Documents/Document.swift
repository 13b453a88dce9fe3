/// What a reader understood of one file: its text, and the structure that lies over it.
///
/// `text` is the one canonical UTF-8 string of the document. Every block, cell, link, chunk and quote is a
/// range of UTF-8 offsets into it, so that nothing that leaves Docent is a copy that could drift.
package struct Document: Sendable, Hashable {
    /// The format that the bytes turned out to be, whatever the file's name says.
    package let format: Format
    /// The title that the file gives itself, or its first heading, or its file name.
    package let title: String
    /// What the file says about itself.
    package let metadata: Metadata
    /// The canonical text.
    ///
    /// Blocks are separated by one line feed; cells within a row by one tab.
    package let text: String
    /// The blocks in reading order.
    ///
    /// Their ranges ascend and do not overlap.
    package let blocks: [Block]
    /// Hyperlinks, in the order of their ranges.
    package let links: [Link]
    /// What was lost or doubtful.
    ///
    /// A document with a loss is `partial`, never silently whole.
    package let losses: [Loss]

    /// Makes a document; ``DocumentBuilder`` is how readers do it.
    package init(
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
    package subscript(range: Range<Int>) -> Substring {
        text.slice(range)
    }
}

/// What a file says about itself; each part is absent when the file is silent.
package struct Metadata: Sendable, Hashable, Codable {
    /// Authors as one line.
    package var author: String?
    /// The language as a BCP 47 tag, such as `de`.
    package var language: String?
    /// When the file says that it was created, as ISO 8601.
    package var created: String?
    /// When the file says that it was last modified or published, as ISO 8601.
    package var modified: String?
    /// The address under which the file says that it is published.
    package var canonicalURL: String?
    /// A summary or subject line.
    package var summary: String?
    /// The character encoding that the bytes were read with, for text formats.
    package var encoding: String?
    /// Further properties by name: keywords, version, custom properties, front matter.
    package var properties: [String: String]

    /// Makes metadata in which nothing is known yet.
    package init(
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
package struct Link: Sendable, Hashable {
    /// The UTF-8 range of the words that are linked.
    package let range: Range<Int>
    /// Where the link points, as written in the file.
    package let target: String

    /// Makes a link.
    package init(range: Range<Int>, target: String) {
        self.range = range
        self.target = target
    }
}

/// Something of the file that is not in the text, or is doubtful there.
package struct Loss: Sendable, Hashable, Codable {
    /// A stable short code, such as `encoding` or `nesting`.
    package let code: String
    /// One plain sentence for a person; never document text.
    package let message: String

    /// Makes a loss.
    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    /// What happened, without the names of what it happened to and without a full stop.
    package var kind: Substring {
        message.firstRange(of: ": ").map { message[..<$0.lowerBound] }
            ?? message[...].dropLast(message.hasSuffix(".") ? 1 : 0)
    }
}
