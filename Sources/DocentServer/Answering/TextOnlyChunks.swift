import Docent

/// The words of an answer in the making, in pieces, for clients that show nothing else of it.
struct TextOnlyChunks {
    enum Piece {
        case words(String)
        /// The whole answer, checked, and what the pieces said before that; the last one.
        case end(Answer, streamed: String)
    }

    let run: AnswerRun
    let found: PassagesSoFar
    private var streamed = ""
    private var last: Piece?

    /// - Parameter found: keeps what is found, for a failure that follows.
    init(of run: AnswerRun, noting found: PassagesSoFar) {
        self.run = run
        self.found = found
    }

    /// The next piece, nil after the end.
    @concurrent mutating func next() async throws -> Piece? {
        if let last = last.take() { return last }
        while let step = try await run.next() {
            switch step {
            case .event(.text(let text)):
                streamed += text
                return .words(text)
            case .event(let event): found.note(event)
            case .answer(let answer): return ending(answer)
            }
        }
        return nil
    }

    /// What is said at the end: all of an answer of which nothing was said, or what the check took back.
    private mutating func ending(_ answer: Answer) -> Piece {
        let told = TextOnlyReply(answer)
        let words = streamed.isEmpty ? told.words : told.correction(of: streamed)
        let end = Piece.end(answer, streamed: streamed.isEmpty ? answer.answer : streamed)
        guard let words else { return end }
        last = end
        return .words(words)
    }
}
