package import Documents

/// Reads HTML and XHTML of any quality: what a browser would show, in its structure, with navigation set apart.
package enum HTMLReader: Reader {
    package static let format = Format(rawValue: "html")

    package static func recognises(_ source: Source) -> Recognition {
        var start = Substring(source.beginning)
        let asides: [(open: String, close: String)] = [("<!--", "-->"), ("<?xml", "?>"), ("<%", "%>")]
        while let aside = asides.first(where: { start.hasPrefix($0.open) }) {
            guard let end = start.firstRange(of: aside.close) else { break }
            start = start[end.upperBound...].drop { $0.isWhitespace }
        }
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .certain }
        guard ["html", "htm", "xhtml", "xht", "aspx"].contains(source.fileExtension) else {
            return ["<head", "<body", "<title", "<h1", "<p>", "<div", "<table"].contains {
                start.hasPrefix($0)
            }
                ? .named : .no
        }
        guard isText(source) else { return .no }
        // A page that only begins like XML is seldom well formed.
        return source.beginning.hasPrefix("<?xml") ? .certain : .named
    }

    package static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let isXML =
            source.beginning.hasPrefix("<?xml") || ["xhtml", "xht"].contains(source.fileExtension)
        append(text(of: consume source, &builder), isXML: isXML, to: &builder, withMetadata: true)
    }

    /// The text of a page; how it was encoded is noted.
    private static func text(of source: consuming Source, _ builder: inout DocumentBuilder) -> [UInt8] {
        let decoded = TextEncoding.decode(source.bytes, declared: declaredEncoding(source.bytes))
        builder.metadata.encoding = decoded.encoding
        if decoded.isDoubtful {
            builder.lose("encoding", "More than one character in a hundred could not be decoded.")
        }
        return withoutDirectives(decoded.bytes)
    }

    /// A page without what its server reads before it, such as `<%@ Page Language="C#" %>`.
    private static func withoutDirectives(_ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        while case let page = rest.drop(while: { $0 <= 0x20 }), page.starts(with: "<%".utf8) {
            guard let end = page.firstRange(of: Array("%>".utf8)) else { break }
            rest = page[end.upperBound...]
        }
        return rest.count == bytes.count ? bytes : Array(rest)
    }

    /// Adds the content of a page, also one that lies in a container.
    ///
    /// - Parameters:
    ///   - utf8: the page as valid UTF-8.
    ///   - withMetadata: whether the page's title, author and language become the document's.
    ///   - isLetter: whether all of it is content, so that nothing but what its elements say stands apart.
    ///   - linked: the style sheet that a reference leads to, where it is at hand; nil where none is.
    static func append(
        _ utf8: consuming [UInt8], isXML: Bool, to builder: inout DocumentBuilder, withMetadata: Bool,
        isLetter: Bool = false, linked: ((String) -> StyleSheets?)? = nil
    ) {
        var result = HTMLTreeBuilder.parse(consume utf8, isXML: isXML)
        result.tree.showSigns()
        result.tree.nameStyledTables()
        result.tree.showTicks()
        result.tree.partNeighbours()
        result.tree.settle()
        if result.isTooDeep {
            builder.lose(
                "nesting", "Elements nest deeper than 1,024; their structure is flattened, their text kept.")
        }
        if result.endedEarly {
            builder.lose("damaged", "The page ends within a comment, a tag or a script; the rest is missing.")
        }
        if result.droppedAttributes {
            builder.lose("attributes", "An element has more than 1,024 attributes; the others are missing.")
        }
        if withMetadata { HTMLMetadata.read(result.tree, into: &builder) }
        let marks =
            isLetter ? HTMLLayers.marks(ofTranslated: result.tree) : HTMLLayers.marks(of: result.tree)
        let visibility = HTMLVisibility(result.tree, isLetter: isLetter, linked: linked)
        if visibility.isIncomplete {
            builder.lose(
                "styles",
                "The page has more rules of style than are looked at; what they hide is not told apart.")
        }
        HTMLFlow.append(result.tree.moved(), marks: marks, visibility: visibility, to: &builder)
    }

    /// The encoding that the page declares in its first 4,096 bytes (browsers look at 1,024).
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let start = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
            .lowercased()
        guard let found = start.firstRange(of: "charset") ?? start.firstRange(of: "encoding") else {
            return nil
        }
        let rest = start[found.upperBound...].drop { $0 == " " }
        guard rest.hasPrefix("=") else { return nil }
        let value = rest.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "'" }
        return String(value.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) })
    }

    private static func isText(_ source: Source) -> Bool {
        PlainTextReader.looksLikeText(source.bytes)
    }
}
