import Embeddings

/// What a question says of its subject: those of its words that neither the title of a document nor the headings above a unit hold,
/// such as `packed` in “What are Corvane wheels packed in?” below the heading `Corvane cheese`.
///
/// Whoever asks names the subject as the documents do, and the rest in words of their own. So a word counts as held where the unit
/// has one that is near in meaning, `wrapped` for `packed`, and each counts alike, however rare it is: of a word that stands
/// nowhere nothing is known but that.
struct AskedPredicate: Sendable {
    /// A word of the question, in small letters, and how well the unit holds it by its letters.
    struct Word: Sendable {
        let text: String
        let share: Double
    }

    let words: [Word]
    /// The unit's words beside those of its title and headings.
    let told: [String]

    /// How well the unit holds the words on average, from 0 to 1; 1 where there are none.
    ///
    /// - Parameter embedder: what tells which words are near; nil compares their letters alone.
    func held(by embedder: (any Embedder)?) async throws -> Double {
        guard !words.isEmpty else { return 1 }
        let missing = words.filter { $0.share < 1 }
        var sum = Double(words.count - missing.count)
        guard let embedder, !missing.isEmpty, !told.isEmpty else {
            return (sum + missing.reduce(0) { $0 + $1.share }) / Double(words.count)
        }
        let cosines = try await embedder.cosines(
            of: Array(told.prefix(Self.mostTold)), to: missing.map(\.text))
        for (place, word) in missing.enumerated() {
            let nearest = cosines.map { $0[place] }.max()
            sum += max(word.share, Self.share(atCosine: nearest ?? 0))
        }
        return sum / Double(words.count)
    }

    private static func share(atCosine cosine: Double) -> Double {
        max(0, min(1, (cosine - unrelated) / (alike - unrelated)))
    }

    /// The cosine of words that have nothing to do with each other, and of those that may stand for each other.
    private static let unrelated = 0.2
    private static let alike = 0.7
    /// How many of a unit's words are compared.
    private static let mostTold = 60
}
