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
    /// Where in its text the last equation ended.
    var equationEnd: Int?
    /// The size of its largest words in half points, or 0.
    var size = 0
}

/// The properties of a run.
struct WordRun: Sendable {
    var isBold: Bool?
    var isHidden: Bool?
    var marks = RunMarks()
    var style: String?
    /// The colour of its words, and that behind them, as the run says.
    var ink: String?
    var fill: String?
    var isShaded = false
    /// The font whose signs the run shows in the place of letters.
    var signs: SymbolFont?
    /// The size in half points, or 0 where the run does not say.
    var size = 0
}

/// A stretch of blocks that is read on its own: the document, a text box, a note.
///
/// An object, so that the words of its paragraph grow in place.
final class WordScope {
    var items: [FlowItem] = []
    var paragraph: WordParagraph?
    var tables: [DraftTable] = []
    /// The run that the text box stands in.
    var enclosingRun = WordRun()
    /// Whether it is a text of a drawing that came from a slide.
    var isOfSlide = false
    /// Words of a paragraph whose mark was deleted.
    var carried: WordParagraph?
    /// How many tables are open, those included that nest too deep to be kept apart.
    var openTables = 0
    /// The next free column of each table.
    var columns: [Int] = []

    /// Whether the innermost open table is kept apart.
    var isWithinDepth: Bool { openTables == tables.count }

    /// The piece that stands last where blocks now stand.
    var last: FlowItem? {
        guard let row = tables.last?.rows.last, let cell = row.cells.last else { return items.last }
        return cell.items.last
    }

    /// Adds a piece where blocks now stand: the innermost open cell, or the flow.
    func add(_ item: FlowItem) {
        if !tables.add(item) { items.append(item) }
    }
}
