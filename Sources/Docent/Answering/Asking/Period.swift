import Documents

/// The month, quarter or week that a document's name or a question gives: `Sales_2024-06.xlsx` is of June 2024.
///
/// Reports of two periods are no editions of one document: the later does not replace the earlier.
struct Period: Sendable, Hashable {
    /// A part of a year, counted from 1.
    enum Part: Sendable, Hashable {
        case month(Int)
        case quarter(Int)
        case week(Int)
    }

    let part: Part
    /// The year, where it stands beside the part.
    let year: Int?
    /// The words as they were written, such as `2024-06`.
    let text: String

    /// The first period of a document's name that stands beside its year; a whole date is none.
    init?(ofName name: String) {
        guard let found = Self.all(in: name).first(where: { $0.year != nil }) else { return nil }
        self = found
    }

    /// The periods of a text, with and without a year.
    static func all(in text: String) -> [Period] {
        let tokens = tokens(of: text)
        return tokens.indices.compactMap { place in
            let before = place > 0 ? WrittenYear.of(tokens[place - 1].word) : nil
            let after = place + 1 < tokens.count ? WrittenYear.of(tokens[place + 1].word) : nil
            guard let part = part(tokens[place].word, besideYear: before ?? after != nil) else { return nil }
            // `2024-06-30` and `30.06.2024` are days.
            let number = tokens[place].word.allSatisfy(\.isNumber)
            let next = place + 1 < tokens.count ? tokens[place + 1].word : ""
            let last = place > 0 ? tokens[place - 1].word : ""
            if number, before != nil && isDay(next) || after != nil && isDay(last) { return nil }
            let start = before != nil ? tokens[place - 1].range.lowerBound : tokens[place].range.lowerBound
            let end =
                before == nil && after != nil
                ? tokens[place + 1].range.upperBound : tokens[place].range.upperBound
            return Period(part: part, year: before ?? after, text: String(text[start..<end]))
        }
    }

    /// Whether two periods cannot be the same: `March` and `April 2025`, but not `March` and `March 2025`, nor a month and a
    /// quarter or week.
    func excludes(_ other: Period) -> Bool {
        if let year, let theirs = other.year, year != theirs { return true }
        return switch (part, other.part) {
        case (.month(let one), .month(let two)), (.quarter(let one), .quarter(let two)),
            (.week(let one), .week(let two)):
            one != two
        case (.month(let month), .quarter(let quarter)), (.quarter(let quarter), .month(let month)):
            (month + 2) / 3 != quarter
        default: false
        }
    }

    private init(part: Part, year: Int?, text: String) {
        (self.part, self.year, self.text) = (part, year, text)
    }

    // MARK: Words

    private static func tokens(of text: String) -> [(word: String, range: Range<String.Index>)] {
        var tokens: [(word: String, range: Range<String.Index>)] = []
        var start: String.Index?
        for place in text.indices {
            let isWord = text[place].isLetter || text[place].isNumber
            if isWord, start == nil { start = place }
            if !isWord, let from = start {
                tokens.append((text[from..<place].lowercased(), from..<place))
                start = nil
            }
        }
        if let from = start { tokens.append((text[from...].lowercased(), from..<text.endIndex)) }
        return tokens
    }

    private static func part(_ word: String, besideYear: Bool) -> Part? {
        if let month = FigureWords.months[word], besideYear || !FigureWords.monthsAndMore.contains(word) {
            return .month(month)
        }
        if let quarter = number(word, after: ["q"]), (1...4).contains(quarter) { return .quarter(quarter) }
        if let week = number(word, after: ["kw", "w", "week", "cw"]), (1...53).contains(week) {
            return .week(week)
        }
        if besideYear, word.utf8.count == 2, let month = Int(word), (1...12).contains(month) {
            return .month(month)
        }
        return nil
    }

    private static func number(_ word: String, after leads: [String]) -> Int? {
        leads.lazy.compactMap { word.hasPrefix($0) ? Int(word.dropFirst($0.count)) : nil }.first
    }

    private static func isDay(_ word: String) -> Bool {
        word.utf8.count <= 2 && Int(word).map { (1...31).contains($0) } == true
    }
}
