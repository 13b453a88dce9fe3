/// An answer without links that could carry something out: pictures are never kept, addresses only when a passage or
/// the question holds them.
struct LinkCheck: Sendable {
    let text: String
    let remarks: [String]

    init(_ answer: String, sources: [ProofSource], question: String) {
        let known = sources.map(\.source.passage.shown) + sources.map(\.source.passage.text) + [question]
        var text = ""
        var removed: [String] = []
        var rest = answer[...]
        while let found = Self.next(in: rest) {
            let address = String(rest[found.address])
            let isKept = !found.isPicture && known.contains { $0.contains(address) }
            text += rest[..<found.whole.lowerBound]
            if isKept {
                text += rest[found.whole]
            } else {
                text += found.label.map { String(rest[$0]) } ?? "[link removed]"
                removed.append("A link that no passage holds was removed from the answer.")
            }
            rest = rest[found.whole.upperBound...]
        }
        self.text = text + rest
        remarks = Array(Set(removed))
    }

    private struct Found {
        let whole: Range<Substring.Index>
        let label: Range<Substring.Index>?
        let address: Range<Substring.Index>
        let isPicture: Bool
    }

    /// The next address with what is drawn around it: `![label](address)`, `[label](address)`, or the address alone.
    private static func next(in text: Substring) -> Found? {
        guard
            let scheme = ["http://", "https://", "ftp://", "data:", "javascript:", "file:", "//"]
                .compactMap({ text.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
        else { return nil }
        let end =
            text[scheme.upperBound...].firstIndex { $0.isWhitespace || "<>\"'”“)]}|`".contains($0) }
            ?? text.endIndex
        let address = scheme.lowerBound..<end
        guard let link = markdown(around: address, in: text) else {
            return Found(whole: address, label: nil, address: address, isPicture: false)
        }
        return link
    }

    private static func markdown(around address: Range<Substring.Index>, in text: Substring) -> Found? {
        guard address.upperBound < text.endIndex, let close = text[address.upperBound...].firstIndex(of: ")"),
            text[..<address.lowerBound].hasSuffix("]("),
            let open = text[..<address.lowerBound].lastIndex(of: "[")
        else { return nil }
        let middle = text.index(address.lowerBound, offsetBy: -2)
        let isPicture = open > text.startIndex && text[text.index(before: open)] == "!"
        let start = isPicture ? text.index(before: open) : open
        return Found(
            whole: start..<text.index(after: close), label: text.index(after: open)..<middle,
            address: address,
            isPicture: isPicture)
    }
}
