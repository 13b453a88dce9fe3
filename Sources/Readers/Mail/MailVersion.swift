import Documents

/// A version of a mail's text; of several that hold its words the richest is read, whoever made the mail.
///
/// Programs write the best version last (RFC 2046, section 5.1.4). The plain one has each cell of a table on a line of its
/// own, and often is but a note that there is another; now and then the page is that note.
enum MailVersion: Int {
    case other, richText, plain, page

    /// The position of the version to read, or nil when none holds words; one with less than half as many as another is
    /// no version of the same text.
    static func best(_ versions: [(version: Self, words: Int)]) -> Int? {
        let most = versions.map(\.words).max() ?? 0
        return versions.indices.filter { versions[$0].words > 0 && versions[$0].words * 2 >= most }
            .max { (versions[$0].version.rawValue, $0) < (versions[$1].version.rawValue, $1) }
    }

    /// How many words a page shows, pictures apart.
    static func words(page utf8: [UInt8]) -> Int {
        var builder = DocumentBuilder(format: HTMLReader.format)
        MailFlow.append(page: utf8, to: &builder)
        let document = builder.build()
        return document.blocks.lazy.filter { $0.layer == .body && $0.kind != .image }
            .map { words(String(document[$0.range])) }.reduce(0, +)
    }

    /// How many words a text has; addresses, which only the plain version spells out, are none.
    static func words(_ text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count { !$0.contains("://") }
    }
}

extension MailVersion {
    /// The position of the part to read of several that say the same.
    static func best(of parts: [MailPart]) -> Int? {
        best(parts.map { of($0, depth: 0) }) ?? parts.indices.last
    }

    /// What a part is a version of; one of several parts, such as a page with its pictures, is what the richest is.
    private static func of(_ part: MailPart, depth: Int) -> (version: Self, words: Int) {
        guard part.fileName == nil || part.type.hasPrefix("multipart/") else { return (.other, 0) }
        switch part.type {
        case "text/html": return (.page, words(page: part.text.bytes))
        case "text/plain": return (.plain, words(part.text.text))
        case _ where part.type.hasPrefix("multipart/") && depth < 20:
            let inner = part.parts().map { of($0, depth: depth + 1) }
            guard let best = best(inner).map({ inner[$0] }) else { return (.other, 0) }
            if part.type == "multipart/alternative" { return best }
            // Files between the paragraphs of a text cut it into parts.
            return (best.version, inner.lazy.filter { $0.version == best.version }.map(\.words).reduce(0, +))
        default: return (.other, 0)
        }
    }
}
