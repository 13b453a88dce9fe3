import Documents
import Indexes

/// The words of a text as they are compared: lower case, without the commonest ones, cut to their stems.
struct Words: Sendable {
    /// The stems in order.
    let stems: [String]
    /// The stems of the words that name something: written with a capital within a sentence, or with a digit.
    let names: Set<String>

    /// - Parameter language: whose function words are left out; nil leaves out those that say nothing in any.
    init(_ text: String, language: QuestionLanguage? = nil) {
        let common = language?.common ?? QuestionLanguage.commonInAny
        let capitalsName = language?.hasCapitalNouns != true
        var stems: [String] = []
        var names: Set<String> = []
        var isFirst = true
        let (words, capitals) = Self.split(text)
        for (place, word) in words.enumerated() {
            let lower = word.lowercased()
            defer { isFirst = false }
            let isAcronym =
                word.utf8.count > 1 && word.allSatisfy(\.isUppercase) || capitals.contains(place)
            guard isAcronym || !common.contains(lower) else { continue }
            let stem = Spelling.folded(
                Self.stem(word.first?.isUppercase == true ? Self.spelledOut(lower) : lower))
            stems.append(stem)
            let isCapital = capitalsName && word.first?.isUppercase == true
            if word.contains(where: CodeRule.isDigit) || isAcronym
                || isCapital && (!isFirst || word.utf8.count == 1)
            {
                names.insert(stem)
            }
        }
        self.stems = stems
        self.names = names
    }

    /// The words of a name, a header or a cell, whose first word begins no sentence: a lone capital is a grade or a code, and a
    /// name is one there too.
    init(phrase: some StringProtocol, language: QuestionLanguage? = nil) {
        // A word that says nothing takes the place of a sentence's first.
        self.init("of \(phrase)", language: language)
    }

    private init(stems: [String], names: Set<String>) {
        self.stems = stems
        self.names = names
    }

    /// The same without some stems.
    func without(_ left: Set<String>) -> Words {
        left.isEmpty
            ? self : Words(stems: stems.filter { !left.contains($0) }, names: names.subtracting(left))
    }

    /// The runs of letters and digits of a text, with the marks upon them; of a script without spaces their overlapping
    /// pieces, as the full-text index has them.
    ///
    /// - Returns: the words, and the places of those that are a capital alone and begin no sentence, such as the grade `A`.
    private static func split(_ text: String) -> (words: [String], capitals: Set<Int>) {
        var words: [String] = []
        var capitals: Set<Int> = []
        var word = String.UnicodeScalarView()
        var size: Int?
        var opening: Unicode.Scalar?
        var isFirst = true
        func close(before next: Unicode.Scalar? = nil) {
            guard !word.isEmpty else { return }
            if word.count == 1, size == nil, !isFirst || next != " ", isCapital(word[word.startIndex]),
                isGap(opening),
                isGap(next)
            {
                capitals.insert(words.count)
            }
            isFirst = false
            words += size.map { UnspacedWords.pieces(of: Array(word), size: $0) } ?? [String(word)]
            word.removeAll(keepingCapacity: true)
        }
        var last: Unicode.Scalar?
        for scalar in CharacterWidth.folded(text).unicodeScalars {
            defer { last = scalar }
            if let (digit, script) = Script.digit(scalar) {
                // Raised behind a unit (m²) it is a part of the word, else the mark of a note or an exponent.
                let isPart = word.last?.properties.isAlphabetic == true && size == nil
                if isPart, script == .subscript || word.count <= 3 {
                    word.append(Unicode.Scalar(digit))
                } else {
                    close(before: scalar)
                }
                continue
            }
            guard isOfWord(scalar) else {
                close(before: scalar)
                if ends.contains(scalar) { isFirst = true }
                continue
            }
            if scalar.pieceSize != size {
                close(before: scalar)
                size = scalar.pieceSize
            }
            if word.isEmpty { opening = last }
            word.append(scalar)
        }
        close()
        return (words, capitals)
    }

    /// Whether a letter is a capital; `I` is a word by itself.
    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "I" && scalar.properties.isUppercase
    }

    /// Whether a word ends beside a scalar: `T€`, `A/C` and `DON'T` are one word each.
    private static func isGap(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return scalar.properties.isWhitespace || gaps.contains(scalar)
    }

    private static let gaps: Set<Unicode.Scalar> = [
        ".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "|", "\"", "“", "”", "„", "«", "»",
    ]
    /// What a sentence begins after.
    private static let ends: Set<Unicode.Scalar> = [".", "!", "?", "\n"]

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark
    }

    /// How well a stem is held among others: 1 when it is one of them, less when one begins or ends with the other.
    static func share(of stem: String, in held: Set<String>) -> Double {
        if held.contains(stem) || Spelling.isHeld(stem, in: held) { return 1 }
        guard stem.utf8.count >= 4, stem.utf8.first.map({ $0 > 0x39 }) == true else { return 0 }
        let isAkin = held.contains { other in
            let (short, long) = stem.utf8.count < other.utf8.count ? (stem, other) : (other, stem)
            return short.utf8.count >= 4 && long.utf8.starts(with: short.utf8)
        }
        return isAkin ? 0.7 : isPart(stem, of: held) ? 0.5 : 0
    }

    /// Whether a stem ends another word or is ended by one, as the parts of German compounds do.
    private static func isPart(_ stem: String, of held: Set<String>) -> Bool {
        guard stem.utf8.count >= 5 else { return false }
        return held.contains { other in
            let (short, long) = stem.utf8.count < other.utf8.count ? (stem, other) : (other, stem)
            return short.utf8.count >= 5 && long.hasSuffix(short)
        }
    }

    /// The runs of letters and digits of a text, in lower case, common words included.
    static func parts(of text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The runs of letters of a text, in lower case, common words included.
    static func letters(of text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }

    /// A month or a day of the week by its long English name, however it is spelled; any other word as it is.
    private static func spelledOut(_ word: String) -> String {
        if let month = FigureWords.months[word] { return FigureWords.monthNames[month - 1] }
        return Lexicon.weekdayAbbreviations[word] ?? word
    }

    /// A word without the marks at its ends.
    static func trimmed(_ word: some StringProtocol, _ isMark: (Character) -> Bool) -> String {
        let rest = word.drop(while: isMark)
        return String(rest.prefix(rest.count - rest.reversed().prefix(while: isMark).count))
    }

    /// Cuts the endings by which English, German and French words most often differ; numbers stay whole.
    private static func stem(_ word: String) -> String {
        guard word.utf8.count > 4, word.first?.isLetter == true, !word.hasSuffix("ss") else { return word }
        for ending in endings where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 3 {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    private static let endings = [
        "ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "en", "er", "s", "e", "y",
    ]
}
