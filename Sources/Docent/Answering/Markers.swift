/// A sentence of an answer with the passages that its `[n]` markers name.
struct MarkedSentence: Sendable, Hashable {
    /// The sentence as written, markers included.
    let written: String
    /// The sentence without its markers.
    let words: String
    /// The numbers named, in order, each once.
    let markers: [Int]
}

/// Finds the `[n]` markers of an answer; models also write `[1, 2]`, `[1][2]`, `【1】` and `[passage 1]`.
enum Markers {
    /// Splits an answer into sentences, each with the markers that stand in it or directly after it.
    static func sentences(of answer: String, boundaries: (String) -> [Range<Int>]) -> [MarkedSentence] {
        var sentences: [MarkedSentence] = []
        for range in boundaries(answer) {
            let written = String(answer.slice(range))
            let (words, markers) = split(written)
            if words.isEmpty, let last = sentences.popLast() {
                let joined = last.markers + markers.filter { !last.markers.contains($0) }
                sentences.append(
                    MarkedSentence(written: last.written + " " + written, words: last.words, markers: joined))
            } else {
                sentences.append(MarkedSentence(written: written, words: words, markers: markers))
            }
        }
        return sentences
    }

    /// Takes the markers out of a text.
    static func split(_ text: String) -> (words: String, markers: [Int]) {
        var words = ""
        var markers: [Int] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "[" || $0 == "【" }) {
            words += rest[..<open]
            let close: Character = rest[open] == "[" ? "]" : "】"
            guard let end = rest[open...].firstIndex(of: close),
                let numbers = numbers(in: rest[rest.index(after: open)..<end])
            else {
                words.append(rest[open])
                rest = rest[rest.index(after: open)...]
                continue
            }
            markers += numbers.filter { !markers.contains($0) }
            while words.last == " " { words.removeLast() }
            rest = rest[rest.index(after: end)...]
        }
        words += rest
        let trimmed = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (trimmed.allSatisfy { $0.isPunctuation } ? "" : trimmed, markers)
    }

    /// The numbers of `1, 2` or `passage 3`; nil when the brackets hold something else.
    private static func numbers(in text: Substring) -> [Int]? {
        let parts = text.split { $0 == "," || $0 == ";" || $0 == " " }
        let numbers = parts.compactMap { Int($0) }.filter { (1...999).contains($0) }
        let words = parts.filter { Int($0) == nil }
        let isAllowed = words.allSatisfy {
            ["passage", "passages", "source", "and"].contains($0.lowercased())
        }
        return numbers.isEmpty || !isAllowed ? nil : numbers
    }
}
