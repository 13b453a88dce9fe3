/// Whether two passages say the same but for a word here or there.
///
/// Only long passages can be near copies, and only where the words that differ are few and ordinary: a figure, a date, a
/// name or anything else with a digit or a capital letter may be the very difference that is asked for, so that two
/// invoices, two rows or two editions of a limit are never taken for one.
struct NearCopy: Sendable {
    private let words: [Substring]

    /// The fewest words of a passage that has near copies.
    private static let fewest = 40
    /// One changed word among so many is allowed.
    private static let among = 50

    /// Takes the words of a passage, without the marks around them.
    init(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace).compactMap { word in
            var word = word
            while let last = word.last, Self.marks.contains(last) { word.removeLast() }
            while let first = word.first, Self.marks.contains(first) { word.removeFirst() }
            return word.isEmpty ? nil : word
        }
    }

    private static let marks: Set<Character> = [
        ".", ",", ";", ":", "!", "?", "\"", "'", "(", ")", "[", "]", "“", "”", "„", "‘", "’", "«", "»", "•",
    ]

    func isCopy(of other: Self) -> Bool {
        let allowed = 2 * (min(words.count, other.words.count) / Self.among)
        guard min(words.count, other.words.count) >= Self.fewest,
            abs(words.count - other.words.count) <= max(0, allowed)
        else { return false }
        var counts: [Substring: Int] = [:]
        for word in words { counts[word, default: 0] += 1 }
        for word in other.words { counts[word, default: 0] -= 1 }
        let different = counts.filter { $0.value != 0 }
        return different.reduce(0) { $0 + abs($1.value) } <= allowed
            && different.keys.allSatisfy { word in !word.contains { $0.isNumber || $0.isUppercase } }
    }
}
