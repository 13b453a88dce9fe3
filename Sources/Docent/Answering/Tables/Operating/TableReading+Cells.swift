import Documents

/// The cells of a table that words of a question name, whole or in part.
extension TableReading {
    /// Runs of the question's words that stand side by side in cells, the longest first, without those of some places.
    func cells(besides taken: Set<Int>) -> [QueryElement] {
        let runs = runs(besides: taken)
        var (found, place): ([QueryElement], Int) = ([], 0)
        while place < query.words.count {
            let here = (runs[place] ?? []).filter { isTelling($0, at: place) }
            guard let longest = here.map(\.length).max() else {
                place += 1
                continue
            }
            let best = here.filter { $0.length == longest }
            let isWhole = best.contains(where: \.isWhole)
            let columns = Set(best.filter { $0.isWhole || !isWhole }.map(\.header))
            let words = (place..<place + longest).map { query.words[$0].word }
            let rows = columns.reduce(into: Set<Int>()) {
                $0.formUnion(self.rows(of: $1, holding: words, isWhole: isWhole))
            }
            found.append(
                binding.element(.value, place..<place + longest, columns, rows, isWhole: isWhole))
            place += longest
        }
        return found
    }

    /// The rows of a column whose cells hold words side by side, or nothing else than them.
    func rows(of header: String, holding words: [String], isWhole: Bool) -> Set<Int> {
        let number = words.count == 1 ? Double(words[0]) ?? Ordinal.rank(of: words[0]).map(Double.init) : nil
        if isWhole, number == nil {
            let named = (table.column(header)?.named ?? []).filter { value, parts in
                guard Self.begins(Self.plain(parts)[...], with: words) else { return false }
                return parts.count == words.count
                    || Words.parts(of: CellNote.cut(from: value)).count == words.count
            }
            let values = Set(named.map(\.value))
            return Set(table.rows(header, where: values.contains))
        }
        let rows =
            table.column(header)?.rows(longest: Self.longestCell) { cell in
                let parts = Self.plain(cell)
                guard parts.count >= words.count else { return false }
                if isWhole { return parts.count == words.count && Self.begins(parts[...], with: words) }
                return parts.indices.contains { Self.begins(parts[$0...], with: words) }
            } ?? []
        guard let number, rows.isEmpty || isWhole else { return Set(rows) }
        return Set(table.rows(header) { TableColumn.number($0) == number })
    }

    /// Words without the raised figures of footnotes behind them.
    private static func plain(_ parts: [String]) -> [String] {
        parts.map { part in
            guard part.last?.isASCII == false, let end = part.lastIndex(where: { !raised.contains($0) }),
                end < part.index(before: part.endIndex)
            else { return part }
            return String(part[...end])
        }
    }

    private static let raised = Set("⁰¹²³⁴⁵⁶⁷⁸⁹")

    private static func begins(_ parts: ArraySlice<String>, with words: [String]) -> Bool {
        parts.count >= words.count && zip(parts, words).allSatisfy { QuestionWord.areAlike($0, $1) }
    }

    /// A run of words that a cell of a column holds.
    struct Run: Sendable {
        let length: Int
        let header: String
        let isWhole: Bool
    }

    private static let longestCell = 240

    /// Whether a cell holds no more than the name of a picture.
    private static func isPicture(_ value: String) -> Bool {
        value.lastIndex(of: ".").map { pictures.contains(value[$0...].lowercased()) } ?? false
    }

    private static let pictures: Set<String> = [".svg", ".png", ".jpg", ".jpeg", ".gif"]

    /// The runs that begin at each word.
    private func runs(besides taken: Set<Int>) -> [Int: [Run]] {
        var places: [String: [Int]] = [:]
        var found: [Int: [Run]] = [:]
        for header in table.headers {
            var longest: [Int: Run] = [:]
            for (value, cell) in table.column(header)?.named ?? [] where value.utf8.count <= Self.longestCell
            {
                guard !Self.isPicture(value) else { continue }
                let parts = Self.plain(cell)
                let own = Words.parts(of: CellNote.cut(from: value)).count
                for (number, part) in parts.enumerated() {
                    let starts =
                        places[part]
                        ?? query.words.indices.filter { QuestionWord.areAlike(query.words[$0].word, part) }
                    places[part] = starts
                    for start in starts where !taken.contains(start) {
                        let length = zip(parts[number...], query.words[start...].enumerated()).prefix {
                            !taken.contains(start + $0.1.offset)
                                && QuestionWord.areAlike($0.0, $0.1.element.word)
                        }.count
                        let run = Run(
                            length: length, header: header,
                            isWhole: number == 0 && (length == parts.count || length == own))
                        if let known = longest[start],
                            (known.length, known.isWhole ? 1 : 0) >= (length, run.isWhole ? 1 : 0)
                        {
                            continue
                        }
                        longest[start] = run
                    }
                }
            }
            for (place, run) in longest { found[place, default: []].append(run) }
        }
        for place in query.words.indices where !taken.contains(place) {
            found[place, default: []] += numbered(at: place)
        }
        return found
    }

    /// The column of numbers that a number or an ordinal of the question is of, by the word beside it: `round 3`, `the 3rd round`.
    private func numbered(at place: Int) -> [Run] {
        let word = query.words[place].word
        guard let number = Int(word) ?? Ordinal.rank(of: word) ?? NumberWords.alone[word].map({ Int($0) })
        else { return [] }
        let beside = [place - 1, place + 1].filter { query.words.indices.contains($0) }
            .compactMap { headers[$0] }.reduce(into: Set<String>()) { $0.formUnion($1) }
        return table.headers.filter(beside.contains).filter { header in
            !table.rows(header) { TableColumn.number($0) == Double(number) }.isEmpty
        }.map { Run(length: 1, header: $0, isWhole: true) }
    }

    /// Whether a run says which rows are meant.
    private func isTelling(_ run: Run, at place: Int) -> Bool {
        let places = place..<place + run.length
        if run.length == 1 {
            let word = query.words[place]
            if operation.places.contains(place) && !run.isWhole { return false }
            if word.word.first?.isNumber == true {
                // The number of `the top 3` names no row.
                if operation.many != nil, operation.choicePlaces.contains(place) { return false }
                return word.year != nil
                    || run.isWhole
                        && (headers[place - 1]?.contains(run.header) == true
                            || headers[place + 1]?.contains(run.header) == true)
            }
            if headers[place] != nil, !run.isWhole { return false }
        }
        if run.length == 1, run.isWhole, operation.choicePlaces.contains(place) { return true }
        return places.contains { place in
            let word = query.words[place]
            return word.word.contains(where: \.isNumber)
                || word.stem != nil && word.word.count > 1
                    && !query.language.common.contains(word.word) && !QueryBinding.empty.contains(word.word)
                    && !operation.places.contains(place) && !Lexicon.emptyOfTables.contains(word.word)
                    && !Lexicon.numberNouns.contains(word.word)
        }
    }
}
