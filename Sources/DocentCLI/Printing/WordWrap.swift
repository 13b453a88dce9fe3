/// Breaks text into lines between words while it comes; of scripts without spaces between any two wide characters.
///
/// Indentation and empty lines stay; a word that is longer than a line stays whole.
struct WordWrap: Sendable {
    /// The columns of a line.
    let room: Int
    private var column = 0
    private var gap = ""
    private var word = ""
    private var wordColumns = 0

    init(room: Int) { self.room = room }

    /// Takes the next piece, and gives what is certain to stand in its line.
    mutating func pass(_ piece: String) -> String {
        var shown = ""
        for character in piece {
            switch character {
            case "\n":
                shown += rest() + "\n"
                (column, gap) = (0, "")
            case " ", "\t":
                shown += rest()
                gap.append(character)
            default:
                let columns = Terminal.columns(character)
                if columns > 1 { shown += rest() }
                word.append(character)
                wordColumns += columns
                if columns > 1 { shown += rest() }
            }
        }
        return shown
    }

    /// The word that was being written.
    mutating func rest() -> String {
        guard !word.isEmpty else { return "" }
        defer { (gap, word, wordColumns) = ("", "", 0) }
        if column > 0, column + gap.count + wordColumns > room {
            column = wordColumns
            return "\n" + word
        }
        column += gap.count + wordColumns
        return gap + word
    }
}
