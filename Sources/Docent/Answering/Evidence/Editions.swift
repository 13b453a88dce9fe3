import Documents

/// Which of several documents a newer one replaces, and whether a question asks for more than the newest.
enum Editions {
    /// For each source the position of one that replaces it: a newer edition that says much the same.
    ///
    /// Nothing is replaced when the question asks for several editions, or for the year of the older one.
    static func replacements(among sources: [Source], question: String) -> [Int?] {
        let editions = Edition.all(of: sources)
        guard editions.contains(where: \.tellsItsAge), !asksForSeveral(question) else {
            return sources.map { _ in nil }
        }
        let asked = years(in: question)
        let families = EditionFamilies(editions, sources)
        return sources.indices.map { at in
            asked.isDisjoint(with: editions[at].years) ? families.replacement(of: at) : nil
        }
    }

    /// A passage as editions are told by: whose it is, and what it says.
    struct Source: Sendable {
        let document: String
        let title: String
        let text: String

        var name: String { document + " " + title }
    }

    /// For each passage whether it stands in an old edition that the question does not ask for.
    ///
    /// The name of an archive alone makes no edition old: what has no newer edition beside it is all that there is.
    static func old(_ passages: [Passage], question: AskedQuestion) -> [Bool] {
        guard !question.asksForSeveral else { return passages.map { _ in false } }
        let years = question.years
        let editions = Edition.all(of: passages.map { Source($0) })
        let newest = editions.reduce(into: [String: Int]()) { newest, edition in
            newest[edition.series] = max(newest[edition.series] ?? 0, edition.latest ?? 0)
        }
        return editions.map { edition in
            if !years.isDisjoint(with: edition.years) { return false }
            if edition.isArchived { return editions.contains { $0.replaces(edition) } }
            if edition.isPeriodic { return false }
            return edition.latest.map { $0 < newest[edition.series] ?? 0 } ?? false
        }
    }

    /// Whether the question compares, or asks for what was before.
    static func asksForSeveral(_ question: String) -> Bool {
        let words = Words.parts(of: question)
        if words.contains(where: Lexicon.editionCues.contains) || years(in: question).count > 1 {
            return true
        }
        return words.indices.contains { place in
            let (before, after) = (words[..<place], words[(place + 1)...])
            return switch words[place] {
            // `What used to be paid`, but not `What is used for cleaning`.
            case "used": after.first == "to"
            // `the old price`, but not `How old must a driver be`.
            case "old", "older", "same": before.last == "the"
            // `How did the price change` and `What has changed`, but not `How often is the oil changed`.
            case "change": before.contains("did")
            case "changed": !Lexicon.perfects.isDisjoint(with: before)
            // `in both editions`, but not `with both air and water`.
            case "both": after.first?.hasSuffix("s") == true
            case "according": after.contains("and")
            default: false
            }
        }
    }

    static func isArchived(_ path: String) -> Bool {
        path.utf8.split { !isLetter($0) }.contains { Lexicon.archives.contains(Substring($0).lowercased()) }
    }

    /// Whether a byte belongs to a word: those of letters beyond ASCII all do.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    static func years(in text: String) -> Set<Int> {
        Set(
            text.utf8.split { !isDigit($0) }.compactMap { WrittenYear.of(Substring($0)) })
    }

    /// What editions of one document have in common: the file's name without years, dates and numbers of versions.
    ///
    /// Any other number is a part of the name: the budgets of P001 and P111 are no editions of each other.
    static func series(of document: String) -> String {
        let name = (document.split(separator: "/").last ?? Substring(document)).lowercased()
        var series = ""
        var isWithinDate = false
        for part in parts(of: name) {
            let isNumber = part.utf8.first.map(isDigit) ?? false
            let isDated = isNumber && (isWithinDate && part.utf8.count <= 2 || isDate(part))
            if !isNumber || !isDated && !isVersion(behind: series) { series += part }
            isWithinDate = isDated || isWithinDate && !isNumber && part.utf8.count == 1
        }
        return series
    }

    /// A name as runs of digits and of what is none.
    private static func parts(of name: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = name[...]
        while let first = rest.utf8.first {
            let isNumber = isDigit(first)
            let end = rest.utf8.firstIndex { isDigit($0) != isNumber } ?? rest.endIndex
            parts.append(rest[..<end])
            rest = rest[end...]
        }
        return parts
    }

    /// Whether digits are a year, or a day such as 20260501.
    private static func isDate(_ digits: Substring) -> Bool {
        WrittenYear.of(digits) != nil || digits.utf8.count == 8 && WrittenYear.of(digits.prefix(4)) != nil
    }

    /// Whether a number that follows counts versions.
    private static func isVersion(behind text: String) -> Bool {
        let word = text.utf8.reversed().drop { !isLetter($0) }.prefix(while: isLetter)
        return Lexicon.versions.contains(String(decoding: word.reversed(), as: UTF8.self))
    }
}
