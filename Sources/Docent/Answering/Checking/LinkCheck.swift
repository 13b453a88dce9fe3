/// An answer without what could carry something out: pictures and elements with attributes are never kept, addresses
/// only when a passage or the question holds them.
struct LinkCheck: Sendable {
    let text: String
    let remarks: [Remark]

    init(_ answer: String, told: ToldAddresses) {
        var text = ""
        let plain = LinkTargets.withoutUntold(
            ElementMarks.removed(from: Self.withoutPictures(answer)), told)
        var isCleared = plain != answer
        var rest = plain[...]
        while let found = Self.next(in: rest) {
            text += rest[..<found.whole.lowerBound]
            if told.hold(rest[found.address]) {
                text += rest[found.whole]
            } else {
                text += found.label.map { String(rest[$0]) } ?? "[link removed]"
                isCleared = true
            }
            rest = rest[found.whole.upperBound...]
        }
        self.text = text + rest
        remarks = isCleared ? [.linkRemoved] : []
    }

    private struct Found {
        let whole: Range<Substring.Index>
        let label: Range<Substring.Index>?
        let address: Range<Substring.Index>
    }

    /// `![words](address)`, `![words][name]` and `![name]` become their words.
    ///
    /// `![1]` is a marker behind an exclamation mark.
    private static func withoutPictures(_ text: String) -> String {
        var kept = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "!["), let end = rest[mark.upperBound...].firstIndex(of: "]") {
            let bracket = rest.index(before: mark.upperBound)
            let next = rest[rest.index(after: end)...].first
            if next != "(", Markers.opening(rest[bracket...]) != nil {
                kept += rest[...end]
                rest = rest[rest.index(after: end)...]
                continue
            }
            kept += rest[..<mark.lowerBound] + rest[mark.upperBound..<end]
            rest = rest[rest.index(after: end)...]
            guard let next, next == "(" || next == "[" else { continue }
            let close = rest.firstIndex(of: next == "(" ? ")" : "]")
            rest = rest[(close.map { rest.index(after: $0) } ?? rest.index(after: rest.startIndex))...]
        }
        return kept + rest
    }

    /// The next address with what is drawn around it: `[label](address)`, or the address alone.
    private static func next(in text: Substring) -> Found? {
        guard let address = Address.first(in: text) else { return nil }
        return markdown(around: address, in: text) ?? Found(whole: address, label: nil, address: address)
    }

    private static func markdown(around address: Range<Substring.Index>, in text: Substring) -> Found? {
        guard text[..<address.lowerBound].hasSuffix("]("),
            let close = text[address.upperBound...].prefix(300).firstIndex(of: ")"),
            let open = text[..<address.lowerBound].lastIndex(of: "[")
        else { return nil }
        let middle = text.index(address.lowerBound, offsetBy: -2)
        return Found(
            whole: open..<text.index(after: close), label: text.index(after: open)..<middle, address: address)
    }
}
