/// The lists of an RTF file, for the items that do not write their numbers out.
struct RTFLists: Sendable {
    private var numbering = WordNumbering()
    private var definition = WordNumbering.Definition()
    private var instance = WordNumbering.Instance()
    private var level = WordNumbering.Level()
    /// The level that is being defined, or changed by an override.
    private var index = -1
    private var isOverride = false
    private var text = ""

    /// Takes a control word of the tables of lists and of their overrides.
    mutating func take(_ word: String, _ number: Int?) {
        switch word {
        case "list":
            (definition, index, isOverride) = (WordNumbering.Definition(), -1, false)
        case "listlevel":
            index += 1
            level = WordNumbering.Level()
        case "levelnfc", "levelnfcn": level.numeral = Self.numeral(number ?? 0)
        case "levelstartat":
            level.start = number ?? 1
            if isOverride { instance.starts[index] = number ?? 1 }
        case "levellegal": level.isLegal = number != 0
        case "listid":
            if isOverride {
                instance.definition = number ?? -1
            } else if let number {
                numbering.define(number, as: definition)
            }
        case "listoverride":
            (instance, index, isOverride) = (WordNumbering.Instance(), -1, true)
        case "lfolevel": index += 1
        case "ls": if isOverride, let number { numbering.instances[number] = instance }
        default: break
        }
    }

    /// Takes a part of what a level shows.
    mutating func append(_ words: String) {
        if text.utf8.count < 256 { text += words }
    }

    /// Ends what a level shows: its length, then its signs, in which the numbers of levels stand for their counts.
    mutating func endText() {
        let signs = text.unicodeScalars.dropFirst().prefix { $0 != ";" }
        level.text = signs.reduce(into: "") { text, sign in
            text += sign.value < 9 ? "%\(sign.value + 1)" : String(Character(sign))
        }
        text = ""
        if (0...8).contains(index), !isOverride { definition.levels[index] = level }
    }

    /// Counts an item of a list on, and says what stands before it; nil where nothing does.
    mutating func marker(of list: Int, level: Int) -> String? {
        switch numbering.next(list, level: level) {
        case .number(let number): number
        case .bullet(let sign): sign
        case .none: nil
        }
    }

    /// A number format by its number; nil is a bullet.
    private static func numeral(_ number: Int) -> ListNumeral? {
        switch number {
        case 1: .upperRoman
        case 2: .lowerRoman
        case 3: .upperLetter
        case 4: .lowerLetter
        case 5: .ordinal
        case 22: .decimalZero
        case 23: nil
        case 255: ListNumeral.none
        default: .decimal
        }
    }
}
