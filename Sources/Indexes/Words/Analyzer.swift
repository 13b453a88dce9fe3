/// A text as the full-text index sees it.
struct AnalyzedText: Sendable, Hashable {
    /// The terms in the order of the words; a word may give several.
    var terms: [String] = []
    /// The number of words.
    var length = 0
}

/// Turns text into the terms of the full-text index; the same for documents and questions.
///
/// - Words are folded to lower case without accents and stemmed as English.
/// - Compounds give their parts and a whole: `PX-4000-B` gives `px`, `4000` and `px4000b`, which `PX4000B` gives
///   too; `2.4.1` gives `2.4.1` and `2.4`; `1,200` gives `1.200` and `1200`; `E-Mail` gives `mail` and `email`.
/// - Dates of whatever notation give the same terms beside those of their words; see ``DateTerms``.
/// - Scripts without spaces give overlapping pairs (Chinese, Japanese, Korean) or threes (Thai, Lao, Khmer, Burmese).
struct Analyzer: Sendable {
    /// The longest term in bytes; what is longer is cut.
    static let longestTerm = 64

    /// The stems of words that were met before.
    private var stems: [[UInt8]: String] = [:]

    private static let stemLimit = 50_000

    /// The terms of a text.
    func terms(of text: String) -> AnalyzedText {
        var sink = TermSink()
        WordScanner.scan(text, into: &sink)
        return sink.analyzed
    }

    /// The terms of one of many texts of documents, with those of its dates; stems are kept from one to the next.
    ///
    /// - Parameter undated: without the terms of dates, as they were before there were such.
    mutating func terms(ofNext text: String, undated: Bool = false) -> AnalyzedText {
        var sink = TermSink()
        swap(&sink.stems, &stems)
        WordScanner.scan(text, into: &sink)
        swap(&sink.stems, &stems)
        if stems.count > Self.stemLimit { stems.removeAll() }
        let dates = undated ? [] : DateTerms.terms(of: text)
        guard !dates.isEmpty else { return sink.analyzed }
        // The parts of `2026-02-12` are joined by themselves.
        let known = Set(sink.analyzed.terms)
        sink.analyzed.terms += dates.filter { !known.contains($0) }
        return sink.analyzed
    }

    /// The terms of a question, each with how often it stands there; words that carry no meaning are left out
    /// unless there are no others.
    ///
    /// - Parameter weighsCodes: whether names of code and of parts, and dates, count more.
    func terms(ofQuestion text: String, weighsCodes: Bool = false) -> [(term: String, count: Int)] {
        var analyzer = self
        return analyzer.terms(ofNextQuestion: text, weighsCodes: weighsCodes)
    }

    /// The same for one of many; stems are kept from one to the next.
    mutating func terms(
        ofNextQuestion text: String, weighsCodes: Bool = false
    ) -> [(term: String, count: Int)] {
        var sink = TermSink(leftOut: StopWords.words(for: Array(words(of: text).prefix(64))))
        swap(&sink.stems, &stems)
        WordScanner.scan(text, into: &sink)
        swap(&sink.stems, &stems)
        if stems.count > Self.stemLimit { stems.removeAll() }
        let terms = sink.analyzed.terms.isEmpty ? self.terms(of: text).terms : sink.analyzed.terms
        var counts: [(term: String, count: Int)] = []
        var places: [String: Int] = [:]
        for term in terms {
            if let place = places[term] {
                counts[place].count += 1
            } else {
                places[term] = counts.count
                counts.append((term, 1))
            }
        }
        let dates = DateTerms.terms(ofQuestion: text)
        for date in dates where places[date.term] == nil {
            places[date.term] = counts.count
            counts.append((date.term, 1))
        }
        guard weighsCodes else { return counts }
        let exact = Set(exactTerms(ofQuestion: text) + Self.exactNames(in: text).compactMap(wholeTerm))
        for place in exact.compactMap({ places[$0] }) { counts[place].count += Self.exactNameWeight - 1 }
        return counts
    }

    /// The term of a name as a whole.
    private func wholeTerm(_ name: String) -> String? {
        terms(of: name).terms.max { $0.utf8.count < $1.utf8.count }
    }

    /// The terms of a question that stand for one thing only: names of code and of parts, whole dates, and the months of a question
    /// that is nothing but dates.
    ///
    /// A letter with one figure, such as `L4`, is common to many things, and so is a figure with its unit or ending: `500mg`, `1960s`.
    func exactTerms(ofQuestion text: String) -> [String] {
        let names = Self.exactNames(in: text).filter {
            $0.contains { "._-".contains($0) } || $0.count(where: \.isNumber) > 1 && !Self.isFigure($0)
        }.compactMap(wholeTerm)
        let dates = DateTerms.terms(ofQuestion: text)
        let areAll = !dates.isEmpty && isWithoutMeaning(DateTerms.without(datesOf: text))
        return names + dates.filter { areAll || $0.isWhole }.map(\.term)
    }

    /// Whether a word is a figure with no more than a few letters behind it.
    private static func isFigure(_ word: String) -> Bool {
        let ending = word.drop { $0.isNumber }.prefix { $0.isLetter }
        return word.first?.isNumber == true && (1...3).contains(ending.count)
            && !ending.contains(where: \.isUppercase)
    }

    private func isWithoutMeaning(_ text: String) -> Bool {
        var sink = TermSink(leftOut: StopWords.words(for: words(of: text)))
        WordScanner.scan(text, into: &sink)
        return sink.analyzed.terms.isEmpty
    }

    /// As how many words a name of code or of a part counts: who types one means that one.
    private static let exactNameWeight = 3

    /// From so many figures on a number is most likely that of one thing.
    private static let leastFigures = 5

    /// The words of a text that are meant as they are typed: names of code, options, parts or versions, such as
    /// `shared_buffers`, `--no-owner`, `PX-4000-B`, `E09`, `15.7`, `115000`.
    ///
    /// They need not be codes: a word that is none weighs more here and costs a place in the ranking, no answer.
    private static func exactNames(in text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).compactMap { word in
            let word = word.drop { "([{\"'“„‚‘«".contains($0) }
            let isOption = word.hasPrefix("--") && word.dropFirst(2).first?.isLetter == true
            let holdsFigures = word.contains(where: \.isNumber)
            let isJoined = zip(word, word.dropFirst()).contains { one, other in
                (one == "_" || one == "." && holdsFigures) && (other.isLetter || other.isNumber)
            }
            let isMixed = holdsFigures && word.contains(where: \.isLetter)
            guard DateTerms.terms(ofQuestion: String(word)).isEmpty else { return nil }
            let figures = word.prefix { $0.isNumber }
            let isLong =
                figures.count >= leastFigures && !word.dropFirst(figures.count).contains { $0.isNumber }
            return isOption || isJoined || isMixed || isLong ? String(word) : nil
        }
    }

    /// The folded words of a text one by one, not stemmed, compounds taken apart: what phrases are compared by.
    func words(of text: String) -> [String] {
        var sink = LiteralSink()
        WordScanner.scan(text, into: &sink)
        return sink.words
    }
}

private struct LiteralSink: WordScanner.Sink {
    var words: [String] = []

    mutating func compound(_ bytes: [UInt8], ends: [Int], joiners: [UInt8]) {
        var start = 0
        for end in ends {
            words.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end
        }
    }

    mutating func run(_ scalars: [Unicode.Scalar], size: Int) {
        for scalar in scalars { words.append(String(Character(scalar))) }
    }
}

private struct TermSink: WordScanner.Sink {
    var analyzed = AnalyzedText()
    var stems: [[UInt8]: String] = [:]
    private let leftOut: Set<String>

    init(leftOut: Set<String> = []) {
        self.leftOut = leftOut
    }

    mutating func compound(_ bytes: [UInt8], ends: [Int], joiners: [UInt8]) {
        analyzed.length += ends.count
        if ends.count == 1 { return word(bytes) }
        if joiners.allSatisfy({ $0 == UInt8(ascii: "'") }) { return elided(bytes, ends) }
        let numeric = bytes.allSatisfy { (0x30...0x39).contains($0) }
        if numeric, !joiners.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }) {
            return number(bytes, ends, joiners)
        }
        parts(bytes, ends)
        if ends.count <= 8 { whole(bytes, ends, joiners) }
    }

    mutating func run(_ scalars: [Unicode.Scalar], size: Int) {
        let count = max(1, scalars.count - size + 1)
        analyzed.length += count
        for start in 0..<count {
            var gram = ""
            gram.unicodeScalars.append(contentsOf: scalars[start..<min(scalars.count, start + size)])
            analyzed.terms.append(gram)
        }
    }

    private mutating func word(_ bytes: [UInt8]) {
        if !leftOut.isEmpty, leftOut.contains(String(decoding: bytes, as: UTF8.self)) { return }
        if bytes.count <= 2 { return add(bytes[...]) }
        if let known = stems[bytes] { return analyzed.terms.append(known) }
        let plain = bytes.allSatisfy { (0x61...0x7A).contains($0) }
        let stem = plain && bytes.count <= Analyzer.longestTerm ? EnglishStemmer.stem(bytes) : bytes
        let term = Self.term(stem[...])
        stems[bytes] = term
        analyzed.terms.append(term)
    }

    /// `company's` is `company`; `don't` is `dont`; `l'avion` is `l` and `avion`.
    private mutating func elided(_ bytes: [UInt8], _ ends: [Int]) {
        guard ends.count == 2, bytes.count - ends[0] <= 2 else { return parts(bytes, ends) }
        if bytes.last == UInt8(ascii: "t") { return word(bytes) }
        word(Array(bytes[..<ends[0]]))
    }

    /// `2.4.1` and what it begins with; a number grouped in threes also without its marks.
    private mutating func number(_ bytes: [UInt8], _ ends: [Int], _ joiners: [UInt8]) {
        var term = Array(bytes[..<ends[0]])
        for (k, joiner) in joiners.enumerated() where k < 8 {
            term.append(joiner == UInt8(ascii: ",") ? UInt8(ascii: ".") : joiner)
            term.append(contentsOf: bytes[ends[k]..<ends[k + 1]])
            add(term[...])
        }
        let grouped = zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 == 3 } && ends[0] <= 3
        if grouped, Set(joiners).count == 1, joiners[0] != UInt8(ascii: ":") { add(bytes[...]) }
    }

    private mutating func parts(_ bytes: [UInt8], _ ends: [Int]) {
        var start = 0
        for end in ends {
            if end - start > 1 { word(Array(bytes[start..<end])) }
            start = end
        }
    }

    /// Points, colons and at signs tell names apart; other joiners are a matter of spelling.
    private mutating func whole(_ bytes: [UInt8], _ ends: [Int], _ joiners: [UInt8]) {
        if joiners.allSatisfy({ $0 == UInt8(ascii: "-") }) { return word(bytes) }
        var term: [UInt8] = []
        var start = 0
        for (k, end) in ends.enumerated() {
            term.append(contentsOf: bytes[start..<end])
            if k < joiners.count,
                [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "@")].contains(joiners[k])
            {
                term.append(joiners[k])
            }
            start = end
        }
        add(term[...])
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        analyzed.terms.append(Self.term(bytes))
    }

    private static func term(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(Analyzer.longestTerm), as: UTF8.self)
    }
}
