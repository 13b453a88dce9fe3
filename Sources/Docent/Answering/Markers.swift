/// A sentence of an answer with the passages that its `[n]` markers name.
struct MarkedSentence: Sendable, Hashable {
    /// The sentence as written, markers included.
    let written: String
    /// The sentence without its markers.
    let words: String
    /// The numbers named, in order, each once.
    let markers: [Int]

    /// The sentence with markers that stand behind it.
    func closed(by lead: String, markers added: [Int]) -> MarkedSentence {
        let own = written.last?.isWhitespace == true ? written : written + " "
        return MarkedSentence(
            written: own + lead.split(whereSeparator: \.isWhitespace).joined(separator: " "), words: words,
            markers: markers + added.filter { !markers.contains($0) })
    }
}

/// Finds the `[n]` markers of an answer; models also write `[1, 2]`, `[1][2]`, `【1】` and `[passage 1]`.
enum Markers {
    /// Splits an answer into sentences, each with the markers that stand in it or directly after it.
    static func sentences(of answer: String, boundaries: (String) -> [Range<Int>]) -> [MarkedSentence] {
        var sentences: [MarkedSentence] = []
        for range in boundaries(answer) {
            let written = String(answer.slice(range))
            let rest = afterLead(written)
            if rest.startIndex > written.startIndex, let last = sentences.last, last.markers.isEmpty {
                let lead = String(written[..<rest.startIndex])
                sentences[sentences.count - 1] = last.closed(by: lead, markers: split(lead).markers)
                if !rest.isEmpty { sentences.append(sentence(String(rest))) }
            } else if rest.isEmpty, let last = sentences.last {
                sentences[sentences.count - 1] = last.closed(by: written, markers: split(written).markers)
            } else {
                sentences.append(sentence(written))
            }
        }
        return sentences
    }

    private static func sentence(_ written: String) -> MarkedSentence {
        let (words, markers) = split(written)
        return MarkedSentence(written: written, words: words, markers: markers)
    }

    /// What follows the markers with which a text begins.
    ///
    /// After a sentence without markers they are that sentence's: many models write them behind the full stop.
    private static func afterLead(_ text: String) -> Substring {
        var rest = text.drop(while: \.isWhitespace)
        while let open = rest.first, open == "[" || open == "【",
            let end = rest.firstIndex(of: open == "[" ? "]" : "】"),
            numbers(in: rest[rest.index(after: rest.startIndex)..<end]) != nil
        {
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        if rest.allSatisfy(\.isPunctuation) { return text[text.endIndex...] }
        return rest
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
