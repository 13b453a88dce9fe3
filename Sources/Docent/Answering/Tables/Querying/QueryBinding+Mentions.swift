/// Words of a question that cells hold among others: the pump of `Which pump is the cheapest?`, below `Pump C3` and `Valve F1`.
extension QueryBinding {
    var boundMentions: BoundWords {
        var bound = BoundWords()
        for place in query.words.indices where isFree(place, around) {
            let word = query.words[place].word
            let found = table.headers.compactMap { header -> (header: String, rows: Set<Int>)? in
                let rows = table.column(header)?.rows(longest: Self.longestMention) { parts in
                    parts.contains { QuestionWord.areAlike($0, word) }
                }
                guard let rows, !rows.isEmpty, rows.count < table.body.count else { return nil }
                return (header, Set(rows))
            }
            guard found.count == 1 else { continue }
            bound.elements.append(element(.value, place..<place + 1, [found[0].header], found[0].rows))
        }
        return bound
    }

    /// The most bytes of a cell that is looked through for a word.
    static let longestMention = 60

    /// Whether nothing has taken up a word that says something, and nothing above the table holds it.
    private func isFree(_ place: Int, _ around: TableSurroundings?) -> Bool {
        let word = query.words[place]
        guard !isUsed(place), !query.taken.contains(place), !query.degrees.contains(place),
            !compared.contains(place), word.word.count > 2, word.word.allSatisfy(\.isLetter),
            !QueryBinding.empty.contains(word.word), TableWish.all(in: [word.word]).isEmpty,
            !query.language.common.contains(word.word), word.stem != nil
        else { return false }
        return around?.speaks(of: word) != true
    }

    /// The first part of a compound without the letter that joins it to the second: `Bahnhof` of `Bahnhofs`.
    private static func withoutJoint(_ part: Substring) -> String {
        String(part.last == "s" ? part.dropLast() : part)
    }

    /// German compounds of a value, or of a word above the table, and what the rows or a column are: `Salzbergwerk`.
    var boundCompounds: BoundWords {
        var bound = BoundWords()
        guard query.language.hasCapitalNouns else { return bound }
        let heads = around.stems.union(table.headers.flatMap { Words(phrase: $0).stems })
        for place in query.words.indices where isFree(place, nil) {
            let word = query.words[place].word
            for cut in word.indices.dropFirst(3).dropLast(3) {
                guard let head = Words(phrase: word[cut...]).stems.first, heads.contains(head) else {
                    continue
                }
                let fronts = [String(word[..<cut]), Self.withoutJoint(word[..<cut])]
                let holding = table.headers.map { header in
                    (header: header, rows: table.rows(header) { fronts.contains($0.lowercased()) })
                }.filter { !$0.rows.isEmpty }
                let (columns, rows) = (holding.map(\.header), holding.first?.rows ?? [])
                if columns.count == 1 {
                    bound.elements.append(
                        element(.value, place..<place + 1, [columns[0]], Set(rows)))
                } else if fronts.contains(where: {
                    Words(phrase: $0).stems.first.map(around.stems.contains) == true
                }) {
                    bound.compared.insert(place)
                } else {
                    continue
                }
                break
            }
        }
        return bound
    }
}
