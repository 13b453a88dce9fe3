import Indexes

/// A word of a question that stands nowhere in the documents, with the word of the documents that it is read as.
struct Misspelling: Sendable, Hashable {
    let typed: String
    let read: String
    /// Whether it names somebody or something; another of nearly the same name may be meant.
    let isName: Bool

    /// What a person is told of it.
    var remark: Remark { .respelled(typed, as: read) }

    /// A text with the word in the place of the one that was typed.
    func mended(_ text: String) -> String {
        var mended = ""
        var rest = text[...]
        while let found = rest.firstRange(of: typed) {
            let isWhole =
                !Self.goesOn(rest[..<found.lowerBound].last ?? mended.last)
                && !Self.goesOn(rest[found.upperBound...].first)
            mended += rest[..<found.lowerBound] + (isWhole ? read : typed)
            rest = rest[found.upperBound...]
        }
        return mended + rest
    }

    private static func goesOn(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber } ?? false
    }

    // MARK: Likeness

    /// How many edits away the word may be that is meant by another: one, or two from a very long word; none from words so short
    /// that nearly any is that near to another.
    ///
    /// - Parameters:
    ///   - isName: whether it names somebody or something, of whom others are called nearly the same.
    ///   - isKnownLanguage: whether the embedding model knows most words of the language, so that it does not take those that
    ///     are spelled rightly for misspelt.
    static func mostEdits(in word: String, isName: Bool, isKnownLanguage: Bool) -> Int {
        guard word.count >= (isKnownLanguage ? shortest : long) else { return 0 }
        return word.count < veryLong || isName || !isKnownLanguage ? 1 : 2
    }

    /// The fewest letters of a word that is read as another; of one of which a letter may be quite another, or whose language
    /// is not known well; and of one of which two letters may be wrong.
    private static let shortest = 4, long = 7, veryLong = 8

    /// The edits between a word and another that it may be meant for; nil where those are too many, or where both differ in
    /// their endings alone and are forms of one word.
    static func edits(from typed: some StringProtocol, to written: some StringProtocol, most: Int) -> Int? {
        let (one, other) = (bytes(of: typed), bytes(of: written))
        guard one != other, !namesRole(one, besides: other),
            let edits = EditDistance.between(one, other, most: most)
        else { return nil }
        if one.count == other.count, one.count < long, one.sorted() != other.sorted(),
            !differInVowels(one, other)
        {
            return nil
        }
        let begins = zip(one, other).prefix { $0 == $1 }.count
        let endsOtherwise = begins == min(one.count, other.count) || one.last != other.last
        let areForms = endsOtherwise && begins + longestEnding >= one.count && one.sorted() != other.sorted()
        return areForms ? nil : edits
    }

    /// Whether a word is somebody's who does or is given something, and the other is not: a licensee is no licence; but behavior is
    /// behaviour.
    private static func namesRole(_ one: [UInt8], besides other: [UInt8]) -> Bool {
        guard other != one.dropLast() + Array("ur".utf8) else { return false }
        return ["ee", "or"].map { Array($0.utf8) }.contains {
            one.count > 5 && one.suffix(2).elementsEqual($0) && !other.suffix(2).elementsEqual($0)
        }
    }

    /// The longest ending by which two forms of a word differ.
    private static let longestEnding = 3

    /// Whether vowels alone stand for others: a consonant that is another mostly makes another word, as in `bake` and `base`.
    private static func differInVowels(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        zip(one, other).allSatisfy { $0 == $1 || vowels.contains($0) && vowels.contains($1) }
    }

    private static let vowels = Set("aeiouy".utf8)

    /// A word as the full-text index folds it.
    private static func bytes(of word: some StringProtocol) -> [UInt8] {
        Array(Spelling.folded(word.lowercased()).utf8)
    }
}
