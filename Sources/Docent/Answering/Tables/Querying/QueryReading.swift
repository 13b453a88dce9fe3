import Documents

/// Reads what a question's words set as conditions, whatever table is asked.
enum QueryReading {
    // MARK: Clauses

    /// The clauses of a question; the two ends of a span such as `between 2015 and 2018` stand in one.
    static func clauses(of words: [QuestionWord], in question: String) -> [Range<Int>] {
        let figures = Figures.all(in: question).map(\.range)
        var (clauses, start): ([Range<Int>], Int) = ([], 0)
        for (place, word) in words.enumerated() where place > start {
            let isJoint = Lexicon.conditionJoints.contains(word.word)
            let next = place + 1 < words.count ? words[place + 1].word : ""
            guard
                isJoint && !Lexicon.boundingNumbers.contains(next)
                    || words[place - 1].endsClause,
                !isWithinSpan(place, of: words, from: start, figures)
            else { continue }
            clauses.append(start..<place)
            start = place
        }
        if start < words.count { clauses.append(start..<words.count) }
        return clauses
    }

    private static func isWithinSpan(
        _ joint: Int, of words: [QuestionWord], from start: Int, _ figures: [Range<Int>]
    ) -> Bool {
        guard joint + 1 < words.count,
            let lead = words[start..<joint].lastIndex(where: { opensSpan($0.word) })
        else {
            return figures.contains {
                $0.lowerBound < words[joint].range.lowerBound
                    && words[joint].range.upperBound <= $0.upperBound
            }
        }
        let from = words[lead].range.upperBound
        let end = words[joint].range.lowerBound
        let before = figures.count { from <= $0.lowerBound && $0.lowerBound < end }
        return before == 1 && !(lead + 6 < joint)
            && figures.contains { $0.lowerBound >= end && $0.lowerBound <= words[joint].range.upperBound + 8 }
    }

    private static func opensSpan(_ word: String) -> Bool {
        Lexicon.spanLeads.contains(word) || Lexicon.timeSpanLeads.contains(word)
    }

    // MARK: Bounds

    /// The bounds of numbers and times, clause by clause.
    static func demands(
        of words: [QuestionWord], in question: String, _ clauses: [Range<Int>]
    ) -> [TableQuery.Demand] {
        clauses.flatMap { places -> [TableQuery.Demand] in
            guard let first = places.first, let last = places.last else { return [] }
            let range = words[first].range.lowerBound..<words[last].range.upperBound
            // What stands right before a word and behind it, such as a sign of money, belongs to it.
            let start = places.lowerBound == 0 ? 0 : words[first - 1].range.upperBound
            let end = last + 1 < words.count ? words[last + 1].range.lowerBound : question.utf8.count
            let clause = String(question.slice(start..<max(end, range.upperBound)))
            return Self.bounds(in: clause).compactMap { condition, local in
                let wide = start + local.lowerBound..<start + local.upperBound
                let own = places.filter { words[$0].range.overlaps(wide) }
                guard let from = own.first, let to = own.last else { return nil }
                return TableQuery.Demand(
                    condition: condition, places: widened(from...to, of: words, within: places))
            }
        }
    }

    private static func bounds(in clause: String) -> [(TableCondition, Range<Int>)] {
        var found: [(TableCondition, Range<Int>)] = []
        var start = 0
        while let bound = WrittenBound(firstIn: String(clause.slice(start..<clause.utf8.count))) {
            let range = start + bound.range.lowerBound..<start + bound.range.upperBound
            found.append((TableCondition(.number(bound), nouns: bound.nouns, in: clause), range))
            start = range.upperBound
        }
        let stems = Set(Words(clause).stems).union(
            Words.letters(of: clause).compactMap(GermanVerb.root).map(Spelling.folded))
        if let time = Bound(ofTimeIn: clause, takingMoments: true), let place = clause.offset(of: time.text),
            !found.contains(where: { $0.1.overlaps(place) })
        {
            found.append((TableCondition(time, nouns: stems, in: clause), place))
        }
        return found
    }

    /// The words of a bound around its number: `less than`, `or more`, `im Jahr`.
    private static func widened(
        _ own: ClosedRange<Int>, of words: [QuestionWord], within clause: Range<Int>
    ) -> Range<Int> {
        var (start, end) = (own.lowerBound, own.upperBound + 1)
        while start > clause.lowerBound, isOfBound(words[start - 1].word, before: words[start].word) {
            start -= 1
        }
        if end + 1 < words.count, ["or", "oder", "ou", "and", "und"].contains(words[end].word),
            Lexicon.boundingNumbers.contains(words[end + 1].word)
        {
            end += 2
        }
        while end < words.count, Lexicon.currencies.contains(words[end].word) { end += 1 }
        return start..<end
    }

    private static func isOfBound(_ word: String, before next: String) -> Bool {
        if Lexicon.negations.contains(word) {
            return (Lexicon.atMost + Lexicon.atLeast).contains { $0.hasPrefix("\(word) \(next)") }
        }
        return Lexicon.bounding.contains(word) || Lexicon.yearLeads.contains(word)
            || Lexicon.currencies.contains(word) || Lexicon.moments.contains(word)
            || Lexicon.comparingJoints.contains(word) || Lexicon.inYears.contains(word)
            || Lexicon.comparingJoints.contains(next)
                && (Lexicon.most.contains(word) || Lexicon.least.contains(word))
    }

    // MARK: Denials, exceptions, comparisons, order

    static func marks(of words: [QuestionWord], in question: String, besides bounded: Set<Int>) -> [TableQuery
        .Mark]
    {
        var marks: [TableQuery.Mark] = []
        var place = 0
        while place < words.count {
            guard !bounded.contains(place) else {
                place += 1
                continue
            }
            let mark =
                exception(at: place, of: words) ?? denial(at: place, of: words)
                ?? comparison(at: place, of: words) ?? order(at: place, of: words)
                ?? clock(at: place, of: words, in: question)
            // `at least 5` is taken up by its bound.
            guard let mark, bounded.isDisjoint(with: mark.places) else {
                place += 1
                continue
            }
            marks.append(mark)
            place = mark.places.upperBound
        }
        return marks
    }

    static func exception(at place: Int, of words: [QuestionWord]) -> TableQuery.Mark? {
        let found =
            phraseEnd(Lexicon.exceptionPhrases, at: place, of: words)
            ?? (Lexicon.exceptions.contains(words[place].word) ? place + 1 : nil)
        return found.map { TableQuery.Mark(kind: .exception, places: place..<$0) }
    }

    /// The place behind the first of some phrases that begins at a word; nil where none does.
    static func phraseEnd(_ phrases: [String], at place: Int, of words: [QuestionWord]) -> Int? {
        phrases.lazy.map { $0.split(separator: " ").map(String.init) }.first { phrase in
            words.dropFirst(place).prefix(phrase.count).map(\.word) == phrase
        }.map { place + $0.count }
    }

    private static func denial(at place: Int, of words: [QuestionWord]) -> TableQuery.Mark? {
        let word = words[place].word
        let next = place + 1 < words.count ? words[place + 1] : nil
        if let end = phraseEnd(Lexicon.unclearBounds, at: place, of: words) {
            return TableQuery.Mark(kind: .unclear, places: place..<end)
        }
        if Lexicon.unclearConditions.contains(word) {
            return TableQuery.Mark(kind: .unclear, places: place..<place + 1)
        }
        let negation = Negation(word)
        let denies = negation == .denial || negation == .absence || Lexicon.outsides.contains(word)
        // `no. 5` numbers a thing, and `non-members` are named so.
        let opens =
            Lexicon.neithers.contains(word)
            || Lexicon.nors.contains(word) && words[..<place].contains { Lexicon.neithers.contains($0.word) }
        guard denies || opens, next?.word.first?.isNumber != true || word != "no", word != "non" else {
            return nil
        }
        if next?.word == "only" || next?.word == "nur" {
            return TableQuery.Mark(kind: .unclear, places: place..<place + 2)
        }
        return TableQuery.Mark(kind: .denial, places: place..<place + 1)
    }

    /// `less than Laser L2`, `a smaller budget than Harbour Hall`, `mehr Plätze als Aquarell`.
    private static func comparison(at place: Int, of words: [QuestionWord]) -> TableQuery.Mark? {
        guard let isMost = direction(words[place].word) else { return nil }
        let joint = words[(place + 1)...].prefix(reach).firstIndex { Lexicon.rowJoints.contains($0.word) }
        guard let joint, joint + 1 < words.count, words[joint + 1].word.first?.isNumber != true,
            !words[place..<joint].contains(where: \.endsClause)
        else { return nil }
        return TableQuery.Mark(kind: .comparison(isMost: isMost), places: place..<joint + 1)
    }

    private static let reach = 4

    /// Whether a word compares upwards; nil when it compares with nothing.
    static func direction(_ word: String) -> Bool? {
        if Lexicon.moreThanRow.contains(word) { return true }
        if Lexicon.lessThanRow.contains(word) { return false }
        let forms =
            [word] + ["e", "en", "er", "es"].filter(word.hasSuffix).map { String(word.dropLast($0.count)) }
        if forms.contains(where: Lexicon.most.contains) { return true }
        return forms.contains(where: Lexicon.least.contains) ? false : nil
    }

    /// A bound of a time of day; one of another figure, which no demand took up, is not understood.
    private static func clock(
        at place: Int, of words: [QuestionWord], in question: String
    ) -> TableQuery.Mark? {
        guard Lexicon.boundsOfYears.contains(words[place].word),
            let bound = TimeBound(before: words[place].word),
            place + 1 < words.count, words[place + 1].word.first?.isNumber == true
        else { return nil }
        guard place + 2 < words.count,
            question.slice(words[place + 1].range.upperBound..<words[place + 2].range.lowerBound) == ":",
            let time = CellTime.clock(
                of: String(
                    question.slice(words[place + 1].range.lowerBound..<words[place + 2].range.upperBound)))
        else { return TableQuery.Mark(kind: .unclear, places: place..<place + 2) }
        return TableQuery.Mark(kind: .clock(bound, time), places: place..<place + 3)
    }

    private static func order(at place: Int, of words: [QuestionWord]) -> TableQuery.Mark? {
        let word = words[place].word
        let isFirst = Lexicon.first.contains(word) || Lexicon.earliest.contains(word)
        guard isFirst || Lexicon.last.contains(word) || Lexicon.latest.contains(word) else { return nil }
        let next = place + 1 < words.count ? words[place + 1].word : ""
        if Lexicon.turning.contains(next) || next.first?.isNumber == true { return nil }
        let isByPlace =
            Lexicon.placesInTables.contains(next) || words.contains { Lexicon.listings.contains($0.word) }
        let end = Lexicon.placesInTables.contains(next) ? place + 2 : place + 1
        return TableQuery.Mark(kind: .order(isLast: !isFirst, isByPlace: isByPlace), places: place..<end)
    }
}

extension String {
    /// Where a text stands in another for the first time, in UTF-8.
    fileprivate func offset(of other: String) -> Range<Int>? {
        firstRange(of: other).map {
            let start = utf8.distance(from: utf8.startIndex, to: $0.lowerBound)
            return start..<start + other.utf8.count
        }
    }
}
