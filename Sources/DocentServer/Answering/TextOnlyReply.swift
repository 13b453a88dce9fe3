import Docent

/// An answer for clients that show nothing but the words of a completion.
struct TextOnlyReply {
    private let answer: Answer

    init(_ answer: Answer) { self.answer = answer }

    /// The words: where they are quotes, doubts stand before them, and nothing in them draws a picture, a link or an element.
    var words: String {
        guard answer.model == nil else { return answer.answer }
        let quoted = Self.escaped(answer.answer)
        let doubts = answer.doubts.map { Self.escaped($0.sentence) }.joined(separator: " ")
        return doubts.isEmpty ? quoted : "\(doubts)\n\n\(quoted)"
    }

    /// What the check had to say of words that were shown before it, as a paragraph behind them; nil when it changed nothing.
    ///
    /// - Parameter streamed: the words as they were shown.
    func correction(of streamed: String) -> String? {
        guard streamed != answer.answer else { return nil }
        let remarks =
            answer.remarks.isEmpty
            ? ["The words above were corrected after they were written."] : answer.remarks.map(\.text)
        return "\n\n" + remarks.map { "! \($0)" }.joined(separator: "\n")
    }

    /// A document's words with the signs disarmed that make Markdown fetch something or hold elements.
    private static func escaped(_ text: String) -> String {
        text.replacing("](", with: "]\\(").replacing("]:", with: "]\\:").replacing(
            #/<(?=[A-Za-z\/!?])/#, with: "\\<")
    }
}
