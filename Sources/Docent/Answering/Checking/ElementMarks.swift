/// Takes the marks of elements out of an answer, which a browser would fetch something or run a script by.
enum ElementMarks {
    /// The text without elements that have attributes, ended or not: of those that are not ended, `<N` in running text is none.
    ///
    /// One pass, whatever stands in the text.
    static func removed(from text: String) -> String {
        guard text.contains("<"), text.contains("=") else { return text }
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let end = bytes[(position + 1)...].firstIndex { $0 == less || $0 == greater } ?? bytes.count
            let isElement =
                bytes[position] == less && position + 1 < end
                && isHarmful(bytes[(position + 1)..<end], isEnded: end < bytes.count && bytes[end] == greater)
            if isElement {
                position = end < bytes.count && bytes[end] == greater ? end + 1 : end
            } else {
                kept += bytes[position..<end]
                position = end
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static let less = UInt8(ascii: "<"), greater = UInt8(ascii: ">"), equals = UInt8(ascii: "=")

    /// Whether what stands behind a `<` is an element with attributes; one that is not ended must be able to fetch or run something.
    private static func isHarmful(_ inner: ArraySlice<UInt8>, isEnded: Bool) -> Bool {
        guard let first = inner.first, isLetter(first) else { return false }
        if isEnded { return inner.contains(equals) }
        let name = inner.prefix(while: isLetter)
        let attributes = inner[name.endIndex...]
        guard attributes.first.map({ isSpace($0) || $0 == UInt8(ascii: "/") }) == true,
            attributes.contains(equals)
        else { return false }
        return fetching.contains(String(decoding: name, as: UTF8.self).lowercased())
            || handlesEvents(attributes)
    }

    /// Whether one of some attributes is a script's, as `onclick=` is.
    private static func handlesEvents(_ attributes: ArraySlice<UInt8>) -> Bool {
        var rest = attributes
        while let space = rest.firstIndex(where: isSpace) {
            let name = rest[(space + 1)...].prefix(while: isLetter)
            let sign = rest[name.endIndex...].drop(while: isSpace).first
            if sign == equals, String(decoding: name.prefix(3), as: UTF8.self).lowercased().hasPrefix("on"),
                name.count > 2
            {
                return true
            }
            rest = rest[(name.isEmpty ? space + 1 : name.endIndex)...]
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// White space as HTML has it.
    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) }

    /// The names of elements that fetch something or run a script.
    private static let fetching: Set<String> = [
        "a", "area", "audio", "base", "body", "button", "embed", "form", "frame", "iframe", "image", "img",
        "input",
        "link", "math", "meta", "object", "script", "source", "style", "svg", "track", "video",
    ]
}
