/// Takes out what a reasoning model thinks aloud before its answer: a `<think>…</think>` at the very beginning.
///
/// Servers that do not split it off send it as text (llama.cpp without `--reasoning-format`, Ollama before 0.9).
struct LeadingThought: Sendable {
    private enum State { case before, within, behind, over }

    private static let (opening, closing) = ("<think>", "</think>")

    private var state = State.before
    /// What may still become one of the marks.
    private var held = ""

    /// The events without the thought; what was held back comes before the last event.
    mutating func withoutIt(_ events: [ChatEvent]) -> [ChatEvent] {
        events.flatMap { event -> [ChatEvent] in
            switch event {
            case .text(let piece):
                let kept = pass(piece)
                return kept.isEmpty ? [] : [.text(kept)]
            case .finished:
                defer { held = "" }
                return state == .before && !held.isEmpty ? [.text(held), event] : [event]
            }
        }
    }

    private mutating func pass(_ piece: String) -> String {
        guard state != .over else { return piece }
        held += piece
        if state == .before { begin() }
        if state == .within { end() }
        if state == .behind {
            held = String(held.drop(while: \.isWhitespace))
            if !held.isEmpty { state = .over }
        }
        guard state == .over else { return "" }
        defer { held = "" }
        return held
    }

    private mutating func begin() {
        let text = held.drop(while: \.isWhitespace)
        if text.hasPrefix(Self.opening) {
            held = String(text.dropFirst(Self.opening.count))
            state = .within
        } else if !Self.opening.hasPrefix(text) {
            state = .over
        }
    }

    private mutating func end() {
        if let mark = held.firstRange(of: Self.closing) {
            held = String(held[mark.upperBound...])
            state = .behind
        } else {
            held = String(held.suffix(Self.closing.count - 1))
        }
    }
}
