/// Finds quotes in a text as people and language models write them, and gives the exact bytes that they quote.
///
/// White space, cell borders, typographic quotes and dashes, and case make no difference; words and numbers are whole, so that
/// “30 days” is not found in “130 days”, nor “valid” in “invalid”. The text is folded once; a search then takes time in
/// proportion to the length of the text.
///
/// ```swift
/// let finder = QuoteFinder(document.text)
/// finder.range(of: "the \"night\" train - second class")   // finds “night” and the en dash
/// ```
package struct QuoteFinder: Sendable {
    private let folded: FoldedText
    private let ignoresCase: Bool

    /// Prepares a text, or the part of it that a range names; ranges found count from the text's first byte.
    package init(_ text: String, range: Range<Int>? = nil, ignoringCase: Bool = true) {
        let all = 0..<text.utf8.count
        folded = FoldedText(text, range: range?.clamped(to: all) ?? all, ignoresCase: ignoringCase)
        ignoresCase = ignoringCase
    }

    /// The first range of UTF-8 offsets that holds the quote; nil when there is none.
    package func range(of quote: String) -> Range<Int>? {
        for needle in needles(quote) {
            if let found = folded.firstRange(of: needle) { return folded.original(found) }
        }
        return nil
    }

    /// All ranges that hold the quote, without overlaps.
    package func ranges(of quote: String) -> [Range<Int>] {
        for needle in needles(quote) {
            var found: [Range<Int>] = []
            var position = 0
            while let next = folded.firstRange(of: needle, from: position) {
                found.append(folded.original(next))
                position = next.upperBound
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The ranges of the parts of a quote with omissions (`…`, `...`, `[…]`), in their order; nil when one is missing.
    package func parts(of quote: String) -> [Range<Int>]? {
        if let whole = range(of: quote) { return [whole] }
        let folded = fold(quote).bytes
        var parts: [Range<Int>] = []
        var position = 0
        for part in String(decoding: folded, as: UTF8.self).split(separator: "...") {
            let needle = Self.trimmed(Array(part.utf8), also: Array("[]()".utf8))
            guard !needle.isEmpty else { continue }
            guard let found = self.folded.firstRange(of: needle, from: position) else { return nil }
            parts.append(self.folded.original(found))
            position = found.upperBound
        }
        return parts.isEmpty ? nil : parts
    }

    /// The span nearest to a slightly wrong quote; nil when less than `minimum` of the words agree.
    ///
    /// The windows with the most words of the quote are found in one pass, then aligned word by word (Smith and
    /// Waterman 1981, with 2 for a match and −1 for a difference or gap).
    ///
    /// - Parameter minimum: the least agreement, from 0 to 1: words in order, over the longer of quote and span.
    package func nearestSpan(to quote: String, minimum: Double = 0.6) -> Span? {
        if let exact = range(of: quote) { return Span(range: exact, agreement: 1) }
        let wanted = HashedWords(fold(quote))
        let words = HashedWords(folded)
        let matches = words.windows(richestIn: wanted).compactMap { words.align(wanted, within: $0) }
        guard let match = matches.max(by: { $0.agreeing < $1.agreeing }) else { return nil }
        let agreement = Double(match.agreeing) / Double(max(wanted.count, match.words.count))
        let bytes = words.bytes(match.words)
        guard agreement >= minimum, folded.isWhole(bytes) else { return nil }
        return Span(range: folded.original(bytes), agreement: agreement)
    }

    /// A span of the text that comes near a quote.
    package struct Span: Sendable, Hashable {
        /// Its UTF-8 range.
        package let range: Range<Int>
        /// How many of the words agree, from 0 to 1.
        package let agreement: Double
    }

    private func fold(_ quote: String) -> FoldedText {
        FoldedText(quote, range: 0..<quote.utf8.count, ignoresCase: ignoresCase)
    }

    /// The folded quote; then without quotation marks, ellipses and stops around it.
    private func needles(_ quote: String) -> [[UInt8]] {
        let whole = fold(quote).bytes
        let bare = Self.trimmed(whole, also: Array("\"'".utf8))
        let least = Self.trimmed(whole, also: Array("\"'.,;:[]".utf8))
        return [whole, bare, least].filter { !$0.isEmpty }
    }

    private static func trimmed(_ bytes: [UInt8], also marks: [UInt8]) -> [UInt8] {
        let isMark = { (byte: UInt8) in byte == 0x20 || marks.contains(byte) }
        guard let first = bytes.firstIndex(where: { !isMark($0) }) else { return [] }
        return Array(bytes[first...(bytes.lastIndex { !isMark($0) } ?? first)])
    }
}
