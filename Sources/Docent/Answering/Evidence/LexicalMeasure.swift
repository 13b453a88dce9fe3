import POSIX

/// Measures what needs no embedding: which of the question's words a unit and its surroundings hold.
struct LexicalMeasure {
    /// The question's informative words with their weight.
    let weights: [String: Double]
    /// The same in the order of the words: a sum in another order differs in its last bit, and dictionaries have another
    /// one in each process.
    private let weighed: [(key: String, value: Double)]
    private let names: [String]
    private let language: QuestionLanguage
    private let dates: AskedDates
    private let amounts: AskedAmounts
    private let degree: AskedDegree?
    private let asked: Words
    private let expected: ExpectedAnswer
    private let tables: TableQuestion
    private let askedWords: Set<String>
    private let pairs: Set<String>
    private let units: [EvidenceUnit]
    private let passages: [SourcedPassage]
    private let bestScore: Double
    /// The years that each passage's document is of.
    private let years: [Set<Int>]
    private let stems: [[String]]
    private let passageStems: [Set<String>]
    private let titleStems: [Set<String>]
    /// What each passage and its document are called.
    private let titles: [Set<String>]
    private let opening: OpeningNames
    private let isOld: [Bool]
    /// The rows that the question points at, with the row that tells them.
    let pointed: [Int: Int]
    private var contexts: [String: Set<String>] = [:]
    private var headers: [String: Double] = [:]

    /// - Parameter meaning: how near the headers of tables are to the question, where it asks for an extreme.
    init(
        question: AskedQuestion, units: [EvidenceUnit], passages: [SourcedPassage],
        meaning: [String: Double] = [:]
    ) {
        let language = question.language
        let tables = question.tables
        let pointed = Self.pointed(units, by: tables, meaning)
        // What rows keep to need not stand in them: who earns at least 4,000 may earn 4,200.
        let words = Words(Self.spelledOut(question.text), language: language)
            .without(pointed.isEmpty ? [] : tables.boundStems)
        let (dates, amounts, degree) = (question.dates, question.things.amounts, question.degree)
        let years = passages.map {
            AskedDates.years(of: $0.passage.document, $0.passage.title, $0.passage.date)
        }
        let stems = units.map {
            dates.held(
                in: Words($0.compared, language: language).stems, of: $0.compared,
                ofYears: years[$0.passage]) + Self.stems(of: amounts, takenInBy: $0.compared, language)
                + (degree?.names($0) == true ? degree?.stems ?? [] : [])
        }
        self.years = years
        self.language = language
        (self.dates, self.amounts, self.degree) = (dates, amounts, degree)
        self.units = units
        self.passages = passages
        self.stems = stems
        asked = words
        expected = question.expected
        self.tables = tables
        self.pointed = pointed
        askedWords = Set(question.parts)
        pairs = Self.pairs(words.stems)
        bestScore = max(passages.map(\.passage.score).max() ?? 1, .leastNormalMagnitude)
        passageStems = zip(passages, years).map {
            Self.held(by: $0.passage.text, language, dates, ofYears: $1)
                .union(Self.stems(of: amounts, takenInBy: $0.passage.text, language))
        }
        titleStems = passages.map {
            Self.held(by: "\($0.passage.title) \($0.passage.document)", language, dates)
        }
        titles = passages.map(Self.titles)
        opening = OpeningNames(of: passages, language)
        isOld = Editions.old(passages, question: question)
        weights = Self.weights(
            of: Set(words.stems), in: stems, besides: pointed.isEmpty ? Self.light : Self.lightBesideExtremes)
        weighed = weights.sorted { $0.key < $1.key }
        names = words.names.sorted()
    }

    /// The stems of a text, with those of the question's dates that it names otherwise.
    private static func held(
        by text: String, _ language: QuestionLanguage, _ dates: AskedDates,
        ofYears years: Set<Int> = []
    ) -> Set<String> {
        Set(dates.held(in: Words(text, language: language).stems, of: text, ofYears: years))
    }

    private func held(by unit: EvidenceUnit) -> Set<String> {
        Self.held(by: unit.compared, language, dates, ofYears: years[unit.passage])
            .union(Self.stems(of: amounts, takenInBy: unit.compared, language))
            .union(degree?.names(unit) == true ? degree?.stems ?? [] : [])
    }

    /// The stems of the question's amounts that a text takes in by a bound.
    private static func stems(
        of amounts: AskedAmounts, takenInBy text: String, _ language: QuestionLanguage
    ) -> [String] {
        amounts.takenIn(by: text).flatMap { Words($0, language: language).stems }
    }

    /// The question with the short names of quarters after their long ones, as tables head their columns.
    static func spelledOut(_ question: String) -> String {
        let text = question.lowercased()
        let found = Lexicon.namedQuarters.enumerated().filter { $0.element.contains { text.contains($0) } }
        return ([question] + found.map { "Q\($0.offset + 1)" }).joined(separator: " ")
    }

    /// The units worth measuring, in their order: of long tables only the rows that hold most of the question's words,
    /// and those that it points at.
    func candidates() -> [Int] {
        var rows: [[Int]: [(number: Int, weight: Double)]] = [:]
        var found: [Int] = []
        for (number, unit) in units.enumerated() {
            guard let table = unit.table else {
                found.append(number)
                continue
            }
            let held = Set(stems[number])
            let weight = weighed.reduce(0) { $0 + (held.contains($1.key) ? $1.value : 0) }
            rows[[unit.passage, table], default: []].append((number, weight))
        }
        for table in rows.values {
            let best = table.sorted { ($0.weight, $1.number) > ($1.weight, $0.number) }.prefix(Self.mostRows)
            let told = table.filter { pointed[$0.number] != nil }
            found += Set((best + told).map(\.number))
        }
        return found.sorted()
    }

    /// The most rows of one table that are measured beside those that the question points at.
    private static let mostRows = 48

    mutating func features(of number: Int) -> UnitFeatures {
        let unit = units[number]
        let own = Set(stems[number])
        let above = contextStems(unit.context).union(titleStems[unit.passage])
        var features = UnitFeatures()
        features.own = coverage(by: own)
        features.above = coverage(by: own.union(above), opening: opening.names[unit.passage])
        features.around = coverage(by: passageStems[unit.passage].union(above))
        features.phrase = phrase(stems[number])
        features.rank = passages[unit.passage].passage.score / bestScore
        features.kind = expected.match(in: unit.text, asked: askedWords)
        let isTitle = titles[unit.passage].contains(unit.text)
        features.isBare = (unit.isBare || isTitle) && !answers(unit, features) ? 1 : 0
        features.isList = unit.isList ? 1 : 0
        features.isOld = isOld[unit.passage] ? 1 : 0
        if !unit.cells.isEmpty { measureRow(number, &features) }
        return features
    }

    /// The stems of the question that a unit's document is about: its title, path or headings hold them.
    mutating func subject(of unit: EvidenceUnit) -> Set<String> {
        let title = contextStems(unit.context).union(titleStems[unit.passage])
        return Set(weights.keys.filter { Self.share(of: $0, in: title) > Synonyms.share })
    }

    /// Whether a heading or a part of the frame holds what is asked for: a date, an amount or a number, other than its own,
    /// beside most of the question's words.
    private func answers(_ unit: EvidenceUnit, _ features: UnitFeatures) -> Bool {
        guard unit.isHeading || unit.isFurniture, features.own >= 0.5,
            ![.anything, .name, .reason].contains(expected)
        else { return false }
        let words = AskedSection.number(of: unit.text[...]).flatMap { unit.text.firstRange(of: $0) }
        let told = words.map { unit.text[$0.upperBound...] } ?? unit.text[...]
        return expected.match(in: String(told), asked: askedWords) >= 0.8
    }

    private static func titles(of source: SourcedPassage) -> Set<String> {
        let passage = source.passage
        let headings = passage.blocks.filter { if case .heading = $0.kind { true } else { false } }
        let words = [passage.title] + passage.headings + headings.map { String(source.content[$0.range]) }
        return Set(words.filter { !UnitCutter.isClause($0) })
    }

    private mutating func measureRow(_ number: Int, _ features: inout UnitFeatures) {
        let unit = units[number]
        features.isRow = 1
        features.named = [0, 0.7, 1][min(2, tables.named(unit.cells))]
        features.column = unit.cells.reduce(0) { max($0, column($1.header)) }
        if degree?.names(unit) == true {
            features.column = 1
            features.named = max(features.named, Self.label)
        }
        features.pointed = pointed[number] != nil ? 1 : 0
    }

    /// How much of a row the question names by asking for what its label measures.
    private static let label = 0.7

    /// The share of a header's words that the question holds.
    private mutating func column(_ header: String) -> Double {
        if let known = headers[header] { return known }
        let stems = Set(Words(header, language: language).stems)
        let held = Set(asked.stems)
        let share =
            stems.isEmpty
            ? 0 : stems.sorted().reduce(0) { $0 + Self.share(of: $1, in: held) } / Double(stems.count)
        headers[header] = share
        return share
    }

    /// The share of the question's words other than names that a unit with its headings holds; 1 when it has none.
    mutating func restHeld(by unit: EvidenceUnit) -> Double {
        let rest = weighed.filter { !asked.names.contains($0.key) }
        let total = rest.reduce(0) { $0 + $1.value }
        guard total > 0 else { return 1 }
        let held = self.held(by: unit).union(contextStems(unit.context))
            .union(titleStems[unit.passage])
        return rest.reduce(0) { $0 + $1.value * Self.share(of: $1.key, in: held) } / total
    }

    /// What the question says of a unit's subject.
    mutating func predicate(of unit: EvidenceUnit) -> AskedPredicate {
        let subject = contextStems(unit.context).union(titleStems[unit.passage])
        let own = held(by: unit)
        func isOfSubject(_ stems: [String]) -> Bool { stems.contains { Self.share(of: $0, in: subject) > 0 } }
        let words = askedWords.sorted().compactMap { word -> AskedPredicate.Word? in
            let stems = Words(word, language: language).stems.filter { weights[$0] != nil }
            guard !stems.isEmpty, !isOfSubject(stems) else { return nil }
            let share = stems.reduce(0) { $0 + Self.share(of: $1, in: own) } / Double(stems.count)
            return AskedPredicate.Word(text: word, share: share)
        }
        let told = Words.parts(of: unit.compared).firsts.filter { word in
            let stems = Words(word, language: language).stems
            return !stems.isEmpty && !isOfSubject(stems)
        }
        return AskedPredicate(words: words, told: told)
    }

    /// The share of the question's names that units with all around them hold together; 1 when it names nothing.
    mutating func namesHeld(by units: [EvidenceUnit]) -> Double {
        guard !names.isEmpty else { return 1 }
        let held = units.reduce(into: Set<String>()) { held, unit in
            held.formUnion(self.held(by: unit))
            held.formUnion(contextStems(unit.context))
            held.formUnion(titleStems[unit.passage])
        }
        let opening = units.reduce(into: Set<String>()) { $0.formUnion(self.opening.names[$1.passage]) }
        let total = names.reduce(0) { $0 + (weights[$1] ?? 0) }
        guard total > 0 else { return 1 }
        return names.reduce(0) { $0 + (weights[$1] ?? 0) * Self.share(of: $1, in: held, opening: opening) }
            / total
    }

    /// The share of the question's names that a unit's passage holds with its headings; 1 when it names nothing.
    mutating func namesAround(_ unit: EvidenceUnit) -> Double {
        guard !names.isEmpty else { return 1 }
        let held = passageStems[unit.passage].union(contextStems(unit.context))
            .union(titleStems[unit.passage]).union(opening.names[unit.passage])
        return names.reduce(0) { $0 + Self.share(of: $1, in: held) } / Double(names.count)
    }

    private mutating func contextStems(_ context: String) -> Set<String> {
        if let known = contexts[context] { return known }
        let stems = Self.held(by: context, language, dates)
        contexts[context] = stems
        return stems
    }

    private func coverage(by held: Set<String>, opening: Set<String> = []) -> Double {
        let total = weighed.reduce(0) { $0 + $1.value }
        guard total > 0 else { return 0 }
        return weighed.reduce(0) { $0 + $1.value * Self.share(of: $1.key, in: held, opening: opening) }
            / total
    }

    /// How well a stem is held, or opens the document.
    private static func share(of stem: String, in held: Set<String>, opening: Set<String>) -> Double {
        let share = share(of: stem, in: held)
        return share < OpeningNames.share && opening.contains(stem) ? OpeningNames.share : share
    }

    /// How well a stem is held, by itself or by a word of the same meaning.
    private static func share(of stem: String, in held: Set<String>) -> Double {
        let share = Words.share(of: stem, in: held)
        guard share < Synonyms.share, Synonyms.areHeld(stem, among: held) else { return share }
        return Synonyms.share
    }

    private func phrase(_ stems: [String]) -> Double {
        pairs.isEmpty ? 0 : Double(pairs.intersection(Self.pairs(stems)).count) / Double(pairs.count)
    }

    private static func pairs(_ stems: [String]) -> Set<String> {
        Set(zip(stems, stems.dropFirst()).map { "\($0) \($1)" })
    }

    /// The rows that the question points at, table by table.
    private static func pointed(
        _ units: [EvidenceUnit], by question: TableQuestion, _ meaning: [String: Double]
    ) -> [Int: Int] {
        let tables = Dictionary(grouping: units.indices.filter { units[$0].table != nil }) { number in
            [units[number].passage, units[number].table ?? 0]
        }
        return tables.values.reduce(into: [:]) { found, rows in
            let told = question.pointed(in: rows.map { units[$0].cells }) { meaning[$0] ?? 0 }
            for (row, anchor) in told { found[rows[row]] = rows[anchor] }
        }
    }

    /// Rare words of the question weigh more: the logarithm of how few units hold them.
    ///
    /// - Parameters:
    ///   - units: the stems of each.
    ///   - light: what says nothing.
    private static func weights(
        of asked: Set<String>, in units: [[String]], besides light: Set<String>
    ) -> [String: Double] {
        var counts: [String: Int] = [:]
        for stems in units {
            for stem in Set(stems) where asked.contains(stem) { counts[stem, default: 0] += 1 }
        }
        // A word that says nothing and stands nowhere is not missing; where all are such, each counts.
        let telling = asked.filter { counts[$0] != nil || !light.contains($0) }
        return Dictionary(
            uniqueKeysWithValues: (telling.isEmpty ? asked : telling).map { stem in
                (stem, log(1 + Double(units.count + 1) / Double((counts[stem] ?? 0) + 1)))
            })
    }

    private static let light = Lexicon.lightWords.stems
    /// With what asks for an end of a column, where a row stands there.
    private static let lightBesideExtremes = light.union(
        Lexicon.most.union(Lexicon.least).subtracting(Lexicon.comparatives).stems)
}
