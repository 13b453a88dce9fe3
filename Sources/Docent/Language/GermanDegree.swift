/// The highest degree of German adjectives with its endings: `günstigste`, `günstigsten`, but not `höchstens`.
enum GermanDegree {
    /// The word without its ending; nil when it has none.
    static func root(of word: String) -> String? {
        endings.first { ending in stems.contains { word.hasSuffix($0 + ending) } }
            .map { String(word.dropLast($0.count)) }
    }

    private static let endings = ["e", "en", "er", "es", "em"]
    private static let stems = ["st", "größt", "gelegen"]
}
