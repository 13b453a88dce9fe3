/// Finds the `[n]` markers of an answer; models also write `[1, 2]`, `[1][2]`, `【1】` and `[passage 1]`.
package enum Markers {
    /// The most characters between the brackets of a marker, so that an open bracket is not looked after to the end.
    package static let longest = 80

    /// Whether a marker may begin with a character.
    package static func canOpen(_ character: Character) -> Bool { character == "[" || character == "【" }

    /// The marker that a text begins with, which opens with a bracket: its numbers, and what stands behind it.
    package static func opening(_ text: Substring) -> (numbers: [Int], rest: Substring)? {
        guard let open = text.first, canOpen(open),
            let end = text.prefix(longest).firstIndex(of: open == "[" ? "]" : "】"),
            let numbers = numbers(in: text[text.index(after: text.startIndex)..<end])
        else { return nil }
        return (numbers, text[text.index(after: end)...])
    }

    /// How many UTF-8 bytes of markers, white space between them included, a text begins with.
    ///
    /// After a sentence without markers they are that sentence's: many models write them behind the full stop.
    static func lead(of text: String) -> Int {
        var rest = text.drop(while: \.isWhitespace)
        let start = rest.startIndex
        while let marker = opening(rest) { rest = marker.rest.drop(while: \.isWhitespace) }
        guard rest.startIndex > start else { return 0 }
        if rest.allSatisfy(\.isPunctuation) { return text.utf8.count }
        return text.utf8.distance(from: text.startIndex, to: rest.startIndex)
    }

    /// Takes the markers out of a text, and the white space that is left at its ends and doubled within.
    static func split(_ text: String) -> (words: String, markers: [Int]) {
        let (words, markers) = stripped(text)
        let trimmed = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (trimmed.allSatisfy { $0.isPunctuation } ? "" : trimmed, markers)
    }

    /// Takes the markers out of a text with the spaces before them; all else stays as it is.
    static func stripped(_ text: String) -> (words: String, markers: [Int]) {
        var words = ""
        var markers: [Int] = []
        var rest = text[...]
        while let found = next(in: rest) {
            words += rest[..<found.range.lowerBound]
            markers += found.numbers.filter { !markers.contains($0) }
            while words.last == " " { words.removeLast() }
            rest = rest[found.range.upperBound...]
        }
        return (words + rest, markers)
    }

    /// The markers of a text: where each begins, and its numbers.
    package static func all(in text: String) -> [(start: String.Index, numbers: [Int])] {
        var all: [(start: String.Index, numbers: [Int])] = []
        var rest = text[...]
        while let found = next(in: rest) {
            all.append((found.range.lowerBound, found.numbers))
            rest = rest[found.range.upperBound...]
        }
        return all
    }

    /// The first marker of a text.
    private static func next(in text: Substring) -> (range: Range<Substring.Index>, numbers: [Int])? {
        var rest = text
        while let open = rest.firstIndex(where: canOpen) {
            if let marker = opening(rest[open...]) { return (open..<marker.rest.startIndex, marker.numbers) }
            rest = rest[rest.index(after: open)...]
        }
        return nil
    }

    /// The text without one number among its markers; a marker that names nothing else goes with the spaces before it.
    static func removing(_ marker: Int, from text: String) -> String {
        var words = ""
        var rest = text[...]
        while let found = next(in: rest) {
            words += rest[..<found.range.lowerBound]
            let left = found.numbers.filter { $0 != marker }
            if left == found.numbers {
                words += rest[found.range]
            } else if left.isEmpty {
                while words.last == " " { words.removeLast() }
            } else {
                words += "[\(left.map(String.init).joined(separator: ", "))]"
            }
            rest = rest[found.range.upperBound...]
        }
        return words + rest
    }

    /// The text with a marker before its last stop.
    static func adding(_ marker: Int, to text: String) -> String {
        guard let last = text.last, ".!?…。".contains(last), text.dropLast().last?.isNumber != true else {
            return "\(text) [\(marker)]"
        }
        return "\(text.dropLast()) [\(marker)]\(last)"
    }

    /// Markers as a person reads them: `[1]`, `[1] and [2]`.
    static func list(_ markers: [Int]) -> String {
        let all = markers.map { "[\($0)]" }
        guard let last = all.last, all.count > 1 else { return all.first ?? "" }
        return "\(all.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// The numbers of `1-3` and `1–3`; nil for what is no range of a few.
    private static func range(_ text: Substring) -> [Int]? {
        let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first > 0,
            (first...first + 20).contains(last)
        else { return nil }
        return Array(first...last)
    }

    /// The numbers of `1, 2`, `1-3` or `passage 3`; nil when the brackets hold something else.
    private static func numbers(in text: Substring) -> [Int]? {
        let parts = text.split { $0 == "," || $0 == ";" || $0 == " " }
        let numbers = parts.flatMap { Self.range($0) ?? Int($0).map { [$0] } ?? [] }.filter {
            (1...999).contains($0)
        }
        let words = parts.filter { Int($0) == nil && Self.range($0) == nil }
        let isAllowed = words.allSatisfy {
            ["passage", "passages", "source", "and"].contains($0.lowercased())
        }
        return numbers.isEmpty || !isAllowed ? nil : numbers
    }
}
