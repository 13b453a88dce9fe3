import Documents

/// What a question names that stands for one thing only: codes such as `T-200` or `E09`, and years.
///
/// A passage that holds all other words of the question but speaks of S-200, or of another year, does not answer it.
struct AskedThings: Sendable, Hashable {
    /// The codes as they were written, each once.
    let codes: [String]
    /// The years, each once.
    let years: [Int]

    init(_ question: String) {
        var codes: [String] = []
        var years: [Int] = []
        for word in question.split(whereSeparator: \.isWhitespace) {
            let word = Words.trimmed(word) { !$0.isLetter && !$0.isNumber }
            if CodeRule.namesOneThing(word), !codes.contains(word) { codes.append(word) }
            if let year = Self.year(word), !years.contains(year) { years.append(year) }
        }
        self.codes = codes
        self.years = years
    }

    /// The codes that a text does not hold, however their parts are joined there.
    func codes(lackingIn text: String) -> [String] {
        guard !codes.isEmpty else { return [] }
        let parts = Self.parts(of: text)
        return codes.filter { !Self.holds(parts, Self.parts(of: $0).joined()) }
    }

    /// The years that a text neither names nor has within a span of years.
    func years(lackingIn text: String) -> [Int] {
        guard !years.isEmpty else { return [] }
        let named = Self.parts(of: text).compactMap(Self.year)
        return years.filter { year in
            !named.contains(year)
                && !zip(named, named.dropFirst()).contains { $0 < year && year < $1 }
        }
    }

    private static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, let year = Int(word), (1900...2100).contains(year) else { return nil }
        return year
    }

    /// The runs of letters and figures of a text, in lower case.
    private static func parts(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether neighbouring parts make up a code.
    private static func holds(_ parts: [String], _ code: String) -> Bool {
        parts.indices.contains { start in
            guard code.hasPrefix(parts[start]) else { return false }
            var rest = code[...]
            for part in parts[start...].prefix(mostParts) {
                guard rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
                if rest.isEmpty { return true }
            }
            return false
        }
    }

    /// Of how many parts a code consists at most.
    private static let mostParts = 8
}
