import Documents

/// Tells what a blank row or column parts from what it only sets off, by where rows have labels and where numbers.
///
/// Statements leave a row free above a section or a total, and a column free between years: what follows has no header, or no
/// labels, of its own.
enum SheetContinuation {
    /// Whether rows below a blank one go on with the table above it: labels below labels, and numbers of one form, no words,
    /// below numbers.
    static func continues(_ above: ArraySlice<SheetRow>, _ below: ArraySlice<SheetRow>) -> Bool {
        let forms = formsOfNumbers(above)
        guard above.count > 1, !forms.isEmpty,
            let left = above.lazy.compactMap({ $0.cells.first?.column }).min(),
            let right = above.lazy.compactMap({ $0.cells.last?.column }).max()
        else { return false }
        var rowsOfNumbers = 0
        for row in below {
            var hasLabel = false
            var numbers = 0
            for cell in row.cells {
                guard (left...right).contains(cell.column) else { return false }
                switch (forms[cell.column], cell.number) {
                case (let form?, let number?):
                    guard form == number.format else { return false }
                    numbers += 1
                case (.some, nil): if cell.hasWords { return false }
                case (nil, nil): hasLabel = true
                case (nil, .some): break
                }
            }
            if numbers * 2 >= forms.count { rowsOfNumbers += 1 }
            // Numbers without a label are years: a header.
            if numbers > 0, !hasLabel { return false }
        }
        return rowsOfNumbers > 0
    }

    /// Whether columns beside a blank one go on with the table to its left: they hold numbers and their headers, in rows that have
    /// their labels there.
    static func continuesAcross(_ left: [SheetRow], _ right: [SheetRow]) -> Bool {
        let labelled = Set(
            left.lazy.filter { $0.cells.contains { $0.number == nil && $0.hasWords } }.map(\.number))
        guard
            let first = right.firstIndex(where: {
                $0.cells.contains { $0.number != nil } && labelled.contains($0.number)
            })
        else { return false }
        let body = right[first...]
        return body.count > 1
            && body.allSatisfy { row in
                labelled.contains(row.number) && row.cells.allSatisfy { $0.number != nil || !$0.hasWords }
            }
    }

    /// The columns whose cells, headers aside, are numbers, each with the form of the last.
    private static func formsOfNumbers(_ rows: ArraySlice<SheetRow>) -> [Int: String?] {
        var forms: [Int: String?] = [:]
        var counts: [Int: (numbers: Int, words: Int)] = [:]
        for cell in rows.lazy.dropFirst().suffix(200).flatMap(\.cells) {
            if let number = cell.number {
                forms[cell.column] = .some(number.format)
                counts[cell.column, default: (0, 0)].numbers += 1
            } else if cell.hasWords {
                counts[cell.column, default: (0, 0)].words += 1
            }
        }
        return forms.filter { counts[$0.key].map { $0.numbers > $0.words } ?? false }
    }
}

extension SheetCell {
    /// Its number, with the form that it is shown in.
    fileprivate var number: (value: Double, format: String?)? {
        if case .number(let value, let format)? = value { (value, format) } else { nil }
    }

    /// Whether it holds a word, not only a dash or nothing.
    fileprivate var hasWords: Bool {
        text.bytes.contains { $0 >= 0x80 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }
}
