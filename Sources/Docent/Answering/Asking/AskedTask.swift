/// What is asked for that is no search: the differences of two documents, or one document in few words.
enum AskedTask: Sendable, Hashable {
    /// The ways to tell the names of two documents apart.
    case compare([[String]])
    case summarize(String)

    /// - Returns: nil for a question that is answered by what documents say.
    init?(_ question: String) {
        let text = question.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let words = Self.words(of: text)
        let start = words.prefix { Lexicon.politeness.contains($0.lowercased()) }.count
        guard words.count > start + 1 else { return nil }
        let verb = words[start].lowercased()
        let rest = Array(words[(start + 1)...])
        if Lexicon.summarizingVerbs.contains(verb) {
            self = .summarize(rest.joined(separator: " "))
        } else if Lexicon.comparingVerbs.contains(verb) {
            self.init(pairOf: rest)
        } else if let opening = Self.opening(of: words) {
            self.init(pairOf: Array(words[opening...]))
        } else {
            return nil
        }
    }

    private init?(pairOf words: [String]) {
        let joints = words.indices.filter { Lexicon.comparedJoints.contains(words[$0].lowercased()) }
        let pairs = joints.map { [words[..<$0], words[($0 + 1)...]].map { $0.joined(separator: " ") } }
        self = .compare(pairs.filter { !$0.contains("") })
    }

    /// How many words a question for differences begins with.
    private static func opening(of words: [String]) -> Int? {
        let letters = words.map { $0.lowercased() }
        return Lexicon.differenceOpenings.map { $0.split(separator: " ").map(String.init) }
            .first { letters.starts(with: $0) }?.count
    }

    /// The words without the marks around them; names of files keep those within.
    private static func words(of text: String) -> [String] {
        text.split(separator: " ").map { Words.trimmed($0) { !$0.isLetter && !$0.isNumber } }.filter {
            !$0.isEmpty
        }
    }

    /// The command that does it, as a remark.
    var remark: Remark {
        switch self {
        case .compare: .comparingCommand
        case .summarize: .summarizingCommand
        }
    }
}
