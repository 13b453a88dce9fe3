/// How many edits lie between two words: a letter more, less or another, or two neighbours exchanged.
///
/// The optimal string alignment of Damerau ("A technique for computer detection and correction of spelling errors", 1964), by
/// which most misspellings are one edit away.
package enum EditDistance {
    /// The edits between two words, in bytes of UTF-8; nil where there are more than `most`.
    package static func between(_ one: [UInt8], _ other: [UInt8], most: Int) -> Int? {
        guard abs(one.count - other.count) <= most else { return nil }
        let edits = lastRow(one, other)[other.count]
        return edits <= most ? edits : nil
    }

    /// The edits between a word and whatever beginning of another is nearest to it.
    static func between(_ word: some Sequence<UInt8>, beginningOf other: [UInt8]) -> Int {
        lastRow(word, other).min() ?? 0
    }

    /// The edits between a word and each beginning of another, the empty one first.
    private static func lastRow(_ one: some Sequence<UInt8>, _ other: [UInt8]) -> [Int] {
        var (before, row) = ([Int](), Array(0...other.count))
        var last: UInt8?
        for letter in one {
            var next = [row[0] + 1]
            for (place, counterpart) in other.enumerated() {
                var edits = min(
                    row[place + 1] + 1, next[place] + 1, row[place] + (letter == counterpart ? 0 : 1))
                if place > 0, letter == other[place - 1], last == counterpart {
                    edits = min(edits, before[place - 1] + 1)
                }
                next.append(edits)
            }
            (before, row, last) = (row, next, letter)
        }
        return row
    }
}
