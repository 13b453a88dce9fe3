/// A title or heading as it names what stands below it.
///
/// It is kept with each block and passage below, so that one of a megabyte would be stored again a thousand times: beyond
/// ``longest`` bytes it is cut after a word. The text of the document keeps all of it.
enum ShortName {
    /// The most bytes of a name, about as many as four lines have.
    static let longest = 320

    static func of(_ name: String) -> String {
        guard name.utf8.count > longest else { return name }
        var cut = name[...]
        // Each step takes away a character at least, and most of them are a byte.
        while cut.utf8.count > longest { cut.removeLast(max(1, (cut.utf8.count - longest) / 4)) }
        return (cut.lastIndex(where: \.isWhitespace).map { cut[..<$0] } ?? cut) + "…"
    }
}
