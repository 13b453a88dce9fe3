/// An answer without what could carry something out: pictures and elements with attributes are never kept, addresses
/// only when a passage or the question holds them.
struct LinkCheck: Sendable {
    let text: String
    let remarks: [String]

    init(_ answer: String, sources: [ProofSource], question: String) {
        let told = sources.map(\.source.passage.shown) + sources.map(\.source.passage.text) + [question]
        self.init(answer) { address in told.contains { $0.contains(address) } }
    }

    init(_ answer: String, isTold: (String) -> Bool) {
        var text = ""
        let plain = Self.withoutElements(Self.withoutPictures(answer))
        var isCleared = plain != answer
        var rest = plain[...]
        while let found = Self.next(in: rest) {
            text += rest[..<found.whole.lowerBound]
            if isTold(String(rest[found.address])) {
                text += rest[found.whole]
            } else {
                text += found.label.map { String(rest[$0]) } ?? "[link removed]"
                isCleared = true
            }
            rest = rest[found.whole.upperBound...]
        }
        self.text = text + rest
        remarks = isCleared ? ["A link or picture that no passage holds was removed from the answer."] : []
    }

    private struct Found {
        let whole: Range<Substring.Index>
        let label: Range<Substring.Index>?
        let address: Range<Substring.Index>
    }

    /// `![words](address)` and `![words][name]` become their words.
    private static func withoutPictures(_ text: String) -> String {
        guard text.contains("![") else { return text }
        return text.replacing(#/!\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])?/#) { $0.output.1 }
    }

    /// Takes out what a browser would take for an element with attributes, ended or not.
    private static func withoutElements(_ text: String) -> String {
        guard text.contains("<"), text.contains("=") else { return text }
        return text.replacing(#/<[A-Za-z][^<>]*=[^<>]*>?/#, with: "")
    }

    /// The next address with what is drawn around it: `[label](address)`, or the address alone.
    private static func next(in text: Substring) -> Found? {
        let schemes = ["http:", "https:", "ftp:", "data:", "javascript:", "file:", "//", "www.", "\\\\"]
        let found = schemes.compactMap { scheme in
            text.firstRange(of: scheme) ?? text.firstRange(of: scheme.uppercased())
        }
        guard let scheme = found.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        let after = text[scheme.upperBound...]
        let end = after.firstIndex { $0.isWhitespace || "<>\"'”“)]}|`".contains($0) } ?? text.endIndex
        let address = scheme.lowerBound..<end
        guard end > scheme.upperBound || text[scheme] != "data:" else {
            return Found(whole: address, label: address, address: address)
        }
        return markdown(around: address, in: text) ?? Found(whole: address, label: nil, address: address)
    }

    private static func markdown(around address: Range<Substring.Index>, in text: Substring) -> Found? {
        guard address.upperBound < text.endIndex, let close = text[address.upperBound...].firstIndex(of: ")"),
            text[..<address.lowerBound].hasSuffix("]("),
            let open = text[..<address.lowerBound].lastIndex(of: "[")
        else { return nil }
        let middle = text.index(address.lowerBound, offsetBy: -2)
        return Found(
            whole: open..<text.index(after: close), label: text.index(after: open)..<middle, address: address)
    }
}

/// Lets a reply through piece by piece once nothing in it can become a picture, an element or an address any more.
struct LinkGate: Sendable {
    private let told: [String]
    private var held = ""

    /// The most characters that are held back for a bracket that does not close.
    private static let most = 2000

    init(sources: [ProofSource], question: String) {
        told = sources.map(\.source.passage.shown) + sources.map(\.source.passage.text) + [question]
    }

    /// Takes the next piece, and gives what may be shown now.
    mutating func pass(_ piece: String) -> String {
        held += piece
        guard let end = safeEnd() else { return "" }
        let ready = String(held[..<end])
        held = String(held[end...])
        return cleared(ready)
    }

    /// What is left at the end of the reply.
    mutating func rest() -> String {
        defer { held = "" }
        return cleared(held)
    }

    private func cleared(_ text: String) -> String {
        LinkCheck(text) { address in told.contains { $0.contains(address) } }.text
    }

    /// Up to the last white space, or to an earlier bracket or element that is still open.
    private func safeEnd() -> String.Index? {
        guard let space = held.lastIndex(where: \.isWhitespace) else { return nil }
        if held.count > Self.most { return space }
        var end = held.index(after: space)
        if let open = held[..<end].lastIndex(of: "["), !isClosed(held[open..<end]) {
            end =
                open > held.startIndex && held[held.index(before: open)] == "!"
                ? held.index(before: open) : open
        }
        if let open = held[..<end].lastIndex(of: "<"), !held[open..<end].contains(">"),
            held[held.index(after: open)...].first?.isLetter == true
        {
            end = open
        }
        return end > held.startIndex ? end : nil
    }

    /// Whether `[…]`, with `(…)` behind it where that begins, is whole.
    private func isClosed(_ text: Substring) -> Bool {
        guard let close = text.firstIndex(of: "]") else { return false }
        let after = text[text.index(after: close)...]
        return after.first != "(" || after.contains(")")
    }
}
