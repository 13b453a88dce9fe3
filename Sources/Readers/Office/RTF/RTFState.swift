/// What holds within a group of RTF, and ends with it.
struct RTFState: Sendable {
    /// Where the words of a group go.
    enum Destination: Sendable, Equatable {
        case body
        case skipped
        case fonts
        case styles
        case colours
        /// The tables of lists and of their overrides, and what one of their levels shows.
        case lists
        case levelText
        case info(String)
        case fieldCode
        case marker
        case note
        case annotation
        /// A text box.
        case box
        case author
        case margin(String)
    }

    var destination = Destination.body
    var isBold = false
    var isHidden = false
    var isDeleted = false
    /// The colour of words by its number, 0 for that of the program, and the colour behind them.
    var ink = 0
    var ground: Int?
    /// Whether a pattern of any colour lies behind words.
    var isPatterned = false
    /// The size of words in half points, where it is said.
    var size: Int?
    var marks = RunMarks()
    var font = 0
    /// Whether properties of rows are those of the table within a cell.
    var isInNestedRow = false
    /// How many fields are open.
    var fields = 0
    /// How many characters follow a `\u` for programs that know no Unicode.
    var fallbackLength = 1
    /// Whether a next word opens a destination that may be ignored.
    var isOptional = false
}

extension RTFState.Destination {
    /// Whether words of the group are content.
    var isText: Bool {
        switch self {
        case .body, .note, .annotation, .box, .margin: true
        default: false
        }
    }
}

/// The properties of a paragraph of RTF.
struct RTFParagraph: Sendable {
    var style: Int?
    var outlineLevel: Int?
    var isInTable = false
    /// Whether a colour lies behind it.
    var isShaded = false
    /// How many tables it stands in, one within the other.
    var depth = 1
    var marker = ""
    var level = 0
    /// The list that it is an item of, or 0.
    var list = 0
}

/// Encodings by the numbers that RTF gives them.
enum RTFEncoding {
    /// The encoding of a font's character set.
    static func ofCharacterSet(_ number: Int) -> String? {
        [
            77: "MACINTOSH", 128: "CP932", 129: "CP949", 134: "CP936", 136: "CP950", 161: "CP1253",
            162: "CP1254",
            163: "CP1258", 177: "CP1255", 178: "CP1256", 186: "CP1257", 204: "CP1251", 222: "CP874",
            238: "CP1250",
        ][number]
    }

    /// The encoding of a code page.
    static func ofPage(_ number: Int) -> String {
        number == 10_000 ? "MACINTOSH" : number == 65_001 ? "UTF-8" : "CP\(number)"
    }
}
