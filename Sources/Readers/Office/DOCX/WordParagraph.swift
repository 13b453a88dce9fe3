import Documents

/// A paragraph of WordprocessingML while it is open.
struct WordParagraph: Sendable {
    var style: String?
    var numberingID: Int?
    var level: Int?
    var outlineLevel: Int?
    var text = Inline()
    /// Words that the file hides.
    var hidden = Inline()
    /// What follows the paragraph: text boxes, notes, pictures.
    var after: [FlowItem] = []
    var role = WordStyles.Role.body
    var isShaded = false
    /// Whether its mark was deleted, so that the next paragraph continues it.
    var isContinued = false
    var hasPlainText = false
    var hasBoldText = false
    /// Whether all its words are in equations.
    var hasOnlyMath = true
    var hasMath = false
}

/// The properties of a run.
struct WordRun: Sendable {
    var isBold: Bool?
    var isHidden: Bool?
    var marks = RunMarks()
    var style: String?
    var isWhite = false
    var isShaded = false
    var isTiny = false
}

/// A field of which the code or the result is being read.
struct WordField: Sendable {
    var instruction = ""
    var isInResult = false
    var hasLink = false
    var isChecked: Bool?
    /// The entries of a list to choose from, and which one is chosen.
    var entries: [String] = []
    var chosen = 0

    /// The target of a `HYPERLINK` field.
    var target: String? {
        let words = instruction.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" })
        guard words.first?.uppercased() == "HYPERLINK" else { return nil }
        let quoted = instruction.split(separator: "\"", omittingEmptySubsequences: false)
        let isLocal = words.contains("\\l")
        if quoted.count > 1, !quoted[1].isEmpty { return (isLocal ? "#" : "") + quoted[1] }
        return words.dropFirst().first { !$0.hasPrefix("\\") }.map(String.init)
    }
}

/// A stretch of blocks that is read on its own: the document, a text box, a note.
///
/// An object, so that the words of its paragraph grow in place.
final class WordScope {
    var items: [FlowItem] = []
    var paragraph: WordParagraph?
    var tables: [DraftTable] = []
    /// Words of a paragraph whose mark was deleted.
    var carried: WordParagraph?
    /// How many tables are open, those included that nest too deep to be kept apart.
    var openTables = 0
    /// The next free column of each table.
    var columns: [Int] = []

    /// Whether the innermost open table is kept apart.
    var isWithinDepth: Bool { openTables == tables.count }

    /// Adds a piece where blocks now stand: the innermost open cell, or the flow.
    func add(_ item: FlowItem) {
        let table = tables.count - 1
        guard table >= 0, let row = tables[table].rows.indices.last,
            let cell = tables[table].rows[row].cells.indices.last
        else {
            items.append(item)
            return
        }
        tables[table].rows[row].cells[cell].items.append(item)
    }
}
