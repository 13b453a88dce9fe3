import Documents

/// What a question names that stands for one thing only: codes such as `T-200` or `E09`, names with a number such as
/// `Brio 60` or `week 15`, and years.
///
/// A passage that holds all other words of the question but speaks of S-200, of Brio 40 or of another year does not answer
/// it.
struct AskedThings: Sendable, Hashable {
    /// The codes as they were written, each once.
    let codes: [String]
    /// The names with their numbers, each once.
    let numbered: [String]
    /// The years, each once; none that only bounds others, as in `before 2014`.
    let years: [Int]
    /// Whether it asks when, so that a year is an answer.
    let asksForTime: Bool
    /// The months, quarters and weeks.
    let periods: [Period]
    /// The words that exclude others.
    let contrasts: AskedContrasts
    /// The part of a document that is named by its number.
    let section: AskedSection?
    /// The stems of the names that it has, of people, places and companies; none in a language that writes all nouns so.
    let names: Set<String>
    /// The names with their stems, in their order.
    private let properNames: [ProperName]

    private struct ProperName: Sendable, Hashable {
        let word: String
        let stem: String
    }
    /// The amounts and days that tell one thing from another.
    let amounts: AskedAmounts

    init(_ question: String) {
        self.init(question, ExpectedAnswer(question), QuestionLanguage(of: question))
    }

    init(_ question: String, _ expected: ExpectedAnswer, _ language: QuestionLanguage) {
        let words = Self.words(of: question)
        codes = Self.codes(among: words)
        years =
            words.indices.filter { place in
                place == 0 || !Lexicon.boundsOfYears.contains(words[place - 1].lowercased())
            }.compactMap { WrittenYear.of(words[$0]) }.firsts
        asksForTime = expected == .date
        periods = Period.all(in: question)
        contrasts = AskedContrasts(question)
        section = AskedSection(question)
        properNames = language.hasCapitalNouns ? [] : Self.properNames(in: question)
        names = Set(properNames.map(\.stem))
        amounts = AskedAmounts(question)
        numbered =
            zip(words.indices.dropFirst(), zip(words, words.dropFirst())).compactMap { place, pair in
                Self.isNumbered(pair.0, pair.1, isFirst: place == 1) ? "\(pair.0) \(pair.1)" : nil
            }.firsts
    }

    private static func words(of text: String) -> [String] {
        UnspacedWords.spaced(text).split(whereSeparator: \.isWhitespace).map { word in
            option(word) ?? Words.trimmed(word) { !$0.isLetter && !$0.isNumber }
        }
    }

    /// The option of a program that a word names, without the value that it is given: `--leak-check` of `--leak-check=full`.
    private static func option(_ word: Substring) -> String? {
        let word = word.drop { !$0.isLetter && !$0.isNumber && $0 != "-" }
        guard word.hasPrefix(optionSign), word.dropFirst(optionSign.count).first?.isLetter == true else {
            return nil
        }
        return optionSign + Words.trimmed(word.prefix { $0 != "=" }) { !$0.isLetter && !$0.isNumber }
    }

    private static let optionSign = "--"

    private static func codes(among words: [String]) -> [String] {
        words.indices.filter { place in
            CodeRule.namesOneThing(words[place]) || isIdentifier(words[place])
                || words[place].hasPrefix(optionSign)
                || isVersion(words[place], after: place > 0 ? words[place - 1] : nil)
        }.map { words[$0] }.firsts
    }

    /// The codes of a text that are written like one of those asked for, with other letters or digits: `S-200` for `S-220`.
    static func codes(like asked: [String], in text: String) -> [String] {
        let shapes = Set(asked.map(shape))
        return codes(among: words(of: text)).filter { shapes.contains(shape(of: $0)) && !asked.contains($0) }
    }

    /// A code with its digits alike and without what joins its parts.
    private static func shape(of code: String) -> String {
        String(code.lowercased().filter { !"-/ ".contains($0) }.map { $0.isNumber ? "0" : $0 })
    }

    /// The words with a capital and small letters within a sentence; months and days tell no thing from another.
    private static func properNames(in question: String) -> [ProperName] {
        let words = question.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.dropFirst()
        let named = words.filter { word in
            word.first?.isUppercase == true && word.dropFirst().contains(where: \.isLowercase)
                && word.allSatisfy { $0.isLetter || $0 == "-" } && !calendar.contains(word.lowercased())
        }
        return named.flatMap { word in
            Words(String(word)).stems.map { ProperName(word: String(word), stem: $0) }
        }
    }

    private static let calendar = Set(FigureWords.months.keys).union(Lexicon.days)

    /// The names, as they were written, of which a text has no form.
    func names(lackingIn text: String) -> [String] {
        guard !names.isEmpty else { return [] }
        let held = Set(Words(text).stems)
        return properNames.filter {
            Words.share(of: $0.stem, in: held) == 0 && !Synonyms.areHeld($0.stem, among: held)
        }.map(\.word).firsts
    }

    /// Whether a word is a name of a program's: `max_connections`.
    private static func isIdentifier(_ word: String) -> Bool {
        zip(word, word.dropFirst()).contains { $0 == "_" && $1.isLetter } && word.first?.isLetter == true
    }

    /// Whether a word is a version: figures with two dots or more, or with one behind a word such as `version` or a name.
    private static func isVersion(_ word: String, after lead: String?) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy({ (1...4).contains($0.utf8.count) && UInt($0) != nil }) else {
            return false
        }
        // Three parts of two figures and a year are a date.
        if parts.count == 3, parts[2].utf8.count == 4 { return false }
        guard parts.count == 2, let lead else { return parts.count > 2 }
        let isName =
            lead.count > 2 && lead.first?.isUppercase == true && lead.dropFirst().allSatisfy(\.isLowercase)
            && FigureWords.months[lead.lowercased()] == nil
            && !QuestionLanguage.commonInAny.contains(lead.lowercased())
        return isName || Lexicon.releases.contains(lead.lowercased())
    }

    /// Whether a text holds a version, perhaps more exactly: `5.1` in `5.1.2`, but not in `15.1` or `5.10`.
    private static func holds(_ text: String, version: String) -> Bool {
        text.ranges(of: version).contains { range in
            let before = text[..<range.lowerBound].last
            let after = text[range.upperBound...]
            return before?.isNumber != true && before != "." && after.first?.isNumber != true
        }
    }

    /// The codes that a text does not hold, however their parts are joined there.
    func codes(lackingIn text: String) -> [String] { Self.lacking(codes, in: text) }

    /// The names with a number of which a text has only others, with those: `Brio 40` where `Brio 60` is asked for.
    func numbered(crossedIn text: String) -> [(asked: String, found: [String])] {
        guard !numbered.isEmpty else { return [] }
        let parts = Words.parts(of: text)
        return Self.lacking(numbered, in: text).compactMap { name in
            let asked = Words.parts(of: name)
            guard asked.count == 2, let number = Int(asked[1]) else { return nil }
            let others = parts.indices.dropLast().filter {
                parts[$0] == asked[0] && Int(parts[$0 + 1]) != nil
            }
            let isSpanned = others.contains { place in
                guard place + 2 < parts.count, let from = Int(parts[place + 1]),
                    let to = Int(parts[place + 2])
                else { return false }
                return from <= number && number <= to
            }
            guard !others.isEmpty, !isSpanned else { return nil }
            let lead = name.prefix { $0 != " " }
            return (name, others.map { "\(lead) \(parts[$0 + 1])" }.firsts)
        }
    }

    private static func lacking(_ names: [String], in text: String) -> [String] {
        guard !names.isEmpty else { return [] }
        let parts = Words.parts(of: UnspacedWords.spaced(text))
        return names.filter {
            $0.first?.isNumber == true && $0.contains(".")
                ? !holds(text, version: $0) : !holds(parts, Words.parts(of: $0).joined())
        }
    }

    /// The years that a text neither names nor has within a span of years.
    func years(lackingIn text: String) -> [Int] {
        guard !years.isEmpty else { return [] }
        let named = Self.years(in: text), spans = Self.spans(of: text)
        return years.filter { year in !named.contains(year) && !spans.contains { $0.contains(year) } }
    }

    /// The years that a text names.
    static func years(in text: String) -> Set<Int> {
        Set(Words.parts(of: UnspacedWords.spaced(text)).compactMap { WrittenYear.of($0) })
    }

    /// Whether a text has a span of years with one end that holds one of these: `since 2014`, `until 1971`.
    static func isOpen(_ text: String, to years: [Int]) -> Bool {
        let words = words(of: text.lowercased())
        return zip(words, words.dropFirst()).contains { lead, word in
            guard let end = WrittenYear.of(word) else { return false }
            return Lexicon.since.contains(lead) && years.contains { $0 >= end }
                || Lexicon.until.contains(lead) && years.contains { $0 <= end }
        }
    }

    /// The spans of years of a text, such as `2019–2023` and `2019 to 2023`.
    private static func spans(of text: String) -> [ClosedRange<Int>] {
        let words = text.lowercased().replacing(/[–—‑-]/, with: " - ").split(whereSeparator: \.isWhitespace)
            .map { word in
                word == "-" ? "-" : Words.trimmed(word) { !$0.isLetter && !$0.isNumber }
            }
        return words.indices.dropLast(2).compactMap { place in
            let joint = words[place + 1]
            let isOpened = place > 0 && Lexicon.spanLeads.contains(words[place - 1])
            guard Lexicon.yearJoints.contains(joint) || isOpened && Lexicon.spanEnds.contains(joint),
                let from = WrittenYear.of(words[place]),
                let to = WrittenYear.of(words[place + 2]), from <= to
            else { return nil }
            return from...to
        }
    }

    /// Whether a word and the number behind it are one name: a product's, or that of one of many weeks, rooms or chapters.
    private static func isNumbered(_ word: String, _ number: String, isFirst: Bool) -> Bool {
        guard number.utf8.count <= 4, UInt(number) != nil, WrittenYear.of(number) == nil,
            word.allSatisfy(\.isLetter)
        else { return false }
        let lower = word.lowercased()
        if Lexicon.numberedThings.contains(lower) { return true }
        // The capitals of a type or a norm, as in `MV 20` and `ISO 9001`, but no currency's.
        let isType =
            (2...4).contains(word.utf8.count) && word.allSatisfy(\.isUppercase)
            && MeasuredUnit(word) == nil
        let isName =
            !isFirst && word.utf8.count > 2 && word.first?.isUppercase == true && word != word.uppercased()
        return (isName || isType) && FigureWords.months[lower] == nil && FigureWords.units[lower] == nil
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

extension Array where Element: Equatable {
    /// Each once, in the order in which they come.
    var firsts: [Element] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
