import Docent

/// Rewrites the `[n]` markers of a text into the `[docN]` that clients of Azure OpenAI look for.
///
/// The text may come in pieces; what can be the beginning of a marker is held back until it is known.
struct DocMarkers {
    /// The citation, from 1, that a marker points at; a marker that points at none stays as it is.
    private let positions: [Int: Int]
    private var held = ""

    init(_ positions: [Int: Int]) { self.positions = positions }

    /// The text with its markers rewritten.
    static func rewritten(_ text: String, _ positions: [Int: Int]) -> String {
        var markers = DocMarkers(positions)
        return markers.pass(text) + markers.rest()
    }

    /// Takes the next piece, and gives what is known now.
    mutating func pass(_ piece: String) -> String {
        held += piece
        return advance(isEnd: false)
    }

    /// What is left when no piece comes any more.
    mutating func rest() -> String { advance(isEnd: true) }

    private mutating func advance(isEnd: Bool) -> String {
        var known = ""
        var rest = held[...]
        while let open = rest.firstIndex(where: Markers.canOpen) {
            known += rest[..<open]
            rest = rest[open...]
            if let marker = Markers.opening(rest) {
                known += rewritten(marker.numbers) ?? String(rest[..<marker.rest.startIndex])
                rest = marker.rest
            } else if !isEnd, isOpen(rest) {
                held = String(rest)
                return known
            } else {
                known.append(rest.removeFirst())
            }
        }
        held = ""
        return known + rest
    }

    /// Whether a text that begins with a bracket may become a marker by what follows.
    private func isOpen(_ text: Substring) -> Bool {
        let start = text.prefix(Markers.longest)
        return start.count < Markers.longest && !start.contains(text.first == "[" ? "]" : "】")
    }

    /// The markers for numbers, nil when none of them points at anything.
    private func rewritten(_ numbers: [Int]) -> String? {
        guard numbers.contains(where: { positions[$0] != nil }) else { return nil }
        var markers: [String] = []
        for number in numbers {
            let marker = positions[number].map { "[doc\($0)]" } ?? "[\(number)]"
            if !markers.contains(marker) { markers.append(marker) }
        }
        return markers.joined()
    }
}
