import Documents

/// The words of a question as one table takes them: as conditions on its rows, as names of its columns, or not at all.
struct TableReading: Sendable {
    let binding: QueryBinding
    let operation: AskedOperation
    var query: TableQuery { binding.query }
    var table: QueriedTable { binding.table }
    private(set) var matches: [QueryElement] = []
    /// The columns that each word names.
    let headers: [Int: Set<String>]
    /// The places of words that stand around the table.
    private(set) var around: Set<Int> = []
    /// The places of words that say something and stand nowhere in the table.
    private(set) var leftover: [Int] = []
    /// Conditions that were not understood, as they were written.
    private(set) var unread: [String] = []
    /// How much of the question's words the table accounts for, less what it does not; cells weigh more than headers.
    private(set) var coverage = 0.0

    init(_ binding: QueryBinding, _ operation: AskedOperation) {
        (self.binding, self.operation) = (binding, operation)
        headers = binding.spoken.filter { place, _ in
            operation.result != .count || !Lexicon.occurrences.contains(binding.query.words[place].word)
        }
        matches = bounds
        matches = (matches + cells(besides: Set(matches.flatMap(\.places)))).sorted {
            $0.places.lowerBound < $1.places.lowerBound
        }
        narrow()
        let denied = binding.denials(among: matches, besides: operation.places)
        (matches, unread) = (denied.instead ?? matches, denied.unread)
        readLeftover()
        coverage = covered
    }

    // MARK: Conditions

    /// The bounds of numbers and times; of a difference between two years none bounds anything.
    private var bounds: [QueryElement] {
        binding.elements.filter { element in
            let figures = element.places.count { query.words[$0].word.contains(where: \.isNumber) }
            return element.kind == .demand && !(operation.result == .difference && figures == 2)
        }
    }

    /// A condition of several columns is of those of them that the question names.
    private mutating func narrow() {
        let spoken = headers.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        for number in matches.indices where matches[number].columns.count > 1 {
            let named = matches[number].columns.intersection(spoken)
            guard !named.isEmpty, named.count < matches[number].columns.count else { continue }
            let words = matches[number].places.map { query.words[$0].word }
            let isWhole = matches[number].isWhole
            let rows = named.reduce(into: Set<Int>()) {
                $0.formUnion(self.rows(of: $1, holding: words, isWhole: isWhole))
            }
            guard !rows.isEmpty else { continue }
            matches[number] = binding.element(
                matches[number].kind, matches[number].places, named, rows, isWhole: isWhole)
        }
    }

    /// The rows that fulfil all conditions, of which two of one column need not hold together; nil where none do.
    var rows: [Int]? { rows(meeting: matches) }

    func rows(meeting matches: [QueryElement]) -> [Int]? {
        var groups: [QueryElement] = []
        for match in matches where match.holds.count < table.body.count || match.isDenied {
            if let last = groups.indices.last(where: { isAlternative(groups[$0], match) }) {
                groups[last].holds.formUnion(match.holds)
            } else {
                groups.append(match)
            }
        }
        let found = table.body.filter { row in groups.allSatisfy { $0.holds.contains(row) != $0.isDenied } }
        return found.isEmpty ? nil : found
    }

    private func isAlternative(_ one: QueryElement, _ other: QueryElement) -> Bool {
        !one.isDenied && !other.isDenied && one.columns == other.columns
            && one.holds.isDisjoint(with: other.holds)
    }

    // MARK: Words

    /// The columns that its conditions are of.
    var conditioned: Set<String> { Set(matches.flatMap(\.columns)) }

    /// The columns that most of the words at some places name.
    func named(by places: some Sequence<Int>) -> [String] {
        let named = places.compactMap { headers[$0] }
        let counts = table.headers.map { header in (header, named.count { $0.contains(header) }) }
        guard let most = counts.map(\.1).max(), most > 0 else { return [] }
        return counts.filter { $0.1 == most }.map(\.0)
    }

    /// The places of words that bind to the table.
    var bound: Set<Int> { Set(matches.flatMap(\.places)).union(headers.keys) }

    private mutating func readLeftover() {
        let (bound, common) = (bound, query.language.common)
        let marked = Set(query.marks.flatMap(\.places))
        for place in query.words.indices where !bound.contains(place) && !operation.places.contains(place) {
            let word = query.words[place]
            let isNumber = word.word.contains(where: \.isNumber)
            if place > 0, Lexicon.pointing.contains(query.words[place - 1].word) { continue }
            guard
                isNumber
                    || !common.contains(word.word) && !QueryBinding.empty.contains(word.word)
                        && word.stem != nil
                        && !Lexicon.emptyOfTables.contains(word.word)
                        && !Lexicon.numberNouns.contains(word.word)
                        && !Lexicon.labelNouns.contains(word.word) && !marked.contains(place)
                        && !TableWish.all(in: [word.word]).contains(.total)
            else { continue }
            if binding.around.speaks(of: word) { around.insert(place) } else { leftover.append(place) }
        }
    }

    /// Whether each condition is of one column.
    var isOfOneReading: Bool { matches.allSatisfy { $0.isBound || $0.columns.count == 1 } }

    /// Whether no more than one word that names nothing is left.
    var isUnderstood: Bool {
        unread.isEmpty && leftover.count <= 1
            && leftover.allSatisfy {
                !query.words[$0].word.contains(where: \.isNumber) && !query.isName(query.words[$0])
            }
    }

    private var covered: Double {
        let cells = Set(matches.flatMap(\.places)).filter { says($0) }
        let heads = headers.keys.filter { !cells.contains($0) && says($0) }
        return Double(cells.count) + 0.8 * Double(heads.count) + 0.4 * Double(around.count)
            - Double(leftover.count + unread.count)
    }

    private func says(_ place: Int) -> Bool {
        let word = query.words[place]
        return word.word.contains(where: \.isNumber)
            || word.stem != nil && !query.language.common.contains(word.word)
                && !QueryBinding.empty.contains(word.word)
    }
}
