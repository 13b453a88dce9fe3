/// The line that a person is typing, with the lines typed before it.
struct LineBuffer: Sendable {
    /// What a key asks for.
    enum Key: Sendable, Hashable {
        case character(Character)
        case left, right, home, end, up, down, wordLeft, wordRight
        case backspace, delete, deleteToEnd, deleteToStart, deleteWord
        case clearScreen, enter, interrupt, endOfInput, ignored
    }

    /// What becomes of the line.
    enum Outcome: Sendable, Hashable {
        case goesOn, finished, abandoned, ended
    }

    private(set) var characters: [Character] = []
    /// How many characters stand before the cursor.
    private(set) var cursor = 0
    private var history: [String]
    /// Which line of the history is shown; its count when it is the new one.
    private var shown: Int
    private var draft: [Character] = []

    /// An empty line after others.
    init(history: [String] = []) {
        self.history = history
        shown = history.count
    }

    var text: String { String(characters) }

    /// Does what a key asks for.
    mutating func apply(_ key: Key) -> Outcome {
        switch key {
        case .character(let character):
            characters.insert(character, at: cursor)
            cursor += 1
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = characters.count
        case .wordLeft: cursor = wordStart()
        case .wordRight: cursor = wordEnd()
        case .up: show(shown - 1)
        case .down: show(shown + 1)
        case .backspace: remove((cursor - 1)..<cursor)
        case .delete: remove(cursor..<(cursor + 1))
        case .deleteToEnd: remove(cursor..<characters.count)
        case .deleteToStart: remove(0..<cursor)
        case .deleteWord: remove(wordStart()..<cursor)
        case .enter: return .finished
        case .interrupt: return .abandoned
        case .endOfInput:
            if characters.isEmpty { return .ended }
            remove(cursor..<(cursor + 1))
        case .clearScreen, .ignored: break
        }
        return .goesOn
    }

    private mutating func remove(_ range: Range<Int>) {
        guard range.lowerBound >= 0, range.upperBound <= characters.count else { return }
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private mutating func show(_ number: Int) {
        guard (0...history.count).contains(number) else { return }
        if shown == history.count { draft = characters }
        shown = number
        characters = number == history.count ? draft : Array(history[number])
        cursor = characters.count
    }

    private func wordStart() -> Int {
        var place = cursor
        while place > 0, characters[place - 1].isWhitespace { place -= 1 }
        while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
        return place
    }

    private func wordEnd() -> Int {
        var place = cursor
        while place < characters.count, characters[place].isWhitespace { place += 1 }
        while place < characters.count, !characters[place].isWhitespace { place += 1 }
        return place
    }
}
