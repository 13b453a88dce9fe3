import Documents
public import Indexes

/// A question as typed, and the restrictions that were typed with it.
///
/// `"…"` asks for a phrase, `-word` and `-"…"` shut out, and `path:`, `type:`, `after:`, `before:` and `collection:`
/// restrict where to look. What remains is the question itself, and is never cut.
public struct Query: Sendable, Hashable {
    /// What is asked, without the restrictions; phrases stay in it.
    public private(set) var text: String
    /// Phrases that a passage must hold.
    public let phrases: [String]
    /// Words and phrases that a passage must not hold.
    public let excluded: [String]
    /// Where to look.
    public let filter: SearchFilter
    /// The words of the text that were typed otherwise.
    private(set) var misspellings: [Misspelling] = []

    /// Phrases and excluded words beyond those that one search looks for.
    let passedOver: [String]

    /// How many phrases, and how many excluded words, one search looks for: each costs a look at what may hold it.
    static let mostPhrases = 8, mostExcluded = 32

    private static func distinct(_ phrases: [String]) -> [String] {
        var known: Set<String> = []
        return phrases.filter { known.insert($0).inserted }
    }

    /// Makes a query that is already taken apart.
    public init(
        text: String, phrases: [String] = [], excluded: [String] = [], filter: SearchFilter = SearchFilter()
    ) {
        self.text = text
        let (wanted, unwanted) = (Self.distinct(phrases), Self.distinct(excluded))
        self.phrases = Array(wanted.prefix(Self.mostPhrases))
        self.excluded = Array(unwanted.prefix(Self.mostExcluded))
        passedOver = Array(wanted.dropFirst(Self.mostPhrases) + unwanted.dropFirst(Self.mostExcluded))
        self.filter = filter
    }

    /// Takes a typed line apart; its restrictions can only narrow what `bounds` lets through.
    public init(parsing line: String, within bounds: SearchFilter = SearchFilter()) {
        var words: [String] = []
        var phrases: [String] = []
        var excluded: [String] = []
        var typed = SearchFilter()
        for term in Self.terms(of: line) {
            switch term {
            case .phrase(let phrase):
                phrases.append(phrase)
                words.append(phrase)
            case .excludedPhrase(let phrase): excluded.append(phrase)
            case .word(let word):
                if typed.narrow(by: word) { continue }
                if let shutOut = Self.excludedWord(word) {
                    excluded.append(shutOut)
                } else {
                    words.append(word)
                }
            }
        }
        self.init(
            text: words.joined(separator: " "), phrases: phrases, excluded: excluded,
            filter: typed.within(bounds))
    }

    /// The same restrictions on another text.
    func asking(_ text: String) -> Query {
        var query = self
        query.text = text
        return query
    }

    /// The same with words as the documents spell them.
    func mended(by misspellings: [Misspelling]) -> Query {
        var mended = asking(misspellings.reduce(text) { $1.mended($0) })
        mended.misspellings += misspellings
        return mended
    }

    /// Whether nothing is left to look for once the restrictions are taken out.
    package var lacksQuestion: Bool { text.allSatisfy(\.isWhitespace) }

    private enum Term {
        case phrase(String)
        case excludedPhrase(String)
        case word(String)
    }

    /// The phrases between quotation marks of any form, and the words around them; a mark behind a figure is an inch.
    private static func terms(of line: String) -> [Term] {
        var terms: [Term] = []
        var start = 0
        func addWords(upTo end: Int) -> Bool {
            var words = line.slice(start..<end).split(whereSeparator: \.isWhitespace).map(String.init)
            let shutsOut = words.last == "-" && line.slice(start..<end).hasSuffix("-")
            if shutsOut { words.removeLast() }
            terms += words.map { .word($0.replacing("\"", with: "")) }
            return shutsOut
        }
        for span in QuotationMarks.spans(in: line) {
            let phrase = String(line.slice(span.inner))
            guard phrase.contains(where: { !$0.isWhitespace }) else { continue }
            let shutsOut = addWords(upTo: span.outer.lowerBound)
            terms.append(shutsOut ? .excludedPhrase(phrase) : .phrase(phrase))
            start = span.outer.upperBound
        }
        _ = addWords(upTo: line.utf8.count)
        return terms
    }

    /// The word after a leading minus sign; nil for a lone dash, a number or a plain word.
    private static func excludedWord(_ word: String) -> String? {
        guard word.hasPrefix("-"), let first = word.dropFirst().first, first.isLetter else { return nil }
        return String(word.dropFirst())
    }
}

extension SearchFilter {
    /// Applies a restriction such as `type:docx`; false when the word is none.
    ///
    /// Whether its value means anything is for ``check()`` to say.
    mutating func narrow(by word: String) -> Bool {
        guard let colon = word.firstIndex(of: ":") else { return false }
        let value = String(word[word.index(after: colon)...])
        guard !value.isEmpty else { return false }
        switch word[..<colon] {
        case "path": paths.append(value)
        case "type": formats += FormatNames.formats(named: value)
        case "collection": collections.append(value)
        case "after": after = value
        case "before": before = value
        default: return false
        }
        return true
    }

    /// Whether a text is a date as filters have it: a year, with a month and a day or without, and a time or not.
    ///
    /// It is a day of the calendar, with the year first.
    package static func isDate(_ text: String) -> Bool {
        let parts = text.prefix { $0 != "T" && $0 != " " }.split(
            separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.allSatisfy(\.isWholeNumber) ? Int(part) : nil }
        guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].count == 4,
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return false }
        return DocumentDate.iso8601(text) != nil
    }
}
