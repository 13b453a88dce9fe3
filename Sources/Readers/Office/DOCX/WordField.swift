/// The open fields of a part: characters of runs begin and end them, across paragraphs and elements.
struct WordFields: Sendable {
    private var open: [WordField] = []
    private var begun = 0
    /// The fields that never end, by their numbers; what follows them is text.
    private let endless: Set<Int>

    init(endless: Set<Int>) { self.endless = endless }

    /// The innermost field.
    var innermost: WordField? { open.last }

    /// Whether any field is still at its code.
    var areAtCode: Bool { open.contains { !$0.isInResult } }

    /// The fields that are still at their code, which swallow all words behind them when the part ends.
    var unended: Set<Int> { Set(open.filter { !$0.isInResult }.map(\.number)) }

    /// Begins the next field that has characters of its own.
    mutating func begin() {
        begun += 1
        guard open.count < 256, !endless.contains(begun) else { return }
        open.append(WordField(number: begun))
    }

    /// Begins a field that is an element.
    mutating func begin(instruction: String) { open.append(WordField(instruction: instruction)) }

    /// Changes the innermost field, if there is one.
    mutating func change(_ change: (inout WordField) -> Void) {
        if let last = open.indices.last { change(&open[last]) }
    }

    /// Ends the innermost field.
    mutating func end() -> WordField? { open.popLast() }
}

/// A field of which the code or the result is being read.
struct WordField: Sendable {
    /// Which of the part's fields it is.
    var number = 0
    var instruction = ""
    var isInResult = false
    var hasLink = false
    var isChecked: Bool?
    /// The entries of a list to choose from, and which one is chosen.
    var entries: [String] = []
    var chosen = 0

    /// The target of a `HYPERLINK` field: its address, and the place in it that the switch `\l` names.
    var target: String? {
        var words = Self.words(of: instruction)[...]
        guard words.popFirst()?.uppercased() == "HYPERLINK" else { return nil }
        var address = ""
        var place = ""
        while let word = words.popFirst() {
            switch word {
            case "\\l": place = words.popFirst() ?? ""
            case "\\o", "\\t": words = words.dropFirst()
            default: if !word.hasPrefix("\\"), address.isEmpty { address = word }
            }
        }
        let target = address + (place.isEmpty ? "" : "#" + place)
        return target.isEmpty ? nil : target
    }

    /// The words of a field's code; quoted ones may hold spaces, and a backslash before the sign that it stands for.
    private static func words(of code: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        var isEscaped = false
        for character in code {
            if isQuoted, !isEscaped, character == "\\" {
                isEscaped = true
            } else if character == "\"", !isEscaped {
                isQuoted.toggle()
                word = word ?? ""
            } else if !isQuoted, character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
                isEscaped = false
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
