import Documents

/// The values that a question names.
extension QueryBinding {
    var boundValues: BoundWords {
        var bound = BoundWords()
        let words = query.words.map(\.word)
        var names: [String: [(parts: [String], header: String, value: String)]] = [:]
        var seen: Set<[String]> = []
        for header in table.headers {
            for (value, parts) in table.column(header)?.named ?? [] where value.utf8.count <= Self.longest {
                guard let first = parts.first, words.contains(where: { QuestionWord.areAlike(first, $0) }),
                    isNameable(value), seen.insert(parts + ["", header]).inserted
                else { continue }
                names[first, default: []].append((parts, header, value))
            }
        }
        let clocks = query.marks.filter { if case .clock = $0.kind { true } else { false } }
        let bounded = Set(query.demands.flatMap(\.places)).union(clocks.flatMap(\.places))
        let between = Set(query.marks.filter(\.isComparison).flatMap { $0.places.dropFirst().dropLast() })
        var place = 0
        while place < words.count {
            let found = bounded.contains(place) ? [] : candidates(at: place, in: names)
            let length = found.map(\.parts.count).max() ?? 0
            // `NOR` in capitals is a cell's, and denies nothing.
            let isCode = found.contains {
                $0.value == query.words[place].written && Self.isInCapitals($0.value)
            }
            // Between `longer` and `than` the name of a row may stand: `How much longer is Alma than Berta?`
            let isName = between.contains(place) && found.contains { $0.header == table.name }
            let isTaken = length == 1 && query.taken.contains(place) && !isCode && !isName
            if length > 0, !isTaken, length > 1 || !endsSpan(place),
                bounded.isDisjoint(with: place..<place + length)
            {
                let best = found.filter { $0.parts.count == length }
                let columns = columns(of: best.map(\.header), at: place)
                let rows = best.reduce(into: Set<Int>()) {
                    $0.formUnion(table.rows(holding: Words.parts(of: $1.value), in: columns))
                }
                bound.elements.append(element(.value, place..<place + length, columns, rows))
            }
            place += max(1, length)
        }
        return bound
    }

    /// Whether a number is the end of a span such as `2018–19`, and stands for nothing alone.
    private func endsSpan(_ place: Int) -> Bool {
        guard place > 0, Int(query.words[place].word) != nil, Int(query.words[place - 1].word) != nil else {
            return false
        }
        let joint = query.text.slice(
            query.words[place - 1].range.upperBound..<query.words[place].range.lowerBound)
        return ["–", "-", "‑", "/"].contains(joint)
    }

    /// The columns that a value is meant of: that alone which the word before it heads, as in `from B2 to C1`.
    private func columns(of headers: [String], at place: Int) -> Set<String> {
        let lead = place > 0 ? query.words[place - 1].word : ""
        let headed = headers.filter { $0.lowercased() == lead }
        return Set(headed.isEmpty ? headers : headed)
    }

    private func candidates(
        at place: Int, in names: [String: [(parts: [String], header: String, value: String)]]
    ) -> [(parts: [String], header: String, value: String)] {
        let word = query.words[place].word
        let heads =
            names[word] ?? names.keys.filter { QuestionWord.areAlike($0, word) }.flatMap { names[$0] ?? [] }
        let whole = heads.filter { candidate in
            let own = query.words.dropFirst(place).prefix(candidate.parts.count)
            return own.count == candidate.parts.count
                && zip(own, candidate.parts).allSatisfy { QuestionWord.areAlike($0.word, $1) }
                && (candidate.value.utf8.count > 2 || own.first?.written == candidate.value && place > 0)
        }
        guard whole.isEmpty else { return whole }
        let surnames = surnames(at: place)
        return surnames.isEmpty ? shortened(at: place, of: heads) : surnames
    }

    /// The row that the last part of a name stands for, where it is no other's.
    private func surnames(at place: Int) -> [(parts: [String], header: String, value: String)] {
        let word = query.words[place]
        guard place > 0, word.written.first?.isUppercase == true, word.written.count > 2 else { return [] }
        let named = table.rows(table.name) { value in
            guard value.utf8.count > word.word.utf8.count else { return false }
            let parts = Words.parts(of: value)
            return parts.count == 2 && parts[1] == word.word
        }
        return named.count == 1 ? [([word.word], table.name, table.value(named[0], table.name))] : []
    }

    /// The values of one column that a name in the question begins: `Orbit` for `Orbit GmbH`.
    private func shortened(
        at place: Int, of heads: [(parts: [String], header: String, value: String)]
    ) -> [(parts: [String], header: String, value: String)] {
        let word = query.words[place]
        let begun = heads.filter { $0.parts[0] == word.word && $0.parts.count > 1 }
        guard place > 0, word.written.first?.isUppercase == true, word.written.count > 2,
            !query.language.hasCapitalNouns, Set(begun.map(\.header)).count == 1
        else { return [] }
        return begun.map { ([word.word], $0.header, $0.value) }
    }

    private static func isInCapitals(_ value: String) -> Bool {
        value.utf8.count > 1 && value.allSatisfy(\.isUppercase)
    }

    /// Whether a cell can be named: by a word that says something, or by the last one of the question, as `done` in “are done”.
    private func isNameable(_ value: String) -> Bool {
        !YesOrNo.isYes(value) && !YesOrNo.isNo(value)
            && (value.contains(where: \.isNumber) || !Words(phrase: value).stems.isEmpty
                || value.utf8.count <= 2 || value.lowercased() == query.words.last?.word)
    }

    /// The most bytes of a cell that a question names.
    private static let longest = 120

    /// Values of one column that only a joint parts are meant together, `in Lab 1 or Lab 2`, and what lies between the two ends of
    /// a span, `from January to May`.
    var mergedAlternatives: BoundWords {
        var merged: [QueryElement] = []
        for element in elements {
            guard let last = merged.last, last.kind == .value, element.kind == .value,
                let common = Optional(last.columns.intersection(element.columns)), !common.isEmpty,
                (last.places.upperBound..<element.places.lowerBound).allSatisfy(joins)
            else {
                merged.append(element)
                continue
            }
            let ends = last.holds.union(element.holds)
            let isSpan = (last.places.upperBound..<element.places.lowerBound).contains {
                Lexicon.spanJoints.contains(query.words[$0].word)
            }
            guard !isSpan || common.contains(where: isOfCalendar) else {
                merged.append(element)
                continue
            }
            let holds =
                isSpan ? Set(table.body.filter { $0 >= ends.min() ?? 0 && $0 <= ends.max() ?? 0 }) : ends
            merged[merged.count - 1] = self.element(
                .value, last.places.lowerBound..<element.places.upperBound, common, holds)
        }
        return BoundWords(instead: merged)
    }

    /// Whether a column is of dates, months or days of the week, in the order of the rows.
    private func isOfCalendar(_ header: String) -> Bool {
        table.isOfTime(header)
            || table.sample(header).allSatisfy { value in
                let word = Words.letters(of: value).first ?? ""
                return FigureWords.months[word] != nil || Lexicon.days.contains(word)
            }
    }

    private func joins(_ place: Int) -> Bool {
        let word = query.words[place].word
        return !query.taken.contains(place)
            && (Lexicon.spanJoints.contains(word) || Lexicon.conditionJoints.contains(word)
                || QuestionLanguage.commonInAny.contains(word))
    }
}
