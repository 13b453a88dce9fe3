/// Lets a reply through piece by piece once nothing in it can become a picture, an element or an address any more.
///
/// Each character is looked at once. What is held back begins at an open bracket or element, or with the word that is
/// being written: only plain letters and signs can grow into an address, so that scripts without spaces pass at once.
struct LinkGate: Sendable {
    private let told: ToldAddresses
    private var held = ""
    /// The bytes of what is held that may be shown.
    private var ready = 0
    private var state = State.words
    /// The bytes of the word that is being written, as many as an address begins with.
    private var word: [UInt8] = []
    /// Whether the rest of an address is passed over that was too long to be held.
    private var isSkipping = false

    /// What is open at the end of what is held.
    private enum State {
        case words
        case address
        case label
        /// Behind `[…]`, where an address may follow.
        case behindLabel
        case target
        case element
    }

    /// The most bytes that are held back for something that does not close.
    private static let most = 2000

    init(sources: [ProofSource], question: String) {
        told = ToldAddresses(sources, question: question)
    }

    /// Takes the next piece, and gives what may be shown now.
    mutating func pass(_ piece: String) -> String {
        var shown = ""
        for character in piece {
            if isSkipping {
                guard Address.ends(at: character) else { continue }
                isSkipping = false
            }
            held.append(character)
            follow(character)
            if held.utf8.count > Self.most { shown += overflow() }
        }
        return shown + release(ready)
    }

    /// What is left at the end of the reply.
    mutating func rest() -> String {
        defer { reset() }
        return release(held.utf8.count)
    }

    /// Moves the state on by one character, and what may be shown with it.
    private mutating func follow(_ character: Character) {
        switch state {
        case .words: followWords(character)
        case .address: if Address.ends(at: character) { goOn(character) }
        case .label: if character == "]" { state = .behindLabel }
        case .behindLabel:
            if character == "(" || character == "[" { state = .target } else { goOn(character) }
        case .target: if character == ")" || character == "]" { close() }
        case .element:
            if character == ">" {
                close()
            } else if !character.isLetter, held.dropLast().last == "<" {
                goOn(character)
            }
        }
    }

    /// Goes on with a character that belongs to nothing that was open.
    private mutating func goOn(_ character: Character) {
        close()
        ready -= character.utf8.count
        followWords(character)
    }

    private mutating func followWords(_ character: Character) {
        if character == "[" { return open(.label) }
        if character == "<" { return open(.element) }
        guard let byte = character.asciiValue, !character.isWhitespace else { return close() }
        // Of a picture's mark nobody knows yet; it belongs to no address.
        word = character == "!" ? [byte] : word + [byte]
        if Address.begins(endOf: word[...]) {
            state = .address
        } else {
            if word.count >= Address.longestScheme { word.removeFirst() }
            ready = held.utf8.count - word.count
        }
    }

    /// Something opens that is shown only when it is whole; a picture's mark belongs to it.
    private mutating func open(_ opened: State) {
        let isPicture = opened == .label && held.dropLast().last == "!"
        ready = held.utf8.count - 1 - (isPicture ? 1 : 0)
        word = []
        state = opened
    }

    /// Nothing is open any more.
    private mutating func close() {
        ready = held.utf8.count
        word = []
        state = .words
    }

    /// What is too long to be held goes, checked; of an address that it ends with nothing further is shown.
    private mutating func overflow() -> String {
        guard state != .words else { return release(ready) }
        isSkipping =
            held.split(whereSeparator: Address.ends).last.map { Address.first(in: $0) != nil } ?? false
        let shown = release(held.utf8.count)
        reset()
        return shown
    }

    private mutating func reset() {
        (held, ready, word, state) = ("", 0, [], .words)
    }

    private mutating func release(_ count: Int) -> String {
        guard count > 0 else { return "" }
        let end = held.utf8.index(held.startIndex, offsetBy: count)
        let text = String(held[..<end])
        held = String(held[end...])
        ready = 0
        return LinkCheck(text, told: told).text
    }
}
